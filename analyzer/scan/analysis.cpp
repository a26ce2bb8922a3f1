#include "analyzer/scan/analysis.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <fmt/format.h>

#include "analyzer/rule/check.h"
#include "analyzer/scan/stage_clock.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

namespace {

void applyRules(const FlowResult& flow, const WebModel& web, std::span<const FileId> files, const AnalysisInput& input,
                std::vector<Finding>& out) {
    for (const Rule* rule : input.rules) {
        if (!rule->looksAtPrograms()) continue;
        const CheckContext context(*rule, files, input.programs, flow, web, input.projectPaths);
        if (rule->check != nullptr) {
            rule->check(context, out);
        } else {
            checkFlows(context, out);
            checkOptions(context, out);
        }
    }
}

bool asksForEffects(std::span<const Rule* const> rules) {
    return std::ranges::any_of(rules, [](const Rule* rule) {
        return std::ranges::any_of(
            rule->flows, [](const FlowRow& row) { return std::ranges::find(row.sinks, "effect") != row.sinks.end(); });
    });
}

ComponentReport analyse(std::span<const FileId> files, FlowScope scope, const AnalysisInput& input, StageTimes& times) {
    ComponentReport report;
    const FlowResult flow = [&] {
        const StageClock clock(times.flow);
        return analyseFlow(files, input.programs, input.models,
                           {.scope = scope, .effects = asksForEffects(input.rules)});
    }();
    for (const FlowLimit& limit : flow.limits) {
        report.notices.push_back(
            {Notice::Level::Warning, std::string(input.programs.path(limit.file)), "flow-limit", limit.message, {}});
    }
    const WebModel web = [&] {
        const StageClock clock(times.webapp);
        return buildWebModel(flow, input.programs, input.rateLimiters);
    }();
    const StageClock clock(times.rules);
    applyRules(flow, web, files, input, report.findings);
    return report;
}

}  // namespace

ComponentReport analyseComponent(std::span<const FileId> files, FlowScope scope, const AnalysisInput& input,
                                 StageTimes& times) {
    try {
        return analyse(files, scope, input, times);
    } catch (const std::exception& error) {
        ComponentReport report;
        report.notices.push_back({Notice::Level::Error,
                                  std::string(input.programs.path(files.front())),
                                  "internal-error",
                                  fmt::format("jsward failed on this file or one of {} that it is connected with: {}",
                                              files.size() - 1, error.what()),
                                  {}});
        return report;
    }
}

}  // namespace jsward
