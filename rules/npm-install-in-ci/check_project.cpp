// Images and CI services build what is deployed. The commands that install packages there are read out of Dockerfiles and pipelines
// of every kind, and out of the ready-made steps that run them.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "analyzer/project/dockerfile.h"
#include "analyzer/project/manifest.h"
#include "analyzer/project/package_manager.h"
#include "analyzer/project/pipeline.h"
#include "analyzer/project/workspace_root.h"
#include "analyzer/rule/project_check.h"
#include "analyzer/text/path_text.h"

namespace jsward::rules::npm_install_in_ci {
namespace {

enum class Place : std::uint8_t { Image, Pipeline };

/// What the package around says about installations.
struct Surroundings {
    bool berry = false;      ///< yarn 2 or later.
    bool frozenForm = true;  ///< The frozen form would work, or ought to.
};

bool usesBerry(const Project& project, const std::string& folder) {
    if (project.access().exists(joinPath(folder, ".yarnrc.yml"))) return true;
    return std::ranges::any_of(project.ofKind(ProjectFileKind::Lock), [&](const ProjectFile* file) {
        return file->path.ends_with("yarn.lock") && project.lock(*file).format == LockFormat::Berry;
    });
}

/// A library without a lock file is tested with what its users would get; that is what `npm install` is for.
bool isLibraryWithoutLock(const Project& project, const std::string& folder) {
    if (lockFileFor(project, folder)) return false;
    const auto text = project.access().read(joinPath(folder, "package.json"));
    if (!text) return false;
    const DataTree tree = parseJson(*text);
    return !isApplication(readManifest(tree.root()));
}

Surroundings surroundingsOf(const Project& project, const ProjectFile& file) {
    const auto folder = packageAround(project, folderOf(file.path));
    if (!folder) return {};
    return {usesBerry(project, *folder), !isLibraryWithoutLock(project, *folder)};
}

/// The lock file decides already, or nothing is installed.
bool isFrozen(const PackageCommand& command) {
    if (command.hasOption({"--frozen-lockfile", "--immutable", "--immutable-cache", "--frozen", "--package-lock-only",
                           "--lockfile-only", "--dry-run"}))
        return true;
    const bool updates =
        command.hasOption({"--mode"}) && std::ranges::any_of(command.options, [](std::string_view option) {
            return option.find("update-lockfile") != std::string_view::npos;
        });
    // bun's production installs are frozen.
    return updates || (command.manager == PackageManager::Bun && command.hasOption({"--production", "-p"}));
}

/// pnpm and yarn 2 freeze the lock file themselves where they see a CI service. That ends where the same lines run elsewhere, or are told
/// not to.
Confidence confidenceOf(const PackageCommand& command, Place place, const Surroundings& around) {
    if (!around.frozenForm) return Confidence::Low;
    const bool freezes =
        command.manager == PackageManager::Pnpm || (command.manager == PackageManager::Yarn && around.berry);
    return freezes && place == Place::Pipeline ? Confidence::Low : Confidence::High;
}

std::string frozenForm(const PackageCommand& command, const Surroundings& around) {
    switch (command.manager) {
        case PackageManager::Npm: return "npm ci";
        case PackageManager::Yarn: return around.berry ? "yarn install --immutable" : "yarn install --frozen-lockfile";
        case PackageManager::Pnpm: return "pnpm install --frozen-lockfile";
        case PackageManager::Bun: return "bun install --frozen-lockfile";
    }
    return {};
}

class InstallCheck {
public:
    InstallCheck(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out)
        : context_(context), file_(file), around_(surroundingsOf(context.project(), file)), out_(out) {}

    void checkCommands(const std::vector<ShellCommand>& commands, Place place) {
        for (const ShellCommand& shell : commands) {
            const auto command = readPackageCommand(shell);
            if (!command || !installsProject(*command) || isFrozen(*command)) continue;
            const std::string shown =
                fmt::format("{}{}{}", name(command->manager), command->verb.empty() ? "" : " ", command->verb);
            report(command->at, shown, frozenForm(*command, around_), confidenceOf(*command, place, around_));
        }
    }

    /// `task: Npm@1` installs unless it is told something else.
    void checkActions(const std::vector<PipelineAction>& actions) {
        for (const PipelineAction& action : actions) {
            const std::string_view name = action.name.substr(0, action.name.find('@'));
            if (name == "Npm") {
                const std::string_view command = action.inputs["command"].text();
                const bool custom = command == "custom" && action.inputs["customCommand"].text() == "install";
                if (command.empty() || command == "install" || custom)
                    report(action.at, "npm install", "npm ci", confidence());
            } else if (name == "borales/actions-yarn" && action.inputs["cmd"].text() == "install") {
                report(action.inputs["cmd"].span(), "yarn install",
                       around_.berry ? "yarn install --immutable" : "yarn install --frozen-lockfile", confidence());
            }
        }
    }

private:
    [[nodiscard]] Confidence confidence() const { return around_.frozenForm ? Confidence::High : Confidence::Low; }

    void report(Span at, std::string_view command, std::string_view frozen, Confidence confidence) {
        const std::array<std::pair<std::string_view, std::string_view>, 2> values{
            {{"command", command}, {"frozen", frozen}}};
        out_.push_back(context_.finding(file_, at, confidence, values));
    }

    const ProjectContext& context_;
    const ProjectFile& file_;
    Surroundings around_;
    std::vector<Finding>& out_;
};

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    const Project& project = context.project();
    for (const ProjectFile* file : project.ofKind(ProjectFileKind::Dockerfile))
        InstallCheck(context, *file, out).checkCommands(commandsOf(project.dockerfile(*file)), Place::Image);
    for (const ProjectFile* file : project.ofKind(ProjectFileKind::Pipeline)) {
        InstallCheck check(context, *file, out);
        check.checkCommands(project.pipeline(*file).commands, Place::Pipeline);
        check.checkActions(project.pipeline(*file).actions);
    }
}

}  // namespace jsward::rules::npm_install_in_ci
