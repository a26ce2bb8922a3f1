// Containers that start as root to set something up and step down before they serve: `su-exec node server.js`.
#pragma once

#include "analyzer/project/dockerfile.h"
#include "analyzer/project/project.h"

namespace jsward::rules::container_root_user {

/// The entry point of the stage, or the script of the project that it runs, hands over to a user without rights.
[[nodiscard]] bool dropsPrivileges(const Project& project, const ProjectFile& file, const Dockerfile& docker,
                                   const DockerStage& stage);

}  // namespace jsward::rules::container_root_user
