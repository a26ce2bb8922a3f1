// Expressions. Most code nests to the left (`a.b().c()`, `x + y + z`): those chains are walked down in a loop and built up in
// another, so that only what nests to the right or inwards costs a level of recursion.
#include <algorithm>

#include "analyzer/program/lowering.h"
#include "analyzer/syntax/literals.h"

namespace jsward {

bool isExpression(Syntax kind) {
    switch (kind) {
        case Syntax::JsxElement:
        case Syntax::JsxSelfClosingElement:
        case Syntax::AsExpression:
        case Syntax::SatisfiesExpression:
        case Syntax::NonNullExpression:
        case Syntax::TypeAssertion:
        case Syntax::InstantiationExpression:
        case Syntax::ObjectPattern:
        case Syntax::ArrayPattern:
        case Syntax::Missing: return true;
        case Syntax::Pair:
        case Syntax::SpreadElement:
        case Syntax::MethodDefinition:
        case Syntax::ShorthandProperty:
        case Syntax::PropertyIdentifier:
        case Syntax::PrivatePropertyIdentifier:
        case Syntax::ComputedPropertyName:
        case Syntax::TemplateSubstitution:
        case Syntax::Arguments:
        case Syntax::OptionalChain: return false;
        default: return kind >= Syntax::Identifier && kind <= Syntax::SequenceExpression;
    }
}

namespace {

bool isPostfix(Syntax kind) {
    return kind == Syntax::MemberExpression || kind == Syntax::SubscriptExpression || kind == Syntax::CallExpression;
}

}  // namespace

NodeId Lowering::expression(SyntaxId at) { return namedExpression(at, 0); }

NodeId Lowering::namedExpression(SyntaxId at, AtomId name) {
    const Depth level(depth_);
    if (tooDeep()) return opaqueForDepth(span(at));
    const std::size_t base = spine_.size();
    const SyntaxId innermost = descend(at);
    NodeId result = spine_.size() == base && name != 0 ? namedPrimary(innermost, name) : primary(innermost);
    // The last of what follows without a parenthesis between: all of it is awaited.
    SyntaxId awaited = isAwaitReadAsCall(innermost) ? innermost : 0;
    const auto finishAwait = [&] {
        if (awaited != 0) result = builder_.add(Kind::Await, span(awaited));
        awaited = 0;
    };
    while (spine_.size() != base) {
        const SyntaxId outer = spine_.back();
        spine_.pop_back();
        if (awaited != 0 && isPostfix(kind(outer)) && leftOperand(outer) == awaited) {
            awaited = outer;
        } else {
            finishAwait();
        }
        result = extend(outer, result);
    }
    finishAwait();
    return result;
}

NodeId Lowering::namedPrimary(SyntaxId at, AtomId name) {
    switch (kind(at)) {
        case Syntax::ClassExpression: return classExpression(at, name);
        case Syntax::FunctionExpression:
        case Syntax::GeneratorFunction:
        case Syntax::ArrowFunction: return functionExpression(at, name);
        default: return primary(at);
    }
}

bool Lowering::isAwaitReadAsCall(SyntaxId at) {
    if (kind(at) != Syntax::CallExpression) return false;
    const SyntaxId callee = tree_.child(at, Field::Function);
    if (callee == 0 || kind(callee) != Syntax::Identifier || tree_.text(callee) != "await") return false;
    const SyntaxId given = tree_.child(at, Field::Arguments);
    if (given == 0 || operand(given) == 0 || scopes_.lookup(name(callee)) != kNone) return false;
    bool isParentheses = true;
    for (const SyntaxId child : tree_.children(given)) isParentheses = isParentheses && isExpression(kind(child));
    return isParentheses;
}

NodeId Lowering::operandOfAwait(SyntaxId call) {
    const SyntaxId given = tree_.child(call, Field::Arguments);
    const SyntaxId first = operand(given);
    return tree_[first].next == tree_[given].next ? expression(first) : sequence(given);
}

NodeId Lowering::expressionOr(SyntaxId at, SyntaxId parent) {
    if (at != 0) return expression(at);
    return opaque({tree_[parent].end, tree_[parent].end});
}

/// Follows the left operands down and notes the forms on the way. The result is what has no left operand.
SyntaxId Lowering::descend(SyntaxId at) {
    for (;;) {
        const SyntaxId left = leftOperand(at);
        if (left == 0 || isAwaitReadAsCall(at)) return at;
        switch (kind(at)) {
            case Syntax::ParenthesizedExpression:
            case Syntax::NonNullExpression:
            case Syntax::InstantiationExpression: break;  // nothing is left of them in the program
            default: spine_.push_back(at);
        }
        at = left;
    }
}

SyntaxId Lowering::leftOperand(SyntaxId at) const {
    Field field = Field::None;
    switch (kind(at)) {
        case Syntax::ParenthesizedExpression:
        case Syntax::NonNullExpression:
        case Syntax::InstantiationExpression:
        case Syntax::AsExpression:
        case Syntax::SatisfiesExpression: return operand(at);
        case Syntax::MemberExpression:
        case Syntax::SubscriptExpression: field = Field::Object; break;
        case Syntax::CallExpression: field = Field::Function; break;
        case Syntax::BinaryExpression: field = Field::Left; break;
        case Syntax::TernaryExpression: field = Field::Condition; break;
        default: return 0;
    }
    const SyntaxId left = tree_.child(at, field);
    return left != 0 && kind(left) == Syntax::Import && kind(at) == Syntax::CallExpression ? 0 : left;
}

NodeId Lowering::extend(SyntaxId at, NodeId left) {
    switch (kind(at)) {
        case Syntax::MemberExpression: return member(at, left);
        case Syntax::SubscriptExpression: return subscript(at, left);
        case Syntax::CallExpression: return call(at, left);
        case Syntax::BinaryExpression: return binary(at, left);
        case Syntax::TernaryExpression: return conditional(at, left);
        default: return cast(at, left);
    }
}

NodeId Lowering::primary(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::Identifier: return identifier(at);
        case Syntax::This: useThis(); return builder_.add(Kind::This, span(at));
        case Syntax::Super: useThis(); return builder_.add(Kind::Super, span(at));
        case Syntax::TemplateString: return templateString(at);
        case Syntax::Object: return object(at);
        case Syntax::Array: return array(at);
        case Syntax::FunctionExpression:
        case Syntax::GeneratorFunction:
        case Syntax::ArrowFunction: return functionExpression(at, 0);
        case Syntax::ClassExpression: return classExpression(at, 0);
        case Syntax::AssignmentExpression: return assignment(at);
        case Syntax::AugmentedAssignmentExpression: return augmentedAssignment(at);
        case Syntax::AwaitExpression: return prefixed(Kind::Await, at);
        case Syntax::SpreadElement: return prefixed(Kind::Spread, at);
        case Syntax::YieldExpression: return yield(at);
        case Syntax::UnaryExpression: return unary(at);
        case Syntax::UpdateExpression: return update(at);
        case Syntax::NewExpression: return newExpression(at);
        case Syntax::CallExpression: return isAwaitReadAsCall(at) ? operandOfAwait(at) : importCall(at);
        case Syntax::SequenceExpression: return sequence(at);
        case Syntax::TypeAssertion: return cast(at, expressionOr(operand(at), at));
        case Syntax::JsxElement:
        case Syntax::JsxSelfClosingElement: return jsxElement(at);
        case Syntax::Error: return brokenExpression(at);
        default: return literal(at);
    }
}

