// Whether values of a component can reach anything at all that a rule asks about. Most code names no database, no web framework
// and nothing else with a sink or a role in the models; following its values would find nothing, so nobody needs to.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/model_index.h"

namespace jsward {

class Relevance {
public:
    /// Reads the models once; `index` must outlive the object.
    explicit Relevance(const Models::Index& index);

    [[nodiscard]] FlowScope scopeOf(std::span<const FileId> files, const ProgramProvider& provider) const;

private:
    /// A sink, a role, or an object with one: the names that must occur for anything to reach it. `createHmac` below the
    /// package "crypto", `collection` and `find` below an unknown receiver.
    struct Target {
        std::vector<std::uint32_t> words;  ///< Indices of words_.
        bool isRequest = false;            ///< No target, but where the data of a request is handed out.
        bool isQuery = false;              ///< What gets there runs.
        bool requiresSql = false;
        bool requiresRequest = false;  ///< Of what no request carries, nothing is a danger there.
    };
    using Targets = std::vector<Target>;
    struct Evidence;
    using Asks = std::function<bool(const Fact&)>;

    [[nodiscard]] std::vector<bool> leadsTo(const Asks& isWanted) const;
    [[nodiscard]] bool runsQueries(const Fact& fact) const;
    [[nodiscard]] bool handsOutRequests(const Fact& fact) const;
    Targets targetsBelow(TrieNode root);
    void addTargets(TrieNode node, std::vector<std::uint32_t>& path, Targets& targets);
    std::uint32_t wordIndex(std::string_view word);
    [[nodiscard]] std::optional<std::uint32_t> wordOf(std::string_view text) const;
    [[nodiscard]] const Targets* targetsOfPackage(std::string_view specifier) const;
    [[nodiscard]] static bool hasWords(const Target& target, const std::vector<bool>& words);
    [[nodiscard]] static bool isMet(const Target& target, const Evidence& evidence);
    [[nodiscard]] static bool receivesRequests(const Evidence& evidence);
    void readPackageNames(std::span<const FileId> files, const ProgramProvider& provider, Evidence& evidence) const;
    [[nodiscard]] bool isCompletedSomewhere(std::span<const FileId> files, const ProgramProvider& provider,
                                            std::uint32_t begun) const;
    void readImports(FileId file, const ProgramProvider& provider, Evidence& evidence) const;
    void readExport(std::string_view name, const Program& program, Evidence& evidence) const;
    [[nodiscard]] bool hasShapedFunction(const Program& program) const;
    [[nodiscard]] static bool matches(const ParameterShape& shape, std::span<const std::optional<Symbol>> names);
    void readNodes(const Program& program, Evidence& evidence) const;
    void readWords(const Program& program, Evidence& evidence) const;

    const Models::Index& index_;
    std::vector<bool> leadsToTarget_;            ///< By trie node: a sink or role can be reached from it.
    std::vector<bool> leadsToQuery_;             ///< By trie node: so can a sink that runs what it is given.
    std::vector<bool> leadsToRequest_;           ///< By trie node: so can the data of a request.
    std::vector<const ParameterShape*> shapes_;  ///< Those that make a parameter an object with sinks.
    Targets shaped_;                             ///< Below receivers of unknown identity.
    std::unordered_map<std::string_view, Targets> exports_;      ///< Below what a file exports under these names.
    std::unordered_map<std::string_view, Targets> packages_;     ///< Packages with targets.
    std::unordered_map<std::string_view, Targets> globals_;      ///< Globals with some.
    std::unordered_map<std::string_view, std::uint32_t> words_;  ///< Names that targets ask for.
    std::bitset<0x10000> wordForms_;
};

}  // namespace jsward
