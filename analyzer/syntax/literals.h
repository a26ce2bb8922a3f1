// What literals mean: escapes interpreted, entities replaced. Lenient: what is not valid stands for itself.
#pragma once

#include <string>
#include <string_view>

namespace jsward {

/// Appends the value of the inside of a string or template literal (without its quotes).
void decodeEscapes(std::string_view raw, std::string& out);

/// Appends a name with its `\u` escapes interpreted.
void decodeIdentifier(std::string_view raw, std::string& out);

/// The two parts of `/pattern/flags`.
struct RegexParts {
    std::string_view pattern;
    std::string_view flags;
};
[[nodiscard]] RegexParts splitRegex(std::string_view literal);

/// Appends the value of the inside of a JSX attribute string: entities are replaced, backslashes mean nothing.
void decodeEntities(std::string_view raw, std::string& out);

/// Appends what JSX text renders as: lines trimmed and joined by one space, empty lines dropped, entities replaced.
void decodeJsxText(std::string_view raw, std::string& out);

}  // namespace jsward
