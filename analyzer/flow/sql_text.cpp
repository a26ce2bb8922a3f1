#include "analyzer/flow/sql_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace jsward {
namespace {

struct Statement {
    std::string_view first;   ///< Its first word.
    std::string_view second;  ///< Another word that must follow somewhere: most first words are everyday English.
    bool upperCase = false;   ///< Where no other word tells, only the way in which SQL is mostly written does.
};

constexpr std::array<Statement, 14> kStatements = {{{"select", "from"},
                                                    {"insert", "into"},
                                                    {"update", "set"},
                                                    {"delete", "from"},
                                                    {"create", "table"},
                                                    {"drop", "table"},
                                                    {"alter", "table"},
                                                    {"truncate", "table"},
                                                    {"replace", "into"},
                                                    {"with", "select"},
                                                    {"grant", "on"},
                                                    {"merge", "into"},
                                                    {"exec", "", true},
                                                    {"call", "", true}}};

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }
bool isUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
bool isWordPart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

bool startsWithWord(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return lower(a) == b; };
    return text.size() > word.size() && std::ranges::equal(text.substr(0, word.size()), word, same) &&
           std::isspace(static_cast<unsigned char>(text[word.size()])) != 0;
}

bool containsWord(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return lower(a) == b; };
    for (std::size_t from = 0; from < text.size();) {
        // Not std::ranges::search: clang 14 cannot compile the subrange of libstdc++ 12.
        const std::string_view rest = text.substr(from);
        const auto found = std::search(rest.begin(), rest.end(), word.begin(), word.end(), same);
        if (found == rest.end()) return false;
        const auto begin = from + static_cast<std::size_t>(found - rest.begin());
        const auto end = begin + word.size();
        if ((begin == 0 || !isWordPart(text[begin - 1])) && (end == text.size() || !isWordPart(text[end]))) return true;
        from = begin + 1;
    }
    return false;
}

}  // namespace

std::uint32_t statementsBegunBy(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n(");
    if (begin == std::string_view::npos) return 0;
    text.remove_prefix(begin);
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
        const Statement& statement = kStatements[i];
        if (lower(text[0]) != statement.first[0] || !startsWithWord(text, statement.first)) continue;
        return !statement.upperCase || std::ranges::all_of(text.substr(0, statement.first.size()), isUpper) ? 1U << i
                                                                                                            : 0U;
    }
    return 0;
}

std::uint32_t statementsContinuedBy(std::string_view text, std::uint32_t statements) {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
        const std::string_view second = kStatements[i].second;
        if ((statements >> i & 1U) != 0 && (second.empty() || containsWord(text, second))) result |= 1U << i;
    }
    return result;
}

}  // namespace jsward
