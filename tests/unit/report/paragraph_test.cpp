#include "cli/report/paragraph.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

/// The lines with colours written as <style number|text>.
std::vector<std::string> wrapped(const std::string& text, unsigned width, unsigned used = 0) {
    std::vector<std::string> lines;
    for (const auto& line : wrap(inlineRuns(text, false), width, used)) {
        std::string& out = lines.emplace_back();
        for (const auto& run : line)
            out += run.style == Style::Plain ? run.text
                                             : "<" + std::to_string(static_cast<int>(run.style)) + "|" + run.text + ">";
    }
    return lines;
}

using Lines = std::vector<std::string>;

std::string styled(Style style, const std::string& text) {
    return "<" + std::to_string(static_cast<int>(style)) + "|" + text + ">";
}

TEST(InlineRuns, readsMarks) {
    EXPECT_EQ(wrapped("a `b c` **d** *e*", 80)[0], "a " + styled(Style::Code, "b c") + " " +
                                                       styled(Style::Strong, "d") + " " + styled(Style::Emphasis, "e"));
    EXPECT_EQ(wrapped("[text](https://a.b/c)", 80)[0], "text (" + styled(Style::Path, "https://a.b/c") + ")");
    EXPECT_EQ(wrapped("``a ` b``", 80)[0], styled(Style::Code, "a ` b"));
}

TEST(InlineRuns, takesMarksWithoutPartnerForText) {
    EXPECT_EQ(wrapped("2 * 3 * 4 `x [y] a_b_c \\*", 80)[0], "2 * 3 * 4 `x [y] a_b_c *");
}

TEST(InlineRuns, keepsBackticksWhereColourCannotTell) {
    const auto runs = inlineRuns("a `b`", true);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[1].text, "`b`");
}

TEST(InlineRuns, makesEverythingVisible) {
    EXPECT_EQ(wrapped("a\x1b[1m `\x1b` **\x1b**", 80)[0],
              "a␛[1m " + styled(Style::Code, "␛") + " " + styled(Style::Strong, "␛"));
}

TEST(Wrap, breaksBetweenWords) {
    EXPECT_EQ(wrapped("one two three", 8), (Lines{"one two", "three"}));
    EXPECT_EQ(wrapped("one two three", 7), (Lines{"one two", "three"}));
    EXPECT_EQ(wrapped("one two", 6), (Lines{"one", "two"}));
    EXPECT_EQ(wrapped("", 6), (Lines{""}));
}

TEST(Wrap, knowsWhatIsTakenOfTheFirstLine) {
    EXPECT_EQ(wrapped("one two three", 8, 5), (Lines{"one", "two", "three"}));
    EXPECT_EQ(wrapped("one", 8, 7), (Lines{"", "one"}));
}

TEST(Wrap, breaksWordsThatAreLongerThanALine) {
    EXPECT_EQ(wrapped("ab cdefghij k", 4), (Lines{"ab", "cdef", "ghij", "k"}));
    EXPECT_EQ(wrapped("漢字漢字", 5), (Lines{"漢字", "漢字"}));
}

TEST(Wrap, doesNotSeparateMarksFromWords) {
    EXPECT_EQ(wrapped("aaa (`b`).", 7), (Lines{"aaa", "(" + styled(Style::Code, "b") + ")."}));
}

}  // namespace
}  // namespace jsward
