// Nodes stand in post-order, so one pass forward sees the operands of a concatenation before the concatenation. A sum takes the text of
// its left operand over instead of copying it: a chain of a thousand literals costs its length once, and only whole chains remain.
#include "rules/hardcoded-secret/constants.h"

#include <utility>

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kLongestText = 65536;
constexpr int kDeepest = 16;

std::string_view methodOf(const Program& program, NodeId call) {
    const Node& callee = program[program.callee(call)];
    return callee.kind == Kind::Member ? program.atom(callee.a) : std::string_view{};
}

}  // namespace

Constants::Constants(const Program& program) : program_(program) {
    for (NodeId id = 1; id < program.nodes.size(); ++id) fold(id);
}

void Constants::fold(NodeId id) {
    const Node& node = program_[id];
    switch (node.kind) {
        case Kind::Binary:
            if (static_cast<BinaryOp>(node.op) == BinaryOp::Add) foldSum(id);
            break;
        case Kind::Template: foldTemplate(id); break;
        case Kind::Call: foldJoin(id); break;
        case Kind::Declarator: rememberInitialiser(id); break;
        default: break;
    }
}

void Constants::foldSum(NodeId id) {
    const NodeId left = program_[id].a;
    const auto right = constant(id - 1);
    if (!right || right->text.size() > kLongestText) return;
    const auto chain = folded_.find(left);
    std::string text;
    if (chain != folded_.end()) {
        if (chain->second.size() > kLongestText) return;
        text = std::move(chain->second);
        folded_.erase(chain);
    } else {
        const auto first = constant(left);
        if (!first || first->text.size() > kLongestText) return;
        text = first->text;
    }
    text += right->text;
    if (program_[id - 1].kind == Kind::Binary) folded_.erase(id - 1);
    folded_[id] = std::move(text);
}

void Constants::foldTemplate(NodeId id) {
    const auto parts = program_.items(id);
    if (parts.size() == 1 && program_[parts[0]].kind == Kind::String) return;  // Read where it stands.
    std::string text;
    for (const NodeId part : parts) {
        const auto piece = constant(part);
        if (!piece || text.size() + piece->text.size() > kLongestText) return;
        text += piece->text;
    }
    folded_[id] = std::move(text);
}

void Constants::foldJoin(NodeId id) {
    if (methodOf(program_, id) != "join") return;
    const NodeId array = program_.callee(id) - 1;  // The object of a Member is the node before it.
    const auto arguments = program_.arguments(id);
    if (program_[array].kind != Kind::Array || arguments.size() > 1) return;
    const auto separator = arguments.empty() ? std::optional(Constant{0, ","}) : constant(arguments[0]);
    if (!separator) return;
    std::string text;
    for (const NodeId element : program_.items(array)) {
        const auto piece = constant(element);
        if (!piece || text.size() + piece->text.size() > kLongestText) return;
        if (element != program_.items(array).front()) text += separator->text;
        text += piece->text;
    }
    folded_[id] = std::move(text);
}

void Constants::rememberInitialiser(NodeId declarator) {
    const Node& node = program_[declarator];
    if ((node.op & 1U) == 0 || program_[node.a].kind != Kind::Name) return;
    const BindingId binding = program_[node.a].a;
    if (program_.bindings[binding].writes == 1 && constant(declarator - 1)) initialisers_[binding] = declarator - 1;
}

std::optional<Constant> Constants::constant(NodeId expression) const {
    for (int depth = 0; depth < kDeepest; ++depth) {
        const Node& node = program_[expression];
        if (const auto folded = folded_.find(expression); folded != folded_.end())
            return Constant{expression, folded->second};
        if (node.kind == Kind::String) return Constant{expression, program_.atom(node.a)};
        if (node.kind == Kind::Cast) {
            --expression;
        } else if (node.kind == Kind::Template) {
            const auto parts = program_.items(expression);
            if (parts.size() != 1 || program_[parts[0]].kind != Kind::String) return std::nullopt;
            return Constant{expression, program_.atom(program_[parts[0]].a)};
        } else if (node.kind == Kind::Name) {
            const auto initialiser = initialisers_.find(node.a);
            if (initialiser == initialisers_.end()) return std::nullopt;
            expression = initialiser->second;
        } else {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

void Constants::collect(NodeId expression, std::vector<Constant>& out) const { collect(expression, out, false, 0); }

void Constants::collect(NodeId expression, std::vector<Constant>& out, bool element, int depth) const {
    if (depth > kDeepest) return;
    if (auto found = constant(expression)) {
        found->element = element;
        out.push_back(*found);
        return;
    }
    const Node& node = program_[expression];
    switch (node.kind) {
        case Kind::Cast:
        case Kind::Await: collect(expression - 1, out, element, depth + 1); break;
        case Kind::Logical:
            if (static_cast<LogicalOp>(node.op) != LogicalOp::And) collect(node.a, out, element, depth + 1);
            collect(expression - 1, out, element, depth + 1);
            break;
        case Kind::Conditional:
            collect(program_.operand(expression, 1), out, element, depth + 1);
            collect(program_.operand(expression, 2), out, element, depth + 1);
            break;
        case Kind::Array:
            for (const NodeId item : program_.items(expression)) collect(item, out, true, depth + 1);
            break;
        case Kind::Call: {
            const std::string_view method = methodOf(program_, expression);
            const auto arguments = program_.arguments(expression);
            const bool passes = method == "from" || method == "encode" || method == "default" || method == "trim";
            if (method == "toString" || method == "trim")
                collect(program_.callee(expression) - 1, out, element, depth + 1);
            else if (passes && !arguments.empty())
                collect(arguments[0], out, element, depth + 1);
            break;
        }
        default: break;
    }
}

}  // namespace jsward::rules::hardcoded_secret
