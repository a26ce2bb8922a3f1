// Patterns: what stands left of `=`, between `for (` and `of`, and in parameter lists. The same code lowers declarations and
// assignments; the role says what an identifier is. Where the grammar could not tell a pattern from a literal in time, literals are
// read as patterns.
#include "analyzer/program/lowering.h"

namespace jsward {

NodeId Lowering::pattern(SyntaxId at) {
    const Depth level(depth_);
    if (tooDeep()) return opaqueForDepth(span(at));
    return patternWithin(at);
}

NodeId Lowering::patternWithin(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::Identifier:
        case Syntax::ShorthandPropertyPattern:
        case Syntax::ShorthandProperty: return target(name(at), span(at));
        case Syntax::ObjectPattern:
        case Syntax::Object: return objectPattern(at);
        case Syntax::ArrayPattern:
        case Syntax::Array: return arrayPattern(at);
        case Syntax::AssignmentPattern:
        case Syntax::ObjectAssignmentPattern: return defaulted(at);
        case Syntax::AssignmentExpression: return role_.declares ? defaulted(at) : expressionTarget(at);
        case Syntax::RestPattern:
        case Syntax::SpreadElement: {
            const SyntaxId inner = at + 1;
            if (inner < tree_[at].next) {
                pattern(inner);
            } else {
                opaque({tree_[at].end, tree_[at].end});
            }
            return builder_.add(Kind::Rest, span(at));
        }
        case Syntax::ParenthesizedExpression:
        case Syntax::NonNullExpression: {
            const SyntaxId inner = operand(at);
            return inner != 0 ? pattern(inner) : opaque(span(at));
        }
        default: return expressionTarget(at);
    }
}

/// `a.b`, `a[i]`, and what is no target at all: an ordinary expression.
NodeId Lowering::expressionTarget(SyntaxId at) {
    const InRole role(*this, {});
    return expression(at);
}

NodeId Lowering::objectPattern(SyntaxId at) {
    PendingList list(builder_.scratch());
    for (const SyntaxId child : tree_.children(at)) list.add(patternMember(child));
    return builder_.add(Kind::ObjectPattern, span(at), builder_.list(list.items()));
}

NodeId Lowering::patternMember(SyntaxId at) {
    switch (kind(at)) {
        case Syntax::Pair:
        case Syntax::PairPattern: {
            const SyntaxId keyNode = tree_.child(at, Field::Key);
            const SyntaxId value = tree_.child(at, Field::Value);
            const Key key = keyNode != 0 ? propertyKey(keyNode) : Key{};
            if (value != 0) {
                pattern(value);
            } else {
                opaque({tree_[at].end, tree_[at].end});
            }
            if (key.computed != 0) return builder_.add(Kind::PatternComputed, span(at), key.computed);
            return builder_.add(Kind::PatternProperty, span(at), key.atom);
        }
        case Syntax::RestPattern:
        case Syntax::SpreadElement: return pattern(at);
        case Syntax::ShorthandPropertyPattern:
        case Syntax::ShorthandProperty:
        case Syntax::ObjectAssignmentPattern:
        case Syntax::AssignmentExpression: return shorthandPattern(at);
        default: {
            expressionTarget(at);
            return builder_.add(Kind::Rest, span(at));
        }
    }
}

/// `{a}` and `{a = 1}`.
NodeId Lowering::shorthandPattern(SyntaxId at) {
    const SyntaxId left = tree_.isLeaf(at) ? at : tree_.child(at, Field::Left);
    AtomId key = 0;
    if (left != 0 && tree_.isLeaf(left)) key = name(left);
    if (left == at || left == 0) {
        patternWithin(at);
    } else {
        defaulted(at);
    }
    return builder_.add(Kind::PatternProperty, span(at), key);
}

NodeId Lowering::defaulted(SyntaxId at) {
    const SyntaxId left = tree_.child(at, Field::Left);
    const NodeId target = left != 0 ? pattern(left) : opaque({tree_[at].begin, tree_[at].begin});
    const SyntaxId right = tree_.child(at, Field::Right);
    if (right != 0) {
        namedExpression(right, nameOfTarget(target));
    } else {
        opaque({tree_[at].end, tree_[at].end});
    }
    return builder_.add(Kind::PatternDefault, span(at), target);
}

NodeId Lowering::arrayPattern(SyntaxId at) {
    PendingList elements(builder_.scratch());
    bool afterElement = false;
    for (const SyntaxId child : tree_.children(at)) {
        if (kind(child) == Syntax::Comma) {
            if (!afterElement) elements.add(builder_.add(Kind::Elision, {tree_[child].begin, tree_[child].begin}));
            afterElement = false;
        } else {
            elements.add(pattern(child));
            afterElement = true;
        }
    }
    return builder_.add(Kind::ArrayPattern, span(at), builder_.list(elements.items()));
}

}  // namespace jsward
