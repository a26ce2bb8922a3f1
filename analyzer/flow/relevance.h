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
    /// A sink below an unknown receiver, `?.collection().find(0)`: the names that must occur for anything to reach it.
    struct ShapedSink {
        std::vector<std::uint32_t> words;  ///< Indices of words_.
        bool requiresSql = false;
        bool requiresSource = false;  ///< Strings are no danger there, so data of unknown origin is none either.
    };
    struct Evidence;

    [[nodiscard]] std::vector<bool> leadsTo(std::initializer_list<FactKind> kinds) const;
    void addShapedSinks(TrieNode node, std::vector<std::uint32_t>& path);
    std::uint32_t wordIndex(std::string_view word);
    [[nodiscard]] bool isTargetPackage(std::string_view specifier) const;
    void readImports(FileId file, const ProgramProvider& provider, Evidence& evidence) const;
    [[nodiscard]] bool hasShapedFunction(const Program& program) const;
    [[nodiscard]] static bool matches(const ParameterShape& shape, std::span<const std::optional<Symbol>> names);
    void readNodes(const Program& program, Evidence& evidence) const;
    void readWords(const Program& program, Evidence& evidence) const;

    const Models::Index& index_;
    std::vector<bool> leadsToTarget_;            ///< By trie node: a sink or role can be reached from it.
    std::vector<const ParameterShape*> shapes_;  ///< Those that make a parameter an object with sinks.
    std::vector<ShapedSink> shapedSinks_;
    std::unordered_map<std::string_view, std::uint32_t> words_;  ///< Names that shaped sinks ask for.
    std::unordered_set<std::string_view> packages_;              ///< Packages with a sink or a role.
    std::unordered_set<std::string_view> globals_;               ///< Globals with one.
    std::unordered_set<std::string_view> sources_;               ///< Packages and globals that data comes from.
};

}  // namespace jsward
