// What the build writes down about the folders of rules/ (see embed.cmake); rules/registry.h is the way to it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analyzer/flow/models.h"
#include "analyzer/rule/check.h"
#include "analyzer/rule/project_check.h"

namespace jsward::rules {

/// One rule's folder.
struct Row {
    std::string_view folder;
    std::string_view json;
    std::string_view page;
    void (*check)(const CheckContext&, std::vector<Finding>&);
    void (*checkProject)(const ProjectContext&, std::vector<Finding>&);
    bool (*mayFind)(std::string_view);
};

/// Sorted by folder.
std::span<const Row> rows();
/// Sorted by name.
std::span<const ModelText> models();

}  // namespace jsward::rules
