#include "analyzer/scan/version_control.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "analyzer/scan/git_index.h"
#include "analyzer/scan/read_file.h"
#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

constexpr std::uint64_t kMaxIndex = 512U << 20U;

std::string parentOf(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

}  // namespace

VersionControl::VersionControl(std::string root) : root_(std::move(root)) {}

const std::optional<std::vector<std::string>>& VersionControl::trackedIn(const std::string& repository) {
    const auto known = tracked_.find(repository);
    if (known != tracked_.end()) return known->second;
    const FileBytes index = readFile(indexOfRepository(repository), kMaxIndex, Links::Follow);
    // A repository without an index tracks nothing yet.
    auto paths =
        index.status == ReadStatus::Missing
            ? std::optional(std::vector<std::string>())
            : trackedPaths(index.bytes, [](std::string_view path) {
                  return projectFileKindOf(path) == ProjectFileKind::Environment || isLockFileName(baseName(path));
              });
    return tracked_.emplace(repository, std::move(paths)).first->second;
}

Tracking VersionControl::tracking(const std::string& path) {
    const std::string absolute = joinPath(root_, path);
    const std::string repository = findRepository(parentOf(absolute));
    if (repository.empty()) return ignoring(absolute, root_);
    const auto& tracked = trackedIn(repository);
    const std::string_view inRepository =
        std::string_view(absolute).substr(repository == "/" ? 1 : repository.size() + 1);
    if (tracked && std::ranges::find(*tracked, inRepository) != tracked->end()) return Tracking::Tracked;
    return ignoring(absolute, repository);
}

/// Nothing is known where neither a repository nor an ignore file is.
Tracking VersionControl::ignoring(const std::string& path, const std::string& top) const {
    std::vector<std::string> folders;
    for (std::string folder = parentOf(path); folder.size() > top.size(); folder = parentOf(folder))
        folders.push_back(folder);
    IgnoreRules rules = IgnoreRules(top, {}, true).enter(top);
    bool known = findRepository(top) == top || std::filesystem::exists(joinPath(top, ".gitignore"));
    std::error_code error;
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder) {
        if (rules.ignoredBy(*folder, true) == IgnoredBy::Git) return Tracking::Ignored;
        rules = rules.enter(*folder);
        known = known || std::filesystem::exists(joinPath(*folder, ".gitignore"), error);
    }
    if (rules.ignoredBy(path, false) == IgnoredBy::Git) return Tracking::Ignored;
    return known ? Tracking::Untracked : Tracking::Unknown;
}

}  // namespace jsward
