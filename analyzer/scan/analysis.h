// What becomes of one component of the module graph: flows, web applications, findings.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/models.h"
#include "analyzer/rule/finding.h"
#include "analyzer/rule/rule.h"
#include "analyzer/scan/scan.h"

namespace jsward {

/// What every component is analysed with.
struct AnalysisInput {
    const ProgramProvider& programs;
    const Models& models;
    std::span<const Rule* const> rules;
    std::span<const OwnMiddleware> middleware;
    std::span<const std::string> projectPaths;  ///< By FileId: relative to the file's project.
    std::span<const std::vector<std::uint32_t>>
        rulesOf;  ///< By FileId: indices of the rules that want to see the file, sorted.
    bool mapRoutes = false;
};

struct ComponentReport {
    std::vector<Finding> findings;  ///< In no particular order, possibly several at one place.
    std::vector<Notice> notices;
    std::vector<MappedApp> apps;  ///< When the input asks for it.
};

/// Whether the files that hold the triggers of a rule are shown to it, in a component that receives requests or not.
bool isShown(const Rule& rule, bool receivesRequests);

/// Depends on nothing but its arguments. Whatever is thrown inside becomes a notice: one component must not spoil the others.
ComponentReport analyseComponent(std::span<const FileId> files, const FlowScope& scope, const AnalysisInput& input,
                                 StageTimes& times);

}  // namespace jsward
