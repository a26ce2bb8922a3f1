// What a rule about a project sees: the files around the code. A rule about programs sees analyzer/rule/check.h.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/project/project.h"
#include "analyzer/project/project_settings.h"
#include "analyzer/rule/finding.h"
#include "analyzer/rule/rule.h"

namespace jsward {

/// Everything such a check may read. One instance a scan and rule; valid during the call only.
class ProjectContext {
public:
    ProjectContext(const Rule& rule, const Project& project, const ProjectSettings& settings)
        : rule_(rule), project_(project), settings_(settings) {}

    [[nodiscard]] const Rule& rule() const { return rule_; }
    [[nodiscard]] const Project& project() const { return project_; }
    [[nodiscard]] const ProjectSettings& settings() const { return settings_; }

    /// A finding of this rule with severity and message filled in; `values` are for the placeholders.
    [[nodiscard]] Finding finding(const ProjectFile& file, Span at, Confidence confidence,
                                  std::span<const std::pair<std::string_view, std::string_view>> values) const;

private:
    const Rule& rule_;
    const Project& project_;
    const ProjectSettings& settings_;
};

}  // namespace jsward
