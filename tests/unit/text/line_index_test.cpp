#include "analyzer/text/line_index.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

TEST(LineIndex, EmptyTextHasOneEmptyLine) {
    const LineIndex lines("");
    EXPECT_EQ(lines.lineCount(), 1U);
    EXPECT_EQ(lines.position(0, ColumnUnit::Utf16), (TextPosition{0, 0}));
    EXPECT_EQ(lines.lineText(0), "");
    EXPECT_EQ(lines.offset({0, 7}, ColumnUnit::Utf16), 0U);
}

TEST(LineIndex, EveryKindOfLineBreakEndsALine) {
    const LineIndex lines("a\nb\r\nc\rd\n");
    ASSERT_EQ(lines.lineCount(), 5U);
    EXPECT_EQ(lines.lineText(0), "a");
    EXPECT_EQ(lines.lineText(1), "b");
    EXPECT_EQ(lines.lineText(2), "c");
    EXPECT_EQ(lines.lineText(3), "d");
    EXPECT_EQ(lines.lineText(4), "");
}

TEST(LineIndex, CarriageReturnsInARow) {
    const LineIndex lines("\r\r\n\r");
    ASSERT_EQ(lines.lineCount(), 4U);
    for (std::uint32_t line = 0; line < 4; ++line) EXPECT_EQ(lines.lineText(line), "") << line;
    EXPECT_EQ(lines.lineAt(2), 1U);
    EXPECT_EQ(lines.lineAt(3), 2U);
}

TEST(LineIndex, ColumnsInEveryUnit) {
    // é: 2 bytes, 1 unit; €: 3 bytes, 1 unit; 😀: 4 bytes, 2 units.
    const std::string_view text = "x\né€😀y";
    const LineIndex lines(text);
    const auto y = static_cast<std::uint32_t>(text.find('y'));
    EXPECT_EQ(lines.position(y, ColumnUnit::Utf8), (TextPosition{1, 9}));
    EXPECT_EQ(lines.position(y, ColumnUnit::Utf16), (TextPosition{1, 4}));
    EXPECT_EQ(lines.position(y, ColumnUnit::CodePoint), (TextPosition{1, 3}));
}

TEST(LineIndex, PositionsLeadBackToOffsets) {
    const std::string_view text = "é€😀y\r\nz\r\n\n😀😀";
    const LineIndex lines(text);
    for (const ColumnUnit unit : {ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::CodePoint}) {
        for (std::uint32_t offset : {0U, 2U, 5U, 9U, 10U, 12U, 15U, 16U, 20U, 24U}) {
            EXPECT_EQ(lines.offset(lines.position(offset, unit), unit), offset) << offset;
        }
    }
}

TEST(LineIndex, OffsetsInsideACharacterCountAsItsBegin) {
    const LineIndex lines("a😀b");
    for (std::uint32_t offset = 1; offset < 5; ++offset) {
        EXPECT_EQ(lines.position(offset, ColumnUnit::Utf16), (TextPosition{0, 1})) << offset;
    }
    EXPECT_EQ(lines.offset({0, 2}, ColumnUnit::Utf16), 1U) << "between the surrogates";
}

TEST(LineIndex, ClampsWhatIsOutOfRange) {
    const LineIndex lines("ab\ncd");
    EXPECT_EQ(lines.position(99, ColumnUnit::Utf8), (TextPosition{1, 2}));
    EXPECT_EQ(lines.offset({0, 99}, ColumnUnit::Utf8), 2U) << "not into the next line";
    EXPECT_EQ(lines.offset({99, 0}, ColumnUnit::Utf8), 5U);
    EXPECT_EQ(lines.lineText(99), "");
}

}  // namespace
}  // namespace jsward
