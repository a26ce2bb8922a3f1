// Object literals and property keys.
#include "analyzer/program/lowering.h"

namespace jsward {

NodeId Lowering::object(SyntaxId at) {
    PendingList list(builder_.scratch());
    for (const SyntaxId child : tree_.children(at)) list.add(objectMember(child));
    return builder_.add(Kind::Object, span(at), builder_.list(list.items()));
}

NodeId Lowering::objectMember(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::Pair: {
            const SyntaxId keyNode = tree_.child(at, Field::Key);
            const Key key = keyNode != 0 ? propertyKey(keyNode) : Key{};
            const SyntaxId value = tree_.child(at, Field::Value);
            if (value != 0) {
                namedExpression(value, key.atom);
            } else {
                opaque({tree_[at].end, tree_[at].end});
            }
            return property(at, key, PropertyOp::Init);
        }
        case Syntax::ShorthandProperty: {
            const AtomId atom = name(at);
            reference(atom, span(at));
            return property(at, {atom, 0}, PropertyOp::Shorthand);
        }
        case Syntax::MethodDefinition: {
            const SyntaxId keyNode = tree_.child(at, Field::Name);
            const Key key = keyNode != 0 ? propertyKey(keyNode) : Key{};
            const MemberKind member = accessorKind(at);
            const FunctionKind function = member == MemberKind::Getter   ? FunctionKind::Getter
                                          : member == MemberKind::Setter ? FunctionKind::Setter
                                                                         : FunctionKind::Method;
            functionLike(at, {.kind = function, .name = key.atom}, Kind::Function);
            return property(at, key,
                            member == MemberKind::Getter   ? PropertyOp::Get
                            : member == MemberKind::Setter ? PropertyOp::Set
                                                           : PropertyOp::Method);
        }
        case Syntax::SpreadElement: return prefixed(Kind::Spread, at);
        default: {
            // Something unknown among the properties may bring any of them.
            expression(at);
            return builder_.add(Kind::Spread, span(at));
        }
    }
}

NodeId Lowering::property(SyntaxId at, Key key, PropertyOp op) {
    const auto code = static_cast<std::uint8_t>(op);
    if (key.computed != 0) return builder_.add(Kind::ComputedProperty, span(at), key.computed, code);
    return builder_.add(Kind::Property, span(at), key.atom, code);
}

Lowering::Key Lowering::propertyKey(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::String: return {stringValue(at), 0};
        case Syntax::Number: return {builder_.atom(tree_.text(at)), 0};
        case Syntax::ComputedPropertyName: {
            const SyntaxId inner = operand(at);
            AtomId atom = 0;
            if (inner != 0 && constantText(inner, atom)) return {atom, 0};
            const InRole role(*this, {});
            return {0, expressionOr(inner, at)};
        }
        case Syntax::Missing: return {};
        default: return {name(at), 0};
    }
}

bool Lowering::constantText(SyntaxId at, AtomId& atom) {
    if (kind(at) == Syntax::String || (kind(at) == Syntax::TemplateString && tree_.isLeaf(at))) {
        atom = stringValue(at);
        return true;
    }
    if (kind(at) != Syntax::Number) return false;
    atom = builder_.atom(tree_.text(at));
    return true;
}

}  // namespace jsward
