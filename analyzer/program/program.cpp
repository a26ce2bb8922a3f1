#include "analyzer/program/program.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "analyzer/program/node_shape.h"

namespace jsward {
namespace {

constexpr std::uint16_t kLongSpan = 0xFFFF;

template <class T>
std::size_t bytesOf(const std::vector<T>& array) {
    return array.capacity() * sizeof(T);
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
    const auto append = [&](std::span<const std::uint32_t> items) {
        out.insert(out.end(), items.begin(), items.end());
    };
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
    return bytesOf(nodes) + bytesOf(extra) + text.capacity() + bytesOf(atomOffsets) + bytesOf(bindings) +
           bytesOf(functions) + bytesOf(parameters) + bytesOf(classes) + bytesOf(members) + bytesOf(types) +
           bytesOf(imports) + bytesOf(exports) + bytesOf(requests) + bytesOf(problems) + bytesOf(directives) +
           bytesOf(longSpans);
}

std::string_view kindName(Kind kind) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::Count)> names = {"None",
                                                                                                  "Undefined",
                                                                                                  "Null",
                                                                                                  "True",
                                                                                                  "False",
                                                                                                  "This",
                                                                                                  "Super",
                                                                                                  "NewTarget",
                                                                                                  "ImportMeta",
                                                                                                  "Elision",
                                                                                                  "Opaque",
                                                                                                  "Number",
                                                                                                  "String",
                                                                                                  "BigInt",
                                                                                                  "Regex",
                                                                                                  "Name",
                                                                                                  "Global",
                                                                                                  "Unary",
                                                                                                  "Update",
                                                                                                  "Await",
                                                                                                  "Yield",
                                                                                                  "Spread",
                                                                                                  "Cast",
                                                                                                  "Member",
                                                                                                  "Index",
                                                                                                  "Binary",
                                                                                                  "Logical",
                                                                                                  "Assign",
                                                                                                  "TaggedTemplate",
                                                                                                  "ImportCall",
                                                                                                  "Template",
                                                                                                  "Array",
                                                                                                  "Object",
                                                                                                  "Sequence",
                                                                                                  "Call",
                                                                                                  "New",
                                                                                                  "Conditional",
                                                                                                  "Function",
                                                                                                  "Class",
                                                                                                  "Property",
                                                                                                  "ComputedProperty",
                                                                                                  "JsxElement",
                                                                                                  "JsxAttribute",
                                                                                                  "ObjectPattern",
                                                                                                  "ArrayPattern",
                                                                                                  "PatternProperty",
                                                                                                  "PatternComputed",
                                                                                                  "PatternDefault",
                                                                                                  "Rest",
                                                                                                  "ExpressionStatement",
                                                                                                  "ExportDefault",
                                                                                                  "ExportAssign",
                                                                                                  "Return",
                                                                                                  "Throw",
                                                                                                  "VarDecl",
                                                                                                  "Declarator",
                                                                                                  "Block",
                                                                                                  "If",
                                                                                                  "For",
                                                                                                  "ForIn",
                                                                                                  "ForOf",
                                                                                                  "While",
                                                                                                  "DoWhile",
                                                                                                  "Switch",
                                                                                                  "Case",
                                                                                                  "Try",
                                                                                                  "Labeled",
                                                                                                  "Break",
                                                                                                  "Continue",
                                                                                                  "With",
                                                                                                  "FunctionDecl",
                                                                                                  "ClassDecl",
                                                                                                  "Empty"};
    static_assert(!names.back().empty());
    return names[static_cast<std::size_t>(kind)];
}

}  // namespace jsward
