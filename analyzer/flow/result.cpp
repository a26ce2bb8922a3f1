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
        case Kind::Global: return std::string(p.atom(n.a));
        case Kind::This: return "this";
        case Kind::Super: return "super";
        case Kind::Member: {
            const std::string base = renderNode(p, node - 1, depth + 1);
            return base.empty() ? std::string(p.atom(n.a)) : fmt::format("{}.{}", base, p.atom(n.a));
        }
        case Kind::Index: return renderNode(p, n.a, depth + 1) + "[]";
        case Kind::Call: return renderNode(p, p.callee(node), depth + 1) + "()";
        case Kind::New: return fmt::format("new {}()", renderNode(p, p.callee(node), depth + 1));
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

SinkHit ResultWriter::hitAt(const SinkPlace& place, const Label& label) const {
    SinkHit hit;
    hit.sinkKind = engine_.kind(place.kind).name;
    hit.sinkName = render(place.call);
    hit.at = place.at;
    hit.call = place.call;
    hit.function = engine_.refOf(place.function);
    hit.byShape = place.byShape;
    hit.concatenated = (label.flags & kConcatenated) != 0;
    hit.what = place.what;
    if (label.tag == Tag::Source) {
        const SourceInfo& source = engine_.sourceInfo(label.a);
        hit.origin = Origin::Source;
        hit.sourceKind = engine_.models.sourceKinds[source.kind];
        hit.sourceName = render(source.at);
        hit.source = source.at;
    } else if (label.tag == Tag::Constant) {
        hit.origin = Origin::Constant;
        hit.constant = engine_.symbols.text(label.a);
        hit.source = place.at;
    }
    hit.steps = steps(place, label);
    return hit;
}

void ResultWriter::addHit(const Hit& hit, FlowResult& result) {
    result.hits.push_back(hitAt(engine_.sinkAt(hit.sink), hit.label));
}

/// A sink that a parameter reaches which nobody in the program supplies.
void ResultWriter::addUnknownOrigins(FnId fn, FlowResult& result) {
    const FunctionState& state = engine_.state(fn);
    if (state.isCalled) return;
    const Program& p = engine_.program(state.slot);
    const auto parameters = p.parametersOf(engine_.functionOf(fn));
    for (const SummarySink& sink : state.sinks) {
        if (sink.index >= parameters.size() || !(sink.flags & kConcatenated)) continue;
        const ValueId seeded = engine_.read(Space::Seed, fn, sink.index, fn);
        if (std::ranges::any_of(engine_.values.labels(seeded),
                                [](const Label& l) { return l.tag == Tag::Api || l.tag == Tag::Instance; }))
            continue;
        Label label;
        label.tag = Tag::Parameter;
        label.flags = sink.flags;
        label.trace = sink.trace;
        const SinkPlace& place = engine_.sinkAt(sink.sink);
        SinkHit hit = hitAt(place, label);
        hit.origin = Origin::Unknown;
        hit.source = {engine_.fileOf(state.slot), parameters[sink.index].pattern};
        hit.sourceName = render(hit.source);
        hit.steps.insert(hit.steps.begin(), {hit.source, fmt::format("parameter '{}'", hit.sourceName)});
        result.hits.push_back(std::move(hit));
    }
}

void ResultWriter::addFacts(FlowResult& result) {
    for (FunctionState& state : engine_.functions_) {
        FunctionFacts& facts = state.facts;
        for (auto& effect : facts.effects) effect.name = render(effect.at);
        if (!facts.effects.empty() || !facts.calls.empty()) result.functions.push_back(std::move(facts));
        for (RoleCall& role : state.roles) result.roles.push_back(std::move(role));
    }
    std::ranges::sort(result.functions, {}, &FunctionFacts::function);
    std::ranges::stable_sort(result.roles, {}, &RoleCall::node);
    const auto same = [](const RoleCall& a, const RoleCall& b) {
        return a.node == b.node && a.role == b.role && a.receivers == b.receivers;
    };
    result.roles.erase(std::unique(result.roles.begin(), result.roles.end(), same), result.roles.end());
}

FlowResult ResultWriter::write() {
    FlowResult result;
    for (FnId fn = 0; fn < engine_.functions_.size(); ++fn) {
        for (const Hit& hit : engine_.state(fn).hits) addHit(hit, result);
        addUnknownOrigins(fn, result);
    }
    const auto key = [](const SinkHit& h) {
        return std::tuple(h.at, h.call, h.sinkKind, h.origin, h.source, h.steps.size());
    };
    std::ranges::stable_sort(result.hits, {}, key);
    const auto same = [](const SinkHit& a, const SinkHit& b) {
        return std::tuple(a.at, a.call, a.sinkKind, a.origin, a.source, a.constant) ==
               std::tuple(b.at, b.call, b.sinkKind, b.origin, b.source, b.constant);
    };
    result.hits.erase(std::unique(result.hits.begin(), result.hits.end(), same), result.hits.end());
    addFacts(result);
    for (const auto& [file, message] : engine_.limits_) result.limits.push_back({file, message});
    return result;
}

const FunctionFacts* FlowResult::facts(FunctionRef function) const {
    const auto found = std::ranges::lower_bound(functions, function, {}, &FunctionFacts::function);
    return found != functions.end() && found->function == function ? &*found : nullptr;
}

}  // namespace jsward
