#include "analyzer/flow/api.h"

#include <algorithm>

#include "analyzer/flow/relevance.h"

namespace jsward {

ApiGraph::ApiGraph(const Models::Index& index) : index_(index), isTypeRoot_(index.nodes.size()) {
    for (const Fact& fact : index.facts)
        if (fact.kind == FactKind::Type) isTypeRoot_[fact.type] = true;
    nodes_.emplace_back();
    shape_ = intern({index.shapeRoot});
}

ApiId ApiGraph::package(std::string_view specifier, Symbols& symbols) {
    if (const auto found = index_.packages.find(std::string(specifier)); found != index_.packages.end()) {
        return intern({found->second});
    }
    // The name of a scoped package has one slash of its own.
    const auto first = specifier.find('/', specifier.starts_with('@') ? specifier.find('/') + 1 : 0);
    if (first == std::string_view::npos) return 0;
    const auto found = index_.packages.find(std::string(specifier.substr(0, first)));
    if (found == index_.packages.end()) return 0;
    // `lodash/merge`, `validator/lib/isEmail.js`: the file is named after what it exports.
    std::string_view name = specifier.substr(specifier.rfind('/') + 1);
    if (name.ends_with(".js")) name.remove_suffix(3);
    return member(intern({found->second}), symbols.intern(name));
}

ApiId ApiGraph::global(std::string_view name) {
    const auto found = index_.globals.find(std::string(name));
    return found == index_.globals.end() ? 0 : intern({found->second});
}

ApiId ApiGraph::step(ApiId from, PathElement element) {
    if (from == 0) return 0;
    const std::uint64_t key = (std::uint64_t{from} << 36) ^ element.key();
    if (const auto found = steps_.find(key); found != steps_.end()) return found->second;
    std::vector<TrieNode> next;
    for (const TrieNode position : nodes_[from].positions) {
        if (const TrieNode child = index_.child(position, element)) next.push_back(child);
        if (element.kind == StepKind::Member) {
            if (const TrieNode child = index_.child(position, {StepKind::AnyMember, 0})) next.push_back(child);
        }
    }
    const ApiId result = intern(std::move(next));
    steps_.emplace(key, result);
    return result;
}

ApiId ApiGraph::argument(ApiId callee, std::uint32_t number, std::uint32_t count) {
    if (callee == 0) return 0;
    const bool isLast = number + 1 == count;
    const std::uint64_t key = (std::uint64_t{callee} << 32U) | (std::uint64_t{number} << 1U) | (isLast ? 1U : 0U);
    if (const auto known = arguments_.find(key); known != arguments_.end()) return known->second;
    std::vector<TrieNode> next;
    const auto take = [&](TrieNode position, PathElement element) {
        if (const TrieNode child = index_.child(position, element)) next.push_back(child);
    };
    for (const TrieNode position : nodes_[callee].positions) {
        take(position, {StepKind::Argument, number});
        for (std::uint32_t first = 0; first <= number; ++first) take(position, {StepKind::ArgumentsFrom, first});
        if (isLast) take(position, {StepKind::LastArgument, 0});
    }
    return arguments_[key] = intern(std::move(next));
}

ApiId ApiGraph::join(ApiId a, ApiId b) {
    if (a == 0 || a == b) return b;
    if (b == 0) return a;
    std::vector<TrieNode> all = nodes_[a].positions;
    all.insert(all.end(), nodes_[b].positions.begin(), nodes_[b].positions.end());
    return intern(std::move(all));
}

const std::vector<ApiId>& ApiGraph::types(ApiId id) {
    const auto [found, isNew] = types_.try_emplace(id);
    if (!isNew) return found->second;
    std::vector<ApiId> types;
    for (const Fact* fact : nodes_[id].facts) {
        if (fact->kind != FactKind::Type) continue;
        if (const ApiId one = type(fact->type); one != id) types.push_back(one);
    }
    return types_[id] = std::move(types);
}

bool ApiGraph::sameType(ApiId a, ApiId b) {
    // A type's own node says nothing of itself, so it stands for itself.
    const auto withItself = [&](ApiId id) {
        std::vector<ApiId> all = types(id);
        all.push_back(id);
        return all;
    };
    const std::vector<ApiId> others = withItself(b);
    return std::ranges::any_of(withItself(a),
                               [&](ApiId one) { return std::ranges::find(others, one) != others.end(); });
}

const Fact* ApiGraph::fact(ApiId id, FactKind kind) const {
    for (const Fact* fact : nodes_[id].facts) {
        if (fact->kind == kind) return fact;
    }
    return nullptr;
}

void ApiGraph::close(std::vector<TrieNode>& positions) const {
    for (std::size_t i = 0; i < positions.size(); ++i) {
        for (const std::uint32_t id : index_.nodes[positions[i]].facts) {
            const Fact& fact = index_.facts[id];
            if (fact.kind != FactKind::Type) continue;
            if (std::find(positions.begin(), positions.end(), fact.type) == positions.end())
                positions.push_back(fact.type);
        }
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

ApiId ApiGraph::intern(std::vector<TrieNode> positions) {
    if (positions.empty()) return 0;
    close(positions);
    const auto [found, isNew] = byPositions_.try_emplace(positions, static_cast<ApiId>(nodes_.size()));
    if (!isNew) return found->second;
    Node node;
    node.byShape = true;
    for (const TrieNode position : positions) {
        const auto& trie = index_.nodes[position];
        node.byShape = node.byShape && trie.byShape;
        node.isTyped = node.isTyped || isTypeRoot_[position];
        node.leadsOn = node.leadsOn || index_.relevance->leadsToTarget(position);
        node.leadsToData = node.leadsToData || index_.relevance->leadsToData(position);
        node.replacesCode = node.replacesCode || trie.replaces;
        node.holdsOptions = node.holdsOptions || trie.holdsOptions;
        for (const std::uint32_t fact : trie.facts) node.facts.push_back(&index_.facts[fact]);
        for (const auto& [key, child] : trie.children) {
            if (static_cast<StepKind>(key >> 32) == StepKind::Member) node.members.push_back(static_cast<Symbol>(key));
        }
    }
    std::sort(node.members.begin(), node.members.end());
    node.members.erase(std::unique(node.members.begin(), node.members.end()), node.members.end());
    node.positions = std::move(positions);
    nodes_.push_back(std::move(node));
    return found->second;
}

}  // namespace jsward
