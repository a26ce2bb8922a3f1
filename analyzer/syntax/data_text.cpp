#include "analyzer/syntax/data_text.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/syntax/literals.h"

namespace jsward {
namespace {

struct Line {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  ///< Without the line break.
    [[nodiscard]] bool empty() const { return begin == end; }
};

std::vector<Line> linesOf(std::string_view source, Span span) {
    std::vector<Line> lines;
    for (std::uint32_t at = span.begin; at < span.end;) {
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(source.find('\n', at), span.end));
        const bool carriage = end > at && source[end - 1] == '\r';
        lines.push_back({at, carriage ? end - 1 : end});
        at = end + 1;
    }
    return lines;
}

std::uint32_t indentOf(std::string_view source, const Line& line) {
    std::uint32_t at = line.begin;
    while (at < line.end && source[at] == ' ') ++at;
    return at - line.begin;
}

/// What a folded block puts between two lines: breaks stay where a line is empty or indented.
std::string_view foldedBreak(std::string_view before, std::string_view line) {
    if (line.empty() || line.starts_with(' ')) return "\n";
    if (before.empty()) return "";
    return before.starts_with(' ') ? "\n" : " ";
}

/// `|` and `>`: the first line holds the sign.
MappedText blockText(std::string_view source, DataValue scalar) {
    std::vector<Line> lines = linesOf(source, scalar.span());
    if (!lines.empty()) lines.erase(lines.begin());
    const auto first =
        std::ranges::find_if(lines, [&](const Line& line) { return indentOf(source, line) < line.end - line.begin; });
    const std::uint32_t indent = first == lines.end() ? 0 : indentOf(source, *first);
    MappedText text;
    std::optional<std::string_view> before;
    for (const Line& line : lines) {
        const std::uint32_t begin = std::min(line.begin + indent, line.end);
        const std::string_view content = source.substr(begin, line.end - begin);
        if (before) text.append(scalar.style() == DataStyle::Folded ? foldedBreak(*before, content) : "\n", begin);
        text.append(content, begin);
        before = content;
    }
    return text;
}

/// The part of a quoted text behind a backslash, with it.
std::uint32_t escapeLength(std::string_view text) {
    if (text.size() < 2) return static_cast<std::uint32_t>(text.size());
    const std::size_t length = text[1] == 'x' ? 4 : text[1] == 'u' ? 6 : text[1] == 'U' ? 10 : 2;
    return static_cast<std::uint32_t>(std::min(length, text.size()));
}

/// A line of a quoted or plain text.
void appendLine(std::string_view source, Line line, DataStyle style, MappedText& text) {
    for (std::uint32_t at = line.begin; at < line.end;) {
        const std::string_view rest = source.substr(at, line.end - at);
        if (style == DataStyle::SingleQuoted && rest.starts_with("''")) {
            text.append("'", at);
            at += 2;
        } else if (style == DataStyle::DoubleQuoted && rest.front() == '\\') {
            const std::uint32_t length = escapeLength(rest);
            std::string value;
            decodeEscapes(rest.substr(0, length), value);
            text.append(value, at);
            at += length;
        } else {
            text.append(rest.substr(0, 1), at++);
        }
    }
}

MappedText flowText(std::string_view source, DataValue scalar) {
    Span span = scalar.span();
    if (scalar.style() != DataStyle::Plain && span.size() >= 2) span = {span.begin + 1, span.end - 1};
    MappedText text;
    for (Line line : linesOf(source, span)) {
        const bool first = line.begin == span.begin;
        while (!first && line.begin < line.end && (source[line.begin] == ' ' || source[line.begin] == '\t'))
            ++line.begin;
        if (!first) text.append(" ", line.begin);
        appendLine(source, line, scalar.style(), text);
    }
    return text;
}

}  // namespace

MappedText mappedText(std::string_view source, DataValue scalar) {
    const bool block = scalar.style() == DataStyle::Literal || scalar.style() == DataStyle::Folded;
    return block ? blockText(source, scalar) : flowText(source, scalar);
}

}  // namespace jsward
