// Text as a terminal shows it: which columns a character takes, and what is shown instead of what must not be sent
// raw. Source code and file names are not ours: an escape sequence in them could rewrite the screen, a bidirectional
// override could show other code than runs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

inline constexpr unsigned kTabWidth = 4;

/// What is drawn for one character of a text: a glyph with the marks that combine with it, or a visible stand-in.
struct Cell {
    std::string glyph;
    unsigned width = 1;        ///< Columns taken: 1 or 2, more for tabs and stand-ins.
    std::uint32_t offset = 0;  ///< Byte of the text at which the character begins.
};

/// The cells of a text, tabs expanded to the next multiple of kTabWidth. Any bytes are allowed: what is not UTF-8
/// shows as U+FFFD. Of the marks that combine with one character only the first few are kept.
[[nodiscard]] std::vector<Cell> cellsOf(std::string_view text);

/// The text with everything that a terminal would act on made visible, line breaks too; valid UTF-8.
[[nodiscard]] std::string visible(std::string_view text);

/// Columns that the visible form takes.
[[nodiscard]] unsigned widthOf(std::string_view text);

/// The visible form cut to `width` columns, with … for what is missing at its end.
[[nodiscard]] std::string cut(std::string_view text, unsigned width);

/// The same with the beginning missing, for paths, whose end says more.
[[nodiscard]] std::string cutFront(std::string_view text, unsigned width);

}  // namespace jsward
