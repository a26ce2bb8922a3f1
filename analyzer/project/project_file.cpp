#include "analyzer/project/project_file.h"

#include <algorithm>
#include <array>
#include <string>

#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

std::string lowered(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

bool isYaml(std::string_view name) { return name.ends_with(".yml") || name.ends_with(".yaml"); }

std::string_view withoutExtension(std::string_view name) { return name.substr(0, name.rfind('.')); }

/// The folders around a file with a '/' on both sides: "/" or "/.github/workflows/".
std::string foldersOf(std::string_view path) {
    return "/" + lowered(path.substr(0, path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1));
}

/// "Dockerfile", "Dockerfile.dev", "Dockerfile-dev", "web.Dockerfile"; sources and documents only talk about one.
bool isDockerfile(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>({"dockerfile", "containerfile"});
    constexpr auto kOthers =
        std::to_array<std::string_view>({".md", ".js", ".ts", ".mjs", ".cjs", ".json", ".py", ".sh", ".dockerignore",
                                         ".txt", ".html", ".yml", ".yaml"});
    if (std::ranges::any_of(kOthers, [&](std::string_view ending) { return name.ends_with(ending); })) return false;
    return std::ranges::any_of(kNames, [&](std::string_view base) {
        if (name == base) return true;
        const bool starts = name.starts_with(base) &&
                            (name[base.size()] == '.' || name[base.size()] == '-' || name[base.size()] == '_');
        return starts || (name.ends_with(base) && name[name.size() - base.size() - 1] == '.');
    });
}

/// "compose.yaml", "docker-compose.prod.yml".
bool isCompose(std::string_view name) {
    if (!isYaml(name)) return false;
    const std::string_view base = withoutExtension(name);
    for (const std::string_view start : {"docker-compose", "compose", "podman-compose"})
        if (base == start || (base.starts_with(start) &&
                              (base[start.size()] == '.' || base[start.size()] == '-' || base[start.size()] == '_')))
            return true;
    return false;
}

/// Examples hold no values that count.
bool isEnvironment(std::string_view name) {
    if (name != ".env" && !name.starts_with(".env.") && !name.ends_with(".env")) return false;
    constexpr auto kExamples = std::to_array<std::string_view>(
        {"example", "sample", "template", "test", "tests", "testing",   "dist",  "default", "defaults",
         "schema",  "tpl",    "tmpl",     "ci",   "enc",   "encrypted", "vault", "gpg",     "sops",
         "js",      "ts",     "mjs",      "cjs",  "d",     "json",      "md"});
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_of(".-_", at), name.size());
        if (std::ranges::find(kExamples, name.substr(at, end - at)) != kExamples.end()) return false;
        at = end + 1;
    }
    return true;
}

/// Where a service looks for its pipelines: in a folder, under a name without its extension, where `*` is anything.
struct PipelinePlace {
    std::string_view folder;
    std::string_view name;
    PipelineFormat format;
};

constexpr auto kPipelinePlaces = std::to_array<PipelinePlace>({
    {"/.github/workflows/", "*", PipelineFormat::GitHub},
    {"/.gitea/workflows/", "*", PipelineFormat::GitHub},
    {"/.forgejo/workflows/", "*", PipelineFormat::GitHub},
    {"/.github/", "action", PipelineFormat::GitHub},
    {"", "action", PipelineFormat::GitHub},
    {"", ".gitlab-ci", PipelineFormat::GitLab},
    {"", "*.gitlab-ci", PipelineFormat::GitLab},
    {"/.gitlab/", "*", PipelineFormat::GitLab},
    {"/.gitlab-ci/", "*", PipelineFormat::GitLab},
    {"/.circleci/", "*", PipelineFormat::CircleCi},
    {"", "azure-pipeline*", PipelineFormat::Azure},
    {"", ".azure-pipeline*", PipelineFormat::Azure},
    {"/.azure-pipelines/", "*", PipelineFormat::Azure},
    {"/azure-pipelines/", "*", PipelineFormat::Azure},
    {"/.azuredevops/", "*", PipelineFormat::Azure},
    {"", ".travis", PipelineFormat::Travis},
    {"", "bitbucket-pipelines", PipelineFormat::Bitbucket},
    {"", ".drone", PipelineFormat::Drone},
    {"", ".woodpecker", PipelineFormat::Drone},
    {"/.woodpecker/", "*", PipelineFormat::Drone},
    {"", "appveyor", PipelineFormat::AppVeyor},
    {"", ".appveyor", PipelineFormat::AppVeyor},
    {"/.buildkite/", "pipeline*", PipelineFormat::Buildkite},
    {"", "buildspec*", PipelineFormat::CodeBuild},
    {"", "cloudbuild*", PipelineFormat::CloudBuild},
});

bool fits(std::string_view pattern, std::string_view name) {
    if (pattern.starts_with('*')) return name.ends_with(pattern.substr(1));
    return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1)) : name == pattern;
}

std::optional<PipelineFormat> yamlPipeline(std::string_view name, const std::string& folders) {
    const std::string_view base = withoutExtension(name);
    const auto place = std::ranges::find_if(kPipelinePlaces, [&](const PipelinePlace& each) {
        return folders.find(each.folder) != std::string::npos && fits(each.name, base);
    });
    return place == kPipelinePlaces.end() ? std::nullopt : std::optional(place->format);
}

bool isInCiFolder(const std::string& folders) {
    constexpr auto kFolders =
        std::to_array<std::string_view>({"/.github/", "/.gitlab/", "/.gitlab-ci/", "/.circleci/", "/.buildkite/",
                                         "/.ci/", "/.travis/", "/.azure-pipelines/", "/.jenkins/"});
    return std::ranges::any_of(kFolders,
                               [&](std::string_view folder) { return folders.find(folder) != std::string::npos; });
}

}  // namespace

bool isLockFileName(std::string_view name) {
    constexpr auto kNames = std::to_array<std::string_view>(
        {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"});
    return std::ranges::find(kNames, name) != kNames.end();
}

std::optional<PipelineFormat> pipelineFormatOf(std::string_view path) {
    const std::string name = lowered(baseName(path));
    const std::string folders = foldersOf(path);
    if (name == "jenkinsfile" || name.starts_with("jenkinsfile.") || name.ends_with(".jenkinsfile"))
        return PipelineFormat::Jenkins;
    if (isYaml(name)) return yamlPipeline(name, folders);
    if (name == "ci.sh" || (name.ends_with(".sh") && isInCiFolder(folders))) return PipelineFormat::Shell;
    return std::nullopt;
}

std::optional<ProjectFileKind> projectFileKindOf(std::string_view path) {
    const std::string_view exact = baseName(path);
    if (exact == "package.json") return ProjectFileKind::Manifest;
    if (isLockFileName(exact)) return ProjectFileKind::Lock;
    const std::string name = lowered(exact);
    if (isDockerfile(name)) return ProjectFileKind::Dockerfile;
    if (isCompose(name)) return ProjectFileKind::Compose;
    if (isEnvironment(name)) return ProjectFileKind::Environment;
    if (pipelineFormatOf(path)) return ProjectFileKind::Pipeline;
    return std::nullopt;
}

}  // namespace jsward
