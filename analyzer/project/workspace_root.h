// Which lock file a package is installed by: its own, or that of the workspace that it is part of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/project/project.h"

namespace jsward {

/// "" for the root of the scan, ".." above it: package.json, lock files and the like stand further up when a part of a repository is
/// scanned alone.
[[nodiscard]] std::string folderOf(std::string_view path);
[[nodiscard]] std::optional<std::string> folderAbove(std::string_view folder);

/// The folder of the nearest package.json at or above a folder; nothing when there is none.
[[nodiscard]] std::optional<std::string> packageAround(const Project& project, const std::string& folder);

/// The lock files that stand in a folder, also those that no reader is for (bun.lockb).
[[nodiscard]] std::vector<std::string> lockFilesIn(const Project& project, const std::string& folder);

/// The folder of the workspace that holds a package's folder; nothing when it is on its own.
[[nodiscard]] std::optional<std::string> workspaceOf(const Project& project, const std::string& folder);

/// The lock file that pins what a package of that folder asks for.
[[nodiscard]] std::optional<std::string> lockFileFor(const Project& project, const std::string& folder);

}  // namespace jsward
