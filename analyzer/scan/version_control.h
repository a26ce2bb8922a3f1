// What git makes of a path, without asking git: the index says what is tracked, ignore files what never will be by mistake.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/project/project.h"
#include "analyzer/scan/ignore_rules.h"

namespace jsward {

/// Remembers what it has read; not for several threads at once.
class VersionControl {
public:
    /// `root` is absolute.
    explicit VersionControl(std::string root);

    /// `path` is relative to the root, and that of a lock file or of settings of the environment: of others the index is not kept.
    [[nodiscard]] Tracking tracking(const std::string& path);

private:
    /// The tracked paths of a repository; nothing when its index cannot be read.
    const std::optional<std::vector<std::string>>& trackedIn(const std::string& repository);
    [[nodiscard]] Tracking ignoring(const std::string& path, const std::string& repository) const;

    std::string root_;
    std::map<std::string, std::optional<std::vector<std::string>>> tracked_;
};

}  // namespace jsward
