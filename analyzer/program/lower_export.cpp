// Exports.
#include "analyzer/program/lowering.h"

namespace jsward {

NodeId Lowering::exportStatement(SyntaxId at) {
    if (const SyntaxId source = tree_.child(at, Field::Source)) return exportFrom(at, source);
    if (const SyntaxId declaration = tree_.child(at, Field::Declaration)) return exportDeclaration(at, declaration);
    if (const SyntaxId value = tree_.child(at, Field::Value)) return exportDefault(at, value);
    if (const SyntaxId clause = tree_.child(at, Syntax::ExportClause)) {
        if (!isTypeOnly(at)) exportClause(clause, 0);
        return builder_.add(Kind::Empty, span(at));
    }
    const SyntaxId value = operand(at);
    // What is left is `export = x` and `export as namespace x`.
    if (value == 0 || !followsEquals(value)) return builder_.add(Kind::Empty, span(at));
    namedExpression(value, 0);
    return builder_.add(Kind::ExportAssign, span(at));
}

bool Lowering::followsEquals(SyntaxId at) const {
    const std::string_view before = tree_.source().substr(0, tree_[at].begin);
    const std::size_t last = before.find_last_not_of(" \t\r\n");
    return last != std::string_view::npos && before[last] == '=';
}

NodeId Lowering::exportFrom(SyntaxId at, SyntaxId source) {
    const AtomId module = stringValue(source);
    const bool typeOnly = isTypeOnly(at);
    request(module, typeOnly ? RequestKind::TypeImport : RequestKind::ExportFrom, span(at));
    if (!typeOnly) {
        if (const SyntaxId clause = tree_.child(at, Syntax::ExportClause)) {
            exportClause(clause, &module);
        } else if (const SyntaxId star = tree_.child(at, Syntax::NamespaceExport)) {
            const SyntaxId alias = star + 1 < tree_[star].next ? lastChild(star) : 0;
            const AtomId exported = alias != 0 ? exportName(alias) : 0;
            program_.exports.push_back({ExportKind::StarAs, exported, atoms_.star, module, kNone, span(star)});
        } else {
            program_.exports.push_back({ExportKind::Star, 0, 0, module, kNone, span(at)});
        }
    }
    return builder_.add(Kind::Empty, span(at));
}

SyntaxId Lowering::lastChild(SyntaxId at) const {
    SyntaxId last = 0;
    for (const SyntaxId child : tree_.children(at)) last = child;
    return last;
}

/// `{a as b}`, of this file or of `*module`.
void Lowering::exportClause(SyntaxId clause, const AtomId* module) {
    for (const SyntaxId child : tree_.children(clause)) {
        const SyntaxId local = tree_.child(child, Field::Name);
        if (kind(child) != Syntax::ExportSpecifier || local == 0 || isTypeOnly(child)) continue;
        const SyntaxId alias = tree_.child(child, Field::Alias);
        const AtomId exported = exportName(alias != 0 ? alias : local);
        if (module == nullptr) {
            addLocalExport(exported, exportName(local), span(child));
        } else {
            program_.exports.push_back(
                {ExportKind::Indirect, exported, exportName(local), *module, kNone, span(child)});
        }
    }
}

void Lowering::addLocalExport(AtomId exported, AtomId local, Span span) {
    program_.exports.push_back({ExportKind::Local, exported, 0, 0, scopes_.lookup(local), span});
}

NodeId Lowering::exportDeclaration(SyntaxId at, SyntaxId declaration) {
    const bool isDefault = tree_.has(at, Syntax::Default);
    const SyntaxId nameNode = tree_.child(declaration, Field::Name);
    if (isDefault && nameNode != 0) {
        if (kind(declaration) != Syntax::TypeDeclaration)
            addLocalExport(atoms_.default_, name(nameNode), span(declaration));
    } else if (!isDefault && inNamespace_ == 0) {
        exportNames(declaration);
    }
    switch (kind(declaration)) {
        case Syntax::ClassDeclaration:
        case Syntax::AbstractClassDeclaration: return classDeclaration(declaration, at);
        default: return statement(declaration);
    }
}

/// Exports what a declaration declares.
void Lowering::exportNames(SyntaxId declaration) {
    forEachDeclaredName(declaration, [this](SyntaxId at) { addLocalExport(name(at), name(at), span(at)); });
}

/// `export default` of an expression. A function or class without a name is one too, and is called "default".
NodeId Lowering::exportDefault(SyntaxId at, SyntaxId value) {
    namedExpression(value, atoms_.default_);
    return builder_.add(Kind::ExportDefault, span(at));
}

}  // namespace jsward
