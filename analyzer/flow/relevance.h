// Whether values of a component can reach anything at all that a rule asks about. Most code names no database, no web framework
// and nothing else with a sink or a role in the models; following its values would find nothing, so nobody needs to.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/model_index.h"

namespace jsward {

class Relevance {
public:
    /// Reads the models once; `index` must outlive the object.
    explicit Relevance(const Models::Index& index);

    /// False only when the flow engine could find no sink and no role in these files.
    [[nodiscard]] bool mayMatter(std::span<const FileId> files, const ProgramProvider& provider) const;

private:
    /// A sink, a role, or an object with one: the names that must occur for anything to reach it. `createHmac` below the
    /// package "crypto", `collection` and `find` below an unknown receiver.
    struct Target {
        std::vector<std::uint32_t> words;  ///< Indices of words_.
        bool requiresSql = false;
        bool requiresSource = false;  ///< Strings are no danger there, so data of unknown origin is none either.
    };
    using Targets = std::vector<Target>;
    struct Evidence;

    [[nodiscard]] std::vector<bool> leadsTo(std::initializer_list<FactKind> kinds) const;
    Targets targetsBelow(TrieNode root);
    void addTargets(TrieNode node, std::vector<std::uint32_t>& path, Targets& targets);
    std::uint32_t wordIndex(std::string_view word);
    [[nodiscard]] const Targets* targetsOfPackage(std::string_view specifier) const;
    [[nodiscard]] static bool isMet(const Target& target, const Evidence& evidence);
    void readImports(FileId file, const ProgramProvider& provider, Evidence& evidence) const;
    [[nodiscard]] bool hasShapedFunction(const Program& program) const;
    [[nodiscard]] static bool matches(const ParameterShape& shape, std::span<const std::optional<Symbol>> names);
    void readNodes(const Program& program, Evidence& evidence) const;
    void readWords(const Program& program, Evidence& evidence) const;

    const Models::Index& index_;
    std::vector<bool> leadsToTarget_;                         ///< By trie node: a sink or role can be reached from it.
    std::vector<const ParameterShape*> shapes_;               ///< Those that make a parameter an object with sinks.
    Targets shaped_;                                          ///< Below receivers of unknown identity.
    std::unordered_map<std::string_view, Targets> packages_;  ///< Packages with targets.
    std::unordered_map<std::string_view, Targets> globals_;   ///< Globals with some.
    std::unordered_map<std::string_view, std::uint32_t> words_;  ///< Names that targets ask for.
    std::unordered_set<std::string_view> sources_;               ///< Packages and globals that data comes from.
};

}  // namespace jsward
