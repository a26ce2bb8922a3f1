// The configuration of a project: jsward.config.json (docs/configuration.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/text/file_problem.h"
#include "analyzer/webapp/webapp.h"
#include "cli/own_models.h"

namespace jsward {

struct Config {
    std::optional<std::string> preset;
    std::vector<OwnMiddleware> middleware;
    std::vector<std::string> registries;
    std::string advisories;  ///< "" when it names none.
    OwnModels models;
    std::vector<FileProblem> problems;  ///< What is wrong with the file itself; OwnModels::read tells about the models.
};

/// The nearest jsward.config.json in the folder that holds all of the paths, or above it up to the root of their repository.
[[nodiscard]] std::optional<std::string> findConfig(std::span<const std::string> paths);

[[nodiscard]] Config readConfig(const std::string& file);

}  // namespace jsward
