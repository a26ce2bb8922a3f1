#include "analyzer/scan/discovery.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "temporary_tree.h"

namespace jsward {
namespace {

using Names = std::vector<std::string>;

Discovery found(const ScanOptions& options) {
    auto result = discover(options);
    EXPECT_TRUE(result) << (result ? "" : result.error().message);
    return result ? *std::move(result) : Discovery{};
}

Discovery found(const Names& paths) {
    ScanOptions options;
    options.paths = paths;
    return found(options);
}

Names names(const Discovery& discovery) {
    Names out;
    for (const Candidate& file : discovery.files) out.push_back(file.path);
    return out;
}

Names notices(const Discovery& discovery) {
    Names out;
    for (const Notice& notice : discovery.notices) out.push_back(notice.code + " " + notice.path);
    std::sort(out.begin(), out.end());
    return out;
}

TEST(Discovery, FindsEveryExtensionInPathOrder) {
    const TemporaryTree tree;
    for (const char* name : {"b.js", "a.mjs", "a.cjs", "c/d.jsx", "a.ts", "a.mts", "a.cts", "a.tsx", "A.JS", "x.json",
                             "js", "y.jsm", ".hidden/x.js"}) {
        tree.write(name, "");
    }
    EXPECT_EQ(names(found({tree.root()})),
              (Names{".hidden/x.js", "A.JS", "a.cjs", "a.cts", "a.mjs", "a.mts", "a.ts", "a.tsx", "b.js", "c/d.jsx"}));
}

TEST(Discovery, LeavesOutPackagesOutputMinifiedAndGenerated) {
    const TemporaryTree tree;
    for (const char* name : {"node_modules/x.js",
                             "a/node_modules/x.js",
                             "dist/x.js",
                             "build/x.js",
                             "out/x.js",
                             "coverage/x.js",
                             ".next/x.js",
                             ".nuxt/x.js",
                             ".output/x.js",
                             "vendor/x.js",
                             "vendors/x.js",
                             "third_party/x.js",
                             "bower_components/x.js",
                             "x.min.js",
                             "x-min.js",
                             "x.bundle.js",
                             "x.d.ts",
                             "x.d.mts",
                             "x_pb.js",
                             "api.generated.ts",
                             "keep.js",
                             "src/dist.js"}) {
        tree.write(name, "");
    }
    EXPECT_EQ(names(found({tree.root()})), (Names{"keep.js", "src/dist.js"}));
}

TEST(Discovery, IgnoreFilesCanTakeDefaultSkipsBackIn) {
    const TemporaryTree tree;
    for (const char* name : {"dist/x.js", "build/x.js", "a/vendor/x.js", "keep.js"}) tree.write(name, "");
    tree.write(".jswardignore", "!dist/\n");
    tree.write("a/.gitignore", "!vendor\n");
    EXPECT_EQ(names(found({tree.root()})), (Names{"a/vendor/x.js", "dist/x.js", "keep.js"}));
}

TEST(Discovery, WeighsCommandLineOverOwnOverGitIgnoreFiles) {
    const TemporaryTree tree;
    for (const char* name : {"a.js", "b.js", "c.js"}) tree.write(name, "");
    tree.write(".gitignore", "a.js\nb.js\n");
    tree.write(".jswardignore", "!a.js\n!b.js\n");
    ScanOptions options;
    options.paths = {tree.root()};
    options.ignorePatterns = {"/b.js"};
    EXPECT_EQ(names(found(options)), (Names{"a.js", "c.js"}));
}

TEST(Discovery, NoIgnoreTurnsEverythingOffButTheCommandLine) {
    const TemporaryTree tree;
    for (const char* name : {"a.js", "b.min.js", "node_modules/x.js", "c.js", ".git/hooks.js"}) tree.write(name, "");
    tree.write(".gitignore", "a.js\n");
    tree.write(".jswardignore", "a.js\n");
    ScanOptions options;
    options.paths = {tree.root()};
    options.useIgnoreFiles = false;
    options.ignorePatterns = {"c.js"};
    EXPECT_EQ(names(found(options)), (Names{"a.js", "b.min.js", "node_modules/x.js"}));
}

TEST(Discovery, WhatIsNamedIsScannedWhateverTheRules) {
    const TemporaryTree tree;
    for (const char* name : {"a.js", "node_modules/p/x.js", "node_modules/p/node_modules/q/y.js", "bin/tool"})
        tree.write(name, "");
    tree.write(".gitignore", "*\n");
    const Discovery files = found({tree.path("a.js"), tree.path("bin/tool"), tree.path("node_modules/p/x.js")});
    EXPECT_EQ(names(files), (Names{"a.js", "bin/tool", "node_modules/p/x.js"}));
    for (const Candidate& file : files.files) EXPECT_TRUE(file.explicitlyNamed);

    const TemporaryTree installed;
    installed.write("node_modules/p/x.js", "");
    installed.write("node_modules/p/node_modules/q/y.js", "");
    EXPECT_EQ(names(found({installed.path("node_modules/p")})), (Names{"x.js"}))
        << "a named folder is entered, its own packages are not";
}

TEST(Discovery, NamesEachFileOnce) {
    const TemporaryTree tree;
    tree.write("a/x.js", "");
    const Discovery files = found({tree.root(), tree.path("a"), tree.path("a/x.js"), tree.path("a/../a/./x.js")});
    ASSERT_EQ(names(files), (Names{"a/x.js"}));
    EXPECT_TRUE(files.files[0].explicitlyNamed);
}

TEST(Discovery, ReportsPathsFromTheWorkingDirectory) {
    const TemporaryTree tree;
    tree.write("app/src/x.js", "");
    tree.write("lib/y.js", "");
    const WorkingDirectory here(tree.path("app"));
    EXPECT_EQ(found({"."}).root, tree.path("app"));
    EXPECT_EQ(names(found({"src"})), (Names{"src/x.js"}));
    const Discovery both = found({"src", "../lib"});
    EXPECT_EQ(both.root, tree.root()) << "what all have in common when one lies elsewhere";
    EXPECT_EQ(names(both), (Names{"app/src/x.js", "lib/y.js"}));
}

TEST(Discovery, FindsConfigsBesideAndAboveEvenIfGitIgnoresThem) {
    const TemporaryTree tree;
    for (const char* name : {"package.json", "tsconfig.json", "packages/a/package.json", "packages/a/src/x.js",
                             "packages/b/package.json", "packages/a/node_modules/p/package.json"}) {
        tree.write(name, "{}");
    }
    tree.write(".gitignore", "/package.json\n");
    const WorkingDirectory here(tree.root());
    EXPECT_EQ(found({"packages/a/src"}).configs, (Names{"package.json", "packages/a/package.json", "tsconfig.json"}));
    EXPECT_EQ(found({"."}).configs,
              (Names{"package.json", "packages/a/package.json", "packages/b/package.json", "tsconfig.json"}));
}

TEST(Discovery, MissingPathIsAnError) {
    const TemporaryTree tree;
    ScanOptions options;
    options.paths = {tree.path("nothing here")};
    const auto result = discover(options);
    ASSERT_FALSE(result);
    EXPECT_NE(result.error().message.find("nothing here"), std::string::npos);
    EXPECT_NE(result.error().message.find("No such file"), std::string::npos);
}

TEST(Discovery, EmptyFolderGivesANotice) {
    const TemporaryTree tree;
    EXPECT_EQ(notices(found({tree.root()})), (Names{"no-files "}));
    tree.write("dist/x.js", "");
    const Discovery ignored = found({tree.root()});
    ASSERT_EQ(ignored.notices.size(), 1U);
    EXPECT_NE(ignored.notices[0].message.find("1 ignored file or folder was left out"), std::string::npos);
}

TEST(Discovery, DoesNotFollowLinks) {
    const TemporaryTree tree;
    const TemporaryTree outside;
    outside.write("x.js", "");
    tree.write("a.js", "");
    namespace fs = std::filesystem;
    fs::create_directory_symlink(outside.root(), tree.path("out-folder"));
    fs::create_symlink(outside.path("x.js"), tree.path("out.js"));
    fs::create_symlink("a.js", tree.path("inside.js"));
    fs::create_symlink("nowhere", tree.path("broken.js"));
    fs::create_symlink("circle.js", tree.path("circle.js"));
    fs::create_directory_symlink(".", tree.path("loop"));
    fs::create_symlink("/etc/passwd", tree.path("readme"));
    const Discovery files = found({tree.root()});
    EXPECT_EQ(names(files), (Names{"a.js"}));
    EXPECT_EQ(notices(files), (Names{"broken-link broken.js", "broken-link circle.js", "link-outside out-folder",
                                     "link-outside out.js"}));
}

TEST(Discovery, FollowsLinksThatTheUserNames) {
    const TemporaryTree tree;
    tree.write("real/x.js", "");
    std::filesystem::create_directory_symlink("real", tree.path("link"));
    EXPECT_EQ(names(found({tree.path("link")})), (Names{"x.js"}));
}

TEST(Discovery, WhatIsNoFileGivesANotice) {
    const TemporaryTree tree;
    ASSERT_EQ(::mkfifo(tree.path("pipe.js").c_str(), 0600), 0);
    tree.write("a.js", "");
    const Discovery files = found({tree.root()});
    EXPECT_EQ(names(files), (Names{"a.js"}));
    EXPECT_EQ(notices(files), (Names{"not-a-file pipe.js"}));
}

TEST(Discovery, NamesOfAnyBytes) {
    const TemporaryTree tree;
    for (const char* name : {"with space.js", "new\nline.js", "caf\xE9.js", "caf\xC3\xA9.js"}) tree.write(name, "");
    const Discovery files = found({tree.root()});
    EXPECT_EQ(names(files), (Names{"caf%E9.js", "café.js", "new\nline.js", "with space.js"}));
    EXPECT_EQ(files.files[0].diskPath, tree.path("caf\xE9.js"));
}

Names projectPaths(const Names& paths) {
    Names out;
    for (const Candidate& file : found(paths).files) out.push_back(file.projectPath);
    return out;
}

TEST(ProjectPaths, BeginAtTheFolderThatIsScannedFromWherever) {
    const TemporaryTree tree;
    tree.write("tests/fixtures/shop/app.js", "");
    tree.write("tests/fixtures/shop/test/app.js", "");
    for (const char* from : {"", "tests", "tests/fixtures/shop"}) {
        const WorkingDirectory here(tree.path(from));
        EXPECT_EQ(projectPaths({tree.path("tests/fixtures/shop")}), (Names{"app.js", "test/app.js"})) << from;
    }
    EXPECT_EQ(projectPaths({tree.path("tests/fixtures/shop"), tree.root()}),
              (Names{"tests/fixtures/shop/app.js", "tests/fixtures/shop/test/app.js"}));
}

TEST(ProjectPaths, OfAFileNamedAloneBeginAtItsPackage) {
    const TemporaryTree tree;
    for (const char* name : {"test/alone.js", "shop/package.json", "shop/test/app.js"}) tree.write(name, "");
    for (const char* from : {"", "test", "shop/test"}) {
        const WorkingDirectory here(tree.path(from));
        EXPECT_EQ(projectPaths({tree.path("test/alone.js")}), (Names{"alone.js"})) << from;
        EXPECT_EQ(projectPaths({tree.path("shop/test/app.js")}), (Names{"test/app.js"})) << from;
    }
}

TEST(StaysInside, RefusesWaysOut) {
    const TemporaryTree tree;
    tree.write("app/tsconfig.json", "{}");
    tree.write("secret.json", "{}");
    std::filesystem::create_symlink("../secret.json", tree.path("app/link.json"));
    EXPECT_TRUE(staysInside(tree.path("app"), "tsconfig.json"));
    EXPECT_FALSE(staysInside(tree.path("app"), "../secret.json"));
    EXPECT_FALSE(staysInside(tree.path("app"), "link.json"));
    EXPECT_FALSE(staysInside(tree.path("app"), "missing.json"));
}

}  // namespace
}  // namespace jsward
