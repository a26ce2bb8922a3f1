#include "analyzer/project/dependency_spec.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

SpecKind kind(std::string_view text) { return parseDependencySpec(text).kind; }
GitPin pin(std::string_view text) { return parseDependencySpec(text).pin; }

TEST(DependencySpecTest, VersionsOfTheRegistry) {
    EXPECT_EQ(kind("1.2.3"), SpecKind::Exact);
    EXPECT_EQ(kind("^1.2"), SpecKind::Range);
    EXPECT_EQ(kind(" "), SpecKind::Any);
    EXPECT_EQ(kind("*"), SpecKind::Any);
    EXPECT_EQ(kind("latest"), SpecKind::Tag);
    EXPECT_EQ(kind("next-14"), SpecKind::Tag);
    EXPECT_TRUE(parseDependencySpec(">=2").open);
    EXPECT_FALSE(parseDependencySpec("^2").open);
}

TEST(DependencySpecTest, Aliases) {
    const DependencySpec spec = parseDependencySpec("npm:@scope/other@^2");
    EXPECT_EQ(spec.kind, SpecKind::Range);
    EXPECT_EQ(spec.name, "@scope/other");
    EXPECT_EQ(spec.version, "^2");
    EXPECT_EQ(kind("npm:other@latest"), SpecKind::Tag);
    EXPECT_EQ(kind("npm:other"), SpecKind::Any);
    EXPECT_EQ(parseDependencySpec("npm:^1.2.0").name, "");
    EXPECT_EQ(kind("jsr:@std/path@^1"), SpecKind::Range);
}

TEST(DependencySpecTest, Repositories) {
    for (const char* git : {"user/repo", "github:user/repo", "git+ssh://git@host/r.git", "git@host:user/repo.git",
                            "git://host/r", "https://github.com/user/repo", "https://host/x/r.git#main"})
        EXPECT_EQ(kind(git), SpecKind::Git) << git;
    EXPECT_EQ(pin("user/repo"), GitPin::None);
    EXPECT_EQ(pin("user/repo#main"), GitPin::Branch);
    EXPECT_EQ(pin("user/repo#feature/x-2"), GitPin::Branch);
    EXPECT_EQ(pin("user/repo#v1.2.3"), GitPin::Version);
    EXPECT_EQ(pin("user/repo#semver:^1.0.0"), GitPin::Version);
    EXPECT_EQ(pin("user/repo#3f2a9c1d"), GitPin::Commit);
    EXPECT_EQ(pin("https://github.com/u/r.git#commit=3f2a9c1d"), GitPin::Commit);
    EXPECT_EQ(pin("u/r#main&path:/packages/a"), GitPin::Branch);
}

TEST(DependencySpecTest, ArchivesAndLocalFolders) {
    EXPECT_EQ(kind("https://host/a.tgz"), SpecKind::Archive);
    EXPECT_EQ(pin("https://host/a.tgz"), GitPin::None);
    EXPECT_EQ(pin("https://host/a-1.2.3.tgz"), GitPin::Version);
    EXPECT_EQ(pin("https://github.com/u/r/archive/master.tar.gz"), GitPin::Branch);
    EXPECT_EQ(pin("https://codeload.github.com/u/r/tar.gz/3f2a9c1d"), GitPin::Commit);
    for (const char* local :
         {"file:../a", "link:a", "workspace:*", "catalog:", "portal:x", "patch:a@npm%3A1#x", "../a", "/abs"})
        EXPECT_EQ(kind(local), SpecKind::Local) << local;
}

TEST(DependencySpecTest, References) {
    EXPECT_EQ(splitReference("@s/a@^1").name, "@s/a");
    EXPECT_EQ(splitReference("@s/a@^1").rest, "^1");
    EXPECT_EQ(splitReference("a@npm:b@1").rest, "npm:b@1");
    EXPECT_EQ(splitReference("@s/a").rest, "");
}

}  // namespace
}  // namespace jsward
