#include "rules/hardcoded-secret/program_text.h"

#include <algorithm>
#include <array>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/value_words.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr double kReadable = 0.5;

bool isHashPrefixed(std::string_view text) {
    return std::ranges::any_of(kPublicPrefixes, [&](std::string_view prefix) { return text.starts_with(prefix); });
}

/// "/reset", "./lib/keys", "a/b.js", "C:\keys": segments that can be read.
bool isPath(std::string_view text) {
    const bool rooted =
        text.starts_with('/') || text.starts_with("./") || text.starts_with("../") || text.starts_with("~/");
    const bool segmented = text.find('/') != std::string_view::npos || text.find('\\') != std::string_view::npos;
    if (!rooted && !segmented) return false;
    constexpr std::size_t kShortestKey =
        32;  // A short text with slashes is a path; base64 keys are longer and unreadable.
    return text.size() < kShortestKey || readableShare(text) >= kReadable;
}

/// Nothing but digits and what stands in dates, versions, phone numbers and addresses.
bool isNumeric(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return isDigit(c) || c == '.' || c == '-' || c == ':' || c == '/' || c == '+' || c == ',' || c == 'T' ||
               c == 'Z' || c == 'x';
    });
}

bool isEmailAddress(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    const std::string_view domain = text.substr(at + 1);
    const std::size_t dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return false;
    return std::ranges::all_of(domain.substr(dot + 1), isLetter) &&
           std::ranges::all_of(domain, [](char c) { return isAlnum(c) || c == '.' || c == '-'; });
}

/// CSS selectors, colours and custom properties, HTML ids, command-line options, decorators and package names.
bool isPrefixedName(std::string_view text) {
    if (text.find_first_of("#.:@-&?*") != 0) return false;
    const std::string_view rest = text.substr(std::min(text.find_first_not_of("#.:@-&?*"), text.size()));
    if (text.starts_with('#') && rest.size() <= 8 && std::ranges::all_of(rest, isHexDigit)) return true;
    return std::ranges::none_of(rest, isDigit) || readableShare(rest) >= kReadable;
}

/// Expressions and formats: what a password may hold too, but one among many.
bool isExpression(std::string_view text) {
    if (text.find_first_of("<>`\\\n\"") != std::string_view::npos) return true;
    constexpr auto kTokens = std::to_array<std::string_view>({
        "://",  "process.env", "import.meta", "${", "{{", "}}", "%s", "%d", "(?", "[a-z",
        "[A-Z", "[0-9",        ".*",          ".+", "=>", "()", "&&", "||", "::", "...",
    });
    if (std::ranges::any_of(kTokens,
                            [&](std::string_view token) { return text.find(token) != std::string_view::npos; }))
        return true;
    const auto opens = std::ranges::count_if(text, [](char c) { return c == '(' || c == '{' || c == '['; });
    const auto closes = std::ranges::count_if(text, [](char c) { return c == ')' || c == '}' || c == ']'; });
    return opens > 0 && opens == closes;
}

}  // namespace

bool isUuid(std::string_view value) {
    if (value.size() != 36) return false;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? value[i] != '-' : !isHexDigit(value[i])) return false;
    }
    return true;
}

bool isProgramText(std::string_view text) {
    return isHashPrefixed(text) || isUuid(text) || isNumeric(text) || isPath(text) || isEmailAddress(text) ||
           isPrefixedName(text) || isExpression(text);
}

bool isLabel(std::string_view text) {
    const CharacterCounts counts = countCharacters(text);
    if (counts.digits > 0 || counts.letters() == 0) return false;
    std::string_view core = text;
    while (!core.empty() && !isLetter(core.back())) core.remove_suffix(1);
    const CharacterCounts inside = countCharacters(core);
    return inside.signs == 0 && readableShare(core) >= kReadable && counts.lower + counts.upper == inside.letters() &&
           text.size() - core.size() <= 2;
}

}  // namespace jsward::rules::hardcoded_secret
