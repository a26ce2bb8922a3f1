#include "analyzer/scan/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "temporary_tree.h"

namespace jsward {
namespace {

TEST(ReadFile, ReadsEveryByte) {
    const TemporaryTree tree;
    const std::string text("a\0b\xFF\r\n", 6);
    tree.write("x", text);
    tree.write("empty", "");
    const FileBytes read = readFile(tree.path("x"), 100, Links::Refuse);
    EXPECT_EQ(read.status, ReadStatus::Ok);
    EXPECT_EQ(read.bytes, text);
    EXPECT_EQ(readFile(tree.path("empty"), 100, Links::Refuse).status, ReadStatus::Ok);
}

TEST(ReadFile, KeepsToTheLimit) {
    const TemporaryTree tree;
    tree.write("x", std::string(100, 'x'));
    EXPECT_EQ(readFile(tree.path("x"), 100, Links::Refuse).status, ReadStatus::Ok);
    const FileBytes read = readFile(tree.path("x"), 99, Links::Refuse);
    EXPECT_EQ(read.status, ReadStatus::TooLarge);
    EXPECT_EQ(read.size, 100U);
    EXPECT_TRUE(read.bytes.empty());
    EXPECT_EQ(readFile("/dev/zero", 99, Links::Refuse).status, ReadStatus::NotAFile);
}

TEST(ReadFile, FilesWithoutASizeAreReadToTheEnd) {
    const FileBytes read = readFile("/proc/self/status", 1 << 20, Links::Refuse);
    EXPECT_EQ(read.status, ReadStatus::Ok);
    EXPECT_GT(read.bytes.size(), 100U);
    EXPECT_EQ(readFile("/proc/self/status", 10, Links::Refuse).status, ReadStatus::TooLarge);
}

TEST(ReadFile, TellsWhatItCannotRead) {
    const TemporaryTree tree;
    tree.write("file", "x");
    ASSERT_EQ(::mkfifo(tree.path("pipe").c_str(), 0600), 0);
    std::filesystem::create_symlink("file", tree.path("link"));
    std::filesystem::create_symlink("circle", tree.path("circle"));
    EXPECT_EQ(readFile(tree.path("missing"), 100, Links::Refuse).status, ReadStatus::Missing);
    EXPECT_EQ(readFile(tree.path("file/below"), 100, Links::Refuse).status, ReadStatus::Missing);
    EXPECT_EQ(readFile(tree.root(), 100, Links::Refuse).status, ReadStatus::NotAFile);
    EXPECT_EQ(readFile(tree.path("pipe"), 100, Links::Refuse).status, ReadStatus::NotAFile)
        << "and does not wait for a writer";
    EXPECT_EQ(readFile(tree.path("link"), 100, Links::Refuse).status, ReadStatus::SymbolicLink);
    EXPECT_EQ(readFile(tree.path("link"), 100, Links::Follow).bytes, "x");
    EXPECT_EQ(readFile(tree.path("circle"), 100, Links::Follow).status, ReadStatus::SymbolicLink);
}

}  // namespace
}  // namespace jsward
