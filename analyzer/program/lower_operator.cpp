// Operators, assignments, property access and calls.
#include "analyzer/program/lowering.h"

namespace jsward {
namespace {

struct BinaryForm {
    Kind kind = Kind::Binary;
    std::uint8_t op = 0;
};

constexpr BinaryForm form(BinaryOp op) { return {Kind::Binary, static_cast<std::uint8_t>(op)}; }
constexpr BinaryForm form(LogicalOp op) { return {Kind::Logical, static_cast<std::uint8_t>(op)}; }

BinaryForm binaryForm(Syntax token) {
    switch (token) {
        case Syntax::Plus: return form(BinaryOp::Add);
        case Syntax::Minus: return form(BinaryOp::Sub);
        case Syntax::Star: return form(BinaryOp::Mul);
        case Syntax::Slash: return form(BinaryOp::Div);
        case Syntax::Percent: return form(BinaryOp::Mod);
        case Syntax::Power: return form(BinaryOp::Pow);
        case Syntax::EqualTo: return form(BinaryOp::Equal);
        case Syntax::NotEqualTo: return form(BinaryOp::NotEqual);
        case Syntax::Identical: return form(BinaryOp::StrictEqual);
        case Syntax::NotIdentical: return form(BinaryOp::StrictNotEqual);
        case Syntax::Less: return form(BinaryOp::Less);
        case Syntax::LessEqual: return form(BinaryOp::LessEqual);
        case Syntax::Greater: return form(BinaryOp::Greater);
        case Syntax::GreaterEqual: return form(BinaryOp::GreaterEqual);
        case Syntax::BitAnd: return form(BinaryOp::BitAnd);
        case Syntax::BitOr: return form(BinaryOp::BitOr);
        case Syntax::BitXor: return form(BinaryOp::BitXor);
        case Syntax::ShiftLeft: return form(BinaryOp::ShiftLeft);
        case Syntax::ShiftRight: return form(BinaryOp::ShiftRight);
        case Syntax::ShiftRightUnsigned: return form(BinaryOp::ShiftRightUnsigned);
        case Syntax::In: return form(BinaryOp::In);
        case Syntax::Instanceof: return form(BinaryOp::Instanceof);
        case Syntax::LogicalAnd: return form(LogicalOp::And);
        case Syntax::LogicalOr: return form(LogicalOp::Or);
        default: return form(LogicalOp::Nullish);
    }
}

AssignOp assignOp(Syntax token) {
    switch (token) {
        case Syntax::PlusAssign: return AssignOp::Add;
        case Syntax::MinusAssign: return AssignOp::Sub;
        case Syntax::StarAssign: return AssignOp::Mul;
        case Syntax::SlashAssign: return AssignOp::Div;
        case Syntax::PercentAssign: return AssignOp::Mod;
        case Syntax::PowerAssign: return AssignOp::Pow;
        case Syntax::BitAndAssign: return AssignOp::BitAnd;
        case Syntax::BitOrAssign: return AssignOp::BitOr;
        case Syntax::BitXorAssign: return AssignOp::BitXor;
        case Syntax::ShiftLeftAssign: return AssignOp::ShiftLeft;
        case Syntax::ShiftRightAssign: return AssignOp::ShiftRight;
        case Syntax::ShiftRightUnsignedAssign: return AssignOp::ShiftRightUnsigned;
        case Syntax::LogicalAndAssign: return AssignOp::LogicalAnd;
        case Syntax::LogicalOrAssign: return AssignOp::LogicalOr;
        case Syntax::NullishAssign: return AssignOp::Nullish;
        default: return AssignOp::Assign;
    }
}

UnaryOp unaryOp(Syntax token) {
    switch (token) {
        case Syntax::Minus: return UnaryOp::Minus;
        case Syntax::Plus: return UnaryOp::Plus;
        case Syntax::Tilde: return UnaryOp::BitNot;
        case Syntax::Typeof: return UnaryOp::Typeof;
        case Syntax::Void: return UnaryOp::Void;
        case Syntax::Delete: return UnaryOp::Delete;
        default: return UnaryOp::Not;
    }
}

}  // namespace

NodeId Lowering::binary(SyntaxId at, NodeId left) {
    const SyntaxId token = tree_.child(at, Field::Operator);
    expressionAt(at, Field::Right);
    const BinaryForm form = binaryForm(token != 0 ? kind(token) : Syntax::Other);
    return builder_.add(form.kind, span(at), left, form.op);
}

NodeId Lowering::unary(SyntaxId at) {
    const SyntaxId token = tree_.child(at, Field::Operator);
    expressionAt(at, Field::Argument);
    const UnaryOp op = unaryOp(token != 0 ? kind(token) : Syntax::Other);
    return builder_.add(Kind::Unary, span(at), 0, static_cast<std::uint8_t>(op));
}

NodeId Lowering::update(SyntaxId at) {
    const InRole role(*this, {});
    const SyntaxId token = tree_.child(at, Field::Operator);
    const SyntaxId argument = tree_.child(at, Field::Argument);
    if (argument != 0) {
        pattern(argument);
    } else {
        opaque({tree_[at].end, tree_[at].end});
    }
    const bool prefix = token != 0 && token < argument;
    const bool increment = token == 0 || kind(token) == Syntax::Increment;
    const UpdateOp op = prefix ? (increment ? UpdateOp::PrefixIncrement : UpdateOp::PrefixDecrement)
                               : (increment ? UpdateOp::PostfixIncrement : UpdateOp::PostfixDecrement);
    return builder_.add(Kind::Update, span(at), 0, static_cast<std::uint8_t>(op));
}

/// The name that a function gets by being written there.
AtomId Lowering::nameOfTarget(NodeId target) const {
    const Node& node = program_[target];
    switch (node.kind) {
        case Kind::Name: return program_.bindings[node.a].name;
        case Kind::Global:
        case Kind::Member: return node.a;
        default: return 0;
    }
}

NodeId Lowering::assignment(SyntaxId at) {
    const InRole role(*this, {});
    const SyntaxId left = tree_.child(at, Field::Left);
    const NodeId target = left != 0 ? pattern(left) : opaque({tree_[at].begin, tree_[at].begin});
    const SyntaxId right = tree_.child(at, Field::Right);
    if (right != 0) {
        namedExpression(right, nameOfTarget(target));
    } else {
        opaque({tree_[at].end, tree_[at].end});
    }
    return builder_.add(Kind::Assign, span(at), target, static_cast<std::uint8_t>(AssignOp::Assign));
}

NodeId Lowering::augmentedAssignment(SyntaxId at) {
    const InRole role(*this, {});
    const SyntaxId left = tree_.child(at, Field::Left);
    const NodeId target = left != 0 ? pattern(left) : opaque({tree_[at].begin, tree_[at].begin});
    const SyntaxId token = tree_.child(at, Field::Operator);
    const AssignOp op = assignOp(token != 0 ? kind(token) : Syntax::Other);
    const SyntaxId right = tree_.child(at, Field::Right);
    if (right != 0) {
        namedExpression(right, nameOfTarget(target));
    } else {
        opaque({tree_[at].end, tree_[at].end});
    }
    return builder_.add(Kind::Assign, span(at), target, static_cast<std::uint8_t>(op));
}

NodeId Lowering::member(SyntaxId at, NodeId /*object*/) {
    AtomId property = 0;
    std::uint8_t optional = 0;
    for (const SyntaxId child : tree_.children(at)) {
        if (tree_[child].field == Field::Property) property = name(child);
        if (kind(child) == Syntax::OptionalChain) optional = 1;
    }
    return builder_.add(Kind::Member, span(at), property, optional);
}

NodeId Lowering::subscript(SyntaxId at, NodeId object) {
    expressionAt(at, Field::Index);
    return builder_.add(Kind::Index, span(at), object, tree_.has(at, Syntax::OptionalChain) ? 1 : 0);
}

NodeId Lowering::call(SyntaxId at, NodeId callee) {
    const SyntaxId given = tree_.child(at, Field::Arguments);
    if (given != 0 && kind(given) == Syntax::TemplateString) {
        templateString(given);
        return builder_.add(Kind::TaggedTemplate, span(at), callee);
    }
    PendingList list(builder_.scratch());
    if (given != 0) arguments(given, list);
    if (!list.empty()) requestOfCall(at, callee, list.items().front());
    const std::uint32_t offset = builder_.operands({callee});
    builder_.follow(list.items());
    return builder_.add(Kind::Call, span(at), offset, tree_.has(at, Syntax::OptionalChain) ? 1 : 0);
}

void Lowering::arguments(SyntaxId at, PendingList& out) {
    for (const SyntaxId child : tree_.children(at)) out.add(expression(child));
}

NodeId Lowering::newExpression(SyntaxId at) {
    const NodeId callee = expressionAt(at, Field::Constructor);
    PendingList list(builder_.scratch());
    if (const SyntaxId given = tree_.child(at, Field::Arguments)) arguments(given, list);
    const std::uint32_t offset = builder_.operands({callee});
    builder_.follow(list.items());
    return builder_.add(Kind::New, span(at), offset);
}

/// `import(x)`, the one call without a callee. Its second argument (import attributes) says nothing about the module.
NodeId Lowering::importCall(SyntaxId at) {
    const SyntaxId given = tree_.child(at, Field::Arguments);
    const NodeId specifier = expressionOr(given != 0 ? operand(given) : 0, at);
    bool constant = false;
    const AtomId module = constantOf(specifier, constant);
    if (constant)
        request(module, RequestKind::DynamicImport, span(at));
    else
        openRequests_.push_back(builder_.nextNode());
    return builder_.add(Kind::ImportCall, span(at));
}

}  // namespace jsward
