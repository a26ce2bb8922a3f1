#include "analyzer/text/line_index.h"

#include <algorithm>

#include "analyzer/text/utf.h"

namespace jsward {

namespace {

/// Columns that the character with this leading byte takes.
std::uint32_t width(char lead, ColumnUnit unit) {
    const std::uint32_t bytes = utf8Length(lead);
    switch (unit) {
        case ColumnUnit::Utf8: return bytes;
        case ColumnUnit::Utf16: return bytes == 4 ? 2 : 1;
        case ColumnUnit::CodePoint: return 1;
    }
    return 1;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool crOfCrLf = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((text[i] == '\n' || text[i] == '\r') && !crOfCrLf) starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::uint32_t LineIndex::lineAt(std::uint32_t offset) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    return static_cast<std::uint32_t>(after - starts_.begin()) - 1;
}

TextPosition LineIndex::position(std::uint32_t offset, ColumnUnit unit) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const std::uint32_t line = lineAt(offset);
    TextPosition position{line, 0};
    for (std::uint32_t at = starts_[line]; at < offset;) {
        const std::uint32_t next = at + utf8Length(text_[at]);
        if (next > offset) break;
        position.column += width(text_[at], unit);
        at = next;
    }
    return position;
}

std::uint32_t LineIndex::offset(TextPosition position, ColumnUnit unit) const {
    if (position.line >= lineCount()) return static_cast<std::uint32_t>(text_.size());
    const Span line = lineSpan(position.line);
    std::uint32_t at = line.begin;
    for (std::uint32_t column = 0; at < line.end;) {
        column += width(text_[at], unit);
        if (column > position.column) break;
        at += utf8Length(text_[at]);
    }
    return std::min(at, line.end);
}

Span LineIndex::lineSpan(std::uint32_t line) const {
    if (line >= lineCount())
        return {static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text_.size())};
    const std::uint32_t begin = starts_[line];
    std::uint32_t end = line + 1 < lineCount() ? starts_[line + 1] : static_cast<std::uint32_t>(text_.size());
    if (line + 1 < lineCount()) {
        --end;
        if (text_[end] == '\n' && end > begin && text_[end - 1] == '\r') --end;
    }
    return {begin, end};
}

std::string_view LineIndex::lineText(std::uint32_t line) const {
    const Span span = lineSpan(line);
    return text_.substr(span.begin, span.size());
}

}  // namespace jsward
