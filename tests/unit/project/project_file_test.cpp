#include "analyzer/project/project_file.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

using Kind = ProjectFileKind;

TEST(ProjectFileTest, KnowsThemByNameAndFolder) {
    EXPECT_EQ(projectFileKindOf("/p/package.json"), Kind::Manifest);
    EXPECT_EQ(projectFileKindOf("/p/a/npm-shrinkwrap.json"), Kind::Lock);
    for (const char* name :
         {"Dockerfile", "Dockerfile.dev", "Dockerfile-dev", "web.Dockerfile", "dockerfile", "Containerfile"})
        EXPECT_EQ(projectFileKindOf(std::string("/p/") + name), Kind::Dockerfile) << name;
    for (const char* name : {"compose.yaml", "docker-compose.yml", "docker-compose.prod.yaml"})
        EXPECT_EQ(projectFileKindOf(std::string("/p/") + name), Kind::Compose) << name;
    for (const char* name :
         {".github/workflows/ci.yml", ".gitlab-ci.yml", ".circleci/config.yml", "azure-pipelines.yml", ".travis.yml",
          "Jenkinsfile", "bitbucket-pipelines.yml", "ci.sh", ".ci/build.sh"})
        EXPECT_EQ(projectFileKindOf(std::string("/p/") + name), Kind::Pipeline) << name;
    for (const char* name : {".env", ".env.production", ".env.local", "prod.env"})
        EXPECT_EQ(projectFileKindOf(std::string("/p/") + name), Kind::Environment) << name;
}

TEST(ProjectFileTest, LeavesTheOthers) {
    for (const char* name :
         {"Dockerfile.md", "dockerfile.js", "dockerfiles.txt", "composer.json", "config.yml", ".env.example",
          ".env.sample", ".env.template", ".env.test", ".env.local.example", ".env.js", "example.env", "build.sh",
          "packages.json", ".github/labeler.yml", ".github/workflows/readme.md"})
        EXPECT_EQ(projectFileKindOf(std::string("/p/") + name), std::nullopt) << name;
}

}  // namespace
}  // namespace jsward
