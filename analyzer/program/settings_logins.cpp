// Files that hold nothing but logins: .netrc ("machine db login app password x"), .pgpass ("db:5432:shop:app:x") and
// .git-credentials (a URL a line).
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "analyzer/program/settings_builder.h"
#include "analyzer/text/characters.h"

namespace jsward {
namespace {

std::string_view textOf(std::string_view source, Span span) { return source.substr(span.begin, span.size()); }

/// Adds an object of settings whose values are these words, in order; nameless ones are left out.
NodeId object(SettingsBuilder& builder, std::span<const Span> values, std::span<const std::string_view> names) {
    PendingList items = builder.pending();
    for (std::size_t i = 0; i < std::min(values.size(), names.size()); ++i) {
        builder.text(values[i], textOf(builder.source(), values[i]));
        items.add(builder.property(values[i], names[i]));
    }
    const Span whole{values.front().begin, values.back().end};
    builder.object(whole, items);
    return builder.statement(whole);
}

/// The parts of a line between separators.
std::vector<Span> parts(std::string_view source, Span line, bool (*separates)(char)) {
    std::vector<Span> found;
    std::uint32_t begin = line.begin;
    for (std::uint32_t at = line.begin; at <= line.end; ++at) {
        if (at < line.end && !separates(source[at])) continue;
        if (at > begin) found.push_back({begin, at});
        begin = at + 1;
    }
    return found;
}

bool isColon(char c) { return c == ':'; }

/// "machine NAME login NAME password WORD": pairs of a name and a value, over one line or several.
void readMachines(SettingsBuilder& builder, PendingList& statements) {
    const std::string_view source = builder.source();
    const std::vector<Span> words = parts(source, {0, static_cast<std::uint32_t>(source.size())}, isSpace);
    std::vector<Span> values;
    std::vector<std::string_view> names;
    const auto flush = [&] {
        if (!values.empty()) statements.add(object(builder, values, names));
        values.clear();
        names.clear();
    };
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string_view name = textOf(source, words[i]);
        if (name == "machine" || name == "default") flush();
        if (name != "machine" && name != "login" && name != "password" && name != "account") continue;
        names.push_back(name);
        values.push_back(words[++i]);
    }
    flush();
}

void readLines(SettingsBuilder& builder, PendingList& statements) {
    constexpr auto kNames = std::to_array<std::string_view>({"host", "port", "database", "user", "password"});
    const std::string_view source = builder.source();
    for (std::uint32_t at = 0; at < source.size();) {
        const auto end = static_cast<std::uint32_t>(std::min(source.find('\n', at), source.size()));
        const std::uint32_t last = end > at && source[end - 1] == '\r' ? end - 1 : end;
        const std::vector<Span> fields = parts(source, {at, last}, isColon);
        if (last > at && source[at] != '#') {
            if (fields.size() == kNames.size()) {
                statements.add(object(builder, fields, kNames));
            } else {
                builder.text({at, last}, source.substr(at, last - at));
                statements.add(builder.statement({at, last}));
            }
        }
        at = end + 1;
    }
}

}  // namespace

void readLogins(SettingsBuilder& builder, PendingList& statements) {
    if (builder.source().find("machine ") != std::string_view::npos)
        readMachines(builder, statements);
    else
        readLines(builder, statements);
}

}  // namespace jsward
