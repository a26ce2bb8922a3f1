// Character classes and counts of a value, in ASCII whatever the locale.
#pragma once

#include <cstddef>
#include <string_view>

namespace jsward {

constexpr bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool isLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool isLetter(char c) { return isUpper(c) || isLower(c); }
constexpr bool isDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool isAlnum(char c) { return isLetter(c) || isDigit(c); }
constexpr bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
constexpr char toLower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

struct CharacterCounts {
    std::size_t upper = 0;
    std::size_t lower = 0;
    std::size_t digits = 0;
    std::size_t spaces = 0;
    std::size_t joiners = 0;  ///< '_', '-' and '.': they join words in identifiers.
    std::size_t signs = 0;    ///< Every other printable ASCII character.
    std::size_t foreign = 0;  ///< Control characters and bytes outside ASCII.
    std::size_t distinct = 0;

    [[nodiscard]] std::size_t letters() const { return upper + lower; }
};

CharacterCounts countCharacters(std::string_view text);

}  // namespace jsward
