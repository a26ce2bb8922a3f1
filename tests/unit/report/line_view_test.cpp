#include "cli/report/line_view.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

bool nothingHidden(std::uint32_t /*character*/) { return false; }

struct Drawn {
    std::string text;
    std::string underlined;  ///< What stands over the columns of the focus.
};

Drawn draw(const std::string& text, std::string_view focus, unsigned width) {
    const auto begin = static_cast<std::uint32_t>(text.find(focus));
    const Span span = {begin, begin + static_cast<std::uint32_t>(focus.size())};
    const LineView view(text, {0, static_cast<std::uint32_t>(text.size())}, span, width, nothingHidden);
    Drawn drawn;
    for (const auto& run : view.runs({}, Style::Plain)) drawn.text += run.text;
    EXPECT_LE(widthOf(drawn.text), width) << drawn.text;
    const Columns columns = view.columnsOf(span);
    unsigned column = 0;
    for (const Cell& cell : cellsOf(drawn.text)) {
        if (columns.begin <= column && column < columns.end) drawn.underlined += cell.glyph;
        column += cell.width;
    }
    return drawn;
}

TEST(LineView, showsAShortLineWhole) {
    const Drawn drawn = draw("\tquery(名前, x)", "名前", 40);
    EXPECT_EQ(drawn.text, "    query(名前, x)");
    EXPECT_EQ(drawn.underlined, "名前");
}

TEST(LineView, cutsTheEndWhenTheFocusStandsInFront) {
    const Drawn drawn = draw("query(x) + abcdefghijklmnopqrstuvwxyz", "x", 20);
    EXPECT_EQ(drawn.text, "query(x) + abcdefgh…");
    EXPECT_EQ(drawn.underlined, "x");
}

TEST(LineView, cutsTheBeginningWhenTheFocusStandsAtTheEnd) {
    const Drawn drawn = draw("abcdefghijklmnopqrstuvwxyz + query(x)", "query(x)", 20);
    EXPECT_EQ(drawn.text, "…stuvwxyz + query(x)");
    EXPECT_EQ(drawn.underlined, "query(x)");
}

TEST(LineView, cutsAroundAFocusInTheMiddle) {
    const std::string text = std::string(5000, 'a') + "FOCUS" + std::string(5000, 'b');
    const Drawn drawn = draw(text, "FOCUS", 30);
    EXPECT_EQ(drawn.text.substr(0, 3), "…");
    EXPECT_EQ(drawn.text.substr(drawn.text.size() - 3), "…");
    EXPECT_EQ(drawn.underlined, "FOCUS");
    EXPECT_EQ(widthOf(drawn.text), 30U);
}

TEST(LineView, cutsAFocusThatIsWiderThanTheTerminal) {
    const std::string text = "f(" + std::string(500, 'x') + ")";
    const Drawn drawn = draw(text, std::string(500, 'x'), 30);
    EXPECT_EQ(drawn.underlined.substr(0, 5), "xxxxx");
}

TEST(LineView, neverSplitsAWideCharacter) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "漢";
    text.insert(300, "focus");
    for (unsigned width = 20; width < 40; ++width) EXPECT_EQ(draw(text, "focus", width).underlined, "focus") << width;
}

TEST(LineView, drawsHiddenCharactersAsDots) {
    const LineView view("a 'secret' b", {0, 12}, {2, 10}, 40, [](std::uint32_t at) { return at >= 5 && at < 9; });
    EXPECT_EQ(view.runs({}, Style::Plain)[0].text, "a 'se••••' b");
}

TEST(LineView, marksTheFindingInTheCode) {
    const LineView view("a = b;", {0, 6}, {4, 5}, 40, nothingHidden);
    const auto runs = view.runs({4, 5}, Style::Strong);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[1].text, "b");
    EXPECT_EQ(runs[1].style, Style::Strong);
}

TEST(LineView, underlinesSomethingEvenWhereNothingStands) {
    const LineView empty("", {0, 0}, {0, 0}, 40, nothingHidden);
    EXPECT_EQ(empty.columnsOf({0, 0}).end, 1U);
    const LineView end("ab", {0, 2}, {2, 2}, 40, nothingHidden);
    EXPECT_EQ(end.columnsOf({2, 2}).end - end.columnsOf({2, 2}).begin, 1U);
}

}  // namespace
}  // namespace jsward
