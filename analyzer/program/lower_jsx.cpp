// JSX elements.
#include "analyzer/program/lowering.h"
#include "analyzer/syntax/literals.h"

namespace jsward {

NodeId Lowering::jsxElement(SyntaxId at) {
    const SyntaxId opening = kind(at) == Syntax::JsxElement ? tree_.child(at, Field::OpenTag) : at;
    const NodeId tag = opening != 0 ? jsxTag(opening) : 0;
    PendingList attributes(builder_.scratch());
    if (opening != 0) jsxAttributes(opening, attributes);
    const std::size_t attributeCount = attributes.items().size();
    PendingList children(builder_.scratch());
    if (opening != at) jsxChildren(at, opening, children);
    const std::uint32_t offset = builder_.operands({tag});
    builder_.follow(attributes.items().first(attributeCount));
    builder_.follow(children.items());
    return builder_.add(Kind::JsxElement, span(at), offset);
}

/// Names in lower case and those that could not be variables are intrinsic elements.
NodeId Lowering::jsxTag(SyntaxId opening) {
    const SyntaxId nameNode = tree_.child(opening, Field::Name);
    if (nameNode == 0) return 0;
    const std::string_view text = tree_.text(nameNode);
    const bool intrinsic = kind(nameNode) == Syntax::JsxNamespaceName || text.find('-') != std::string_view::npos ||
                           (text.front() >= 'a' && text.front() <= 'z');
    if (tree_.isLeaf(nameNode) && intrinsic) return builder_.add(Kind::String, span(nameNode), builder_.atom(text));
    return expression(nameNode);
}

void Lowering::jsxAttributes(SyntaxId opening, PendingList& out) {
    for (const SyntaxId child : tree_.children(opening)) {
        if (kind(child) == Syntax::JsxAttribute) {
            out.add(jsxAttribute(child));
        } else if (kind(child) == Syntax::JsxExpression) {
            if (const SyntaxId spread = jsxOperand(child)) out.add(expression(spread));
        }
    }
}

NodeId Lowering::jsxAttribute(SyntaxId at) {
    AtomId key = 0;
    bool hasValue = false;
    bool first = true;
    for (const SyntaxId child : tree_.children(at)) {
        if (first) {
            key = builder_.atom(tree_.text(child));
        } else if (!hasValue) {
            hasValue = jsxValue(child) != 0;
        }
        first = false;
    }
    return builder_.add(Kind::JsxAttribute, span(at), key, hasValue ? 1 : 0);
}

/// 0 when there is none, as in `a={}`.
NodeId Lowering::jsxValue(SyntaxId at) {
    if (kind(at) == Syntax::JsxExpression) {
        const SyntaxId inner = jsxOperand(at);
        return inner != 0 ? expression(inner) : 0;
    }
    if (kind(at) != Syntax::String) return expression(at);
    std::string_view text = tree_.text(at);
    if (text.size() >= 2) text = text.substr(1, text.size() - 2);
    decodeBuffer_.clear();
    decodeEntities(text, decodeBuffer_);
    return builder_.add(Kind::String, span(at), builder_.atom(decodeBuffer_));
}

/// What stands between the braces; 0 for nothing or a comment alone.
SyntaxId Lowering::jsxOperand(SyntaxId at) const {
    const SyntaxId inner = at + 1;
    return inner < tree_[at].next ? inner : 0;
}

/// Text and character references in a row are one text.
void Lowering::jsxChildren(SyntaxId element, SyntaxId opening, PendingList& out) {
    Span text;
    for (const SyntaxId child : tree_.children(element)) {
        if (child == opening) continue;
        if (kind(child) == Syntax::JsxText || kind(child) == Syntax::HtmlCharacterReference) {
            text = {text.end == tree_[child].begin && text.size() != 0 ? text.begin : tree_[child].begin,
                    tree_[child].end};
            const SyntaxId next = tree_[child].next;
            const bool goesOn = next < tree_[element].next && tree_[next].begin == text.end &&
                                (kind(next) == Syntax::JsxText || kind(next) == Syntax::HtmlCharacterReference);
            if (!goesOn) jsxText(text, out);
        } else if (kind(child) == Syntax::JsxExpression) {
            if (const SyntaxId inner = jsxOperand(child)) out.add(expression(inner));
        } else {
            out.add(expression(child));
        }
    }
}

void Lowering::jsxText(Span span, PendingList& out) {
    decodeBuffer_.clear();
    decodeJsxText(tree_.source().substr(span.begin, span.size()), decodeBuffer_);
    if (!decodeBuffer_.empty()) out.add(builder_.add(Kind::String, span, builder_.atom(decodeBuffer_)));
}

}  // namespace jsward
