// Turns what the flow engine found into findings. A sink may be reached by several values and match several rows of a
// rule; the user gets one finding for it, the one with the most convincing evidence, and the other sources beside it.
#include "analyzer/rule/check.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "analyzer/webapp/test_code.h"

namespace jsward {
namespace {

/// The innermost named function around a node, "" at module level. Methods go by "Class.method".
std::string enclosingFunction(const Program& program, NodeId node) {
    const Function* innermost = nullptr;
    for (const Function& function : program.functions) {
        const bool inside = function.firstNode <= node && node <= function.body;
        const bool closer =
            innermost == nullptr || innermost->body - innermost->firstNode > function.body - function.firstNode;
        if (inside && closer && function.kind != FunctionKind::Module) innermost = &function;
    }
    while (innermost != nullptr && innermost->name == 0)
        innermost =
            innermost->parent == kNone || innermost->parent == 0 ? nullptr : &program.functions[innermost->parent];
    if (innermost == nullptr) return "";
    std::string name(program.atom(innermost->name));
    if (innermost->ofClass == kNone) return name;
    const std::string_view className = program.atom(program.classes[innermost->ofClass].name);
    return className.empty() ? name : std::string(className) + "." + name;
}

bool contains(const std::vector<std::string>& kinds, std::string_view kind) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

/// How sure a row of a rule is about a hit; nothing when it does not speak of it.
std::optional<Confidence> confidenceOf(const FlowRow& row, const SinkHit& hit) {
    if (!contains(row.sinks, hit.sinkKind)) return std::nullopt;
    if (hit.origin == Origin::Source && contains(row.sources, hit.sourceKind))
        return hit.byShape ? Confidence::Medium : Confidence::High;
    if (hit.origin == Origin::Unknown && hit.concatenated && row.unknownOrigin) return Confidence::Medium;
    return std::nullopt;
}

struct Candidate {
    const SinkHit* hit = nullptr;
    const FlowRow* row = nullptr;
    Confidence confidence = Confidence::Low;
};

/// The most certain first, then the shortest explanation, then the order of the source text.
bool better(const Candidate& a, const Candidate& b) {
    const auto rank = [](const Candidate& c) {
        return std::tuple(-static_cast<int>(c.confidence), c.hit->steps.size(), c.hit->source);
    };
    return rank(a) < rank(b);
}

Finding report(const CheckContext& context, const Candidate& candidate) {
    const SinkHit& hit = *candidate.hit;
    const std::string function = enclosingFunction(context.program(hit.at.file), hit.at.node);
    const std::array<std::pair<std::string_view, std::string_view>, 4> values = {{
        {"source", hit.sourceName},
        {"sink", hit.sinkName},
        {"name", function.empty() ? "this file" : std::string_view(function)},
        {"what", hit.what},
    }};
    Finding finding = context.finding(hit.at, candidate.confidence, values);
    if (!candidate.row->message.empty()) finding.message = fillMessage(candidate.row->message, values);
    finding.flow = context.steps(hit.steps);
    return finding;
}

/// The other sources that reach the same sink, each once.
std::vector<FlowStep> otherSources(const CheckContext& context, const std::vector<Candidate>& candidates) {
    std::vector<FlowStep> result;
    for (const Candidate& candidate : candidates) {
        const SinkHit& hit = *candidate.hit;
        const bool reported = hit.source == candidates.front().hit->source;
        if (reported || hit.origin != Origin::Source) continue;
        const Location at = context.locate(hit.source);
        if (std::ranges::find(result, at, &FlowStep::at) == result.end())
            result.push_back({at, hit.sourceName + " gets here too"});
    }
    return result;
}

}  // namespace

Finding CheckContext::finding(NodeRef at, Confidence confidence,
                              std::span<const std::pair<std::string_view, std::string_view>> values) const {
    Finding finding;
    finding.rule = rule_.id;
    finding.at = locate(at);
    finding.message = fillMessage(rule_.message, values);
    finding.severity = rule_.severity;
    finding.confidence = confidence;
    finding.symbol = enclosingFunction(program(at.file), at.node);
    return finding;
}

std::vector<FileId> CheckContext::filesInReach() const {
    std::vector<FileId> result;
    std::ranges::set_union(files_, flow_.read, std::back_inserter(result));
    return result;
}

bool CheckContext::isForUsers(NodeRef at) const { return !isTestCode(pathInProject(at.file)); }

std::vector<FlowStep> CheckContext::steps(std::span<const PathStep> path) const {
    std::vector<FlowStep> result;
    for (const PathStep& step : path) {
        const Location at = locate(step.at);
        const bool repeated = !result.empty() && result.back().at == at && result.back().reason == step.reason;
        if (!repeated) result.push_back({at, step.reason});
    }
    return result;
}

void checkFlows(const CheckContext& context, std::vector<Finding>& out) {
    std::map<Location, std::vector<Candidate>> bySink;
    std::optional<RouteIndex> routes;  // built for the first rule row that asks
    const auto isProtected = [&](const FlowRow& row, const SinkHit& hit) {
        if (row.unless.empty() || hit.origin != Origin::Source) return false;
        if (!routes) routes.emplace(context.routes());
        return routes->isBehind(hit.source, row.unless);
    };
    for (const SinkHit& hit : context.flow().hits)
        for (const FlowRow& row : context.rule().flows)
            if (const auto confidence = confidenceOf(row, hit); confidence && !isProtected(row, hit))
                bySink[context.locate(hit.at)].push_back({&hit, &row, *confidence});
    for (auto& [sink, candidates] : bySink) {
        std::ranges::stable_sort(candidates, better);
        Finding& finding = out.emplace_back(report(context, candidates.front()));
        finding.related = otherSources(context, candidates);
    }
}

}  // namespace jsward
