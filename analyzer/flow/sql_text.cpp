#include "analyzer/flow/sql_text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace jsward {
namespace {

enum class Second : std::uint8_t {
    Next,        ///< Follows the first word at once.
    Later,       ///< Stands somewhere behind it.
    LaterNamed,  ///< The same, and what is named in between is followed by `as`.
    IsCapital    ///< There is none; only the way in which SQL is mostly written tells it from English.
};

struct Statement {
    std::string_view first;    ///< Its first word; most are everyday English.
    std::string_view seconds;  ///< What the other telling word may be, separated by blanks.
    Second second = Second::Next;
};

constexpr std::string_view kObjects =
    "table index unique view database schema temp temporary unlogged global or trigger procedure function type "
    "sequence extension materialized user role virtual column if";

constexpr std::array<Statement, 14> kStatements = {{{"select", "from", Second::Later},
                                                    {"insert", "into ignore or"},
                                                    {"update", "set", Second::Later},
                                                    {"delete", "from"},
                                                    {"create", kObjects},
                                                    {"drop", kObjects},
                                                    {"alter", kObjects},
                                                    {"truncate", "table"},
                                                    {"replace", "into"},
                                                    {"with", "select", Second::LaterNamed},
                                                    {"grant", "on", Second::Later},
                                                    {"merge", "into"},
                                                    {"exec", "", Second::IsCapital},
                                                    {"call", "", Second::IsCapital}}};

bool isLater(const Statement& s) { return s.second == Second::Later || s.second == Second::LaterNamed; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool isWordPart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view withoutIndent(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n(");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::string_view firstWord(std::string_view text) {
    return text.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(text, isWordPart) - text.begin()));
}

bool isWord(std::string_view text, std::string_view word) {
    return std::ranges::equal(text, word, [](char a, char b) { return lower(a) == b; });
}

bool isOneOf(std::string_view word, std::string_view list) {
    while (!list.empty()) {
        const std::string_view one = firstWord(list);
        if (isWord(word, one)) return true;
        list.remove_prefix(std::min(list.size(), one.size() + 1));
    }
    return false;
}

/// `inCapitals`: it must be written so.
bool containsWord(std::string_view text, std::string_view word, bool inCapitals) {
    const auto same = [](char a, char b) { return lower(a) == b; };
    for (std::size_t from = 0; from < text.size();) {
        // Not std::ranges::search: clang 14 cannot compile the subrange of libstdc++ 12.
        const std::string_view rest = text.substr(from);
        const auto found = std::search(rest.begin(), rest.end(), word.begin(), word.end(), same);
        if (found == rest.end()) return false;
        const auto begin = from + static_cast<std::size_t>(found - rest.begin());
        const auto end = begin + word.size();
        const bool isWhole =
            (begin == 0 || !isWordPart(text[begin - 1])) && (end == text.size() || !isWordPart(text[end]));
        if (isWhole && (!inCapitals || std::ranges::all_of(text.substr(begin, word.size()), isUpper))) return true;
        from = begin + 1;
    }
    return false;
}

template <typename Test>
std::uint32_t those(std::uint32_t statements, Test test) {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
        if ((statements >> i & 1U) != 0 && test(kStatements[i])) result |= 1U << i;
    }
    return result;
}

/// The words that statements begin or go on with, told by first letter and length.
class Keywords {
public:
    Keywords() {
        for (const Statement& statement : kStatements) {
            add(statement.first);
            for (std::string_view list = statement.seconds; !list.empty();) {
                const std::string_view one = firstWord(list);
                add(one);
                list.remove_prefix(std::min(list.size(), one.size() + 1));
            }
        }
    }
    [[nodiscard]] bool mayHold(std::string_view word) const {
        if (word.empty() || word.size() >= kLongest) return false;
        const char c = lower(word[0]);
        if (c < 'a' || c > 'z' || (lengths_[static_cast<std::size_t>(c - 'a')] >> word.size() & 1U) == 0) return false;
        return std::ranges::any_of(words_, [&](std::string_view known) { return isWord(word, known); });
    }

private:
    static constexpr std::size_t kLongest = 32;

    void add(std::string_view word) {
        if (word.empty()) return;
        lengths_[static_cast<std::size_t>(word[0] - 'a')] |= 1U << word.size();
        words_.push_back(word);
    }

    std::array<std::uint32_t, 26> lengths_{};  ///< By first letter: bit set.
    std::vector<std::string_view> words_;
};

}  // namespace

bool mayBeSql(std::string_view beginning) {
    static const Keywords keywords;
    while (!beginning.empty()) {
        const bool isEscape = beginning[0] == '\\' && beginning.size() > 1 &&
                              (beginning[1] == 'n' || beginning[1] == 't' || beginning[1] == 'r');
        if (!isEscape && !isSpace(beginning[0]) && beginning[0] != '(') break;
        beginning.remove_prefix(isEscape ? 2 : 1);
    }
    return keywords.mayHold(firstWord(beginning));
}

std::uint32_t statementsBegunBy(std::string_view text) {
    text = withoutIndent(text);
    const std::string_view first = firstWord(text);
    // The keyword alone, with nothing behind it, is any word.
    if (first.size() < 4 || first.size() == text.size() || !isSpace(text[first.size()])) return 0;
    for (std::size_t i = 0; i < kStatements.size(); ++i) {
        const Statement& statement = kStatements[i];
        if (!isWord(first, statement.first)) continue;
        const std::string_view next = firstWord(withoutIndent(text.substr(first.size())));
        switch (statement.second) {
            case Second::Next: return next.empty() || isOneOf(next, statement.seconds) ? 1U << i : 0;
            case Second::Later: return 1U << i;
            case Second::LaterNamed: return next.empty() || containsWord(text, "as", false) ? 1U << i : 0;
            case Second::IsCapital: return std::ranges::all_of(first, isUpper) ? 1U << i : 0;
        }
    }
    return 0;
}

std::uint32_t statementsCompletedBy(std::string_view text, std::uint32_t begun) {
    return those(begun, [&](const Statement& statement) {
        if (isLater(statement)) return containsWord(text, statement.seconds, false);
        const std::string_view rest = withoutIndent(withoutIndent(text).substr(statement.first.size()));
        return statement.second == Second::IsCapital || !firstWord(rest).empty();
    });
}

std::uint32_t statementsContinuedBy(std::string_view text, std::uint32_t begun) {
    const std::string_view rest = withoutIndent(text);
    const std::string_view first = firstWord(rest);
    const bool inCapitals = std::ranges::all_of(first, isUpper);
    const bool inSmallLetters = std::ranges::none_of(first, isUpper);
    // A small word that stands all alone is a name ("set"), one with a single capital begins a sentence ("Set this ...").
    const bool isPart = first.size() < rest.size() ? isSpace(rest[first.size()]) : first.size() < text.size();
    const bool isKeyword = inCapitals || (inSmallLetters && isPart);
    return those(begun, [&](const Statement& statement) {
        return (isKeyword && isOneOf(first, statement.seconds)) ||
               (isLater(statement) && containsWord(text, statement.seconds, true));
    });
}

}  // namespace jsward
