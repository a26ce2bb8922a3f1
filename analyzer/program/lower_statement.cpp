// Statements.
#include "analyzer/program/lowering.h"

namespace jsward {

bool isStatement(Syntax kind) {
    switch (kind) {
        case Syntax::ExpressionStatement:
        case Syntax::VariableDeclaration:
        case Syntax::LexicalDeclaration:
        case Syntax::UsingDeclaration:
        case Syntax::FunctionDeclaration:
        case Syntax::GeneratorFunctionDeclaration:
        case Syntax::ClassDeclaration:
        case Syntax::AbstractClassDeclaration:
        case Syntax::StatementBlock:
        case Syntax::IfStatement:
        case Syntax::SwitchStatement:
        case Syntax::ForStatement:
        case Syntax::ForInStatement:
        case Syntax::WhileStatement:
        case Syntax::DoStatement:
        case Syntax::TryStatement:
        case Syntax::WithStatement:
        case Syntax::BreakStatement:
        case Syntax::ContinueStatement:
        case Syntax::DebuggerStatement:
        case Syntax::ReturnStatement:
        case Syntax::ThrowStatement:
        case Syntax::EmptyStatement:
        case Syntax::LabeledStatement:
        case Syntax::ImportStatement:
        case Syntax::ImportAlias:
        case Syntax::ExportStatement:
        case Syntax::EnumDeclaration:
        case Syntax::Module:
        case Syntax::InternalModule:
        case Syntax::TypeDeclaration: return true;
        default: return false;
    }
}

NodeId Lowering::statement(SyntaxId at) {
    const Depth level(depth_);
    if (tooDeep()) {
        opaqueForDepth(span(at));
        return builder_.add(Kind::ExpressionStatement, span(at));
    }
    return statementWithin(at);
}

NodeId Lowering::statementWithin(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::ExpressionStatement: return expressionStatement(at);
        case Syntax::VariableDeclaration:
        case Syntax::LexicalDeclaration:
        case Syntax::UsingDeclaration: return variables(at);
        case Syntax::FunctionDeclaration:
        case Syntax::GeneratorFunctionDeclaration: return functionDeclaration(at, 0);
        case Syntax::ClassDeclaration:
        case Syntax::AbstractClassDeclaration: return classDeclaration(at, 0);
        case Syntax::StatementBlock: return block(at);
        case Syntax::IfStatement: return ifStatement(at);
        case Syntax::SwitchStatement: return switchStatement(at);
        case Syntax::ForStatement: return forStatement(at);
        case Syntax::ForInStatement: return forInStatement(at);
        case Syntax::WhileStatement: return loop(Kind::While, at);
        case Syntax::DoStatement: return loop(Kind::DoWhile, at);
        case Syntax::TryStatement: return tryStatement(at);
        case Syntax::WithStatement: return loop(Kind::With, at);
        case Syntax::BreakStatement: return jump(Kind::Break, at);
        case Syntax::ContinueStatement: return jump(Kind::Continue, at);
        case Syntax::ReturnStatement: return withOperand(Kind::Return, at);
        case Syntax::ThrowStatement: return withOperand(Kind::Throw, at);
        case Syntax::LabeledStatement: return labeled(at);
        case Syntax::ImportStatement: return importStatement(at);
        case Syntax::ImportAlias: return importAlias(at);
        case Syntax::ExportStatement: return exportStatement(at);
        case Syntax::EnumDeclaration: return enumDeclaration(at);
        case Syntax::Module:
        case Syntax::InternalModule: return namespaceDeclaration(at);
        case Syntax::DebuggerStatement:
        case Syntax::EmptyStatement:
        case Syntax::TypeDeclaration: return builder_.add(Kind::Empty, span(at));
        default: opaque(span(at)); return builder_.add(Kind::ExpressionStatement, span(at));
    }
}

NodeId Lowering::expressionStatement(SyntaxId at) {
    if (const SyntaxId space = namespaceOf(at)) return namespaceDeclaration(space);
    const SyntaxId operand = this->operand(at);
    if (operand != 0 && kind(operand) == Syntax::AssignmentExpression && tree_.has(operand, Syntax::Using))
        return usingAssignment(operand);
    expressionOr(operand, at);
    return builder_.add(Kind::ExpressionStatement, span(at));
}

void Lowering::statements(SyntaxId list, PendingList& out) {
    for (const SyntaxId child : tree_.children(list)) {
        if (isStatement(kind(child))) {
            out.add(statement(child));
        } else if (kind(child) == Syntax::Error) {
            brokenStatements(child, out);
        }
    }
}

/// Takes every statement and expression out of a stretch that as a whole means nothing.
void Lowering::brokenStatements(SyntaxId error, PendingList& out) {
    const SyntaxId end = tree_[error].next;
    for (SyntaxId at = error + 1; at < end;) {
        if (isStatement(kind(at))) {
            out.add(statement(at));
            at = tree_[at].next;
        } else if (isExpression(kind(at))) {
            expression(at);
            out.add(builder_.add(Kind::ExpressionStatement, span(at)));
            at = tree_[at].next;
        } else {
            at = kind(at) == Syntax::FormalParameters || kind(at) == Syntax::TypeAnnotation ? tree_[at].next : at + 1;
        }
    }
    opaque(span(error));
    out.add(builder_.add(Kind::ExpressionStatement, span(error)));
}

