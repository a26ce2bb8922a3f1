#include "analyzer/scan/analysis.h"

#include <algorithm>
#include <exception>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "analyzer/rule/check.h"
#include "analyzer/scan/stage_clock.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

namespace {

void applyRules(const FlowResult& flow, const WebModel& web, std::span<const FileId> files, bool receivesRequests,
                const AnalysisInput& input, std::vector<Finding>& out) {
    for (std::uint32_t i = 0; i < input.rules.size(); ++i) {
        const Rule* rule = input.rules[i];
        if (!rule->looksAtPrograms()) continue;
        std::vector<FileId> wanted;
        std::ranges::copy_if(files, std::back_inserter(wanted), [&](FileId file) {
            return isShown(*rule, receivesRequests) && std::ranges::binary_search(input.rulesOf[file], i);
        });
        const CheckContext context(*rule, wanted, input.programs, flow, web, input.projectPaths);
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

ComponentReport analyse(std::span<const FileId> files, const FlowScope& scope, const AnalysisInput& input,
                        StageTimes& times) {
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
        return buildWebModel(flow, input.programs, input.middleware);
    }();
    const StageClock clock(times.rules);
    applyRules(flow, web, files, scope.receivesRequests, input, report.findings);
    if (input.mapRoutes) report.apps = mapRoutes(web, flow, input.programs, input.projectPaths);
    return report;
}

}  // namespace

bool isShown(const Rule& rule, bool receivesRequests) { return receivesRequests || !rule.servers; }

ComponentReport analyseComponent(std::span<const FileId> files, const FlowScope& scope, const AnalysisInput& input,
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
