#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "analyzer/project/manifest.h"
#include "analyzer/project/workspace_root.h"
#include "analyzer/rule/project_check.h"
#include "analyzer/text/path_text.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::missing_lockfile {
namespace {

/// Folders whose packages nobody deploys from where they stand.
bool isSample(std::string_view path) {
    if (isTestCode(path)) return true;
    constexpr auto kFolders = std::to_array<std::string_view>({"template",
                                                               "templates",
                                                               "fixture",
                                                               "fixtures",
                                                               "__fixtures__",
                                                               "demo",
                                                               "demos",
                                                               "samples",
                                                               "sample",
                                                               "playground",
                                                               "sandbox",
                                                               "starters",
                                                               "boilerplate",
                                                               "tutorial",
                                                               "tutorials",
                                                               "generators",
                                                               "scaffold",
                                                               "skeleton",
                                                               "starter",
                                                               "integration-tests",
                                                               "integration_tests",
                                                               "functional-tests",
                                                               "e2e-tests"});
    for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        if (std::ranges::find(kFolders, path.substr(0, slash)) != kFolders.end()) return true;
        path.remove_prefix(slash + 1);
    }
    return false;
}

std::size_t installedPackages(const Manifest& manifest) {
    return static_cast<std::size_t>(std::ranges::count_if(
        manifest.dependencies, [](const Dependency& each) { return each.kind != DependencyKind::Peer; }));
}

/// A lock file on the author's disk helps nobody else.
std::string whatIsMissing(const std::string& lock) {
    if (!lock.empty()) return fmt::format("git ignores {}", baseName(lock));
    return "This application has no lock file";
}

void checkManifest(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out) {
    const Project& project = context.project();
    const Manifest& manifest = project.manifest(file);
    if (!manifest.installsPackages() || !isApplication(manifest)) return;
    const std::string folder = folderOf(file.path);
    if (workspaceOf(project, folder)) return;  // The workspace is asked itself.
    const std::vector<std::string> locks = lockFilesIn(project, folder);
    const auto isIgnored = [&](const std::string& lock) {
        return project.access().tracking(lock) == Tracking::Ignored;
    };
    const bool present = std::ranges::any_of(locks, [&](const std::string& lock) { return !isIgnored(lock); });
    if (present) return;

    const std::size_t count = installedPackages(manifest);
    const std::string dependencies = fmt::format("{} {}", count, count == 1 ? "dependency" : "dependencies");
    const std::string what = whatIsMissing(locks.empty() ? "" : locks.front());
    const std::array<std::pair<std::string_view, std::string_view>, 2> values{
        {{"what", what}, {"count", dependencies}}};
    const Confidence confidence = isSample(file.pathInProject) ? Confidence::Low : Confidence::High;
    const std::uint32_t begin = manifest.json.span().begin;
    out.push_back(context.finding(file, {begin, begin + 1}, confidence, values));
}

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Manifest))
        checkManifest(context, *file, out);
}

}  // namespace jsward::rules::missing_lockfile
