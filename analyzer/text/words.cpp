#include "analyzer/text/words.h"

#include "analyzer/text/characters.h"

namespace jsward {
namespace {

constexpr std::size_t kLongestIdentifier = 256;

/// Whether a new word starts at `i` (> 0) of an identifier: aB, ABc before B, a1, 1a.
bool startsWord(std::string_view text, std::size_t i) {
    const char before = text[i - 1];
    const char here = text[i];
    if (isUpper(here)) {
        if (isUpper(before)) return i + 1 < text.size() && isLower(text[i + 1]);
        return isLower(before) || isDigit(before);
    }
    return isDigit(here) != isDigit(before);
}

}  // namespace

std::vector<std::string> splitWords(std::string_view identifier) {
    identifier = identifier.substr(0, kLongestIdentifier);
    std::vector<std::string> words;
    bool inWord = false;
    for (std::size_t i = 0; i < identifier.size(); ++i) {
        const char c = identifier[i];
        if (!isUpper(c) && !isLower(c) && !isDigit(c)) {
            inWord = false;
            continue;
        }
        if (!inWord || startsWord(identifier, i)) words.emplace_back();
        inWord = true;
        words.back().push_back(toLower(c));
    }
    return words;
}

std::string lowerCase(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = toLower(c);
    return result;
}

}  // namespace jsward
