#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analyzer/project/manifest.h"
#include "analyzer/project/workspace_root.h"
#include "analyzer/rule/project_check.h"
#include "analyzer/text/path_text.h"
#include "analyzer/webapp/test_code.h"
#include "rules/env-file-committed/environment.h"

namespace jsward::rules::env_file_committed {
namespace {

Finding finding(const ProjectContext& context, const ProjectFile& file, Span at, Confidence confidence,
                std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 1> values{{{"what", what}}};
    return context.finding(file, at, confidence, values);
}

std::string describe(Tracking tracking, std::string_view name, std::size_t secrets) {
    const std::string holds = secrets == 0   ? std::string()
                              : secrets == 1 ? ", and a secret in it"
                                             : fmt::format(", and {} secrets in it", secrets);
    switch (tracking) {
        case Tracking::Tracked: return fmt::format("Git tracks {}{}", name, holds);
        case Tracking::Untracked: return fmt::format("No ignore rule keeps {} out of git{}", name, holds);
        default:
            return fmt::format("{} lies among the sources, and no ignore rule keeps it out of version control{}", name,
                               holds);
    }
}

/// What is tracked is out already; of what is not yet, nobody knows whether it will be.
Confidence confidenceOf(const ProjectFile& file, Tracking tracking, bool secret) {
    if (!secret || isTestCode(file.pathInProject)) return Confidence::Low;
    return tracking == Tracking::Tracked ? Confidence::High : Confidence::Medium;
}

void checkEnvironment(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out) {
    const Tracking tracking = context.project().access().tracking(file.path);
    if (tracking == Tracking::Ignored) return;
    const std::vector<Variable> variables = readEnvironment(context.project().text(file));
    if (variables.empty()) return;
    std::vector<Variable> secrets;
    // The settings of a mode (.env.development) are often shared on purpose, with what a local database is set up with.
    const bool shared = baseName(file.path) != ".env";
    std::ranges::copy_if(variables, std::back_inserter(secrets),
                         [&](const Variable& each) { return looksSecret(each) && !(shared && isLocal(each)); });
    const Span at = secrets.empty() ? variables.front().value : secrets.front().value;
    const std::string what = describe(tracking, baseName(file.path), secrets.size());
    Finding& result =
        out.emplace_back(finding(context, file, at, confidenceOf(file, tracking, !secrets.empty()), what));
    for (std::size_t i = 1; i < secrets.size(); ++i)
        result.related.push_back({{file.id, secrets[i].value}, fmt::format("{} as well", secrets[i].name)});
}

/// The dependency that reads .env, or null.
const Dependency* loaderOf(const Manifest& manifest) {
    constexpr auto kLoaders = std::to_array<std::string_view>(
        {"dotenv", "dotenv-expand", "dotenv-flow", "dotenv-safe", "dotenv-extended", "dotenv-cli", "env-cmd",
         "node-env-file", "@dotenvx/dotenvx", "custom-env", "dotenv-defaults", "dotenv-mono"});
    for (const std::string_view loader : kLoaders)
        if (const Dependency* found = manifest.find(loader)) return found;
    return nullptr;
}

/// A project that loads .env and would commit one.
void checkLoader(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out) {
    const Manifest& manifest = context.project().manifest(file);
    const Dependency* loader = loaderOf(manifest);
    if (loader == nullptr || !isApplication(manifest) || isTestCode(file.pathInProject)) return;
    const std::string path = joinPath(folderOf(file.path), ".env");
    // A file that is there is reported itself.
    if (context.project().access().exists(path) || context.project().access().tracking(path) != Tracking::Untracked)
        return;
    out.push_back(
        finding(context, file, loader->nameAt, Confidence::Medium,
                fmt::format("{} reads .env here, and no ignore rule keeps that file out of git", loader->name)));
}

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Environment))
        checkEnvironment(context, *file, out);
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Manifest))
        checkLoader(context, *file, out);
}

}  // namespace jsward::rules::env_file_committed