NodeId Lowering::block(SyntaxId at) {
    scopes_.enter();
    declareStatements(at);
    const NodeId result = blockOfDeclared(at);
    scopes_.leave();
    return result;
}

/// A block whose names are declared already, in the scope that is open.
NodeId Lowering::blockOfDeclared(SyntaxId at) {
    PendingList list(builder_.scratch());
    statements(at, list);
    const std::uint32_t offset = builder_.list(list.items());
    return builder_.add(Kind::Block, span(at), offset);
}

NodeId Lowering::variables(SyntaxId at) {
    const BindingKind declared = declaredKind(at);
    PendingList list(builder_.scratch());
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) == Syntax::VariableDeclarator) list.add(declarator(child, declared));
    }
    const std::uint32_t offset = builder_.list(list.items());
    return builder_.add(Kind::VarDecl, span(at), offset, static_cast<std::uint8_t>(declared));
}

NodeId Lowering::declarator(SyntaxId at, BindingKind declared) {
    const SyntaxId nameNode = tree_.child(at, Field::Name);
    const SyntaxId value = tree_.child(at, Field::Value);
    const InRole role(*this, {true, declared, value != 0});
    const NodeId target = nameNode != 0 ? pattern(nameNode) : opaque({tree_[at].begin, tree_[at].begin});
    if (value == 0) return builder_.add(Kind::Declarator, span(at));
    return initialised(at, value, target);
}

/// The annotation of a variable becomes a Cast of its value when it names a type: that is evidence of what the value is.
NodeId Lowering::initialised(SyntaxId declarator, SyntaxId value, NodeId target) {
    const NodeId init = namedExpression(value, nameOfTarget(target));
    const TypeId type = annotation(declarator, Field::Type);
    if (program_.types[type].kind == TypeKind::Named) builder_.add(Kind::Cast, program_.span(init), type);
    return builder_.add(Kind::Declarator, span(declarator), target, 1);
}

/// The TypeScript grammar reads `using x = f()` as an assignment.
NodeId Lowering::usingAssignment(SyntaxId assignment) {
    const InRole role(*this, {true, BindingKind::Using, true});
    const NodeId target = pattern(tree_.child(assignment, Field::Left));
    expressionAt(assignment, Field::Right);
    return singleVariable(BindingKind::Using, target, span(assignment));
}

/// `else if` chains are walked in a loop: generated code has thousands of links.
NodeId Lowering::ifStatement(SyntaxId at) {
    PendingList chain(builder_.scratch());
    SyntaxId last = at;
    NodeId otherwise = 0;
    for (;;) {
        chain.add(last);
        chain.add(expressionAt(last, Field::Condition));
        chain.add(body(last, Field::Consequence));
        const SyntaxId clause = tree_.child(last, Field::Alternative);
        if (clause == 0) break;
        SyntaxId alternative = clause + 1;
        while (alternative < tree_[clause].next && !isStatement(kind(alternative)))
            alternative = tree_[alternative].next;
        if (alternative >= tree_[clause].next) break;
        if (kind(alternative) != Syntax::IfStatement) {
            otherwise = statement(alternative);
            break;
        }
        last = alternative;
    }
    const auto links = chain.items();
    for (std::size_t i = links.size(); i != 0; i -= 3) {
        const std::uint32_t offset = builder_.operands({links[i - 2], links[i - 1], otherwise});
        otherwise = builder_.add(Kind::If, span(links[i - 3]), offset);
    }
    return otherwise;
}

NodeId Lowering::body(SyntaxId parent, Field field) {
    const SyntaxId at = tree_.child(parent, field);
    if (at != 0) return statement(at);
    return builder_.add(Kind::Empty, {tree_[parent].end, tree_[parent].end});
}

NodeId Lowering::expressionAt(SyntaxId parent, Field field) { return expressionOr(tree_.child(parent, field), parent); }

NodeId Lowering::forStatement(SyntaxId at) {
    scopes_.enter();
    NodeId parts[4] = {};
    const SyntaxId initializer = tree_.child(at, Field::Initializer);
    if (initializer != 0 && kind(initializer) != Syntax::EmptyStatement) {
        declareStatement(initializer);
        parts[0] = isStatement(kind(initializer)) ? statement(initializer) : expression(initializer);
    }
    const SyntaxId condition = tree_.child(at, Field::Condition);
    if (condition != 0 && isExpression(kind(condition))) parts[1] = expression(condition);
    const SyntaxId increment = tree_.child(at, Field::Increment);
    if (increment != 0) parts[2] = expression(increment);
    parts[3] = body(at, Field::Body);
    scopes_.leave();
    const std::uint32_t offset = builder_.operands({parts[0], parts[1], parts[2], parts[3]});
    return builder_.add(Kind::For, span(at), offset);
}

