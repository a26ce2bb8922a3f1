// Enums and namespaces: what TypeScript declares and runs.
//
// An enum is a variable with an object. A namespace is a block with its body, at the end of which a variable, declared outside of
// the block, gets an object with the exports; `namespace A.B {}` gives A an object with an object in it.
#include <charconv>

#include "analyzer/program/lowering.h"

namespace jsward {

NodeId Lowering::enumDeclaration(SyntaxId at) {
    const InRole role(*this, {true, BindingKind::Enum, true});
    const SyntaxId nameNode = tree_.child(at, Field::Name);
    const NodeId target = nameNode != 0 ? this->target(name(nameNode), span(nameNode)) : opaque(span(at));
    const SyntaxId body = tree_.child(at, Field::Body);
    PendingList list(builder_.scratch());
    if (body != 0) {
        std::optional<std::int64_t> next = 0;
        for (const SyntaxId child : tree_.children(body)) {
            if (kind(child) != Syntax::Error) list.add(enumMember(child, next));
        }
    }
    builder_.add(Kind::Object, span(body != 0 ? body : at), builder_.list(list.items()));
    return singleVariable(BindingKind::Enum, target, span(at));
}

/// `next` is the value of a member without one: nothing is known behind a member whose value is computed.
NodeId Lowering::enumMember(SyntaxId at, std::optional<std::int64_t>& next) {
    const bool assigned = kind(at) == Syntax::EnumAssignment;
    const SyntaxId keyNode = assigned ? tree_.child(at, Field::Name) : at;
    const Key key = keyNode != 0 ? propertyKey(keyNode) : Key{};
    const SyntaxId value = assigned ? tree_.child(at, Field::Value) : 0;
    if (value != 0) {
        const Node& node = program_[expression(value)];
        std::int64_t number = 0;
        const std::string_view text = node.kind == Kind::Number ? program_.atom(node.a) : std::string_view();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        next.reset();
        if (!text.empty() && error == std::errc{} && end == text.data() + text.size()) next = number + 1;
    } else if (next) {
        builder_.add(Kind::Number, span(at), builder_.atom(std::to_string(*next)));
        ++*next;
    } else {
        opaque(span(at));
    }
    return property(at, key, PropertyOp::Init);
}

SyntaxId Lowering::namespaceOf(SyntaxId statement) const {
    if (kind(statement) == Syntax::ExpressionStatement && !tree_.isLeaf(statement) &&
        kind(statement + 1) == Syntax::InternalModule)
        return statement + 1;
    return kind(statement) == Syntax::Module || kind(statement) == Syntax::InternalModule ? statement : 0;
}

SyntaxId Lowering::firstNameOf(SyntaxId module) const {
    SyntaxId at = tree_.child(module, Field::Name);
    while (at != 0 && !tree_.isLeaf(at)) ++at;
    return at;
}

/// A namespace that holds types alone does not exist at run time; neither does `module 'm'`.
bool Lowering::isInstantiated(SyntaxId module) const {
    const SyntaxId first = firstNameOf(module);
    const SyntaxId body = tree_.child(module, Field::Body);
    if (first == 0 || kind(first) == Syntax::String || body == 0) return false;
    const SyntaxId end = tree_[body].next;
    for (SyntaxId at = body + 1; at < end;) {
        const SyntaxId inner = namespaceOf(at);
        if (inner != 0) {
            const SyntaxId innerBody = tree_.child(inner, Field::Body);
            at = innerBody != 0 ? innerBody + 1 : tree_[inner].next;
        } else if (kind(at) == Syntax::ExportStatement || kind(at) == Syntax::Error) {
            ++at;
        } else if (isStatement(kind(at)) && kind(at) != Syntax::TypeDeclaration && kind(at) != Syntax::ImportAlias) {
            return true;
        } else {
            at = tree_[at].next;
        }
    }
    return false;
}

NodeId Lowering::namespaceDeclaration(SyntaxId at) {
    if (!isInstantiated(at)) return builder_.add(Kind::Empty, span(at));
    const InRole role(*this, {});
    const SyntaxId body = tree_.child(at, Field::Body);
    const SyntaxId first = firstNameOf(at);
    // Looked up out here: a name of the body may be the same.
    const AtomId ownName = name(first);
    if (scopes_.lookup(ownName) == kNone) declare(ownName, BindingKind::Namespace);
    const BindingId own = scopes_.lookup(ownName);

    scopes_.enter();
    ++inNamespace_;
    declareStatements(body);
    declareVariables(body);
    PendingList list(builder_.scratch());
    statements(body, list);
    const NodeId target = builder_.add(Kind::Name, span(first), own);
    Binding& binding = program_.bindings[own];
    if (binding.declaration == 0) binding.declaration = target;
    if (binding.writes != 255) ++binding.writes;
    namespaceObject(body);
    // What stands behind the first name, `A` of `A.B.C`, is nested from the inside out.
    for (SyntaxId part = tree_[tree_.child(at, Field::Name)].next; part-- > first + 1;) {
        if (kind(part) != Syntax::PropertyIdentifier && kind(part) != Syntax::Identifier) continue;
        const NodeId inner = builder_.add(Kind::Property, span(at), name(part));
        builder_.add(Kind::Object, span(at), builder_.list({&inner, 1}));
    }
    list.add(singleVariable(BindingKind::Namespace, target, span(at)));
    --inNamespace_;
    scopes_.leave();
    return builder_.add(Kind::Block, span(at), builder_.list(list.items()));
}

NodeId Lowering::namespaceObject(SyntaxId body) {
    PendingList list(builder_.scratch());
    const auto add = [&](SyntaxId exported, SyntaxId local) {
        const AtomId key = exportName(exported);
        reference(exportName(local), span(local));
        list.add(property(exported, {key, 0}, PropertyOp::Shorthand));
    };
    for (const SyntaxId child : tree_.children(body)) {
        if (kind(child) != Syntax::ExportStatement) continue;
        if (const SyntaxId clause = tree_.child(child, Syntax::ExportClause)) {
            for (const SyntaxId specifier : tree_.children(clause)) {
                const SyntaxId local = tree_.child(specifier, Field::Name);
                const SyntaxId alias = tree_.child(specifier, Field::Alias);
                if (local != 0) add(alias != 0 ? alias : local, local);
            }
        }
        const SyntaxId declaration = tree_.child(child, Field::Declaration);
        if (declaration != 0) forEachDeclaredName(declaration, [&](SyntaxId name) { add(name, name); });
    }
    return builder_.add(Kind::Object, span(body), builder_.list(list.items()));
}

}  // namespace jsward
