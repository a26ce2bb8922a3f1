#include "cli/report/cells.h"

#include <gtest/gtest.h>

#include "analyzer/text/utf.h"

namespace jsward {
namespace {

TEST(Visible, leavesOrdinaryTextAlone) {
    EXPECT_EQ(visible("const a = 'größer 漢字 🙂';"), "const a = 'größer 漢字 🙂';");
}

TEST(Visible, showsControlCharacters) {
    EXPECT_EQ(visible("a\x1b[31mb"), "a␛[31mb");
    EXPECT_EQ(visible("a\r\nb\x7f"), "a␍␊b␡");
    EXPECT_EQ(visible(std::string_view("\0", 1)), "␀");
    EXPECT_EQ(visible("\xc2\x9b"
                      "31m"),
              "<U+009B>31m");
}

TEST(Visible, showsWhatNobodyCouldSee) {
    EXPECT_EQ(visible("a\u202Eb"), "a<U+202E>b");
    EXPECT_EQ(visible("a\u200Bb\uFEFF"), "a<U+200B>b<U+FEFF>");
    EXPECT_EQ(visible("a\u2028b"), "a<U+2028>b");
}

TEST(Visible, replacesBytesThatAreNotUtf8) {
    EXPECT_EQ(visible("a\xff\xc3("), "a\uFFFD\uFFFD(");
    EXPECT_EQ(visible("\xe6\x97"), "\uFFFD\uFFFD");
}

TEST(Visible, keepsFewOfManyCombiningMarks) {
    std::string zalgo = "a";
    for (int i = 0; i < 1000; ++i) zalgo += "\u0301";
    EXPECT_LT(visible(zalgo).size(), 64U);
    EXPECT_EQ(widthOf(zalgo), 1U);
    EXPECT_EQ(firstInvalidUtf8(visible(zalgo)), visible(zalgo).size());
}

TEST(WidthOf, countsColumns) {
    EXPECT_EQ(widthOf(""), 0U);
    EXPECT_EQ(widthOf("abc"), 3U);
    EXPECT_EQ(widthOf("漢字"), 4U);
    EXPECT_EQ(widthOf("ﾊﾝｶｸ"), 4U);
    EXPECT_EQ(widthOf("🙂"), 2U);
    EXPECT_EQ(widthOf("e\u0301"), 1U);
    EXPECT_EQ(widthOf("\x1b"), 1U);
    EXPECT_EQ(widthOf("\u202E"), 8U);
}

TEST(WidthOf, expandsTabsToTheirStops) {
    EXPECT_EQ(widthOf("\t"), 4U);
    EXPECT_EQ(widthOf("ab\t"), 4U);
    EXPECT_EQ(widthOf("abcd\tx"), 9U);
    EXPECT_EQ(visible("a\tb"), "a   b");
}

TEST(Cut, keepsTheBeginning) {
    EXPECT_EQ(cut("abcdef", 6), "abcdef");
    EXPECT_EQ(cut("abcdef", 5), "abcd…");
    EXPECT_EQ(cut("漢字漢字", 6), "漢字…");
    EXPECT_EQ(cut("abc", 1), "…");
}

TEST(CutFront, keepsTheEnd) {
    EXPECT_EQ(cutFront("src/a/b.js", 10), "src/a/b.js");
    EXPECT_EQ(cutFront("src/a/b.js", 7), "…a/b.js");
}

TEST(CellsOf, tellWhereCharactersBegin) {
    const std::vector<Cell> cells = cellsOf("ä\t漢e\u0301x");
    ASSERT_EQ(cells.size(), 5U);
    EXPECT_EQ(cells[1].offset, 2U);
    EXPECT_EQ(cells[1].width, 3U);
    EXPECT_EQ(cells[2].offset, 3U);
    EXPECT_EQ(cells[3].offset, 6U);
    EXPECT_EQ(cells[4].offset, 9U);
}

}  // namespace
}  // namespace jsward
