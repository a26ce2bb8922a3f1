#include "cli/report/cells.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "analyzer/text/utf.h"

namespace jsward {
namespace {

/// Text may pile any number of marks on one character.
constexpr std::size_t kGlyphBytes = 32;

struct Range {
    char32_t first;
    char32_t last;
};

/// Characters of East Asian width W or F (Unicode 14, gaps of unassigned characters closed).
constexpr std::array<Range, 81> kWide = {{
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
    {0x23F3, 0x23F3},   {0x25FD, 0x25FE},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x26CE, 0x26CE},   {0x26D4, 0x26D4},   {0x26EA, 0x26EA},   {0x26F2, 0x26F3},   {0x26F5, 0x26F5},
    {0x26FA, 0x26FA},   {0x26FD, 0x26FD},   {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},
    {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27B0, 0x27B0},   {0x27BF, 0x27BF},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B55},
    {0x2E80, 0x303E},   {0x3041, 0x3247},   {0x3250, 0x4DBF},   {0x4E00, 0xA4C6},   {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAD9},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FB}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E},
    {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAF6},
    {0x20000, 0x3134A},
}};

bool isWide(char32_t c) {
    const auto after = std::ranges::upper_bound(kWide, c, {}, &Range::first);
    return after != kWide.begin() && c <= std::prev(after)->last;
}

/// Marks that are drawn over the character before them, and the joiners of emoji.
bool isCombining(std::string_view character) {
    static const RE2 combining(R"([\p{Mn}\p{Me}\x{1160}-\x{11FF}\x{200C}\x{200D}])");
    return RE2::FullMatch(re2::StringPiece(character.data(), character.size()), combining);
}

/// Characters without a glyph that change how others are shown, or that nobody can see: bidirectional controls, line
/// separators, zero-width spaces, tags, private use.
bool isUnseen(std::string_view character) {
    static const RE2 unseen(R"([\p{Cf}\p{Cc}\p{Zl}\p{Zp}\p{Co}])");
    return RE2::FullMatch(re2::StringPiece(character.data(), character.size()), unseen);
}

/// The code point of one valid UTF-8 character.
char32_t decode(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return byte(0);
    char32_t result = byte(0) & (0xFFU >> (character.size() + 1));
    for (std::size_t i = 1; i < character.size(); ++i) result = (result << 6) | (byte(i) & 0x3FU);
    return result;
}

/// The character at `at`, or the single byte there when it starts none.
std::string_view characterAt(std::string_view text, std::size_t at) {
    const std::string_view character = text.substr(at, utf8Length(text[at]));
    return firstInvalidUtf8(character) == character.size() ? character : text.substr(at, 1);
}

Cell controlCell(char32_t c) {
    // Unicode has a picture for every ASCII control; DEL's stands behind the others.
    std::string glyph;
    appendUtf8(glyph, c == 0x7F ? U'\u2421' : U'\u2400' + c);
    return {glyph, 1, 0};
}

Cell cellFor(std::string_view character) {
    const auto lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1 && lead >= 0x80) return {"\uFFFD", 1, 0};
    if (lead < 0x20 || lead == 0x7F) return controlCell(lead);
    if (character.size() == 1) return {std::string(character), 1, 0};
    const char32_t c = decode(character);
    if (isUnseen(character)) {
        const std::string glyph = fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
        return {glyph, static_cast<unsigned>(glyph.size()), 0};
    }
    return {std::string(character), isWide(c) ? 2U : 1U, 0};
}

unsigned widthOf(const std::vector<Cell>& cells) {
    unsigned width = 0;
    for (const Cell& cell : cells) width += cell.width;
    return width;
}

std::string join(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
    std::string result;
    for (std::size_t i = first; i < last; ++i) result += cells[i].glyph;
    return result;
}

}  // namespace

std::vector<Cell> cellsOf(std::string_view text) {
    std::vector<Cell> cells;
    unsigned column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view character = characterAt(text, at);
        const bool combines = character.size() > 1 && !cells.empty() && isCombining(character);
        if (combines) {
            if (cells.back().glyph.size() < kGlyphBytes) cells.back().glyph += character;
        } else if (character == "\t") {
            const unsigned width = kTabWidth - column % kTabWidth;
            cells.push_back({std::string(width, ' '), width, static_cast<std::uint32_t>(at)});
        } else {
            cells.push_back(cellFor(character));
            cells.back().offset = static_cast<std::uint32_t>(at);
        }
        if (!combines) column += cells.back().width;
        at += character.size();
    }
    return cells;
}

std::string visible(std::string_view text) {
    const std::vector<Cell> cells = cellsOf(text);
    return join(cells, 0, cells.size());
}

unsigned widthOf(std::string_view text) { return widthOf(cellsOf(text)); }

std::string cut(std::string_view text, unsigned width) {
    const std::vector<Cell> cells = cellsOf(text);
    if (widthOf(cells) <= width) return join(cells, 0, cells.size());
    unsigned used = 1;
    std::size_t end = 0;
    while (end < cells.size() && used + cells[end].width <= width) used += cells[end++].width;
    return join(cells, 0, end) + "…";
}

std::string cutFront(std::string_view text, unsigned width) {
    const std::vector<Cell> cells = cellsOf(text);
    if (widthOf(cells) <= width) return join(cells, 0, cells.size());
    unsigned used = 1;
    std::size_t begin = cells.size();
    while (begin > 0 && used + cells[begin - 1].width <= width) used += cells[--begin].width;
    return "…" + join(cells, begin, cells.size());
}

}  // namespace jsward
