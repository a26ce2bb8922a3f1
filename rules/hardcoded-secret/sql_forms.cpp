#include "rules/hardcoded-secret/sql_forms.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/secret_names.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kLongestStatement = 4096;

struct Item {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

bool isQuote(char c) { return c == '\'' || c == '"'; }

Item trimmed(std::string_view text, Item item) {
    while (item.begin < item.end && isSpace(text[item.begin])) ++item.begin;
    while (item.begin < item.end && isSpace(text[item.end - 1])) --item.end;
    return item;
}

/// The items between the parenthesis that opens at `open` and the one that closes it; `open` moves behind that one. Empty when
/// none closes it.
std::vector<Item> itemsOf(std::string_view text, std::size_t& open) {
    std::vector<Item> items;
    char quote = '\0';
    int depth = 0;
    std::size_t begin = open + 1;
    for (std::size_t at = open; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != '\0') {
            if (c == '\\')
                ++at;
            else if (c == quote)
                quote = '\0';
            continue;
        }
        if (isQuote(c)) quote = c;
        if (c == '(') ++depth;
        if (c == ')') --depth;
        if ((c == ',' && depth == 1) || depth == 0) {
            items.push_back(trimmed(text, {begin, at}));
            begin = at + 1;
        }
        if (depth > 0) continue;
        open = at + 1;
        return items;
    }
    return {};
}

/// Where the column of a password stands; npos when there is none.
std::size_t passwordColumn(std::string_view text, const std::vector<Item>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string_view name = columns[i].of(text);
        while (!name.empty() && !isAlnum(name.front())) name.remove_prefix(1);
        while (!name.empty() && !isAlnum(name.back())) name.remove_suffix(1);
        if (readName(name).kind == SecretKind::Password) return i;
    }
    return std::string_view::npos;
}

bool isDigest(std::string_view text) {
    constexpr auto kLengths = std::to_array<std::size_t>({32, 40, 56, 64, 96, 128});
    return std::ranges::find(kLengths, text.size()) != kLengths.end() && std::ranges::all_of(text, isHexDigit);
}

/// How convincing a password in quotes is; nothing when it is a placeholder or a hash.
std::optional<Certainty> judgeQuoted(std::string_view password) {
    if (password.size() < 3 || isDigest(password) || password.find_first_of("{}<>$\x1F") != std::string_view::npos)
        return std::nullopt;
    const Reading reading = read(password);
    const bool digits = std::ranges::all_of(password, isDigit);
    if (reading == Reading::Nothing || ((reading == Reading::Ordinary || reading == Reading::Label) && !digits))
        return std::nullopt;
    return reading == Reading::Random || reading == Reading::Chosen ? Certainty::Sure : Certainty::Fair;
}

}  // namespace

std::optional<SecretMatch> findDatabaseUser(std::string_view text, std::size_t anchor) {
    constexpr std::size_t kReach = 64;
    constexpr auto kStatements = std::to_array<std::string_view>(
        {"create user", "create role", "alter user", "alter role", "set password", "grant "});
    const std::string lower = lowerCase(text.substr(0, kLongestStatement));
    const bool statement =
        std::ranges::any_of(kStatements, [&](std::string_view each) { return lower.find(each) != std::string::npos; });
    const std::size_t quote = text.substr(0, anchor + kReach).find_first_of("'\"", anchor);
    if (!statement || quote == std::string_view::npos) return std::nullopt;
    const std::size_t end = text.find(text[quote], quote + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const auto certainty = judgeQuoted(text.substr(quote + 1, end - quote - 1));
    if (!certainty) return std::nullopt;
    return SecretMatch{quote + 1, end, "password of a database user", *certainty};
}

std::optional<SecretMatch> findInsertedPassword(std::string_view text, std::size_t anchor) {
    const std::string_view statement = text.substr(0, anchor + kLongestStatement);
    std::size_t at = statement.find_first_of("(;", anchor);
    if (at == std::string_view::npos || statement[at] != '(') return std::nullopt;
    const std::size_t column = passwordColumn(text, itemsOf(statement, at));
    if (column == std::string_view::npos) return std::nullopt;
    for (at = statement.find('(', at); at != std::string_view::npos; at = statement.find('(', at)) {
        const std::vector<Item> row = itemsOf(statement, at);
        if (row.empty()) break;
        if (column >= row.size()) continue;
        const Item value = row[column];
        const bool quoted = value.end - value.begin >= 2 && isQuote(text[value.begin]) && isQuote(text[value.end - 1]);
        const auto certainty =
            quoted ? judgeQuoted(text.substr(value.begin + 1, value.end - value.begin - 2)) : std::nullopt;
        if (certainty) return SecretMatch{value.begin + 1, value.end - 1, "password that SQL inserts", *certainty};
    }
    return std::nullopt;
}

}  // namespace jsward::rules::hardcoded_secret