NodeId Lowering::literal(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::Undefined: return builder_.add(Kind::Undefined, span(at));
        case Syntax::Null: return builder_.add(Kind::Null, span(at));
        case Syntax::True: return builder_.add(Kind::True, span(at));
        case Syntax::False: return builder_.add(Kind::False, span(at));
        case Syntax::Number: {
            const std::string_view text = tree_.text(at);
            return builder_.add(text.ends_with('n') ? Kind::BigInt : Kind::Number, span(at), builder_.atom(text));
        }
        case Syntax::String: return builder_.add(Kind::String, span(at), stringValue(at));
        case Syntax::PrivatePropertyIdentifier: return builder_.add(Kind::String, span(at), name(at));
        case Syntax::Regex: return regex(at);
        case Syntax::MetaProperty:
            return builder_.add(tree_.text(at).starts_with('n') ? Kind::NewTarget : Kind::ImportMeta, span(at));
        // In an expression only broken or very unusual code has these.
        case Syntax::ObjectPattern:
        case Syntax::ArrayPattern: return pattern(at);
        default: return opaque(span(at));
    }
}

NodeId Lowering::identifier(SyntaxId at) { return reference(name(at), span(at)); }

NodeId Lowering::regex(SyntaxId at) {
    const RegexParts parts = splitRegex(tree_.text(at));
    std::uint8_t flags = 0;
    for (const char flag : parts.flags) {
        switch (flag) {
            case 'g': flags |= kRegexGlobal; break;
            case 'i': flags |= kRegexIgnoreCase; break;
            case 'm': flags |= kRegexMultiline; break;
            case 's': flags |= kRegexDotAll; break;
            case 'u':
            case 'v': flags |= kRegexUnicode; break;
            case 'y': flags |= kRegexSticky; break;
            default: break;
        }
    }
    return builder_.add(Kind::Regex, span(at), builder_.atom(parts.pattern), flags);
}

