#include "analyzer/scan/git_index.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "analyzer/scan/advisory_files.h"
#include "analyzer/scan/version_control.h"
#include "temporary_tree.h"

namespace jsward {
namespace {

bool run(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

/// A repository in which `track` is added.
bool makeRepository(const TemporaryTree& tree, const std::string& options, const std::string& track) {
    const std::string git = "git -C '" + tree.root() + "' -c core.excludesFile=/dev/null ";
    return run("git init " + options + " '" + tree.root() + "'") && run(git + "add -f " + track);
}

std::vector<std::string> tracked(const TemporaryTree& tree) {
    std::ifstream in(tree.path(".git/index"), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    const auto paths = trackedPaths(bytes, [](std::string_view) { return true; });
    return paths.value_or(std::vector<std::string>{"unreadable"});
}

const std::vector<std::string> kPaths{".env", "a/.env.production", "a/long/way/down/to/a/file.js", "a/x", "ä.js"};

TEST(GitIndexTest, ReadsEveryVersion) {
    if (!run("git --version")) GTEST_SKIP() << "needs git";
    for (const char* version : {"2", "3", "4"}) {
        const TemporaryTree tree;
        for (const std::string& path : kPaths) tree.write(path, "x");
        ASSERT_TRUE(makeRepository(tree, "", "."));
        ASSERT_TRUE(run("git -C '" + tree.root() + "' update-index --index-version " + version));
        EXPECT_EQ(tracked(tree), kPaths) << version;
    }
}

TEST(GitIndexTest, ReadsRepositoriesWithLongHashes) {
    const TemporaryTree tree;
    for (const std::string& path : kPaths) tree.write(path, "x");
    if (!makeRepository(tree, "--object-format=sha256", ".")) GTEST_SKIP() << "needs a git that knows SHA-256";
    EXPECT_EQ(tracked(tree), kPaths);
}

TEST(GitIndexTest, RefusesWhatIsNoIndex) {
    const auto all = [](std::string_view) { return true; };
    EXPECT_FALSE(trackedPaths("", all));
    EXPECT_FALSE(trackedPaths("DIRC", all));
    EXPECT_FALSE(trackedPaths(std::string("DIRC\0\0\0\2\0\0\0\5 not five entries", 29), all));
}

TEST(VersionControlTest, KnowsWhatGitTracksAndIgnores) {
    if (!run("git --version")) GTEST_SKIP() << "needs git";
    const TemporaryTree tree;
    for (const char* path : {".env", "sub/.env", "ignored/.env", "sub/open/.env.local", "fixed/.env"})
        tree.write(path, "A=b");
    tree.write(".gitignore", ".env\nignored/\n");
    tree.write("fixed/.gitignore", "!.env\n");
    ASSERT_TRUE(makeRepository(tree, "", "sub/.env .gitignore"));
    VersionControl git(tree.root());
    EXPECT_EQ(git.tracking(".env"), Tracking::Ignored);
    EXPECT_EQ(git.tracking("sub/.env"), Tracking::Tracked);
    EXPECT_EQ(git.tracking("ignored/.env"), Tracking::Ignored);
    EXPECT_EQ(git.tracking("sub/open/.env.local"), Tracking::Untracked);
    EXPECT_EQ(git.tracking("fixed/.env"), Tracking::Untracked);
    VersionControl below(tree.path("sub"));
    EXPECT_EQ(below.tracking(".env"), Tracking::Tracked);
}

TEST(VersionControlTest, NeedsARepositoryOrAnIgnoreFile) {
    const TemporaryTree tree;
    tree.write("a/.env", "A=b");
    VersionControl git(tree.root());
    EXPECT_EQ(git.tracking("a/.env"), Tracking::Unknown);
    tree.write("a/.gitignore", "node_modules\n");
    EXPECT_EQ(git.tracking("a/.env"), Tracking::Untracked);
    tree.write("a/.gitignore", "*.env\n");
    EXPECT_EQ(git.tracking("a/.env"), Tracking::Ignored);
}

// --- advisories on disk ----------------------------------------------------------------------------------------------

std::vector<std::string> texts(const std::string& path) {
    std::vector<std::string> result;
    const auto files = AdvisoryFiles::open(path);
    if (!files) return {files.error().message};
    files->forEach([&](std::string_view text) { result.emplace_back(text); });
    return result;
}

TEST(AdvisoryFilesTest, FoldersAndFiles) {
    const TemporaryTree tree;
    tree.write("db/b.json", "two");
    tree.write("db/a/x.json", "one");
    tree.write("db/readme.md", "no");
    EXPECT_EQ(texts(tree.path("db")), (std::vector<std::string>{"one", "two"}));
    EXPECT_EQ(texts(tree.path("db/b.json")), (std::vector<std::string>{"two"}));
    EXPECT_NE(texts(tree.path("none")).at(0).find("cannot read the advisories"), std::string::npos);
    tree.write("empty/readme.md", "no");
    EXPECT_NE(texts(tree.path("empty")).at(0).find("there are no advisories"), std::string::npos);
}

TEST(AdvisoryFilesTest, Archives) {
    const TemporaryTree tree;
    tree.write("db/a.json", std::string(5000, 'a'));
    tree.write("db/b.json", "b");
    tree.write("db/c.md", "c");
    const std::string zip = "import sys,zipfile,os; z=zipfile.ZipFile(sys.argv[1],'w',zipfile.ZIP_DEFLATED); "
                            "[z.write(os.path.join(sys.argv[2],n),n) for n in ('a.json','b.json','c.md')]; z.close()";
    if (!run("python3 -c \"" + zip + "\" '" + tree.path("all.zip") + "' '" + tree.path("db") + "'"))
        GTEST_SKIP() << "needs python3";
    EXPECT_EQ(texts(tree.path("all.zip")), (std::vector<std::string>{std::string(5000, 'a'), "b"}));
}

TEST(AdvisoryFilesTest, BrokenArchivesGiveNothing) {
    const auto none = [](std::string_view) { FAIL(); };
    EXPECT_FALSE(unzip(
        "PK", [](std::string_view) { return true; }, none));
    EXPECT_FALSE(unzip(
        std::string(100, '\0'), [](std::string_view) { return true; }, none));
}

}  // namespace
}  // namespace jsward
