// Grows the trie of a models' index (analyzer/flow/model_index.h).
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/flow/model_index.h"

namespace jsward {

class IndexBuilder {
public:
    /// `places`, if given, is told what becomes of each path.
    explicit IndexBuilder(Models::Index& index, std::vector<RowPlace>* places = nullptr);

    [[nodiscard]] Models::Index& index() { return index_; }

    // Roots, made when they are asked for first.
    TrieNode packageRoot(const std::string& name);
    TrieNode typeRoot(const std::string& name);
    TrieNode globalRoot(const std::string& name);

    /// Gives the fact's number.
    std::uint32_t add(Fact fact);
    /// The fact holds at the end of the steps below the root, which it gives.
    TrieNode attach(std::uint32_t fact, TrieNode root, const std::vector<PathElement>& steps);
    /// Where to tell what became of a path; null when nobody asks.
    RowPlace* place(const std::string& file, std::string path, std::uint32_t what);
    /// Once, after everything else: sorted children make lookups a binary search.
    void finish();

private:
    TrieNode newNode(bool byShape = false);
    TrieNode childOrNew(TrieNode parent, PathElement step);
    [[nodiscard]] bool holdsOwn(TrieNode node, FactKind kind) const;
    [[nodiscard]] bool replacesCall(TrieNode node) const;
    [[nodiscard]] bool holdsOptions(std::size_t node) const;

    Models::Index& index_;
    std::vector<RowPlace>* places_;
    std::unordered_multimap<std::uint64_t, std::pair<TrieNode, std::pair<std::uint64_t, TrieNode>>> byStep_;
};

}  // namespace jsward
