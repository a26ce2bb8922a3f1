#include "rules/env-file-committed/environment.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include <re2/re2.h>

#include "analyzer/rule/code_names.h"

namespace jsward::rules::env_file_committed {
namespace {

constexpr std::string_view kBlank = " \t\r";

Span trimmed(std::string_view source, Span span) {
    while (span.begin < span.end && kBlank.find(source[span.begin]) != std::string_view::npos) ++span.begin;
    while (span.begin < span.end && kBlank.find(source[span.end - 1]) != std::string_view::npos) --span.end;
    return span;
}

/// A value ends with its quote, or where a comment begins.
Span valueSpan(std::string_view source, Span span) {
    span = trimmed(source, span);
    if (span.size() == 0) return span;
    const char quote = source[span.begin];
    if (quote == '"' || quote == '\'' || quote == '`') {
        // Quoted values may go on over lines.
        const std::size_t close = source.find(quote, span.begin + 1);
        return close == std::string_view::npos ? span : Span{span.begin, static_cast<std::uint32_t>(close + 1)};
    }
    const std::size_t comment = source.substr(0, span.end).find(" #", span.begin);
    if (quote == '#') return {span.begin, span.begin};
    return comment == std::string_view::npos ? span
                                             : trimmed(source, {span.begin, static_cast<std::uint32_t>(comment)});
}

std::string_view unquoted(std::string_view text) {
    const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                        std::string_view("\"'`").find(text.front()) != std::string_view::npos;
    return quoted ? text.substr(1, text.size() - 2) : text;
}

/// "changeme", "your-api-key", "<password>", "${OTHER}", "xxxx"
bool holdsThePlace(std::string_view value) {
    if (value.size() < 4) return true;
    std::string lower(value);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    constexpr auto kWords = std::to_array<std::string_view>(
        {"your", "change", "example", "placeholder", "replace", "todo", "insert", "xxx",   "<",     "${",
         "{{",   "...",    "dummy",   "fill",        "enter_",  "my-",  "my_",    "some-", "-here", "_here"});
    if (std::ranges::any_of(kWords, [&](std::string_view word) { return lower.find(word) != std::string::npos; }))
        return true;
    constexpr auto kWhole = std::to_array<std::string_view>(
        {"true", "false", "none", "null", "undefined", "development", "production", "test", "local", "localhost"});
    const bool constant = std::ranges::find(kWhole, lower) != kWhole.end();
    const bool oneCharacter = std::ranges::all_of(lower, [&](char c) { return c == lower.front(); });
    const bool number = std::ranges::all_of(lower, [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
    return constant || oneCharacter || (number && lower.size() < 6);
}

/// What frameworks put into the code that browsers get is no secret.
bool isPublic(std::string_view name) {
    constexpr auto kPrefixes =
        std::to_array<std::string_view>({"REACT_APP_", "NEXT_PUBLIC_", "VITE_", "VUE_APP_", "GATSBY_", "EXPO_PUBLIC_",
                                         "NUXT_PUBLIC_", "PUBLIC_", "NG_APP_", "STORYBOOK_"});
    return std::ranges::any_of(kPrefixes, [&](std::string_view prefix) { return name.starts_with(prefix); });
}

/// "JWT_EXPIRES_IN", "PASSWORD_MIN_LENGTH": about a secret, and none.
bool isAboutSecret(std::string_view name) {
    static const RE2 about(
        R"((?i).*(EXPIR|LENGTH|_TTL|ROUNDS|ALGORITHM|_URL$|_URI$|_HOST|_PORT|_PATH|_FILE|_NAME$|_ENABLED|_TYPE|ISSUER|AUDIENCE|_DAYS|_MINUTES|_SECONDS|LIFETIME|MAX_?AGE|_ID$|PUBLIC).*)");
    return RE2::FullMatch(re2::StringPiece(name.data(), name.size()), about);
}

bool hasPassword(std::string_view value) {
    static const RE2 url(R"([a-z][a-z0-9+.-]*://[^/\s:@]*:[^/\s@]+@.*)");
    return RE2::FullMatch(re2::StringPiece(value.data(), value.size()), url);
}

}  // namespace

std::vector<Variable> readEnvironment(std::string_view text) {
    std::vector<Variable> variables;
    for (std::uint32_t at = 0; at < text.size();) {
        const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
        const Span line = trimmed(text, {at, end});
        at = end + 1;
        const std::size_t equals = text.substr(0, line.end).find('=', line.begin);
        if (line.size() == 0 || text[line.begin] == '#' || equals == std::string_view::npos) continue;
        Span name = trimmed(text, {line.begin, static_cast<std::uint32_t>(equals)});
        if (text.substr(name.begin, name.size()).starts_with("export ")) name.begin += 7;
        const Span value = valueSpan(text, {static_cast<std::uint32_t>(equals + 1), line.end});
        at = std::max(at, value.end);
        const std::string_view inside = unquoted(text.substr(value.begin, value.size()));
        if (!inside.empty()) variables.push_back({text.substr(name.begin, name.size()), inside, value});
    }
    return variables;
}

bool looksSecret(const Variable& variable) {
    if (isPublic(variable.name)) return false;
    if (hasPassword(variable.text)) return true;
    constexpr unsigned kSecret = kNamesPassword | kNamesToken | kNamesSecret | kNamesSignature | kNamesSalt;
    return (senseOf(variable.name) & kSecret) != 0 && !isAboutSecret(variable.name) && !holdsThePlace(variable.text);
}

bool isLocal(const Variable& variable) {
    static const RE2 url(
        R"([a-z][a-z0-9+.-]*://(?:[^/\s@]*@)?(localhost|127\.0\.0\.1|\[::1\]|host\.docker\.internal|[a-z0-9_-]+)(?:[:/?].*)?)");
    return RE2::FullMatch(re2::StringPiece(variable.text.data(), variable.text.size()), url);
}

}  // namespace jsward::rules::env_file_committed
