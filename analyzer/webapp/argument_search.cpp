#include "analyzer/webapp/argument_search.h"

#include <algorithm>
#include <charconv>

namespace jsward {

ArgumentSearch::ArgumentSearch(const Program& program, FunctionId function, std::size_t count)
    : program_(program), function_(program.functions[function]), count_(count) {
    const auto parameters = program.parametersOf(function_);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        if (program[parameters[i].pattern].kind == Kind::Rest) rest_ = {parameters[i].pattern - 1, i};
}

std::optional<std::size_t> ArgumentSearch::of(BindingId binding) const {
    const auto parameters = program_.parametersOf(function_);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        NodeId pattern = parameters[i].pattern;
        if (program_[pattern].kind == Kind::PatternDefault) pattern = program_[pattern].a;
        if (isName(pattern, binding)) return i;
    }
    return rest_.name == 0 ? std::nullopt : ofLocal(binding);
}

bool ArgumentSearch::isName(NodeId node, BindingId binding) const {
    return program_[node].kind == Kind::Name && program_[node].a == binding;
}

bool ArgumentSearch::isRest(NodeId node) const {
    return program_[rest_.name].kind == Kind::Name && isName(node, program_[rest_.name].a);
}

std::optional<std::size_t> ArgumentSearch::ofLocal(BindingId binding) const {
    if (program_.bindings[binding].writes > 1) return std::nullopt;
    for (NodeId id = function_.firstNode; id <= function_.body; ++id) {
        const Node& node = program_[id];
        if (node.kind != Kind::Declarator || (node.op & 1) == 0) continue;
        if (isName(node.a, binding)) return ofElement(id - 1);
        if (program_[node.a].kind != Kind::ArrayPattern || !isRest(id - 1)) continue;
        const auto items = program_.items(node.a);
        const auto found = std::ranges::find_if(items, [&](NodeId item) { return isName(item, binding); });
        if (found != items.end()) return rest_.first + static_cast<std::size_t>(found - items.begin());
    }
    return std::nullopt;
}

std::optional<std::size_t> ArgumentSearch::ofElement(NodeId expression) const {
    const Node& node = program_[expression];
    if (node.kind == Kind::Conditional) {  // `args.length > 3 ? args[1] : []`
        const auto longer = isLonger(program_.operand(expression, 0));
        return longer ? ofElement(program_.operand(expression, *longer ? 1 : 2)) : std::nullopt;
    }
    if (node.kind == Kind::Array && program_.items(expression).empty()) return count_;  // as good as left out
    if (node.kind != Kind::Index || !isRest(node.a)) return std::nullopt;
    const NodeId index = expression - 1;
    if (const auto number = numberAt(index)) return rest_.first + *number;
    const bool isBack = program_[index].kind == Kind::Binary &&
                        static_cast<BinaryOp>(program_[index].op) == BinaryOp::Sub && isLength(program_[index].a);
    const auto back = isBack ? numberAt(index - 1) : std::nullopt;
    return back && *back <= count_ ? std::optional(count_ - *back) : std::nullopt;
}

bool ArgumentSearch::isLength(NodeId node) const {
    return program_[node].kind == Kind::Member && program_.atom(program_[node].a) == "length" && isRest(node - 1);
}

std::optional<bool> ArgumentSearch::isLonger(NodeId condition) const {
    const Node& node = program_[condition];
    if (node.kind != Kind::Binary || !isLength(node.a)) return std::nullopt;
    const auto number = numberAt(condition - 1);
    if (!number) return std::nullopt;
    const std::size_t length = count_ - std::min(count_, rest_.first);
    switch (static_cast<BinaryOp>(node.op)) {
        case BinaryOp::Greater: return length > *number;
        case BinaryOp::GreaterEqual: return length >= *number;
        case BinaryOp::Equal:
        case BinaryOp::StrictEqual: return length == *number;
        default: return std::nullopt;
    }
}

std::optional<std::size_t> ArgumentSearch::numberAt(NodeId node) const {
    if (program_[node].kind != Kind::Number) return std::nullopt;
    const std::string_view text = program_.atom(program_[node].a);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

}  // namespace jsward
