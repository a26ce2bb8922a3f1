// Where in a component values can meet anything that a rule asks about. Most files name no database, no web framework and nothing
// else with a sink, a source or a role in the models; they matter only when values of those that do go through them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/model_index.h"
#include "analyzer/flow/triggers.h"

namespace jsward {

class Relevance {
public:
    /// Reads the models once; `index` must outlive the object.
    explicit Relevance(const Models::Index& index);

    /// Reads the triggers that scopeOf() looks at; refers to this object.
    [[nodiscard]] TriggerReader reader() const { return {words_, packageNames_, shapeNames_}; }

    [[nodiscard]] FlowScope scopeOf(std::span<const FileId> files, const ProgramProvider& provider) const;

    /// Whether an error may come out of a file: it catches one or speaks of one.
    [[nodiscard]] bool namesErrors(const Triggers& triggers) const { return namesAny(errorWords_, triggers); }
    /// Whether a file may say in which environment the program runs.
    [[nodiscard]] bool namesEnvironment(const Triggers& triggers) const {
        return namesAny(environmentWords_, triggers);
    }
    /// Whether a sink, a role or options can be reached from a node of the trie; whether the data of a request can.
    [[nodiscard]] bool leadsToTarget(TrieNode node) const { return leadsToTarget_[node]; }
    [[nodiscard]] bool leadsToData(TrieNode node) const { return leadsToRequest_[node]; }

private:
    /// A sink, a role, or an object with one: the names that must occur for anything to reach it. `createHmac` below the
    /// package "crypto", `collection` and `find` below an unknown receiver.
    struct Target {
        std::vector<WordId> words;
        bool isRequest = false;  ///< No target, but where the data of a request is handed out.
        bool isQuery = false;    ///< What gets there runs.
        bool isEffect = false;   ///< No target, but work that counts.
        bool requiresSql = false;
        bool requiresRequest = false;  ///< Of what no request carries, nothing is a danger there.
    };
    using Targets = std::vector<Target>;
    struct Evidence;
    using Asks = std::function<bool(const Fact&)>;

    [[nodiscard]] static bool namesAny(const std::vector<WordId>& words, const Triggers& triggers);
    [[nodiscard]] std::vector<bool> leadsTo(const Asks& isWanted) const;
    [[nodiscard]] bool runsQueries(const Fact& fact) const;
    [[nodiscard]] bool handsOutRequests(const Fact& fact) const;
    Targets targetsBelow(TrieNode root);
    void addTargets(TrieNode node, std::vector<WordId>& path, Targets& targets);
    [[nodiscard]] const Targets* targetsOfPackage(std::string_view specifier) const;
    void readImports(FileId file, const ProgramProvider& provider, Evidence& evidence) const;
    void readWords(const Triggers& triggers, Evidence& evidence) const;
    [[nodiscard]] bool receivesRequests(const Evidence& evidence) const;
    [[nodiscard]] bool hasTarget(std::span<const FileId> files, const ProgramProvider& provider,
                                 const Evidence& evidence) const;
    [[nodiscard]] static bool isMet(const Target& target, const Evidence& evidence);
    [[nodiscard]] bool isMetIn(FileId file, const Targets& targets, const Triggers& triggers, Evidence& evidence) const;
    [[nodiscard]] bool mayWork(FileId file, const Triggers& triggers, const Evidence& evidence) const;
    [[nodiscard]] std::vector<FileId> working(std::span<const FileId> files, const ProgramProvider& provider,
                                              const Evidence& evidence) const;
    [[nodiscard]] bool isNearSql(const Target& target, FileId file, const Triggers& triggers,
                                 const Evidence& evidence) const;
    [[nodiscard]] bool takesPart(FileId file, const Triggers& triggers, Evidence& evidence) const;

    const Models::Index& index_;
    std::vector<bool> leadsToTarget_;         ///< By trie node: a sink or role can be reached from it.
    std::vector<bool> leadsToEffect_;         ///< By trie node: so can work that counts.
    std::vector<bool> leadsToQuery_;          ///< By trie node: so can a sink that runs what it is given.
    std::vector<bool> leadsToRequest_;        ///< By trie node: so can the data of a request.
    WordTable words_;                         ///< Names that targets ask for, and those of globals, exports and errors.
    std::vector<ParameterNames> shapeNames_;  ///< Parameters that are an object with sinks.
    Targets shaped_;                          ///< Below receivers of unknown identity.
    std::map<WordId, Targets> exports_;       ///< Below what a file exports under these names.
    std::map<WordId, Targets> globals_;       ///< Globals with some.
    std::unordered_map<std::string_view, Targets> packages_;  ///< Packages with targets.
    WordTable packageNames_;                                  ///< Those that run queries ...
    std::vector<const Targets*> packagesByName_;              ///< ... by number.
    std::vector<WordId> tellingWords_;
    std::vector<WordId> errorWords_;
    std::vector<WordId> environmentWords_;
};

}  // namespace jsward
