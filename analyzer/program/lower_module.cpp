// Imports, exports, and every module specifier that is named as a constant.
#include "analyzer/program/folder_loads.h"
#include "analyzer/program/lowering.h"

namespace jsward {

void Lowering::request(AtomId module, RequestKind kind, Span span) {
    program_.requests.push_back({module, kind, span});
}

/// The constant text of a lowered expression.
AtomId Lowering::constantOf(NodeId node, bool& constant) const {
    const Node& at = program_[node];
    constant = true;
    if (at.kind == Kind::String) return at.a;
    if (at.kind == Kind::Template) {
        const auto parts = program_.items(node);
        if (parts.empty()) return 0;
        if (parts.size() == 1 && program_[parts[0]].kind == Kind::String) return program_[parts[0]].a;
    }
    constant = false;
    return 0;
}

/// `require('m')` and `require.resolve('m')`. A local `require` counts (it comes from createRequire), a parameter does not: bundles
/// hand their own function to each module that they hold.
void Lowering::requestOfCall(SyntaxId at, NodeId callee, NodeId argument) {
    const Node* node = &program_[callee];
    RequestKind kind = RequestKind::Require;
    if (node->kind == Kind::Member && node->a == atoms_.resolve) {
        kind = RequestKind::RequireResolve;
        node = &program_[callee - 1];
    }
    if (node->kind == Kind::Name) {
        const Binding& binding = program_.bindings[node->a];
        if (binding.name != atoms_.require || binding.kind == BindingKind::Parameter) return;
    } else if (node->kind != Kind::Global || node->a != atoms_.require) {
        return;
    }
    bool constant = false;
    const AtomId module = constantOf(argument, constant);
    if (constant)
        request(module, kind, span(at));
    else if (kind == RequestKind::Require)
        openRequests_.push_back(builder_.nextNode());
}

/// What is put together at run time may be files of some folder.
void Lowering::requestFolders() {
    for (const FolderLoad& load : folderLoads(program_, openRequests_))
        request(builder_.atom(load.pattern), RequestKind::Folder, load.span);
}

bool Lowering::isTypeOnly(SyntaxId at) const { return tree_.has(at, Syntax::Type) || tree_.has(at, Syntax::Typeof); }

NodeId Lowering::importStatement(SyntaxId at) {
    if (const SyntaxId clause = tree_.child(at, Syntax::ImportRequireClause)) return importRequire(at, clause);
    const SyntaxId source = tree_.child(at, Field::Source);
    if (source == 0) return builder_.add(Kind::Empty, span(at));
    const bool typeOnly = isTypeOnly(at);
    const AtomId module = stringValue(source);
    request(module, typeOnly ? RequestKind::TypeImport : RequestKind::Import, span(at));
    if (const SyntaxId clause = tree_.child(at, Syntax::ImportClause)) importClause(clause, module, typeOnly);
    return builder_.add(Kind::Empty, span(at));
}

void Lowering::importClause(SyntaxId clause, AtomId module, bool typeOnly) {
    for (const SyntaxId child : tree_.children(clause)) {
        switch (kind(child)) {
            case Syntax::Identifier: addImport(module, atoms_.default_, child, typeOnly, span(child)); break;
            case Syntax::NamespaceImport:
                if (const SyntaxId local = tree_.child(child, Syntax::Identifier))
                    addImport(module, atoms_.star, local, typeOnly, span(child));
                break;
            case Syntax::NamedImports:
                for (const SyntaxId specifier : tree_.children(child)) {
                    if (kind(specifier) == Syntax::ImportSpecifier) importSpecifier(specifier, module, typeOnly);
                }
                break;
            default: break;
        }
    }
}

void Lowering::importSpecifier(SyntaxId at, AtomId module, bool typeOnly) {
    const SyntaxId imported = tree_.child(at, Field::Name);
    if (imported == 0) return;
    const SyntaxId alias = tree_.child(at, Field::Alias);
    addImport(module, exportName(imported), alias != 0 ? alias : imported, typeOnly || isTypeOnly(at), span(at));
}

void Lowering::addImport(AtomId module, AtomId imported, SyntaxId local, bool typeOnly, Span span) {
    program_.imports.push_back({module, imported, scopes_.lookup(name(local)), typeOnly, span});
}

/// The name of an export can be a string.
AtomId Lowering::exportName(SyntaxId at) { return kind(at) == Syntax::String ? stringValue(at) : name(at); }

/// `import x = require('m')`
NodeId Lowering::importRequire(SyntaxId statement, SyntaxId clause) {
    const InRole role(*this, {true, BindingKind::Const, true});
    const SyntaxId local = tree_.child(clause, Syntax::Identifier);
    const SyntaxId source = tree_.child(clause, Field::Source);
    if (local == 0 || source == 0) return builder_.add(Kind::Empty, span(statement));
    const NodeId target = this->target(name(local), span(local));
    const Span call = {tree_[local].end, tree_[clause].end};
    const NodeId callee = builder_.add(Kind::Global, {call.begin, tree_[source].begin}, atoms_.require);
    const NodeId argument = literal(source);
    requestOfCall(clause, callee, argument);
    const std::uint32_t offset = builder_.operands({callee});
    builder_.follow({&argument, 1});
    builder_.add(Kind::Call, call, offset);
    return singleVariable(BindingKind::Const, target, span(statement));
}

/// `import x = N.y`
NodeId Lowering::importAlias(SyntaxId at) {
    const InRole role(*this, {true, BindingKind::Const, true});
    NodeId target = 0;
    for (const SyntaxId child : tree_.children(at)) {
        if (target == 0 && kind(child) == Syntax::Identifier) {
            target = this->target(name(child), span(child));
        } else if (target != 0 && kind(child) != Syntax::Error) {
            dottedName(child);
            return singleVariable(BindingKind::Const, target, span(at));
        }
    }
    return builder_.add(Kind::Empty, span(at));
}

/// `a.b.c` where the grammar calls it a name.
NodeId Lowering::dottedName(SyntaxId at) {
    SyntaxId first = at;
    while (!tree_.isLeaf(first)) ++first;
    NodeId result = reference(name(first), span(first));
    for (SyntaxId part = first + 1; part < tree_[at].next; ++part) {
        if (kind(part) == Syntax::PropertyIdentifier)
            result = builder_.add(Kind::Member, {tree_[at].begin, tree_[part].end}, name(part));
    }
    return result;
}

/// A declaration of one variable, whose value is the node added last.
NodeId Lowering::singleVariable(BindingKind kind, NodeId target, Span span) {
    const NodeId declarator = builder_.add(Kind::Declarator, span, target, 1);
    return builder_.add(Kind::VarDecl, span, builder_.list({&declarator, 1}), static_cast<std::uint8_t>(kind));
}

}  // namespace jsward
