// Files of lines "NAME=value" (.env, .npmrc, .ini, .properties, .toml), and files of PEM blocks.
#include <algorithm>
#include <string>

#include "analyzer/program/settings_builder.h"
#include "analyzer/syntax/literals.h"

namespace jsward {
namespace {

constexpr std::string_view kBlank = " \t\r";

/// `span` without blanks at both ends.
Span trimmed(std::string_view source, Span span) {
    while (span.begin < span.end && kBlank.find(source[span.begin]) != std::string_view::npos) ++span.begin;
    while (span.begin < span.end && kBlank.find(source[span.end - 1]) != std::string_view::npos) --span.end;
    return span;
}

std::uint32_t endOfLine(std::string_view source, std::uint32_t at) {
    return static_cast<std::uint32_t>(std::min(source.find('\n', at), source.size()));
}

/// The name before '=' without what shells and registries put before it: "export NAME", "//registry/:_authToken".
std::string_view nameIn(std::string_view text) {
    if (text.starts_with("export ")) text.remove_prefix(7);
    return text.substr(text.find_last_of(": \t") + 1);
}

class LineReader {
public:
    explicit LineReader(SettingsBuilder& builder) : builder_(builder), source_(builder.source()) {}

    /// The statement that holds all settings.
    NodeId read() {
        PendingList settings = builder_.pending();
        while (at_ < source_.size()) readLine(settings);
        const Span all{0, static_cast<std::uint32_t>(source_.size())};
        builder_.object(all, settings);
        return builder_.statement(all);
    }

private:
    void readLine(PendingList& settings) {
        const std::uint32_t end = endOfLine(source_, at_);
        const Span line = trimmed(source_, {at_, end});
        at_ = end + 1;
        if (line.size() == 0 || source_[line.begin] == '#' || source_[line.begin] == ';') return;
        const std::size_t equals = source_.substr(0, line.end).find('=', line.begin);
        if (equals == std::string_view::npos) return;
        const auto sign = static_cast<std::uint32_t>(equals);
        const Span name = trimmed(source_, {line.begin, sign});
        const std::uint32_t valueEnd = readValue(trimmed(source_, {sign + 1, line.end}));
        settings.add(builder_.property({line.begin, std::max(line.end, valueEnd)},
                                       nameIn(source_.substr(name.begin, name.size()))));
    }

    /// Adds the value, and says where it ends.
    std::uint32_t readValue(Span value) {
        const char first = value.size() != 0 ? source_[value.begin] : '\0';
        if (first == '"' || first == '\'' || first == '`') {
            const std::size_t close = endOfQuoted(value.begin);
            if (close != std::string_view::npos) return quoted({value.begin, static_cast<std::uint32_t>(close) + 1});
        }
        const std::size_t comment = source_.substr(value.begin, value.size()).find(" #");
        if (comment != std::string_view::npos)
            value = trimmed(source_, {value.begin, value.begin + static_cast<std::uint32_t>(comment)});
        builder_.text(value, source_.substr(value.begin, value.size()));
        return value.end;
    }

    /// Where the quote that opens at `open` closes. It may be lines later, as those of private keys are.
    [[nodiscard]] std::size_t endOfQuoted(std::uint32_t open) const {
        constexpr std::size_t kLongest = 8192;
        const std::size_t end = std::min<std::size_t>(source_.size(), open + kLongest);
        for (std::size_t at = open + 1; at < end; ++at) {
            if (source_[at] == '\\')
                ++at;
            else if (source_[at] == source_[open])
                return at;
        }
        return std::string_view::npos;
    }

    std::uint32_t quoted(Span span) {
        std::string value;
        decodeEscapes(source_.substr(span.begin + 1, span.size() - 2), value);
        builder_.text(span, value);
        if (span.end > at_) at_ = endOfLine(source_, span.end) + 1;
        return span.end;
    }

    SettingsBuilder& builder_;
    std::string_view source_;
    std::uint32_t at_ = 0;  ///< Where the next line begins.
};

/// The statement of a key that is no PEM block but the only line of its file; 0 when there is none.
NodeId readBareKey(SettingsBuilder& builder) {
    constexpr std::uint32_t kLongest = 1024;
    const std::string_view source = builder.source();
    const Span key = trimmed(source, {0, endOfLine(source, 0)});
    if (key.size() == 0 || key.size() > kLongest ||
        source.find_first_not_of(" \t\r\n", key.end) != std::string_view::npos)
        return 0;
    PendingList items = builder.pending();
    builder.text(key, source.substr(key.begin, key.size()));
    items.add(builder.property(key, "secretKey"));
    builder.object(key, items);
    return builder.statement(key);
}

}  // namespace

void readLineSettings(SettingsBuilder& builder, PendingList& statements) {
    LineReader reader(builder);
    statements.add(reader.read());
}

void readKeys(SettingsBuilder& builder, PendingList& statements) {
    const std::string_view source = builder.source();
    if (source.find("-----BEGIN ") == std::string_view::npos) {
        if (const NodeId key = readBareKey(builder)) statements.add(key);
        return;
    }
    for (std::size_t begin = source.find("-----BEGIN "); begin != std::string_view::npos;) {
        const std::size_t next = source.find("-----BEGIN ", begin + 1);
        const std::size_t footer = source.substr(0, next).find("-----END ", begin);
        const auto end = footer != std::string_view::npos ? endOfLine(source, static_cast<std::uint32_t>(footer))
                                                          : static_cast<std::uint32_t>(std::min(next, source.size()));
        const Span span = trimmed(source, {static_cast<std::uint32_t>(begin), end});
        builder.text(span, source.substr(span.begin, span.size()));
        statements.add(builder.statement(span));
        begin = next;
    }
}

}  // namespace jsward
