#include "analyzer/flow/engine.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "analyzer/flow/evaluator.h"
#include "analyzer/flow/relevance.h"
#include "analyzer/flow/result.h"

namespace jsward {

namespace {

// A function that is still changing after this many evaluations keeps what it has; the user is told.
constexpr std::uint8_t kMostRuns = 10;
// Calls evaluated inside calls; beyond it a callee is evaluated later, from the work list.
constexpr int kDeepestNesting = 120;
constexpr std::uint8_t kLongestPath = 4;
// What may be spent on evaluating again (Values::work): by node of the program, and at least. Applications settle with 5 to 30 a
// node; only libraries whose objects all know each other would go on to a hundred times that, and find nothing by it.
constexpr std::uint64_t kWorkOfANode = 24;
constexpr std::uint64_t kWorkAtLeast = 3'000'000;
constexpr std::uint64_t kWorkOfALibraryNode = 1;
constexpr std::uint64_t kWorkOfLibraries = 300'000;
// A library that opens one port is no application: more may be spent only in proportion to what there is to follow.
constexpr std::uint64_t kWorkOfARequest = 500'000;
constexpr std::size_t kMostSinksOfFunction = 120;

/// Whether a cell stands for what many calls write: properties of objects that are told apart by their class, their type or
/// where they were made, and events by their name.
bool isShared(Space space) {
    switch (space) {
        case Space::Instance:
        case Space::Static:
        case Space::Object:
        case Space::ApiObject:
        case Space::Exports:
        case Space::Assigned:
        case Space::Global:
        case Space::Event: return true;
        default: return false;
    }
}

std::uint64_t ownerKey(Space space, std::uint32_t a) { return (static_cast<std::uint64_t>(space) << 32) | a; }

}  // namespace

Engine::Engine(std::span<const FileId> files, const ProgramProvider& provider, const Models& models_,
               const FlowOptions& options)
    : models(models_.index()),
      symbols(&models.symbols),
      api(models),
      provider_(provider),
      ownModules_(models, provider) {
    paths_.emplace_back();
    names = {symbols.intern("[]"),        symbols.intern("*"),           symbols.intern("length"),
             symbols.intern("prototype"), symbols.intern("constructor"), symbols.intern("exports"),
             symbols.intern("default"),   symbols.intern("super"),       symbols.intern("err"),
             symbols.intern("error"),     symbols.intern("plugin")};
    errorKind = models.sourceKind("error-object");
    remoteKind_ = models.sourceKind("remote-input");
    credentialKind = models.sinkKind("credential");
    responseKind = models.sinkKind("response-body");
    for (std::size_t kind = 0; kind < models.sinkKinds.size(); ++kind) {
        if (models.sinkKinds[kind].harmlessStrings) shapeKinds |= only(static_cast<KindId>(kind));
    }
    if (options.effects) effectKind = models.sinkKind("effect");
    if (effectKind) checked = only(*effectKind);
    working_ = options.scope.working;
    addFiles(files);
    linkFiles();
    for (const FileId file : options.scope.files) readFile(*slotOf(file));
}

std::optional<std::uint32_t> Engine::slotOf(FileId file) const {
    const auto found = slots_.find(file);
    if (found == slots_.end()) return std::nullopt;
    return found->second;
}

Symbol Engine::symbol(std::uint32_t slot, AtomId atom) {
    Symbol& known = files_[slot].symbols[atom];
    if (known == kNone) known = symbols.intern(program(slot).atom(atom));
    return known;
}

std::pair<std::uint32_t, ClassId> Engine::classAt(ClassKey key) const { return classes_[key]; }

std::vector<const ClassMember*> Engine::membersNamed(ClassKey key, Symbol name, bool isStatic) {
    const auto [slot, id] = classes_[key];
    const Program& p = program(slot);
    std::vector<const ClassMember*> found;
    for (const ClassMember& member : p.membersOf(p.classes[id])) {
        if (member.isStatic == isStatic && member.key != 0 && symbol(slot, member.key) == name)
            found.push_back(&member);
    }
    return found;
}

// --- cells -----------------------------------------------------------------------------------------------------------

CellId Engine::cell(Space space, std::uint32_t a, std::uint32_t b) {
    const auto next = static_cast<CellId>(cells_.size());
    CellId* known = nullptr;
    if (space == Space::Binding) {
        known = &files_[a].bindings[b];
        if (*known == kNone) *known = next;
    } else {
        known = &cellIndex_.try_emplace({ownerKey(space, a), b}, next).first.value();
    }
    if (*known == next) cells_.emplace_back();
    return *known;
}

void Engine::dependOn(CellId id, FnId reader) {
    std::vector<FnId>& readers = cells_[id].readers;
    if (!readers.empty() && readers.back() == reader) return;
    if (dependencies_.insert((std::uint64_t{id} << 32) | reader).second) readers.push_back(reader);
}

ValueId Engine::read(Space space, std::uint32_t a, std::uint32_t b, FnId reader) {
    const CellId id = cell(space, a, b);
    dependOn(id, reader);
    if (observations_) observations_->cells.emplace_back(id, cells_[id].value);
    return cells_[id].value;
}

bool Engine::stillHolds(const Observations& seen) {
    const bool holds =
        std::ranges::all_of(seen.cells, [&](const auto& one) { return cells_[one.first].value == one.second; }) &&
        std::ranges::all_of(seen.owners, [](const auto& one) { return one.first->size() == one.second; });
    if (holds && observations_) observations_->add(seen);
    return holds;
}

/// What is left of a value in a place that many calls write.
ValueId Engine::shared(ValueId value) {
    if (!values.carriesData(value)) return value;
    if (const auto known = shared_.find(value); known != shared_.end()) return known->second;
    const ValueId left = values.map(value, true, [&](const Label& l, std::vector<Label>& out) {
        if (l.tag == Tag::Source && sources_[l.a].kind == errorKind) return;
        out.push_back(l);
        if (l.tag == Tag::Parameter) out.back().flags |= kShared;
    });
    shared_.emplace(value, left);
    return left;
}

void Engine::write(Space space, std::uint32_t a, std::uint32_t b, ValueId value) {
    if (isShared(space)) value = shared(value);
    if (value == 0) return;
    Cell& at = cells_[cell(space, a, b)];
    const bool isFirst = at.value == 0;
    const ValueId joined = values.join(at.value, value);
    if (values.sameShape(joined, at.value)) return;
    at.value = joined;
    for (const FnId reader : at.readers) enqueue(reader);
    if (isFirst) {
        Owner& owner = owners_[ownerKey(space, a)];
        owner.names.push_back(b);
        for (const FnId reader : owner.readers) enqueue(reader);
    }
}

const std::vector<std::uint32_t>& Engine::namesOf(Space space, std::uint32_t a) {
    return owners_[ownerKey(space, a)].names;
}

std::vector<std::uint32_t> Engine::namesOf(Space space, std::uint32_t a, FnId reader) {
    Owner& owner = owners_[ownerKey(space, a)];
    if (std::find(owner.readers.begin(), owner.readers.end(), reader) == owner.readers.end())
        owner.readers.push_back(reader);
    if (observations_) observations_->owners.emplace_back(&owner.names, owner.names.size());
    return owner.names;
}

// --- functions -------------------------------------------------------------------------------------------------------

void Engine::enqueue(FnId fn) {
    FunctionState& state = functions_[fn];
    if (state.queued) return;
    state.queued = true;
    queue_.push_back(fn);
}

FunctionState& Engine::summary(FnId fn, FnId caller) {
    FunctionState& state = functions_[fn];
    const bool isLatest = !state.callers.empty() && state.callers.back() == caller;
    if (!isLatest && callers_.insert((std::uint64_t{fn} << 32) | caller).second) state.callers.push_back(caller);
    state.isCalled = true;
    if (!state.known && !state.active && nesting_ < kDeepestNesting) evaluate(fn);
    return state;
}

void Engine::evaluate(FnId fn) {
    FunctionState& state = functions_[fn];
    if (state.runs >= kMostRuns) {
        state.isCut = true;
        return;
    }
    ++state.runs;
    ++nesting_;
    state.active = true;
    Observations* const outside = observe(nullptr);
    const bool changed = Evaluator(*this, fn).evaluateFunction();
    observe(outside);
    state.active = false;
    if (!state.known) state.order = ++finished_;
    state.known = true;
    --nesting_;
    if (changed) {
        ++state.version;
        for (const FnId caller : state.callers) enqueue(caller);
    }
}

SummarySink* Engine::addSink(FnId owner, const SummarySink& sink) {
    FunctionState& state = functions_[owner];
    const auto place = std::ranges::lower_bound(state.sinks, sink, std::less<>());
    if (place != state.sinks.end() && !(sink < *place)) return nullptr;
    if (state.sinks.size() >= kMostSinksOfFunction) {
        state.isCut = true;
        return nullptr;
    }
    ++state.version;
    for (const FnId caller : state.callers) enqueue(caller);
    return &*state.sinks.insert(place, sink);
}

/// Modules first, each after what it imports: their top levels say what names mean.
std::vector<FnId> Engine::moduleOrder() {
    std::vector<FnId> order;
    std::vector<bool> seen(files_.size());
    const std::function<void(std::uint32_t)> visit = [&](std::uint32_t slot) {
        if (seen[slot] || !isRead(slot)) return;
        seen[slot] = true;
        for (const ModuleRequest& request : program(slot).requests) {
            const Resolution& target = resolve(slot, program(slot).atom(request.module)).target;
            if (target.kind != Resolution::Kind::File) continue;
            if (const auto to = slotOf(target.file)) visit(*to);
        }
        order.push_back(files_[slot].firstFunction);
    };
    for (std::uint32_t slot = 0; slot < files_.size(); ++slot) visit(slot);
    return order;
}

/// Evaluates again whom a change concerns, in rounds and callees first, so that what changes on the way is mostly seen by
/// everybody in the same round.
void Engine::settle() {
    std::uint64_t nodes = 0;
    for (const File& file : files_) nodes += file.program ? file.program->nodes.size() : 0;
    const std::uint64_t before = values.work() - spent_;
    std::uint64_t budget = before + std::max(kWorkOfLibraries, kWorkOfALibraryNode * nodes);
    bool isAsked = false;
    const auto extend = [&] {
        if (isAsked || values.work() < budget) return;
        isAsked = true;
        const std::uint64_t ofApplication = before + std::max(kWorkAtLeast, kWorkOfANode * nodes);
        budget = std::max(budget, std::min(ofApplication, budget + kWorkOfARequest * requestsMet()));
    };
    while (!queue_.empty() && values.work() < budget) {
        std::vector<FnId> round = std::exchange(queue_, {});
        std::ranges::sort(round, {}, [&](FnId fn) { return functions_[fn].order; });
        for (const FnId fn : round) {
            functions_[fn].queued = false;  // from here on: what changes before its turn, it sees anyway
            extend();
            if (values.work() < budget)
                evaluate(fn);
            else
                functions_[fn].isCut = true;
        }
    }
    for (const FnId fn : queue_) functions_[fn].isCut = true;
    spent_ = values.work() - before;
}

/// How much the component has to do with requests: calls that build a web application, and outside data that reached a sink.
std::uint64_t Engine::requestsMet() const {
    const auto isOfFramework = [](const RoleCall& role) { return role.role != "call"; };
    const auto isFromOutside = [](const Hit& hit) { return hit.label.tag == Tag::Source; };
    std::ptrdiff_t met = 0;
    for (const FunctionState& state : functions_)
        met += std::ranges::count_if(state.roles, isOfFramework) + std::ranges::count_if(state.hits, isFromOutside);
    return static_cast<std::uint64_t>(met);
}

/// One notice a component: who reads it wants to know how much was left out, not every function.
void Engine::noteLimits() {
    const auto cut = static_cast<std::size_t>(std::ranges::count_if(functions_, &FunctionState::isCut));
    if (cut == 0) return;
    const auto first = std::ranges::find_if(functions_, &FunctionState::isCut);
    limits_.emplace(fileOf(first->slot),
                    fmt::format("{} of {} functions in {} connected files were not followed to the end; some "
                                "flows through them may be missing",
                                cut, functions_.size(), files_.size()));
}

void Engine::evaluateAll() {
    for (const FnId module : moduleOrder()) {
        if (!functions_[module].known) evaluate(module);
    }
    for (FnId fn = 0; fn < functions_.size(); ++fn) {
        if (!functions_[fn].known) evaluate(fn);
    }
}

FlowResult Engine::run() {
    do {
        evaluateAll();
        settle();
    } while (readMore());
    noteLimits();
    return ResultWriter(*this).write();
}

FlowScope flowScope(std::span<const FileId> files, const ProgramProvider& provider, const Models& models) {
    return models.index().relevance->scopeOf(files, provider);
}

FlowResult analyseFlow(std::span<const FileId> files, const ProgramProvider& provider, const Models& models,
                       const FlowOptions& options) {
    if (options.scope.files.empty()) return {};
    Engine engine(files, provider, models, options);
    engine.receivesRequests = options.scope.receivesRequests;
    return engine.run();
}

// --- interning -------------------------------------------------------------------------------------------------------

PathId Engine::extend(PathId path, Symbol name) {
    if (paths_[path].depth >= kLongestPath) return path;
    const std::uint64_t key = (std::uint64_t{path} << 32) | name;
    const auto [found, isNew] = pathIndex_.try_emplace(key, static_cast<PathId>(paths_.size()));
    if (isNew) paths_.push_back({path, name, static_cast<std::uint8_t>(paths_[path].depth + 1)});
    return found.value();
}

std::uint32_t Engine::source(KindId kind, NodeRef at) {
    const auto [found, isNew] = sourceIndex_.try_emplace({kind, at}, static_cast<std::uint32_t>(sources_.size()));
    if (isNew) sources_.push_back({kind, at});
    return found->second;
}

std::uint32_t Engine::object(NodeRef at) {
    const auto [found, isNew] = objectIndex_.try_emplace(at, static_cast<std::uint32_t>(objects_.size()));
    if (isNew) objects_.push_back(at);
    return found->second;
}

std::uint32_t Engine::sinkPlace(const SinkPlace& place) {
    const auto [found, isNew] = sinkIndex_.try_emplace({place.kind, place.at, place.call, place.byShape},
                                                       static_cast<std::uint32_t>(sinks_.size()));
    if (isNew) sinks_.push_back(place);
    return found->second;
}

}  // namespace jsward
