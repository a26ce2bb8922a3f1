// From byte offsets to lines and columns and back: the only place that knows what a line break is and how columns are counted.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/text/span.h"

namespace jsward {

/// What one column is: a byte (grep, compilers), a UTF-16 code unit (SARIF, LSP), a code point (what a person counts).
enum class ColumnUnit : std::uint8_t { Utf8, Utf16, CodePoint };

/// Both counted from 0.
struct TextPosition {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    friend bool operator==(const TextPosition&, const TextPosition&) = default;
    friend auto operator<=>(const TextPosition&, const TextPosition&) = default;
};

/// The lines of one text. CR, LF and CRLF end a line; a text always has at least one line. Keeps a view: the text, which must be
/// valid UTF-8, has to outlive the index. Everything out of range is clamped, so that positions of a file that has
/// changed meanwhile do no harm.
class LineIndex {
public:
    explicit LineIndex(std::string_view text);

    [[nodiscard]] std::uint32_t lineCount() const { return static_cast<std::uint32_t>(starts_.size()); }
    [[nodiscard]] std::uint32_t lineAt(std::uint32_t offset) const;

    /// An offset inside a character counts as the character's begin.
    [[nodiscard]] TextPosition position(std::uint32_t offset, ColumnUnit unit) const;

    /// A column behind the end of its line means the line's end; one inside a surrogate pair the character's begin.
    [[nodiscard]] std::uint32_t offset(TextPosition position, ColumnUnit unit) const;

    /// The line without its terminator.
    [[nodiscard]] Span lineSpan(std::uint32_t line) const;
    [[nodiscard]] std::string_view lineText(std::uint32_t line) const;

private:
    std::string_view text_;
    std::vector<std::uint32_t> starts_;
};

}  // namespace jsward
