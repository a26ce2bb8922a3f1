#include "analyzer/flow/model_builder.h"

#include <algorithm>

namespace jsward {

IndexBuilder::IndexBuilder(Models::Index& index, std::vector<RowPlace>* places) : index_(index), places_(places) {
    index_.nodes.resize(1);
    index_.shapeRoot = newNode(true);
    index_.exportRoot = newNode();
}

TrieNode IndexBuilder::newNode(bool byShape) {
    index_.nodes.emplace_back().byShape = byShape;
    return static_cast<TrieNode>(index_.nodes.size() - 1);
}

TrieNode IndexBuilder::packageRoot(const std::string& name) {
    TrieNode& root = index_.packages[name];
    if (root == kNoNode) root = newNode();
    return root;
}

TrieNode IndexBuilder::typeRoot(const std::string& name) {
    TrieNode& root = index_.types[name];
    if (root == kNoNode) root = newNode();
    return root;
}

TrieNode IndexBuilder::globalRoot(const std::string& name) {
    TrieNode& root = index_.globals[name];
    if (root == kNoNode) root = newNode();
    return root;
}

std::uint32_t IndexBuilder::add(Fact fact) {
    index_.facts.push_back(std::move(fact));
    return static_cast<std::uint32_t>(index_.facts.size() - 1);
}

TrieNode IndexBuilder::attach(std::uint32_t fact, TrieNode root, const std::vector<PathElement>& steps) {
    TrieNode node = root;
    for (const PathElement step : steps) node = childOrNew(node, step);
    index_.nodes[node].facts.push_back(fact);
    return node;
}

RowPlace* IndexBuilder::place(const std::string& file, std::string path, std::uint32_t what) {
    return places_ ? &places_->emplace_back(RowPlace{file, std::move(path), what, {}}) : nullptr;
}

TrieNode IndexBuilder::childOrNew(TrieNode parent, PathElement step) {
    const std::uint64_t key = (std::uint64_t{parent} << 32) ^ (step.key() * 0x9E3779B97F4A7C15ULL);
    for (auto [it, end] = byStep_.equal_range(key); it != end; ++it) {
        if (it->second.first == parent && it->second.second.first == step.key()) return it->second.second.second;
    }
    const TrieNode node = newNode(index_.nodes[parent].byShape);
    index_.nodes[parent].children.emplace_back(step.key(), node);
    byStep_.emplace(key, std::pair(parent, std::pair(step.key(), node)));
    return node;
}

/// Whether a user's fact of the kind holds at the node or somewhere below it.
bool IndexBuilder::holdsOwn(TrieNode node, FactKind kind) const {
    const auto isIt = [&](std::uint32_t id) { return index_.facts[id].own && index_.facts[id].kind == kind; };
    const auto leadsToIt = [&](const auto& child) { return holdsOwn(child.second, kind); };
    return std::ranges::any_of(index_.nodes[node].facts, isIt) ||
           std::ranges::any_of(index_.nodes[node].children, leadsToIt);
}

/// Whether the user says that arguments of a call end up in a sink, or what comes back.
bool IndexBuilder::replacesCall(TrieNode node) const {
    return std::ranges::any_of(index_.nodes[node].children, [&](const auto& child) {
        switch (static_cast<StepKind>(child.first >> 32U)) {
            case StepKind::Argument:
            case StepKind::ArgumentsFrom:
            case StepKind::LastArgument: return holdsOwn(child.second, FactKind::Sink);
            case StepKind::Call:
                return holdsOwn(child.second, FactKind::Sanitizer) || holdsOwn(child.second, FactKind::Step);
            default: return false;
        }
    });
}

/// Whether the value there, or a property or element of it, tells a call how to behave.
bool IndexBuilder::holdsOptions(std::size_t node) const {
    const auto isOptions = [&](std::uint32_t fact) { return index_.facts[fact].kind == FactKind::Options; };
    const auto leadsThere = [&](const auto& child) {
        const auto step = static_cast<StepKind>(child.first >> 32);
        const bool goesInside = step == StepKind::Member || step == StepKind::AnyMember || step == StepKind::Element;
        return goesInside && index_.nodes[child.second].holdsOptions;
    };
    return std::ranges::any_of(index_.nodes[node].facts, isOptions) ||
           std::ranges::any_of(index_.nodes[node].children, leadsThere);
}

void IndexBuilder::finish() {
    for (auto& node : index_.nodes) std::sort(node.children.begin(), node.children.end());
    // Children are younger than their parents.
    for (std::size_t node = index_.nodes.size(); node-- > 0;) index_.nodes[node].holdsOptions = holdsOptions(node);
    if (!index_.hasOwn) return;
    for (TrieNode node = 0; node < index_.nodes.size(); ++node) index_.nodes[node].replaces = replacesCall(node);
}

}  // namespace jsward