/// The text between the substitutions is read from the source: how the parser cut it up does not matter.
NodeId Lowering::templateString(SyntaxId at) {
    PendingList parts(builder_.scratch());
    std::uint32_t textBegin = tree_[at].begin + 1;
    const auto addText = [&](std::uint32_t end) {
        if (end <= textBegin) return;
        const std::string_view raw = tree_.source().substr(textBegin, end - textBegin);
        parts.add(builder_.add(Kind::String, {textBegin, end}, decoded(raw)));
    };
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) != Syntax::TemplateSubstitution) continue;
        addText(tree_[child].begin);
        parts.add(expressionOr(operand(child), child));
        textBegin = tree_[child].end;
    }
    addText(std::max(tree_[at].end, 1U) - 1);
    return builder_.add(Kind::Template, span(at), builder_.list(parts.items()));
}

NodeId Lowering::array(SyntaxId at) {
    PendingList elements(builder_.scratch());
    bool afterElement = false;
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) == Syntax::Comma) {
            if (!afterElement) elements.add(builder_.add(Kind::Elision, {tree_[child].begin, tree_[child].begin}));
            afterElement = false;
        } else {
            elements.add(expression(child));
            afterElement = true;
        }
    }
    return builder_.add(Kind::Array, span(at), builder_.list(elements.items()));
}

NodeId Lowering::sequence(SyntaxId at) {
    PendingList list(builder_.scratch());
    for (const SyntaxId child : tree_.children(at)) list.add(expression(child));
    return builder_.add(Kind::Sequence, span(at), builder_.list(list.items()));
}

NodeId Lowering::brokenExpression(SyntaxId error) {
    PendingList list(builder_.scratch());
    const SyntaxId end = tree_[error].next;
    for (SyntaxId at = error + 1; at < end;) {
        if (isExpression(kind(at))) list.add(expression(at));
        at = isExpression(kind(at)) || isStatement(kind(at)) ? tree_[at].next : at + 1;
    }
    const NodeId unknown = opaque(span(error));
    if (list.empty()) return unknown;
    list.add(unknown);
    return builder_.add(Kind::Sequence, span(error), builder_.list(list.items()));
}

NodeId Lowering::prefixed(Kind result, SyntaxId at) {
    expressionOr(operand(at), at);
    return builder_.add(result, span(at));
}

NodeId Lowering::yield(SyntaxId at) {
    const SyntaxId value = operand(at);
    if (value != 0) expression(value);
    const int op = (value != 0 ? 1 : 0) | (tree_.has(at, Syntax::Star) ? 2 : 0);
    return builder_.add(Kind::Yield, span(at), 0, static_cast<std::uint8_t>(op));
}

NodeId Lowering::cast(SyntaxId at, NodeId /*operand*/) {
    TypeId type = 0;
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) == Syntax::TypeArguments) {
            type = this->type(child + 1 < tree_[child].next ? child + 1 : child);
        } else if (!isExpression(kind(child)) && kind(child) != Syntax::Error) {
            type = this->type(child);
        }
    }
    return builder_.add(Kind::Cast, span(at), type);
}

NodeId Lowering::conditional(SyntaxId at, NodeId condition) {
    const NodeId then = expressionAt(at, Field::Consequence);
    const NodeId otherwise = expressionAt(at, Field::Alternative);
    return builder_.add(Kind::Conditional, span(at), builder_.operands({condition, then, otherwise}));
}

}  // namespace jsward
