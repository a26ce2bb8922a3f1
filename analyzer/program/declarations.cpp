// What a scope declares, found before the scope is lowered. `let`, `const`, classes, functions and imports are found among the
// statements of a list; `var` in all statements of a function, however nested, but never inside expressions or other functions.
// Both are scans over ranges of the flat tree, without recursion.
#include "analyzer/program/lowering.h"

namespace jsward {
namespace {

/// Statements and clauses in which `var` can stand.
bool canHoldVariables(Syntax kind) {
    switch (kind) {
        case Syntax::StatementBlock:
        case Syntax::IfStatement:
        case Syntax::ElseClause:
        case Syntax::SwitchStatement:
        case Syntax::SwitchBody:
        case Syntax::SwitchCase:
        case Syntax::SwitchDefault:
        case Syntax::ForStatement:
        case Syntax::ForInStatement:
        case Syntax::WhileStatement:
        case Syntax::DoStatement:
        case Syntax::TryStatement:
        case Syntax::CatchClause:
        case Syntax::FinallyClause:
        case Syntax::WithStatement:
        case Syntax::LabeledStatement:
        case Syntax::ExportStatement:
        case Syntax::Error: return true;
        default: return false;
    }
}

/// Children of a list of statements that are no statements themselves but hold some of the same scope.
bool continuesList(Syntax kind) {
    return kind == Syntax::ExportStatement || kind == Syntax::Error || kind == Syntax::SwitchCase ||
           kind == Syntax::SwitchDefault || kind == Syntax::LabeledStatement;
}

}  // namespace

void Lowering::declareStatements(SyntaxId list) {
    const SyntaxId end = tree_[list].next;
    for (SyntaxId at = list + 1; at < end;) {
        if (continuesList(kind(at))) {
            ++at;
        } else {
            declareStatement(at);
            at = tree_[at].next;
        }
    }
}

BindingKind Lowering::declaredKind(SyntaxId declaration) const {
    switch (kind(declaration)) {
        case Syntax::VariableDeclaration: return BindingKind::Var;
        case Syntax::UsingDeclaration: return BindingKind::Using;
        default: break;
    }
    const SyntaxId keyword = tree_.child(declaration, Field::Kind);
    switch (keyword == 0 ? Syntax::Other : kind(keyword)) {
        case Syntax::Var: return BindingKind::Var;
        case Syntax::Const: return BindingKind::Const;
        case Syntax::Using:
        case Syntax::Await: return BindingKind::Using;
        default: return BindingKind::Let;
    }
}

void Lowering::declareStatement(SyntaxId statement) {
    switch (kind(statement)) {
        case Syntax::LexicalDeclaration:
        case Syntax::UsingDeclaration: declareDeclarators(statement, declaredKind(statement)); break;
        case Syntax::FunctionDeclaration:
        case Syntax::GeneratorFunctionDeclaration: declareFunction(statement); break;
        case Syntax::ClassDeclaration:
        case Syntax::AbstractClassDeclaration: declareNamed(statement, BindingKind::Class); break;
        case Syntax::EnumDeclaration: declareNamed(statement, BindingKind::Enum); break;
        case Syntax::ImportStatement: declareImports(statement); break;
        case Syntax::ImportAlias: declarePattern(tree_.child(statement, Syntax::Identifier), BindingKind::Const); break;
        case Syntax::Module:
        case Syntax::InternalModule:
        case Syntax::ExpressionStatement: {
            if (const SyntaxId space = namespaceOf(statement); space != 0) {
                if (isInstantiated(space)) declare(name(firstNameOf(space)), BindingKind::Namespace);
            } else if (const SyntaxId child = operand(statement); child != 0 && tree_.has(child, Syntax::Using)) {
                declarePattern(tree_.child(child, Field::Left), BindingKind::Using);
            }
            break;
        }
        default: break;
    }
}

void Lowering::declareNamed(SyntaxId declaration, BindingKind kind) {
    if (const SyntaxId nameNode = tree_.child(declaration, Field::Name)) declare(name(nameNode), kind);
}

void Lowering::declareFunction(SyntaxId declaration) {
    const SyntaxId nameNode = tree_.child(declaration, Field::Name);
    if (nameNode == 0) return;
    const AtomId atom = name(nameNode);
    if (sloppyFunctions_) {
        // The function around has declared it already; only a `let` in between would hide that.
        const BindingId known = scopes_.lookup(atom);
        if (known != kNone && program_.bindings[known].function == function_ &&
            program_.bindings[known].kind == BindingKind::Function)
            return;
    }
    declare(atom, BindingKind::Function);
}

void Lowering::declareDeclarators(SyntaxId declaration, BindingKind kind) {
    for (const SyntaxId child : tree_.children(declaration)) {
        if (this->kind(child) == Syntax::VariableDeclarator) declarePattern(tree_.child(child, Field::Name), kind);
    }
}

void Lowering::declareVariables(SyntaxId list) {
    const SyntaxId end = tree_[list].next;
    for (SyntaxId at = list + 1; at < end;) {
        declareHoisted(at);
        at = canHoldVariables(kind(at)) ? at + 1 : tree_[at].next;
    }
}

void Lowering::declareHoisted(SyntaxId statement) {
    switch (kind(statement)) {
        case Syntax::VariableDeclaration: declareDeclarators(statement, BindingKind::Var); break;
        case Syntax::ForInStatement:
            if (tree_.has(statement, Syntax::Var))
                declarePattern(tree_.child(statement, Field::Left), BindingKind::Var);
            break;
        case Syntax::FunctionDeclaration:
        case Syntax::GeneratorFunctionDeclaration:
            if (sloppyFunctions_) declareNamed(statement, BindingKind::Function);
            break;
        default: break;
    }
}

void Lowering::declarePattern(SyntaxId pattern, BindingKind kind) {
    if (pattern != 0) forEachName(pattern, [&](SyntaxId at) { declare(name(at), kind); });
}

void Lowering::declareImports(SyntaxId statement) {
    const SyntaxId end = tree_[statement].next;
    for (SyntaxId at = statement + 1; at < end;) {
        const SyntaxNode& node = tree_[at];
        if (node.kind == Syntax::ImportSpecifier) {
            const SyntaxId alias = tree_.child(at, Field::Alias);
            declarePattern(alias != 0 ? alias : tree_.child(at, Field::Name), BindingKind::Import);
            at = node.next;
        } else {
            // `import x = require('m')` is ordinary code.
            const bool isCode = kind(statement + 1) == Syntax::ImportRequireClause;
            if (node.kind == Syntax::Identifier) declare(name(at), isCode ? BindingKind::Const : BindingKind::Import);
            ++at;
        }
    }
}

}  // namespace jsward
