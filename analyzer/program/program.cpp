#include "analyzer/program/program.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace jsward {
namespace {

constexpr std::uint16_t kLongSpan = 0xFFFF;

template <class T>
std::size_t bytesOf(const std::vector<T>& array) {
    return array.capacity() * sizeof(T);
}

/// How a node's direct children are stored.
enum class Shape : std::uint8_t {
    Leaf,             ///< no child
    Previous,         ///< prev
    PreviousIfOp,     ///< prev, when bit 0 of op is set
    LeftPrevious,     ///< a, prev
    Declarator,       ///< a, prev with an initialiser; prev without
    List,             ///< a list at a
    OperandsOne,      ///< one operand at a, and a list behind it
    Operands2,        ///< operands at a
    Operands3,
    Operands4,
    Element           ///< one operand and two lists
};

constexpr Shape shapeOf(Kind kind) {
    switch (kind) {
        case Kind::Unary:
        case Kind::Update:
        case Kind::Await:
        case Kind::Spread:
        case Kind::Cast:
        case Kind::Member:
        case Kind::ImportCall:
        case Kind::Property:
        case Kind::PatternProperty:
        case Kind::Rest:
        case Kind::ExpressionStatement:
        case Kind::ExportDefault:
        case Kind::ExportAssign:
        case Kind::Labeled: return Shape::Previous;
        case Kind::Yield:
        case Kind::JsxAttribute:
        case Kind::Return:
        case Kind::Throw: return Shape::PreviousIfOp;
        case Kind::Index:
        case Kind::Binary:
        case Kind::Logical:
        case Kind::Assign:
        case Kind::TaggedTemplate:
        case Kind::ComputedProperty:
        case Kind::PatternComputed:
        case Kind::PatternDefault: return Shape::LeftPrevious;
        case Kind::Declarator: return Shape::Declarator;
        case Kind::Template:
        case Kind::Array:
        case Kind::Object:
        case Kind::Sequence:
        case Kind::ObjectPattern:
        case Kind::ArrayPattern:
        case Kind::VarDecl:
        case Kind::Block: return Shape::List;
        case Kind::Call:
        case Kind::New:
        case Kind::Switch:
        case Kind::Case: return Shape::OperandsOne;
        case Kind::While:
        case Kind::DoWhile:
        case Kind::With: return Shape::Operands2;
        case Kind::Conditional:
        case Kind::If:
        case Kind::ForIn:
        case Kind::ForOf: return Shape::Operands3;
        case Kind::For:
        case Kind::Try: return Shape::Operands4;
        case Kind::JsxElement: return Shape::Element;
        default: return Shape::Leaf;
    }
}

}  // namespace

Span Program::span(NodeId id) const {
    const Node& node = nodes[id];
    if (node.length != kLongSpan) return {node.begin, node.begin + node.length};
    const auto found = std::lower_bound(longSpans.begin(), longSpans.end(), id,
                                        [](const LongSpan& span, NodeId wanted) { return span.node < wanted; });
    assert(found != longSpans.end() && found->node == id);
    return {node.begin, found->end};
}

void Program::children(NodeId id, std::vector<NodeId>& out) const {
    const Node& node = nodes[id];
    const auto operands = [&](std::uint32_t count) {
        for (std::uint32_t k = 0; k < count; ++k) {
            if (extra[node.a + k] != 0) out.push_back(extra[node.a + k]);
        }
    };
    const auto append = [&](std::span<const std::uint32_t> items) { out.insert(out.end(), items.begin(), items.end()); };
    switch (shapeOf(node.kind)) {
        case Shape::Leaf: break;
        case Shape::Previous: out.push_back(id - 1); break;
        case Shape::PreviousIfOp:
            if ((node.op & 1) != 0) out.push_back(id - 1);
            break;
        case Shape::LeftPrevious: out.insert(out.end(), {node.a, id - 1}); break;
        case Shape::Declarator:
            if ((node.op & 1) != 0) out.push_back(node.a);
            out.push_back(id - 1);
            break;
        case Shape::List: append(list(node.a)); break;
        case Shape::OperandsOne:
            operands(1);
            append(list(node.a + 1));
            break;
        case Shape::Operands2: operands(2); break;
        case Shape::Operands3: operands(3); break;
        case Shape::Operands4: operands(4); break;
        case Shape::Element:
            operands(1);
            append(list(node.a + 1));
            append(list(node.a + 2 + extra[node.a + 1]));
            break;
    }
}

std::size_t Program::memory() const {
    return bytesOf(nodes) + bytesOf(extra) + text.capacity() + bytesOf(atomOffsets) + bytesOf(bindings) + bytesOf(functions) +
           bytesOf(parameters) + bytesOf(classes) + bytesOf(members) + bytesOf(types) + bytesOf(imports) + bytesOf(exports) +
           bytesOf(requests) + bytesOf(problems) + bytesOf(directives) + bytesOf(longSpans);
}

std::string_view kindName(Kind kind) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::Count)> names = {
        "None", "Undefined", "Null", "True", "False", "This", "Super", "NewTarget", "ImportMeta", "Elision", "Opaque",
        "Number", "String", "BigInt", "Regex", "Name", "Global", "Unary", "Update", "Await", "Yield", "Spread", "Cast", "Member",
        "Index", "Binary", "Logical", "Assign", "TaggedTemplate", "ImportCall", "Template", "Array", "Object", "Sequence", "Call",
        "New", "Conditional", "Function", "Class", "Property", "ComputedProperty", "JsxElement", "JsxAttribute",
        "ObjectPattern", "ArrayPattern", "PatternProperty", "PatternComputed", "PatternDefault", "Rest",
        "ExpressionStatement", "ExportDefault", "ExportAssign", "Return", "Throw", "VarDecl", "Declarator", "Block", "If",
        "For", "ForIn", "ForOf", "While", "DoWhile", "Switch", "Case", "Try", "Labeled", "Break", "Continue", "With",
        "FunctionDecl", "ClassDecl", "Empty"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace jsward