NodeId Lowering::forInStatement(SyntaxId at) {
    scopes_.enter();
    const NodeId target = forInTarget(at);
    const NodeId iterated = expressionAt(at, Field::Right);
    const NodeId body = this->body(at, Field::Body);
    scopes_.leave();
    bool isAwait = false;
    for (const SyntaxId child : tree_.children(at))
        isAwait |= kind(child) == Syntax::Await && tree_[child].field == Field::None;
    const SyntaxId op = tree_.child(at, Field::Operator);
    const Kind result = op != 0 && kind(op) == Syntax::In ? Kind::ForIn : Kind::ForOf;
    const std::uint32_t offset = builder_.operands({target, iterated, body});
    return builder_.add(result, span(at), offset, isAwait ? 1 : 0);
}

NodeId Lowering::forInTarget(SyntaxId at) {
    const SyntaxId left = tree_.child(at, Field::Left);
    if (left == 0) return opaque({tree_[at].begin, tree_[at].begin});
    const SyntaxId keyword = tree_.child(at, Field::Kind);
    if (keyword == 0) return pattern(left);
    const BindingKind declared = declaredKind(at);
    if (declared != BindingKind::Var) declarePattern(left, declared);
    const InRole role(*this, {true, declared, true});
    pattern(left);
    const NodeId declarator = builder_.add(Kind::Declarator, span(left));
    return builder_.add(Kind::VarDecl, {tree_[keyword].begin, tree_[left].end}, builder_.list({&declarator, 1}),
                        static_cast<std::uint8_t>(declared));
}

/// Forms of a condition (or an object) and a body; `do` has them the other way round, as the source does.
NodeId Lowering::loop(Kind result, SyntaxId at) {
    NodeId first = 0;
    NodeId second = 0;
    if (result == Kind::DoWhile) {
        first = body(at, Field::Body);
        second = expressionAt(at, Field::Condition);
    } else {
        first = expressionAt(at, result == Kind::With ? Field::Object : Field::Condition);
        second = body(at, Field::Body);
    }
    const std::uint32_t offset = builder_.operands({first, second});
    return builder_.add(result, span(at), offset);
}

NodeId Lowering::switchStatement(SyntaxId at) {
    const NodeId discriminant = expressionAt(at, Field::Value);
    PendingList cases(builder_.scratch());
    if (const SyntaxId body = tree_.child(at, Field::Body)) {
        scopes_.enter();
        declareStatements(body);
        for (const SyntaxId child : tree_.children(body)) {
            if (kind(child) == Syntax::SwitchCase || kind(child) == Syntax::SwitchDefault) cases.add(switchCase(child));
        }
        scopes_.leave();
    }
    const std::uint32_t offset = builder_.operands({discriminant});
    builder_.follow(cases.items());
    return builder_.add(Kind::Switch, span(at), offset);
}

NodeId Lowering::switchCase(SyntaxId at) {
    const NodeId test = kind(at) == Syntax::SwitchCase ? expressionAt(at, Field::Value) : 0;
    PendingList list(builder_.scratch());
    statements(at, list);
    const std::uint32_t offset = builder_.operands({test});
    builder_.follow(list.items());
    return builder_.add(Kind::Case, span(at), offset);
}

NodeId Lowering::tryStatement(SyntaxId at) {
    const NodeId block = body(at, Field::Body);
    NodeId parameter = 0;
    NodeId handler = 0;
    NodeId finalizer = 0;
    if (const SyntaxId clause = tree_.child(at, Field::Handler)) handler = catchClause(clause, parameter);
    if (const SyntaxId clause = tree_.child(at, Field::Finalizer)) finalizer = body(clause, Field::Body);
    const std::uint32_t offset = builder_.operands({block, parameter, handler, finalizer});
    return builder_.add(Kind::Try, span(at), offset);
}

NodeId Lowering::catchClause(SyntaxId clause, NodeId& parameter) {
    scopes_.enter();
    if (const SyntaxId name = tree_.child(clause, Field::Parameter)) {
        declarePattern(name, BindingKind::Catch);
        const InRole role(*this, {true, BindingKind::Catch, false});
        parameter = pattern(name);
    }
    const NodeId handler = body(clause, Field::Body);
    scopes_.leave();
    return handler;
}

NodeId Lowering::labeled(SyntaxId at) {
    const SyntaxId label = tree_.child(at, Field::Label);
    const AtomId atom = label != 0 ? name(label) : 0;
    body(at, Field::Body);
    return builder_.add(Kind::Labeled, span(at), atom);
}

NodeId Lowering::jump(Kind result, SyntaxId at) {
    const SyntaxId label = tree_.child(at, Field::Label);
    return builder_.add(result, span(at), label != 0 ? name(label) : 0);
}

NodeId Lowering::withOperand(Kind result, SyntaxId at) {
    const SyntaxId value = operand(at);
    if (value != 0) expression(value);
    return builder_.add(result, span(at), 0, value != 0 ? 1 : 0);
}

}  // namespace jsward
