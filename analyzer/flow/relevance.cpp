#include "analyzer/flow/relevance.h"

#include <algorithm>
#include <array>

#include "analyzer/flow/own_modules.h"

namespace jsward {
namespace {

constexpr std::array<std::string_view, 6> kErrorWords = {"catch", "err", "error", "e", "ex", "Error"};

constexpr std::array<std::string_view, 6> kEnvironmentWords = {"NODE_ENV",    "env",        "environment",
                                                               "development", "production", "APP_ENV"};

/// Methods of connections that others hardly have, under which a project wraps them.
constexpr std::array<std::string_view, 6> kTellingWords = {"query",    "execute",    "rawQuery",
                                                           "runQuery", "executeSql", "executeQuery"};

/// "lodash" of "lodash/merge", "@scope/name" of "@scope/name/part".
std::string_view packageOf(std::string_view specifier) {
    const auto from = specifier.starts_with('@') ? specifier.find('/') : 0;
    return from == std::string_view::npos ? specifier : specifier.substr(0, specifier.find('/', from + 1));
}

/// What rules ask about where it is reached.
bool isTarget(const Fact& fact) {
    const bool isRole = fact.kind == FactKind::Role && fact.file.empty();  // of files it is told by their names
    return fact.kind == FactKind::Sink || isRole || fact.kind == FactKind::Options || fact.kind == FactKind::Setting;
}

}  // namespace

/// What the files of a component show together.
struct Relevance::Evidence {
    std::vector<bool> words;     ///< By word: some file has it.
    std::vector<bool> exported;  ///< By word: some file exports it.
    bool hasSql = false;
    std::uint32_t begun = 0;
    std::uint32_t continued = 0;
    bool receives = false;                                ///< Something there hands out the data of requests.
    std::map<FileId, std::set<const Targets*>> imported;  ///< By file: the packages with targets that it names.
    std::set<const Targets*> computed;                    ///< Packages named where imports are computed.
    std::set<FileId> certain;               ///< Files that name a part of a package, which may be any of its members.
    std::set<FileId> handOn;                ///< Files that export a package as it is.
    std::set<FileId> nearSql;               ///< Files that are imported by files with SQL.
    std::map<const Targets*, Targets> met;  ///< Of the targets: those that can be reached at all.
};

Relevance::Relevance(const Models::Index& index)
    : index_(index),
      leadsToTarget_(leadsTo([](const Fact& fact) { return isTarget(fact); })),
      leadsToEffect_(leadsTo([](const Fact& fact) { return fact.kind == FactKind::Effect; })),
      leadsToQuery_(leadsTo([this](const Fact& fact) { return runsQueries(fact); })),
      leadsToRequest_(leadsTo([this](const Fact& fact) { return handsOutRequests(fact); })) {
    const auto matters = [this](TrieNode root) {
        return leadsToTarget_[root] || leadsToRequest_[root] || leadsToEffect_[root];
    };
    for (const auto& [name, root] : index.packages)
        if (matters(root)) packages_.emplace(name, targetsBelow(root));
    for (const auto& [name, targets] : packages_) {
        if (std::ranges::none_of(targets, &Target::isQuery)) continue;
        packageNames_.add(name);
        packagesByName_.push_back(&targets);
    }
    for (const auto& [name, root] : index.globals)
        if (matters(root)) globals_.emplace(words_.add(name), targetsBelow(root));
    shaped_ = targetsBelow(index.shapeRoot);
    for (const auto& [step, child] : index.nodes[index.exportRoot].children)
        exports_.emplace(words_.add(index.symbols.text(static_cast<Symbol>(step))), targetsBelow(child));
    for (const ParameterShape& shape : index.parameterShapes) {
        const bool counts = std::ranges::any_of(shape.parameters, [&](const CallbackParameter& parameter) {
            return parameter.type != kNoNode && leadsToTarget_[parameter.type];
        });
        if (!counts) continue;
        ParameterNames& names = shapeNames_.emplace_back();
        for (const std::vector<Symbol>& alternatives : shape.names) {
            names.emplace_back();
            for (const Symbol name : alternatives) names.back().push_back(index.symbols.text(name));
        }
    }
    for (const std::string_view word : kTellingWords) tellingWords_.push_back(words_.add(word));
    for (const std::string_view word : kEnvironmentWords) environmentWords_.push_back(words_.add(word));
    for (const std::string_view word : kErrorWords) errorWords_.push_back(words_.add(word));
}

/// Whether a value there becomes part of something that runs.
bool Relevance::runsQueries(const Fact& fact) const {
    if (fact.kind != FactKind::Sink) return false;
    const std::string& kind = index_.sinkKinds[fact.what].name;
    return kind != "response-body" && kind != "credential";
}

/// Whether something there is data of a request by itself.
bool Relevance::handsOutRequests(const Fact& fact) const {
    const auto isRemote = [&](KindId kind) { return index_.sourceKinds[kind] == "remote-input"; };
    if (fact.kind == FactKind::Source) return isRemote(fact.what);
    if (fact.kind == FactKind::Decorator) return fact.text.empty() && isRemote(fact.what);
    return std::ranges::any_of(fact.parameters, [&](const CallbackParameter& parameter) {
        return parameter.source && isRemote(*parameter.source);
    });
}

/// Backwards from the wanted facts along the steps and types that lead to them.
std::vector<bool> Relevance::leadsTo(const Asks& isWanted) const {
    std::vector<std::vector<TrieNode>> before(index_.nodes.size());
    std::vector<TrieNode> found;
    for (TrieNode node = 0; node < index_.nodes.size(); ++node) {
        for (const auto& [step, child] : index_.nodes[node].children) before[child].push_back(node);
        for (const std::uint32_t id : index_.nodes[node].facts) {
            const Fact& fact = index_.facts[id];
            if (isWanted(fact)) found.push_back(node);
            before[fact.type].push_back(node);
            for (const CallbackParameter& parameter : fact.parameters) before[parameter.type].push_back(node);
        }
    }
    std::vector<bool> result(index_.nodes.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const TrieNode node = found[i];
        if (node == kNoNode || result[node]) continue;
        result[node] = true;
        found.insert(found.end(), before[node].begin(), before[node].end());
    }
    return result;
}

Relevance::Targets Relevance::targetsBelow(TrieNode root) {
    Targets targets;
    std::vector<WordId> path;
    addTargets(root, path, targets);
    return targets;
}

void Relevance::addTargets(TrieNode node, std::vector<WordId>& path, Targets& targets) {
    for (const std::uint32_t id : index_.nodes[node].facts) {
        const Fact& fact = index_.facts[id];
        // A type, or what a callback is given: an object with targets.
        const auto gives = [&](const std::vector<bool>& leads) {
            return leads[fact.type] || std::ranges::any_of(fact.parameters, [&](const CallbackParameter& parameter) {
                       return leads[parameter.type];
                   });
        };
        const bool isTyped = gives(leadsToTarget_);
        // Where strings are no danger, data of unknown origin is none either.
        const bool onlyObjects = fact.kind == FactKind::Sink && index_.sinkKinds[fact.what].harmlessStrings;
        const bool isQuery = runsQueries(fact) || gives(leadsToQuery_);
        if (isTarget(fact) || isTyped)
            targets.push_back({.words = path,
                               .isQuery = isQuery,
                               .requiresSql = fact.requirement == Requirement::SqlText,
                               .requiresRequest = fact.requirement == Requirement::Request || onlyObjects});
        if (gives(leadsToRequest_) || handsOutRequests(fact)) targets.push_back({.words = path, .isRequest = true});
        if (gives(leadsToEffect_) || fact.kind == FactKind::Effect)
            targets.push_back({.words = path, .isEffect = true});
    }
    for (const auto& [key, child] : index_.nodes[node].children) {
        const bool isName = static_cast<StepKind>(key >> 32U) == StepKind::Member;
        if (isName) path.push_back(words_.add(index_.symbols.text(static_cast<Symbol>(key))));
        addTargets(child, path, targets);
        if (isName) path.pop_back();
    }
}

const Relevance::Targets* Relevance::targetsOfPackage(std::string_view specifier) const {
    auto found = packages_.find(specifier);
    if (found == packages_.end() && specifier.find('/') != std::string_view::npos)
        found = packages_.find(packageOf(specifier));
    return found == packages_.end() ? nullptr : &found->second;
}

void Relevance::readImports(FileId file, const ProgramProvider& provider, Evidence& evidence) const {
    const OwnModules ownModules(index_, provider);
    const Triggers& triggers = provider.triggers(file);
    std::set<const Targets*>& imported = evidence.imported[file];
    for (const NamedModule& module : triggers.modules) {
        const Resolution target = provider.resolve(file, module.specifier);
        const auto own = packages_.find(ownModules.nameOf(file, module.specifier, target));
        if (own != packages_.end()) imported.insert(&own->second);
        if (target.kind == Resolution::Kind::File && triggers.readsSql()) evidence.nearSql.insert(target.file);
        if (target.kind != Resolution::Kind::Package) continue;
        const Targets* const targets = targetsOfPackage(target.package);
        if (targets == nullptr) continue;
        imported.insert(targets);
        // A path into a package may stand for any of its members.
        if (!packages_.contains(target.package)) evidence.certain.insert(file);
        if (module.isExported) evidence.handOn.insert(file);
    }
}

void Relevance::readWords(const Triggers& triggers, Evidence& evidence) const {
    for (const Triggers::Word& word : triggers.words) {
        evidence.words[word.id] = true;
        if (word.uses & kExported) evidence.exported[word.id] = true;
    }
    evidence.hasSql = evidence.hasSql || triggers.hasSql;
    evidence.begun |= triggers.begun;
    evidence.continued |= triggers.continued;
}

bool Relevance::receivesRequests(const Evidence& evidence) const {
    const auto hasRequest = [&](const Targets& targets) {
        return std::ranges::any_of(targets, [&](const Target& target) {
            return target.isRequest &&
                   std::ranges::all_of(target.words, [&](WordId word) { return evidence.words[word]; });
        });
    };
    const auto isNamed = [&](const auto& named) { return evidence.words[named.first] && hasRequest(named.second); };
    const auto isExported = [&](const auto& named) {
        return evidence.exported[named.first] && hasRequest(named.second);
    };
    return hasRequest(shaped_) || std::ranges::any_of(globals_, isNamed) || std::ranges::any_of(exports_, isExported) ||
           std::ranges::any_of(evidence.computed, [&](const Targets* one) { return hasRequest(*one); }) ||
           std::ranges::any_of(evidence.imported, [&](const auto& file) {
               return std::ranges::any_of(file.second, [&](const Targets* one) { return hasRequest(*one); });
           });
}

/// Whether the component has what the target asks for.
bool Relevance::isMet(const Target& target, const Evidence& evidence) {
    if (target.isRequest || target.isEffect || (target.requiresRequest && !evidence.receives)) return false;
    const bool isSql = evidence.hasSql || (evidence.begun & evidence.continued) != 0;
    if (target.requiresSql && !isSql) return false;
    return std::ranges::all_of(target.words, [&](WordId word) { return evidence.words[word]; });
}

/// Whether a file that gets at the targets does something with one of them: it says the first word of the way there.
bool Relevance::isMetIn(FileId file, const Targets& targets, const Triggers& triggers, Evidence& evidence) const {
    const auto [known, isNew] = evidence.met.try_emplace(&targets);
    if (isNew) {
        std::ranges::copy_if(targets, std::back_inserter(known->second),
                             [&](const Target& target) { return target.isRequest || isMet(target, evidence); });
    }
    const bool isHandedOn = evidence.handOn.contains(file);
    return std::ranges::any_of(known->second, [&](const Target& target) {
        return isHandedOn || target.words.empty() || triggers.has(target.words.front());
    });
}

/// Whether there is anything that a rule asks about; where requests alone are received, there is not.
bool Relevance::hasTarget(std::span<const FileId> files, const ProgramProvider& provider,
                          const Evidence& evidence) const {
    const auto isAnyMet = [&](const Targets& targets) {
        return std::ranges::any_of(targets, [&](const Target& target) { return isMet(target, evidence); });
    };
    const auto isNamed = [&](const auto& named) { return evidence.words[named.first] && isAnyMet(named.second); };
    const auto isExported = [&](const auto& named) { return evidence.exported[named.first] && isAnyMet(named.second); };
    const auto hasShape = [&](FileId file) { return !provider.triggers(file).shapes.empty(); };
    return !evidence.certain.empty() || isAnyMet(shaped_) || std::ranges::any_of(globals_, isNamed) ||
           std::ranges::any_of(exports_, isExported) || std::ranges::any_of(files, hasShape) ||
           std::ranges::any_of(evidence.computed, [&](const Targets* one) { return isAnyMet(*one); }) ||
           std::ranges::any_of(evidence.imported, [&](const auto& file) {
               return std::ranges::any_of(file.second, [&](const Targets* one) { return isAnyMet(*one); });
           });
}

bool Relevance::takesPart(FileId file, const Triggers& triggers, Evidence& evidence) const {
    if (!triggers.shapes.empty() || evidence.certain.contains(file)) return true;
    const auto isMetHere = [&](const Targets* targets) { return isMetIn(file, *targets, triggers, evidence); };
    if (std::ranges::any_of(evidence.imported[file], isMetHere)) return true;
    if (triggers.importsComputed && std::ranges::any_of(evidence.computed, isMetHere)) return true;
    const auto isUsed = [&](const auto& named) { return triggers.has(named.first, kUsed) && isMetHere(&named.second); };
    if (std::ranges::any_of(globals_, isUsed)) return true;
    const auto isExported = [&](const auto& named) {
        return triggers.has(named.first, kExported) && isMetHere(&named.second);
    };
    if (std::ranges::any_of(exports_, isExported)) return true;
    return std::ranges::any_of(shaped_, [&](const Target& target) {
        return !target.isEffect && isMet(target, evidence) && isNearSql(target, file, triggers, evidence) &&
               triggers.has(target.words.front(), kCalled) &&
               std::ranges::all_of(target.words, [&](WordId word) { return triggers.has(word); });
    });
}

/// Whether something in a file may do work that counts by itself.
bool Relevance::mayWork(FileId file, const Triggers& triggers, const Evidence& evidence) const {
    const auto isDone = [&](const Target& target) {
        return target.isEffect && (target.words.empty() || triggers.has(target.words.front()));
    };
    const auto isCalled = [&](const Target& target) {
        return target.isEffect && triggers.has(target.words.front(), kCalled);
    };
    const auto imported = evidence.imported.find(file);
    return std::ranges::any_of(shaped_, isCalled) ||
           (imported != evidence.imported.end() && std::ranges::any_of(imported->second, [&](const Targets* one) {
                return std::ranges::any_of(*one, isDone);
            }));
}

/// The files that may work, and all that import them at whatever distance.
std::vector<FileId> Relevance::working(std::span<const FileId> files, const ProgramProvider& provider,
                                       const Evidence& evidence) const {
    std::map<FileId, std::vector<FileId>> importers;
    for (const FileId file : files) {
        for (const NamedModule& module : provider.triggers(file).modules) {
            const Resolution target = provider.resolve(file, module.specifier);
            if (target.kind == Resolution::Kind::File) importers[target.file].push_back(file);
        }
    }
    std::set<FileId> found;
    std::vector<FileId> open;
    for (const FileId file : files)
        if (mayWork(file, provider.triggers(file), evidence)) open.push_back(file);
    while (!open.empty()) {
        const FileId file = open.back();
        open.pop_back();
        if (!found.insert(file).second) continue;
        open.insert(open.end(), importers[file].begin(), importers[file].end());
    }
    return {found.begin(), found.end()};
}

/// Whether the SQL that a method of an unknown receiver has to be given may be at hand: in the file, or with those who call its
/// functions where these are called like the method of a database and like nothing else.
bool Relevance::isNearSql(const Target& target, FileId file, const Triggers& triggers, const Evidence& evidence) const {
    if (!target.requiresSql || triggers.readsSql()) return true;
    const auto isTelling = [&](WordId word) { return std::ranges::find(tellingWords_, word) != tellingWords_.end(); };
    return evidence.nearSql.contains(file) && std::ranges::any_of(target.words, isTelling);
}

FlowScope Relevance::scopeOf(std::span<const FileId> files, const ProgramProvider& provider) const {
    Evidence evidence;
    evidence.words.resize(words_.size());
    evidence.exported.resize(words_.size());
    bool importsComputed = false;
    for (const FileId file : files) {
        const Triggers& triggers = provider.triggers(file);
        readWords(triggers, evidence);
        readImports(file, provider, evidence);
        importsComputed = importsComputed || triggers.importsComputed;
    }
    // A computed import may load whatever driver a string names; frameworks are written for, and named where they are imported.
    for (const FileId file : importsComputed ? files : std::span<const FileId>()) {
        for (const WordId name : provider.triggers(file).packages) evidence.computed.insert(packagesByName_[name]);
    }
    evidence.receives = receivesRequests(evidence);
    FlowScope scope;
    scope.receivesRequests = evidence.receives;
    if (!hasTarget(files, provider, evidence)) return scope;
    for (const FileId file : files) {
        if (takesPart(file, provider.triggers(file), evidence)) scope.files.push_back(file);
    }
    if (!scope.files.empty()) scope.working = working(files, provider, evidence);
    return scope;
}

bool Relevance::namesAny(const std::vector<WordId>& words, const Triggers& triggers) {
    return std::ranges::any_of(words, [&](WordId word) { return triggers.has(word); });
}

}  // namespace jsward
