#include "analyzer/flow/relevance.h"

#include <algorithm>
#include <unordered_set>

#include "analyzer/flow/own_modules.h"
#include "analyzer/flow/sql_text.h"

namespace jsward {
namespace {

/// A text that only begins a statement, to be continued by others, is short; a longer one is prose.
constexpr std::size_t kLongestBeginning = 60;

/// "lodash" of "lodash/merge", "@scope/name" of "@scope/name/part".
std::string_view packageOf(std::string_view specifier) {
    const auto from = specifier.starts_with('@') ? specifier.find('/') : 0;
    return from == std::string_view::npos ? specifier : specifier.substr(0, specifier.find('/', from + 1));
}

/// `require(name)`, `import(name)`: what is imported is known only once values are followed.
bool isComputedImport(const Program& program, NodeId id) {
    const Node& node = program[id];
    if (node.kind == Kind::ImportCall) return program[id - 1].kind != Kind::String;
    if (node.kind != Kind::Call) return false;
    const Node& callee = program[program.callee(id)];
    const bool isRequire =
        (callee.kind == Kind::Global || callee.kind == Kind::Member) && program.atom(callee.a) == "require";
    const auto arguments = program.arguments(id);
    return isRequire && !arguments.empty() && program[arguments[0]].kind != Kind::String;
}

/// `export default {fetch() {}}`, not a class or function.
bool givesObject(const Program& program, NodeId exportDefault) {
    const Node& value = program[exportDefault - 1];
    if (value.kind != Kind::Name) return value.kind == Kind::Object;
    const BindingKind kind = program.bindings[value.a].kind;
    return kind == BindingKind::Const || kind == BindingKind::Let || kind == BindingKind::Var;
}

/// `x instanceof Response`, `typeof Response`: the operand stands right before its operator, and nothing is done with it.
bool isOnlyAskedFor(const Program& program, NodeId global) {
    if (global + 1 >= program.nodes.size()) return false;
    const Node& next = program[global + 1];
    return (next.kind == Kind::Binary && static_cast<BinaryOp>(next.op) == BinaryOp::Instanceof) ||
           (next.kind == Kind::Unary && static_cast<UnaryOp>(next.op) == UnaryOp::Typeof);
}

/// What rules ask about where it is reached.
bool isTarget(const Fact& fact) {
    return fact.kind == FactKind::Sink || fact.kind == FactKind::Role || fact.kind == FactKind::Options ||
           fact.kind == FactKind::Setting;
}

/// Length and some letters, to tell most texts from words without a look at the table.
std::size_t formOf(std::string_view text) {
    const auto letter = [&](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    return (text.size() * 5 + letter(0) * 31U + letter(text.size() / 2) * 641U + letter(text.size() - 1) * 4099U) &
           0xFFFFU;
}

}  // namespace

/// What the files of a component have shown so far.
struct Relevance::Evidence {
    std::unordered_set<const Targets*> targets;  ///< Those of the packages and globals that occur.
    bool isCertain = false;
    bool importsComputed = false;
    std::vector<bool> words;  ///< By index of words_.
    bool receives = false;    ///< Something there hands out the data of requests.
    bool hasSql = false;      ///< A text reads as SQL ...
    std::uint32_t begun = 0;  ///< ... or as the beginning of these statements, as bits.
};

Relevance::Relevance(const Models::Index& index)
    : index_(index),
      leadsToTarget_(leadsTo([](const Fact& fact) { return isTarget(fact); })),
      leadsToQuery_(leadsTo([this](const Fact& fact) { return runsQueries(fact); })),
      leadsToRequest_(leadsTo([this](const Fact& fact) { return handsOutRequests(fact); })) {
    const auto add = [this](const auto& roots, std::unordered_map<std::string_view, Targets>& all) {
        for (const auto& [name, root] : roots)
            if (leadsToTarget_[root] || leadsToRequest_[root]) all.emplace(name, targetsBelow(root));
    };
    add(index.packages, packages_);
    add(index.globals, globals_);
    shaped_ = targetsBelow(index.shapeRoot);
    for (const auto& [step, child] : index.nodes[index.exportRoot].children)
        exports_.emplace(index.symbols.text(static_cast<Symbol>(step)), targetsBelow(child));
    for (const ParameterShape& shape : index.parameterShapes) {
        const bool counts = std::ranges::any_of(shape.parameters, [&](const CallbackParameter& parameter) {
            return parameter.type != kNoNode && leadsToTarget_[parameter.type];
        });
        if (counts) shapes_.push_back(&shape);
    }
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
    std::vector<std::uint32_t> path;
    addTargets(root, path, targets);
    return targets;
}

void Relevance::addTargets(TrieNode node, std::vector<std::uint32_t>& path, Targets& targets) {
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
            targets.push_back({path, false, isQuery, fact.requirement == Requirement::SqlText,
                               fact.requirement == Requirement::Request || onlyObjects});
        if (gives(leadsToRequest_) || handsOutRequests(fact)) targets.push_back({path, true, false, false, false});
    }
    for (const auto& [key, child] : index_.nodes[node].children) {
        const bool isName = static_cast<StepKind>(key >> 32U) == StepKind::Member;
        if (isName) path.push_back(wordIndex(index_.symbols.text(static_cast<Symbol>(key))));
        addTargets(child, path, targets);
        if (isName) path.pop_back();
    }
}

std::uint32_t Relevance::wordIndex(std::string_view word) {
    wordForms_.set(formOf(word));
    return words_.try_emplace(word, static_cast<std::uint32_t>(words_.size())).first->second;
}

std::optional<std::uint32_t> Relevance::wordOf(std::string_view text) const {
    if (text.empty() || !wordForms_[formOf(text)]) return std::nullopt;
    const auto found = words_.find(text);
    return found == words_.end() ? std::nullopt : std::optional(found->second);
}

const Relevance::Targets* Relevance::targetsOfPackage(std::string_view specifier) const {
    auto found = packages_.find(specifier);
    if (found == packages_.end() && specifier.find('/') != std::string_view::npos)
        found = packages_.find(packageOf(specifier));
    return found == packages_.end() ? nullptr : &found->second;
}

void Relevance::readImports(FileId file, const ProgramProvider& provider, Evidence& evidence) const {
    const Program& program = provider.program(file);
    const OwnModules ownModules(index_, provider);
    for (const ModuleRequest& request : program.requests) {
        const std::string_view specifier = program.atom(request.module);
        const Resolution target = provider.resolve(file, specifier);
        const auto own = packages_.find(ownModules.nameOf(file, specifier, target));
        if (own != packages_.end()) evidence.targets.insert(&own->second);
        if (target.kind != Resolution::Kind::Package) continue;
        // A path into a package may stand for any of its members.
        const Targets* const targets = targetsOfPackage(target.package);
        if (targets) evidence.targets.insert(targets);
        evidence.isCertain |= targets && !packages_.contains(target.package);
    }
    for (const Export& entry : program.exports) readExport(program.atom(entry.exported), program, evidence);
}

/// What is awaited of an export stands in the same file: an object with a method `fetch`, a parameter with a property `params`.
void Relevance::readExport(std::string_view name, const Program& program, Evidence& evidence) const {
    const auto awaited = exports_.find(name);
    if (awaited == exports_.end()) return;
    std::vector<bool> words(words_.size());
    for (const Node& node : program.nodes) {
        if (node.kind != Kind::Property && node.kind != Kind::PatternProperty && node.kind != Kind::Member) continue;
        if (const auto word = wordOf(program.atom(node.a))) words[*word] = true;
    }
    if (std::ranges::any_of(awaited->second, [&](const Target& target) { return hasWords(target, words); }))
        evidence.targets.insert(&awaited->second);
}

bool Relevance::matches(const ParameterShape& shape, std::span<const std::optional<Symbol>> names) {
    for (std::size_t first = 0; first + shape.names.size() <= names.size(); ++first) {
        bool all = true;
        for (std::size_t k = 0; all && k < shape.names.size(); ++k)
            all = names[first + k] && std::ranges::find(shape.names[k], *names[first + k]) != shape.names[k].end();
        if (all) return true;
    }
    return false;
}

bool Relevance::hasShapedFunction(const Program& program) const {
    std::vector<std::optional<Symbol>> names;
    for (const Function& function : program.functions) {
        names.clear();
        for (const Parameter& parameter : program.parametersOf(function)) {
            const Node& pattern = program[parameter.pattern];
            const bool isName = pattern.kind == Kind::Name;
            names.push_back(isName ? index_.symbols.find(program.atom(program.bindings[pattern.a].name))
                                   : std::nullopt);
        }
        for (const ParameterShape* shape : shapes_)
            if (matches(*shape, names)) return true;
    }
    return false;
}

void Relevance::readNodes(const Program& program, Evidence& evidence) const {
    for (NodeId id = 0; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        evidence.importsComputed |= isComputedImport(program, id);
        if (node.kind == Kind::ExportDefault && givesObject(program, id)) readExport("default", program, evidence);
        const bool isDirective = node.kind == Kind::String && id + 1 < program.nodes.size() &&
                                 program[id + 1].kind == Kind::ExpressionStatement;
        if (!isDirective && (node.kind != Kind::Global || isOnlyAskedFor(program, id))) continue;
        const std::string_view name = program.atom(node.a);
        if (const auto global = globals_.find(name); global != globals_.end()) evidence.targets.insert(&global->second);
    }
}

void Relevance::readWords(const Program& program, Evidence& evidence) const {
    for (AtomId atom = 0; atom + 1 < program.atomOffsets.size(); ++atom) {
        const std::string_view text = program.atom(atom);
        if (const auto word = wordOf(text)) evidence.words[*word] = true;
        if (!program.isModule) readExport(text, program, evidence);
        const std::uint32_t statement = statementsBegunBy(text);
        if (statement == 0) continue;
        evidence.hasSql |= statementsCompletedBy(text, statement) != 0;
        if (text.size() <= kLongestBeginning) evidence.begun |= statement;
    }
}

bool Relevance::hasWords(const Target& target, const std::vector<bool>& words) {
    return std::ranges::all_of(target.words, [&](std::uint32_t word) { return words[word]; });
}

bool Relevance::receivesRequests(const Evidence& evidence) {
    return std::ranges::any_of(evidence.targets, [&](const Targets* targets) {
        return std::ranges::any_of(
            *targets, [&](const Target& target) { return target.isRequest && hasWords(target, evidence.words); });
    });
}

bool Relevance::isMet(const Target& target, const Evidence& evidence) {
    if (target.isRequest || (target.requiresRequest && !evidence.receives)) return false;
    if (target.requiresSql && !evidence.hasSql && evidence.begun == 0) return false;
    return hasWords(target, evidence.words);
}

/// A computed import may load whatever driver a string names; frameworks are written for, and named where they are imported.
void Relevance::readPackageNames(std::span<const FileId> files, const ProgramProvider& provider,
                                 Evidence& evidence) const {
    for (const FileId file : files) {
        const Program& program = provider.program(file);
        for (const Node& node : program.nodes) {
            if (node.kind != Kind::String) continue;
            const Targets* const targets = targetsOfPackage(program.atom(node.a));
            if (targets && std::ranges::any_of(*targets, &Target::isQuery)) evidence.targets.insert(targets);
        }
    }
}

/// The two words of a statement may stand in different texts that are put together.
bool Relevance::isCompletedSomewhere(std::span<const FileId> files, const ProgramProvider& provider,
                                     std::uint32_t begun) const {
    return std::ranges::any_of(files, [&](FileId file) {
        const Program& program = provider.program(file);
        for (AtomId atom = 0; atom + 1 < program.atomOffsets.size(); ++atom)
            if (statementsContinuedBy(program.atom(atom), begun) != 0) return true;
        return false;
    });
}

FlowScope Relevance::scopeOf(std::span<const FileId> files, const ProgramProvider& provider) const {
    Evidence evidence;
    evidence.words.resize(words_.size());
    for (const FileId file : files) {
        const Program& program = provider.program(file);
        readImports(file, provider, evidence);
        readNodes(program, evidence);
        if (evidence.isCertain || hasShapedFunction(program)) return {};
        readWords(program, evidence);
    }
    if (evidence.importsComputed) readPackageNames(files, provider, evidence);
    evidence.targets.insert(&shaped_);
    evidence.receives = receivesRequests(evidence);
    bool needsSql = false;
    for (const Targets* targets : evidence.targets) {
        for (const Target& target : *targets) {
            if (!isMet(target, evidence)) continue;
            if (!target.requiresSql || evidence.hasSql) return {true, evidence.receives};
            needsSql = true;
        }
    }
    return {needsSql && isCompletedSomewhere(files, provider, evidence.begun), evidence.receives};
}

}  // namespace jsward
