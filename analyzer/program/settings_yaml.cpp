// The part of YAML that settings are written in: mappings and lists by indentation, quoted and plain texts, blocks of
// text, flow style. Anchors, tags and templates are left out; a line that is none of this is passed over.
#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/program/settings_builder.h"
#include "analyzer/syntax/literals.h"

namespace jsward {
namespace {

constexpr int kDeepest = 100;

struct Line {
    std::uint32_t begin = 0;   ///< Of what stands on it.
    std::uint32_t end = 0;     ///< Without blanks and comment.
    std::uint32_t indent = 0;  ///< Column of `begin`.
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// The lines that say something.
std::vector<Line> linesOf(std::string_view source) {
    std::vector<Line> lines;
    for (std::uint32_t at = 0; at < source.size();) {
        auto end = static_cast<std::uint32_t>(std::min(source.find('\n', at), source.size()));
        const std::uint32_t next = end + 1;
        std::uint32_t begin = at;
        while (begin < end && isBlank(source[begin])) ++begin;
        while (begin < end && isBlank(source[end - 1])) --end;
        if (begin < end && source[begin] != '#') lines.push_back({begin, end, begin - at});
        at = next;
    }
    return lines;
}

class YamlReader {
public:
    explicit YamlReader(SettingsBuilder& builder)
        : builder_(builder), source_(builder.source()), lines_(linesOf(source_)) {}

    void read(PendingList& statements) {
        while (line_ < lines_.size()) {
            const Line first = lines_[line_];
            block(0);
            statements.add(builder_.statement({first.begin, lines_[line_ - 1].end}));
        }
    }

private:
    [[nodiscard]] std::string_view textOf(const Line& line) const {
        return source_.substr(line.begin, line.end - line.begin);
    }
    [[nodiscard]] bool isItem(const Line& line) const { return textOf(line) == "-" || textOf(line).starts_with("- "); }
    [[nodiscard]] bool isDeeper(std::uint32_t indent) const {
        return line_ < lines_.size() && lines_[line_].indent > indent;
    }

    /// The value that begins with the line at hand. Takes at least that line.
    void block(int depth) {
        const Line first = lines_[line_];
        if (depth > kDeepest)
            leave(first);
        else if (isItem(first))
            sequence(first.indent, depth);
        else if (endOfKey(first) != 0)
            mapping(first.indent, depth);
        else
            scalarLine(first);
    }

    void leave(const Line& line) {
        ++line_;
        builder_.opaque({line.begin, line.end});
    }

    void scalarLine(const Line& line) {
        ++line_;
        scalar({line.begin, line.end}, line.indent, 0);
    }

    void mapping(std::uint32_t indent, int depth) {
        const std::uint32_t begin = lines_[line_].begin;
        PendingList items = builder_.pending();
        while (line_ < lines_.size() && lines_[line_].indent == indent && !isItem(lines_[line_])) {
            const std::uint32_t key = endOfKey(lines_[line_]);
            if (key != 0)
                items.add(property(lines_[line_], key, depth));
            else
                ++line_;
            while (isDeeper(indent)) ++line_;  // What goes on with a plain text.
        }
        builder_.object({begin, lines_[line_ - 1].end}, items);
    }

    /// `colon`: where the ':' of the key stands.
    NodeId property(const Line& line, std::uint32_t colon, int depth) {
        ++line_;
        std::uint32_t begin = colon + 1;
        while (begin < line.end && isBlank(source_[begin])) ++begin;
        const bool below = begin >= line.end || source_[begin] == '#';
        const bool list = line_ < lines_.size() && lines_[line_].indent == line.indent && isItem(lines_[line_]);
        if (!below)
            scalar({begin, line.end}, line.indent, depth);
        else if (list || isDeeper(line.indent))
            block(depth + 1);
        else
            builder_.opaque({colon, colon + 1});
        return builder_.property({line.begin, lines_[line_ - 1].end}, keyText(line, colon));
    }

    void sequence(std::uint32_t indent, int depth) {
        const std::uint32_t begin = lines_[line_].begin;
        PendingList items = builder_.pending();
        while (line_ < lines_.size() && lines_[line_].indent == indent && isItem(lines_[line_])) {
            item(depth);
            items.add(builder_.last());
            while (isDeeper(indent)) ++line_;
        }
        builder_.array({begin, lines_[line_ - 1].end}, items);
    }

