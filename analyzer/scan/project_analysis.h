// The rules about projects, run on the files around the code.
#pragma once

#include <span>
#include <vector>

#include "analyzer/project/project.h"
#include "analyzer/project/project_settings.h"
#include "analyzer/rule/rule.h"
#include "analyzer/scan/analysis.h"
#include "analyzer/scan/scan.h"

namespace jsward {

[[nodiscard]] bool asksForProject(const Rule* rule);

/// `files` by their ids, which index `result.files`. Whatever is thrown inside becomes a notice.
ComponentReport analyseProject(std::vector<ProjectFile> files, const ScanResult& result,
                               std::span<const Rule* const> rules, const ProjectSettings& settings);

}  // namespace jsward
