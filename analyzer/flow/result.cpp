#include "analyzer/flow/result.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

namespace jsward {

namespace {

std::string renderNode(const Program& p, NodeId node, int depth = 0) {
    if (depth > 8) return "…";
    const Node& n = p[node];
    switch (n.kind) {
        case Kind::Name: return std::string(p.atom(p.bindings[n.a].name));
        case Kind::Global:
        case Kind::PatternProperty: return std::string(p.atom(n.a));
        case Kind::This: return "this";
        case Kind::Super: return "super";
        case Kind::Member: {
            const std::string base = renderNode(p, node - 1, depth + 1);
            return base.empty() ? std::string(p.atom(n.a)) : fmt::format("{}.{}", base, p.atom(n.a));
        }
        case Kind::Index: return renderNode(p, n.a, depth + 1) + "[]";
        case Kind::Call: return renderNode(p, p.callee(node), depth + 1) + "()";
        case Kind::New: return fmt::format("new {}()", renderNode(p, p.callee(node), depth + 1));
        case Kind::Sequence: return renderNode(p, p.items(node).back(), depth + 1);  // compilers write `(0, m.f)()`
        case Kind::TaggedTemplate: return renderNode(p, n.a, depth + 1) + "``";
        case Kind::Await:
        case Kind::Cast: return renderNode(p, node - 1, depth + 1);
        case Kind::Assign:
        case Kind::PatternDefault: return renderNode(p, n.a, depth + 1);
        default: return {};
    }
}

}  // namespace

const Program& ResultWriter::program(FileId file) const { return engine_.program(*engine_.slotOf(file)); }

std::string ResultWriter::render(NodeRef at) const {
    const Program& p = program(at.file);
    NodeId node = at.node;
    // What is read below a source says more than the source: `req.body.user.id` rather than `req.body`.
    while (node + 1 < p.nodes.size() && p[node + 1].kind == Kind::Member && p[node].kind != Kind::Call &&
           p[node].kind != Kind::Name)
        ++node;
    return renderNode(p, node);
}

std::string ResultWriter::reason(const Trace& trace) const {
    const std::string_view detail = engine_.symbols.text(trace.detail);
    switch (trace.step) {
        case Step::Source: return render(trace.at);
        case Step::Assigned: return fmt::format("assigned to '{}'", detail);
        case Step::Stored: return fmt::format("stored in '{}'", detail);
        case Step::Built: return "built into a string";
        case Step::PassedTo:
        case Step::PassedToCallback:
            return detail.empty() ? "passed to a function" : fmt::format("passed to {}()", detail);
        case Step::ReturnedFrom:
            return detail.empty() ? "returned from a function" : fmt::format("passed through {}()", detail);
        case Step::Through: return fmt::format("passed through {}", render(trace.at));
        case Step::Captured: return fmt::format("captured as '{}'", detail);
    }
    return {};
}

std::vector<PathStep> ResultWriter::steps(const SinkPlace& place, const Label& label) const {
    std::vector<Trace> flat;
    engine_.traces.flatten(label.trace, flat);
    std::vector<PathStep> steps;
    for (const Trace& trace : flat) {
        PathStep step{trace.at, reason(trace)};
        const bool repeats = !steps.empty() && steps.back().at == step.at && steps.back().reason == step.reason;
        if (!repeats) steps.push_back(std::move(step));
    }
    if (steps.empty() && label.tag == Tag::Source)
        steps.push_back({engine_.sourceInfo(label.a).at, render(engine_.sourceInfo(label.a).at)});
    steps.push_back({place.at, fmt::format("reaches {}", render(place.call))});
    return steps;
}

/// A sink that a parameter reaches which nobody in the program supplies.
void ResultWriter::collectUnknownOrigins(FnId fn) {
    const FunctionState& state = engine_.state(fn);
    if (state.isCalled) return;
    const auto parameters = engine_.program(state.slot).parametersOf(engine_.functionOf(fn));
    for (const SummarySink& sink : state.sinks) {
        if (sink.index >= parameters.size() || !(sink.flags & kConcatenated)) continue;
        const ValueId seeded = engine_.read(Space::Seed, fn, sink.index, fn);
        const auto isKnown = [&](const Label& l) {
            return l.tag == Tag::Instance || (l.tag == Tag::Api && !engine_.api.facts(l.a).empty()) ||
                   (l.tag == Tag::Api && engine_.api.isTyped(l.a));
        };
        if (std::ranges::any_of(engine_.values.labels(seeded), isKnown)) continue;
        Label label;
        label.tag = Tag::Parameter;
        label.flags = sink.flags;
        label.trace = sink.trace;
        collect({sink.sink, label}, {engine_.fileOf(state.slot), parameters[sink.index].pattern});
    }
}

void ResultWriter::collect(const Hit& hit, NodeRef source) {
    if (engine_.settings.contains(engine_.sinkAt(hit.sink).unless)) return;
    arrivals_.push_back({hit, source, engine_.traces.length(hit.label.trace)});
}

/// Of the ways in which a value gets from one place to another the shortest is told. Their number can be large, and to put one
/// into words costs a thousand times what a comparison does.
void ResultWriter::keepShortest() {
    const auto identity = [&](const Arrival& a) {
        const SinkPlace& place = engine_.sinkAt(a.hit.sink);
        const Symbol constant = a.hit.label.tag == Tag::Constant ? a.hit.label.a : 0;
        return std::tuple(place.at, place.call, place.kind, a.hit.label.tag, a.source, constant);
    };
    // A sink known for what it is goes before one that has the shape of a sink.
    const auto rank = [&](const Arrival& a) {
        return std::tuple(identity(a), engine_.sinkAt(a.hit.sink).byShape, a.length);
    };
    std::ranges::stable_sort(arrivals_, [&](const Arrival& a, const Arrival& b) { return rank(a) < rank(b); });
    const auto repeated = std::ranges::unique(arrivals_, {}, identity);
    arrivals_.erase(repeated.begin(), repeated.end());
}

SinkHit ResultWriter::told(const Arrival& arrival) const {
    const Label& label = arrival.hit.label;
    const SinkPlace& place = engine_.sinkAt(arrival.hit.sink);
    SinkHit hit;
    hit.sinkKind = engine_.kind(place.kind).name;
    hit.sinkName = render(place.call);
    if (hit.sinkName.empty() && place.call == place.at) hit.sinkName = "what is returned";
    hit.at = place.at;
    hit.call = place.call;
    hit.function = engine_.refOf(place.function);
    hit.byShape = place.byShape;
    hit.concatenated = (label.flags & kConcatenated) != 0;
    hit.what = place.what;
    hit.source = arrival.source;
    hit.steps = steps(place, label);
    if (label.tag == Tag::Source) {
        hit.origin = Origin::Source;
        hit.sourceKind = engine_.models.sourceKinds[engine_.sourceInfo(label.a).kind];
        // Where all errors are answered, the model says what of them.
        const bool isSaid = place.kind == engine_.responseKind && !place.what.empty();
        hit.sourceName = isSaid ? std::string(place.what) : render(hit.source);
    } else if (label.tag == Tag::Constant) {
        hit.origin = Origin::Constant;
        hit.constant = engine_.symbols.text(label.a);
    } else {
        hit.sourceName = render(hit.source);
        if (hit.sourceName.empty()) hit.sourceName = "an argument";  // `({ name }) => ...`
        hit.steps.insert(hit.steps.begin(), {hit.source, fmt::format("parameter '{}'", hit.sourceName)});
    }
    return hit;
}

void ResultWriter::addFacts(FlowResult& result) {
    for (FunctionState& state : engine_.functions_) {
        FunctionFacts& facts = state.facts;
        for (auto& effect : facts.effects) effect.name = render(effect.at);
        if (!facts.effects.empty() || !facts.calls.empty()) result.functions.push_back(std::move(facts));
        const bool isForDevelopment = state.inDevelopment && !state.inProduction;
        for (RoleCall& role : state.roles) {
            role.development = role.development || isForDevelopment;
            result.roles.push_back(std::move(role));
        }
        for (OptionUse& use : state.options) {
            use.name = render(use.call);
            result.options.push_back(std::move(use));
        }
    }
    std::ranges::sort(result.functions, {}, &FunctionFacts::function);
    std::ranges::stable_sort(result.roles, {}, &RoleCall::node);
    std::ranges::stable_sort(result.options, {},
                             [](const OptionUse& o) { return std::tie(o.call, o.topic, o.holder, o.below); });
    result.options.erase(std::unique(result.options.begin(), result.options.end()), result.options.end());
    const auto same = [](const RoleCall& a, const RoleCall& b) {
        return a.node == b.node && a.role == b.role && a.receivers == b.receivers;
    };
    result.roles.erase(std::unique(result.roles.begin(), result.roles.end(), same), result.roles.end());
}

FlowResult ResultWriter::write() {
    for (FnId fn = 0; fn < engine_.functions_.size(); ++fn) {
        const FunctionState& state = engine_.state(fn);
        const bool isForDevelopment = state.inDevelopment && !state.inProduction;
        for (const Hit& hit : state.hits) {
            if (isForDevelopment && engine_.sinkAt(hit.sink).kind == engine_.responseKind) continue;
            const bool isSource = hit.label.tag == Tag::Source;
            collect(hit, isSource ? engine_.sourceInfo(hit.label.a).at : engine_.sinkAt(hit.sink).at);
        }
        collectUnknownOrigins(fn);
    }
    keepShortest();
    FlowResult result;
    for (const Arrival& arrival : arrivals_) result.hits.push_back(told(arrival));
    addFacts(result);
    for (std::uint32_t slot = 0; slot < engine_.files_.size(); ++slot)
        if (engine_.isRead(slot)) result.read.push_back(engine_.fileOf(slot));
    for (const auto& [file, message] : engine_.limits_) result.limits.push_back({file, message});
    return result;
}

std::vector<FileId> ProgramProvider::filesOf(FileId from, const ModuleRequest& request) const {
    const std::string_view specifier = program(from).atom(request.module);
    if (request.kind == RequestKind::Folder)
        return resolveFolder ? resolveFolder(from, specifier) : std::vector<FileId>();
    const Resolution target = resolve(from, specifier);
    return target.kind == Resolution::Kind::File ? std::vector{target.file} : std::vector<FileId>();
}

const FunctionFacts* FlowResult::facts(FunctionRef function) const {
    const auto found = std::ranges::lower_bound(functions, function, {}, &FunctionFacts::function);
    return found != functions.end() && found->function == function ? &*found : nullptr;
}

}  // namespace jsward
