#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

#include <fmt/format.h>

#include "analyzer/project/dockerfile.h"
#include "analyzer/project/workspace_root.h"
#include "analyzer/rule/project_check.h"
#include "analyzer/text/path_text.h"
#include "analyzer/webapp/test_code.h"
#include "rules/container-root-user/base_images.h"
#include "rules/container-root-user/privilege_drop.h"

namespace jsward::rules::container_root_user {
namespace {

/// Who the container runs as.
struct User {
    enum class Kind : std::uint8_t {
        Named,   ///< a USER says so
        Image,   ///< the user of the image at the bottom
        Unknown  ///< a USER whose name is only known to whoever builds
    };
    Kind kind = Kind::Image;
    std::string name;             ///< Of the USER, or the image.
    std::optional<Span> at = {};  ///< Of the USER.
};

/// A stage without a USER of its own has that of the stage or image that it goes on from.
User userOf(const Dockerfile& file, const DockerStage& stage) {
    for (std::size_t i = stage.end; i-- > stage.from + 1;) {
        const DockerInstruction& instruction = file.instructions[i];
        if (instruction.keyword != "USER") continue;
        const auto name = DockerVariables(file, i).expand(instruction.arguments.text().substr(
            std::min(instruction.arguments.text().find_first_not_of(' '), instruction.arguments.text().size())));
        if (!name || name->empty()) return {User::Kind::Unknown, {}, instruction.span};
        return {User::Kind::Named, *name, instruction.span};
    }
    if (const DockerStage* base = baseStage(file, stage)) return userOf(file, *base);
    const auto image = DockerVariables(file, stage.from).expand(stage.image);
    return image ? User{User::Kind::Image, *image} : User{User::Kind::Unknown, {}};
}

Finding finding(const ProjectContext& context, const ProjectFile& file, Span at, Confidence confidence,
                std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 1> values{{{"what", what}}};
    return context.finding(file, at, confidence, values);
}

/// A container that developers work in is started under a name of theirs by the editor, one for tests or builds serves nobody, and who a base
/// image runs as is for those to say who build on it.
bool mattersLittle(const ProjectFile& file) {
    const std::string_view path = file.pathInProject;
    const std::string_view name = baseName(path);
    const bool development =
        path.find(".devcontainer/") != std::string_view::npos || path.find(".gitpod") != std::string_view::npos;
    return development || isTestCode(path) || name.find("base") != std::string_view::npos ||
           name.find("build") != std::string_view::npos;
}

void checkDockerfile(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out) {
    const Dockerfile& docker = context.project().dockerfile(file);
    if (docker.stages.empty()) return;
    const DockerStage& last = docker.stages.back();
    const User user = userOf(docker, last);
    const bool root = user.kind == User::Kind::Named && isRoot(user.name);
    if (user.kind != User::Kind::Image && !root) return;
    const BaseUser base = root ? BaseUser::Root : baseUserOf(user.name);
    if (base == BaseUser::Other || dropsPrivileges(context.project(), file, docker, last)) return;

    Confidence confidence = base == BaseUser::Root ? Confidence::High : Confidence::Low;
    if (mattersLittle(file)) confidence = Confidence::Low;
    const Span from = docker.instructions[last.from].span;
    const std::string what =
        root ? "This container runs as root: the last USER says so"
             : fmt::format("This container runs as root: no USER follows, and {} has none", user.name);
    out.push_back(finding(context, file, root ? *user.at : from, confidence, what));
}

void checkCompose(const ProjectContext& context, const ProjectFile& file, std::vector<Finding>& out) {
    for (const auto& [name, service] : context.project().data(file).root()["services"].members()) {
        if (const DataValue privileged = service["privileged"]; privileged.isTrue())
            out.push_back(
                finding(context, file, privileged.span(), Confidence::High,
                        fmt::format("The service {} has all rights of the host (`privileged: true`)", name.text())));
        if (const DataValue user = service["user"]; user && isRoot(user.text()))
            out.push_back(finding(context, file, user.span(), Confidence::High,
                                  fmt::format("The service {} runs as root", name.text())));
    }
}

}  // namespace

void checkProject(const ProjectContext& context, std::vector<Finding>& out) {
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Dockerfile))
        checkDockerfile(context, *file, out);
    for (const ProjectFile* file : context.project().ofKind(ProjectFileKind::Compose))
        checkCompose(context, *file, out);
}

}  // namespace jsward::rules::container_root_user
