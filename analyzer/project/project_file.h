// The files around the code that rules about projects read, recognised by name and folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace jsward {

enum class ProjectFileKind : std::uint8_t {
    Manifest,     ///< package.json
    Lock,         ///< package-lock.json, npm-shrinkwrap.json, yarn.lock, pnpm-lock.yaml, bun.lock
    Dockerfile,   ///< Dockerfile, Dockerfile.*, *.Dockerfile, Containerfile
    Compose,      ///< compose.yaml, docker-compose*.yml
    Pipeline,     ///< what a CI service runs: .github/workflows/*.yml, .gitlab-ci.yml, Jenkinsfile, ...
    Environment,  ///< .env, .env.production; not .env.example
};

/// The services whose pipelines are understood.
enum class PipelineFormat : std::uint8_t {
    GitHub,
    GitLab,
    CircleCi,
    Azure,
    Travis,
    Jenkins,
    Bitbucket,
    Drone,
    AppVeyor,
    Buildkite,
    CodeBuild,
    CloudBuild,
    Shell  ///< a script in a folder of CI files
};

/// By its absolute path: a folder may be scanned from inside. Nothing for files that no such rule reads.
[[nodiscard]] std::optional<ProjectFileKind> projectFileKindOf(std::string_view path);
[[nodiscard]] std::optional<PipelineFormat> pipelineFormatOf(std::string_view path);

/// The lock files that package managers look for, in the order in which they are told.
[[nodiscard]] bool isLockFileName(std::string_view name);

}  // namespace jsward