    /// What follows the '-' is a block that begins in the column where it stands.
    void item(int depth) {
        Line& line = lines_[line_];
        const std::uint32_t indent = line.indent;
        const std::uint32_t start = line.begin;
        ++line.begin;
        while (line.begin < line.end && isBlank(source_[line.begin])) ++line.begin;
        line.indent += line.begin - start;
        if (line.begin < line.end && !isAssignment(line)) return block(depth + 1);
        if (line.begin < line.end) return assignment(line);
        ++line_;
        if (isDeeper(indent))
            block(depth + 1);
        else
            builder_.opaque({start, start + 1});
    }

    /// "- NAME=value", as Compose files list environment variables.
    [[nodiscard]] bool isAssignment(const Line& line) const {
        const std::string_view text = textOf(line);
        const std::size_t equals = text.find('=');
        if (equals == 0 || equals == std::string_view::npos) return false;
        return std::ranges::all_of(text.substr(0, equals),
                                   [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
    }

    void assignment(const Line& line) {
        ++line_;
        const auto equals = static_cast<std::uint32_t>(source_.find('=', line.begin));
        PendingList items = builder_.pending();
        plain({equals + 1, line.end});
        items.add(builder_.property({line.begin, line.end}, source_.substr(line.begin, equals - line.begin)));
        builder_.object({line.begin, line.end}, items);
    }

    /// Where the ':' stands that ends the key of a line; 0 when the line has no key.
    [[nodiscard]] std::uint32_t endOfKey(const Line& line) const {
        std::uint32_t at = line.begin;
        const char first = source_[at];
        if (std::string_view("{[&*!|>%@`?").find(first) != std::string_view::npos) return 0;
        if (first == '"' || first == '\'') {
            const std::size_t close = source_.find(first, at + 1);
            if (close >= line.end) return 0;
            at = static_cast<std::uint32_t>(close) + 1;
        }
        for (; at < line.end; ++at) {
            if (source_[at] == ' ' && at + 1 < line.end && source_[at + 1] == '#') return 0;
            if (source_[at] == ':' && (at + 1 == line.end || isBlank(source_[at + 1]))) return at;
        }
        return 0;
    }

    [[nodiscard]] std::string_view keyText(const Line& line, std::uint32_t colon) const {
        std::string_view key = source_.substr(line.begin, colon - line.begin);
        if (key.size() >= 2 && (key.front() == '"' || key.front() == '\'')) key = key.substr(1, key.size() - 2);
        return key;
    }

    /// A value that begins on a line; `indent` is that of the line.
    void scalar(Span span, std::uint32_t indent, int depth) {
        const char first = source_[span.begin];
        if (first == '|' || first == '>') return textBlock(span, indent);
        if (first == '{' || first == '[') return flow(span, depth);
        if (first == '"' || first == '\'') return quoted(span);
        if (first == '&' || first == '*' || first == '!') return static_cast<void>(builder_.opaque(span));
        plain(span);
    }

    /// A text without quotes, which ends where a comment begins.
    void plain(Span span) {
        const std::size_t comment = source_.substr(span.begin, span.size()).find(" #");
        if (comment != std::string_view::npos) span.end = span.begin + static_cast<std::uint32_t>(comment);
        while (span.end > span.begin && isBlank(source_[span.end - 1])) --span.end;
        builder_.text(span, source_.substr(span.begin, span.size()));
    }

    void quoted(Span span) {
        const char quote = source_[span.begin];
        std::uint32_t end = span.begin + 1;
        while (end < span.end && source_[end] != quote) end += quote == '"' && source_[end] == '\\' ? 2U : 1U;
        end = std::min(end, span.end);
        const std::string_view inside = source_.substr(span.begin + 1, end - span.begin - 1);
        std::string value;
        if (quote == '"')
            decodeEscapes(inside, value);
        else
            value = inside;
        builder_.text({span.begin, std::min(end + 1, span.end)}, value);
    }

    /// The deeper lines below "key: |".
    void textBlock(Span span, std::uint32_t indent) {
        const std::size_t first = line_;
        std::string value;
        for (; isDeeper(indent); ++line_) {
            value += textOf(lines_[line_]);
            value += '\n';
        }
        if (line_ == first)
            builder_.opaque(span);
        else
            builder_.text({lines_[first].begin, lines_[line_ - 1].end}, value);
    }

    void flow(Span span, int depth) {
        if (depth > kDeepest) return static_cast<void>(builder_.opaque(span));
        std::uint32_t at = span.begin;
        readJsonValue(builder_, at, BareWord::Text);
        while (line_ < lines_.size() && lines_[line_].begin < at) ++line_;
    }

    SettingsBuilder& builder_;
    std::string_view source_;
    std::vector<Line> lines_;
    std::size_t line_ = 0;
};

}  // namespace

void readYamlSettings(SettingsBuilder& builder, PendingList& statements) { YamlReader(builder).read(statements); }

}  // namespace jsward
