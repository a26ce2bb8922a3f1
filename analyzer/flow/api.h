// API objects: how a value was obtained from a package, as the set of trie nodes of the models that its path reaches.
// Equal sets are one ApiId, so that an object keeps one identity whichever way the program got it.
#pragma once

#include <tsl/robin_map.h>
#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/flow/hash.h"
#include "analyzer/flow/model_index.h"

namespace jsward {

using ApiId = std::uint32_t;  ///< 0: no modelled object.

class ApiGraph {
public:
    explicit ApiGraph(const Models::Index& index);

    /// What `require(specifier)` gives; a path into a package ("lodash/merge") is that member of it.
    ApiId package(std::string_view specifier, Symbols& symbols);
    /// What the user's models say of a module of the program, under the name that OwnModules gives.
    ApiId ownModule(const std::string& name) { return intern({index_.packages.at(name)}); }
    ApiId global(std::string_view name);
    ApiId type(TrieNode root) { return intern({root}); }
    /// What frameworks await of the exports of a file.
    ApiId exports() { return intern({index_.exportRoot}); }
    /// What `name` of a receiver of unknown identity is.
    ApiId shape(Symbol name) { return step(shape_, {StepKind::Member, name}); }

    ApiId step(ApiId from, PathElement element);
    ApiId member(ApiId from, Symbol name) { return step(from, {StepKind::Member, name}); }
    ApiId call(ApiId from) { return step(from, {StepKind::Call, 0}); }
    ApiId argument(ApiId callee, std::uint32_t number, std::uint32_t count);
    ApiId join(ApiId a, ApiId b);
    /// Its types, as objects of their own: what a program hangs on one object of a type it finds on the others.
    [[nodiscard]] const std::vector<ApiId>& types(ApiId id);
    /// Whether the models give both a type in common.
    [[nodiscard]] bool sameType(ApiId a, ApiId b);

    [[nodiscard]] const std::vector<const Fact*>& facts(ApiId id) const { return nodes_[id].facts; }
    [[nodiscard]] const Fact* fact(ApiId id, FactKind kind) const;
    [[nodiscard]] bool byShape(ApiId id) const { return nodes_[id].byShape; }
    /// Whether the user says what a call of it does, so that its code says nothing more.
    [[nodiscard]] bool replacesCode(ApiId id) const { return nodes_[id].replacesCode; }
    /// Whether a sink, a role or options of the models can be reached from it ...
    [[nodiscard]] bool leadsOn(ApiId id) const { return nodes_[id].leadsOn; }
    /// ... or the data of a request.
    [[nodiscard]] bool leadsToData(ApiId id) const { return nodes_[id].leadsToData; }
    /// Whether the value there, or something in it, tells a call how to behave.
    [[nodiscard]] bool holdsOptions(ApiId id) const { return nodes_[id].holdsOptions; }
    /// Whether it is an object of a type that the models describe, rather than a function or a piece of data.
    [[nodiscard]] bool isTyped(ApiId id) const { return nodes_[id].isTyped; }
    /// Members that the models name here, for looking into object arguments.
    [[nodiscard]] const std::vector<Symbol>& members(ApiId id) const { return nodes_[id].members; }
    [[nodiscard]] const Models::Index& index() const { return index_; }

private:
    struct Node {
        std::vector<TrieNode> positions;
        std::vector<const Fact*> facts;
        std::vector<Symbol> members;
        bool byShape = false;
        bool isTyped = false;
        bool leadsOn = false;
        bool leadsToData = false;
        bool replacesCode = false;
        bool holdsOptions = false;
    };
    ApiId intern(std::vector<TrieNode> positions);
    void close(std::vector<TrieNode>& positions) const;

    const Models::Index& index_;
    std::vector<bool> isTypeRoot_;  ///< By trie node.
    std::vector<Node> nodes_;
    std::map<std::vector<TrieNode>, ApiId> byPositions_;
    tsl::robin_map<std::uint64_t, ApiId, PackedHash> steps_;
    tsl::robin_map<std::uint64_t, ApiId, PackedHash> arguments_;  ///< By callee, number and whether it is the last.
    std::unordered_map<ApiId, std::vector<ApiId>> types_;
    ApiId shape_ = 0;
};

}  // namespace jsward
