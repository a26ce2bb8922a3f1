// Text that stands where a secret will be: what authors of examples write so that nobody takes it for a secret.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/value_words.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

bool startsAndEnds(std::string_view text, std::string_view open, std::string_view close) {
    return text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close);
}

/// [token], {token}, (token), %TOKEN%, $TOKEN: the notations of templates and documentation.
bool isBracketed(std::string_view text) {
    if (startsAndEnds(text, "[", "]") || startsAndEnds(text, "{", "}") || startsAndEnds(text, "(", ")")) return true;
    if (startsAndEnds(text, "%", "%") || startsAndEnds(text, "$", "$") || startsAndEnds(text, "__", "__")) return true;
    const bool variable = text.size() > 3 && text.front() == '$' &&
                          std::ranges::all_of(text.substr(1), [](char c) { return isUpper(c) || c == '_'; });
    return variable;
}

/// "aaaa", "abab", "--------": too few different characters to keep a secret.
bool isMonotonous(std::string_view text) {
    const std::size_t distinct = countCharacters(text).distinct;
    return text.size() >= 4 &&
           (distinct <= 1 || (text.size() >= 8 && distinct <= 2) || (text.size() >= 24 && distinct <= 5));
}

/// Whether most characters follow their left neighbour in the alphabet, or the digits: "abcdef123456".
bool isSequence(std::string_view text) {
    constexpr std::size_t kShortest = 8;
    if (text.size() < kShortest) return false;
    std::size_t steps = 0;
    for (std::size_t i = 1; i < text.size(); ++i)
        if (isAlnum(text[i]) && (text[i] == text[i - 1] + 1 || text[i] == text[i - 1])) ++steps;
    return steps * 10 >= (text.size() - 1) * 7;
}

/// Whether the text is one short piece written several times: "0123abcd0123abcd0123abcd".
bool isRepetition(std::string_view text) {
    if (text.size() < 12) return false;
    for (std::size_t period = 1; period <= 16 && period * 2 <= text.size(); ++period) {
        if (text.starts_with(text.substr(period))) return true;
    }
    return false;
}

/// Whether a text is written in one case: random letters seldom are, words always.
bool isOneCase(std::string_view text) {
    const std::string_view rest = text.substr(1);
    const bool lower = std::ranges::none_of(rest, isUpper);
    const bool upper = std::ranges::none_of(text, isLower);
    return lower || upper;
}

bool holdsMark(std::string_view value) {
    const std::string lower = lowerCase(value);
    return std::ranges::any_of(kPlaceholderMarks, [&](std::string_view mark) {
        for (std::size_t at = lower.find(mark); at != std::string::npos; at = lower.find(mark, at + 1))
            if (isOneCase(value.substr(at, mark.size()))) return true;
        return false;
    });
}

}  // namespace

bool isSubstitution(std::string_view value) {
    return isBracketed(value) || startsAndEnds(value, "<", ">") || (value.starts_with("${") && value.ends_with('}'));
}

bool isPlaceholder(std::string_view value) {
    if (value == "xxx" || isBracketed(value) || isMonotonous(value) || isSequence(value) || isRepetition(value))
        return true;
    if (holdsMark(value)) return true;
    constexpr std::size_t kLongestShort =
        20;  // Three random letters make a word now and then: long values must be readable.
    if (value.size() > kLongestShort && readableShare(value) < 0.5) return false;
    const std::vector<std::string> words = splitWords(value);
    return std::ranges::any_of(words, [](const std::string& word) { return contains(kPlaceholderWords, word); });
}

}  // namespace jsward::rules::hardcoded_secret
