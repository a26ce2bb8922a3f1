#include "analyzer/flow/sql_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace jsward {
namespace {

// The first word of a statement and another that must follow somewhere: most of the first words are everyday English.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kStatements = {
    {{"select", "from"}, {"insert", "into"}, {"update", "set"}, {"delete", "from"}, {"create", "table"}, {"drop", "table"},
     {"alter", "table"}, {"truncate", "table"}, {"replace", "into"}, {"with", "select"}, {"grant", "on"}, {"exec", ""},
     {"call", "("}, {"merge", "into"}}};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool startsWithWord(std::string_view text, std::string_view word) {
    if (text.size() <= word.size()) return false;
    const auto same = [](char a, char b) { return lower(a) == b; };
    return std::ranges::equal(text.substr(0, word.size()), word, same) &&
           std::isspace(static_cast<unsigned char>(text[word.size()])) != 0;
}

bool contains(std::string_view text, std::string_view word) {
    return !std::ranges::search(text, word, [](char a, char b) { return lower(a) == b; }).empty();
}

}  // namespace

std::uint32_t statementsBegunBy(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n(");
    if (begin == std::string_view::npos) return 0;
    text.remove_prefix(begin);
    for (std::size_t i = 0; i < kStatements.size(); ++i)
        if (lower(text[0]) == kStatements[i].first[0] && startsWithWord(text, kStatements[i].first)) return 1U << i;
    return 0;
}

std::uint32_t statementsContinuedBy(std::string_view text, std::uint32_t statements) {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < kStatements.size(); ++i)
        if ((statements >> i & 1U) != 0 && contains(text, kStatements[i].second)) result |= 1U << i;
    return result;
}

}  // namespace jsward
