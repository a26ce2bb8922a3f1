#include "cli/output.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(WriteFile, CreatesAndReplaces) {
    const TemporaryTree tree;
    EXPECT_FALSE(writeFile(tree.path("report"), "one"));
    EXPECT_EQ(contents(tree.path("report")), "one");
    EXPECT_FALSE(writeFile(tree.path("report"), "two"));
    EXPECT_EQ(contents(tree.path("report")), "two");
    EXPECT_EQ(std::distance(fs::directory_iterator(tree.root()), {}), 1) << "no temporary file stays";
}

TEST(WriteFile, KeepsPermissionsAndLinks) {
    const TemporaryTree tree;
    tree.write("real", "old");
    ASSERT_EQ(::chmod(tree.path("real").c_str(), 0640), 0);
    fs::create_symlink("real", tree.path("link"));
    EXPECT_FALSE(writeFile(tree.path("link"), "new"));
    EXPECT_TRUE(fs::is_symlink(tree.path("link")));
    EXPECT_EQ(contents(tree.path("real")), "new");
    EXPECT_EQ(fs::status(tree.path("real")).permissions(), static_cast<fs::perms>(0640));
}

TEST(WriteFile, NewFilesHeedTheMask) {
    const TemporaryTree tree;
    const mode_t before = ::umask(027);
    EXPECT_FALSE(writeFile(tree.path("report"), "x"));
    ::umask(before);
    EXPECT_EQ(fs::status(tree.path("report")).permissions(), static_cast<fs::perms>(0640));
}

TEST(WriteFile, DevicesAreWrittenInPlace) {
    EXPECT_FALSE(checkWritable("/dev/null"));
    EXPECT_FALSE(writeFile("/dev/null", "x"));
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
    const auto full = writeFile("/dev/full", "x");
    ASSERT_TRUE(full);
    EXPECT_NE(full->message.find("No space left"), std::string::npos);
}

TEST(WriteFile, SaysWhatIsWrong) {
    const TemporaryTree tree;
    for (const auto& [path, reason] :
         {std::pair{tree.path("missing/report"), "No such file"}, {tree.root(), "Is a directory"}}) {
        const auto early = checkWritable(path);
        ASSERT_TRUE(early) << path;
        EXPECT_NE(early->message.find(path), std::string::npos) << early->message;
        EXPECT_NE(early->message.find(reason), std::string::npos) << early->message;
        EXPECT_TRUE(writeFile(path, "x")) << path;
    }
    EXPECT_FALSE(checkWritable(tree.path("new")));
}

}  // namespace
}  // namespace jsward
