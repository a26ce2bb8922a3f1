#include "analyzer/project/workspace_root.h"

#include <array>

#include "analyzer/program/workspaces.h"
#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

constexpr int kHighest =
    12;  ///< Folders above the scanned one that are looked at; the access ends at the repository's top.

/// Every package manager's own way to say which folders belong together.
WorkspacePatterns patternsIn(const Project& project, const std::string& folder) {
    std::vector<std::string> patterns;
    if (const auto text = project.access().read(joinPath(folder, "package.json"))) {
        const DataTree tree = parseJson(*text);
        patterns = readManifest(tree.root()).workspaces;
    }
    if (const auto text = project.access().read(joinPath(folder, "pnpm-workspace.yaml"))) {
        const DataTree tree = parseYaml(*text);
        for (const DataValue pattern : tree.root()["packages"].items()) patterns.emplace_back(pattern.text());
    }
    if (const auto text = project.access().read(joinPath(folder, "lerna.json")))
        for (std::string& pattern : lernaPatterns(*text)) patterns.push_back(std::move(pattern));
    return WorkspacePatterns(patterns);
}

/// `folder` as seen from a folder above it; "../.." has no names for the folders that it left.
std::optional<std::string> relativeTo(std::string_view above, std::string_view folder) {
    if (above.starts_with("..")) return std::nullopt;
    return std::string(above.empty() ? folder : folder.substr(above.size() + 1));
}

/// Rush installs all its projects from one file, whatever they are called.
bool isRush(const Project& project, const std::string& folder) {
    return project.access().exists(joinPath(folder, "rush.json"));
}

}  // namespace

std::string folderOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(path.substr(0, slash));
}

std::optional<std::string> folderAbove(std::string_view folder) {
    if (!folder.empty() && !folder.ends_with("..")) return folderOf(folder);
    if (folder.size() / 3 >= kHighest) return std::nullopt;
    return folder.empty() ? ".." : std::string(folder) + "/..";
}

std::optional<std::string> packageAround(const Project& project, const std::string& folder) {
    for (std::optional<std::string> around = folder; around; around = folderAbove(*around))
        if (project.access().exists(joinPath(*around, "package.json"))) return around;
    return std::nullopt;
}

std::vector<std::string> lockFilesIn(const Project& project, const std::string& folder) {
    constexpr auto kNames = std::to_array<std::string_view>({"package-lock.json", "npm-shrinkwrap.json", "yarn.lock",
                                                             "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock",
                                                             "vlt-lock.json", "common/config/rush/pnpm-lock.yaml"});
    std::vector<std::string> found;
    for (const std::string_view name : kNames)
        if (std::string path = joinPath(folder, name); project.access().exists(path)) found.push_back(std::move(path));
    return found;
}

std::optional<std::string> workspaceOf(const Project& project, const std::string& folder) {
    for (auto above = folderAbove(folder); above; above = folderAbove(*above)) {
        const WorkspacePatterns patterns = patternsIn(project, *above);
        const auto relative = relativeTo(*above, folder);
        // Above the scan nobody knows what the folders are called: a workspace there is taken to hold what is in it.
        const bool member = relative ? patterns.contains(*relative) : !patterns.empty();
        if (member || isRush(project, *above)) return above;
    }
    return std::nullopt;
}

std::optional<std::string> lockFileFor(const Project& project, const std::string& folder) {
    if (std::vector<std::string> own = lockFilesIn(project, folder); !own.empty()) return own.front();
    const auto workspace = workspaceOf(project, folder);
    if (!workspace) return std::nullopt;
    std::vector<std::string> shared = lockFilesIn(project, *workspace);
    return shared.empty() ? std::nullopt : std::optional(shared.front());
}

}  // namespace jsward
