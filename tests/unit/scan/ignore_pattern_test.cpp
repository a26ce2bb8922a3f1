#include "analyzer/scan/ignore_pattern.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

bool matches(std::string_view line, std::string_view path, bool isDirectory = false) {
    const auto pattern = IgnorePattern::parse(line);
    return pattern && pattern->matches(path, isDirectory);
}

TEST(IgnorePattern, BlankLinesAndCommentsAreNoPatterns) {
    for (const std::string_view line : {"", "   ", "# note", "#", "\r"})
        EXPECT_FALSE(IgnorePattern::parse(line)) << line;
    EXPECT_TRUE(matches("\\#note", "#note"));
    EXPECT_TRUE(matches("\\!note", "!note"));
}

TEST(IgnorePattern, WithoutSlashItSpeaksOfNamesAtAnyDepth) {
    EXPECT_TRUE(matches("x.js", "x.js"));
    EXPECT_TRUE(matches("x.js", "a/b/x.js"));
    EXPECT_TRUE(matches("*.js", "a/b/x.js"));
    EXPECT_FALSE(matches("x.js", "a/x.jsx"));
}

TEST(IgnorePattern, WithSlashItIsAnchored) {
    EXPECT_TRUE(matches("/x.js", "x.js"));
    EXPECT_FALSE(matches("/x.js", "a/x.js"));
    EXPECT_TRUE(matches("a/x.js", "a/x.js"));
    EXPECT_FALSE(matches("a/x.js", "b/a/x.js"));
    EXPECT_TRUE(matches("a/*.js", "a/x.js"));
    EXPECT_FALSE(matches("a/*.js", "a/b/x.js"));
}

TEST(IgnorePattern, TrailingSlashMeansFolders) {
    EXPECT_TRUE(matches("lib/", "lib", true));
    EXPECT_TRUE(matches("lib/", "a/lib", true)) << "the last slash does not anchor";
    EXPECT_FALSE(matches("lib/", "lib", false));
    EXPECT_FALSE(matches("a/lib/", "b/a/lib", true));
}

TEST(IgnorePattern, DoubleAsterisk) {
    EXPECT_TRUE(matches("**/x", "x"));
    EXPECT_TRUE(matches("**/x", "a/b/x"));
    EXPECT_TRUE(matches("a/**/x", "a/x"));
    EXPECT_TRUE(matches("a/**/x", "a/b/c/x"));
    EXPECT_FALSE(matches("a/**/x", "a/bx"));
    EXPECT_TRUE(matches("a/**", "a/b/c"));
    EXPECT_FALSE(matches("a/**", "a", true));
    EXPECT_TRUE(matches("a/**/b/*.js", "a/c/b/d/b/x.js"));
    EXPECT_FALSE(matches("a/x*y**z/b", "a/xy/z/b")) << "glued to a wildcard it does not cross folders";
    EXPECT_TRUE(matches("lib**/x", "library/a/x")) << "as git has it behind a literal start";
}

TEST(IgnorePattern, SetsOfCharacters) {
    EXPECT_TRUE(matches("[a-c]x", "bx"));
    EXPECT_FALSE(matches("[a-c]x", "dx"));
    EXPECT_TRUE(matches("[!a-c]x", "dx"));
    EXPECT_TRUE(matches("[^a-c]x", "dx"));
    EXPECT_FALSE(matches("a[!b]c", "a/c")) << "never a slash";
    EXPECT_TRUE(matches("[]]x", "]x"));
    EXPECT_TRUE(matches("[]-]x", "-x"));
    EXPECT_TRUE(matches("[a-]x", "-x"));
    EXPECT_TRUE(matches("[\\]]x", "]x"));
    EXPECT_TRUE(matches("[[:digit:]_]x", "7x"));
    EXPECT_TRUE(matches("[[:digit:]_]x", "_x"));
    EXPECT_FALSE(matches("[[:digit:]]x", "ax"));
    EXPECT_FALSE(matches("[[:nothing:]]x", "nx")) << "unknown class";
    EXPECT_FALSE(matches("[ax", "[ax")) << "never closed";
}

TEST(IgnorePattern, SpacesAndEscapesAtTheEnd) {
    EXPECT_TRUE(matches("x.js   ", "x.js"));
    EXPECT_TRUE(matches("x.js \r", "x.js"));
    EXPECT_TRUE(matches("x\\ ", "x "));
    EXPECT_TRUE(matches("x y", "x y"));
    EXPECT_FALSE(matches("x\\", "x\\")) << "a lone backslash matches nothing";
    EXPECT_TRUE(matches("x\\*", "x*"));
    EXPECT_FALSE(matches("x\\*", "xy"));
}

TEST(IgnorePattern, HostilePatternsStayCheap) {
    const std::string pattern = "/" + std::string(300, 'a') + [] {
        std::string stars;
        for (int i = 0; i < 300; ++i) stars += "*a/**/";
        return stars;
    }() + "b";
    std::string path(300, 'a');
    for (int i = 0; i < 2000; ++i) path += "a/a";
    EXPECT_FALSE(matches(pattern, path));
}

TEST(IgnoreList, TheLastPatternDecides) {
    const IgnoreList list("\xEF\xBB\xBF*.js\r\n!keep.js\n# note\nkeep.js/\n\nlast");
    using Verdict = IgnoreList::Verdict;
    EXPECT_EQ(list.verdict("x.js", false), Verdict::Ignored);
    EXPECT_EQ(list.verdict("a/keep.js", false), Verdict::Included);
    EXPECT_EQ(list.verdict("keep.js", true), Verdict::Ignored);
    EXPECT_EQ(list.verdict("last", false), Verdict::Ignored) << "without a newline at the end";
    EXPECT_EQ(list.verdict("x.ts", false), Verdict::Silent);
    EXPECT_TRUE(IgnoreList("# nothing\n\n").empty());
}

}  // namespace
}  // namespace jsward
