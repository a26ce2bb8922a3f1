// Request data that a handler stores, or hands to a call that matters, although neither the handler nor anything in front of it
// validates the request. One finding for each handler and part of the request (its body, its query, ...): who adds a validator does
// it for all fields at once.
#include "analyzer/rule/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace jsward::rules::unvalidated_input {
namespace {

constexpr int kDeepestCall = 3;  ///< How far the functions that a handler calls are looked into for a validator.
constexpr std::size_t kLongestWay = 10;  ///< Steps; a note must be easy to follow.

/// Of a request, but nothing that its sender fills in and a validator describes.
constexpr std::array<std::string_view, 13> kNoInput = {"url",      "originalUrl", "baseUrl", "path", "route",
                                                       "hostname", "host",        "ip",      "ips",  "protocol",
                                                       "href",     "subdomains",  "origin"};

struct Advice {
    std::string_view framework;
    std::string_view validators;
};

/// What people use with a framework, the most common first.
constexpr std::array<Advice, 8> kAdvice = {{{"express", "express-validator, celebrate or zod"},
                                            {"polka", "joi or zod"},
                                            {"koa", "joi, zod or koa-joi-router"},
                                            {"fastify", "the route's `schema` (JSON schema, TypeBox or zod)"},
                                            {"hapi", "the route's `validate` with joi"},
                                            {"nestjs", "class-validator with ValidationPipe"},
                                            {"hono", "@hono/zod-validator"},
                                            {"nextjs", "zod or valibot"}}};

std::string_view validatorsFor(std::string_view framework) {
    const auto known = std::ranges::find(kAdvice, framework, &Advice::framework);
    return known == kAdvice.end() ? "joi or zod" : known->validators;
}

std::string_view frameworkOf(const FlowResult& flow, const Route& route) {
    for (const RoleCall& call : flow.roles)
        if (call.node == route.node && !call.framework.empty()) return call.framework;
    return {};
}

/// Whether the handler, or what it calls, asks a validator.
bool validates(const FlowResult& flow, FunctionRef handler) {
    std::vector<FunctionRef> layer = {handler};
    std::set<FunctionRef> seen = {handler};
    for (int depth = 0; depth <= kDeepestCall; ++depth) {
        std::vector<FunctionRef> next;
        for (const FunctionRef function : layer) {
            const FunctionFacts* facts = flow.facts(function);
            if (facts == nullptr) continue;
            if (std::ranges::find(facts->effects, "validation", &FunctionFacts::Effect::effect) != facts->effects.end())
                return true;
            for (const FunctionRef callee : facts->calls)
                if (seen.insert(callee).second) next.push_back(callee);
        }
        layer = std::move(next);
    }
    return false;
}

/// What a handler takes from its visitor and hands on in a way that can be told. What turns up in another file without a step
/// between went through something that many share: a cache, rows of a database.
bool counts(const CheckContext& context, const SinkHit& hit) {
    const Program& program = context.program(hit.source.file);
    const Node& node = program[hit.source.node];
    const std::string_view part = node.kind == Kind::Member ? program.atom(node.a) : std::string_view();
    const bool isInput = std::ranges::find(kNoInput, part) == kNoInput.end();
    const bool isExplained = hit.source.file == hit.at.file || hit.steps.size() > 2;
    return isInput && isExplained && hit.steps.size() <= kLongestWay;
}

/// "req.body" of "req.body.user.name": the part of the request that the source is.
std::string partOf(const CheckContext& context, const SinkHit& hit) {
    const Program& program = context.program(hit.source.file);
    const Node& node = program[hit.source.node];
    if (node.kind != Kind::Member) return hit.sourceName;
    const std::string part = fmt::format(".{}", program.atom(node.a));
    const std::size_t at = hit.sourceName.find(part);
    return at == std::string::npos ? hit.sourceName : hit.sourceName.substr(0, at + part.size());
}

/// Of the ways of one part of the request into calls, the clearest goes first.
bool clearer(const SinkHit* a, const SinkHit* b) {
    const auto rank = [](const SinkHit* hit) {
        return std::tuple(hit->byShape, hit->steps.size(), hit->at, hit->source);
    };
    return rank(a) < rank(b);
}

/// "req.body.name and 2 more fields"
std::string sourcesInWords(const std::vector<const SinkHit*>& hits) {
    std::set<std::string> names;
    for (const SinkHit* hit : hits) names.insert(hit->sourceName);
    const std::string& first = hits.front()->sourceName;
    if (names.size() == 1) return first;
    return fmt::format("{} and {} more field{}", first, names.size() - 1, names.size() == 2 ? "" : "s");
}

/// Which other field gets into which call.
std::vector<FlowStep> others(const CheckContext& context, const std::vector<const SinkHit*>& hits) {
    std::vector<FlowStep> result;
    for (const SinkHit* hit : hits) {
        FlowStep step{context.locate(hit->at), fmt::format("{} reaches {}", hit->sourceName, hit->sinkName)};
        const bool isTold = hit->at == hits.front()->at && hit->sourceName == hits.front()->sourceName;
        const auto same = [&](const FlowStep& known) { return known.at == step.at && known.reason == step.reason; };
        if (!isTold && std::ranges::none_of(result, same)) result.push_back(std::move(step));
    }
    return result;
}

Finding report(const CheckContext& context, std::vector<const SinkHit*> hits, std::string_view framework) {
    std::ranges::sort(hits, clearer);
    const SinkHit& hit = *hits.front();
    const std::string sources = sourcesInWords(hits);
    const std::array<std::pair<std::string_view, std::string_view>, 3> values = {
        {{"source", sources}, {"sink", hit.sinkName}, {"what", validatorsFor(framework)}}};
    Finding finding = context.finding(hit.at, hit.byShape ? Confidence::Medium : Confidence::High, values);
    finding.flow = context.steps(hit.steps);
    finding.related = others(context, hits);
    return finding;
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    const FlowRow& row = context.rule().flows.front();
    const RouteIndex routes = context.routes();
    std::map<std::pair<FunctionRef, std::string>, std::vector<const SinkHit*>> byHandler;
    for (const SinkHit& hit : context.flow().hits) {
        if (hit.sinkKind != row.sinks.front() || hit.origin != Origin::Source) continue;
        if (hit.sourceKind != row.sources.front() || !counts(context, hit)) continue;
        if (routes.isBehind(hit.source, row.unless)) continue;
        // Outside of handlers nobody can tell what has been in front.
        const auto handler = routes.handlerAround(hit.source);
        if (handler) byHandler[{*handler, partOf(context, hit)}].push_back(&hit);
    }
    for (const auto& [key, hits] : byHandler) {
        const FunctionRef handler = key.first;
        if (!validates(context.flow(), handler))
            out.push_back(report(context, hits, frameworkOf(context.flow(), routes.routeOf(handler))));
    }
}

}  // namespace jsward::rules::unvalidated_input
