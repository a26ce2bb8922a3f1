#include "analyzer/text/json_text.h"

#include <algorithm>
#include <cstddef>

namespace jsward {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr auto kNpos = std::string::npos;

void blank(std::string& text, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
        if (text[i] != '\n' && text[i] != '\r') text[i] = ' ';
}

/// Offset behind the string that opens at `open`; the end of the text when it is never closed.
std::size_t endOfString(std::string_view text, std::size_t open) {
    for (std::size_t i = open + 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

/// Offset behind the comment at `begin`, or `begin` when none stands there.
std::size_t endOfComment(std::string_view text, std::size_t begin) {
    const std::string_view rest = text.substr(begin);
    if (rest.starts_with("//")) return std::min(text.find_first_of("\r\n", begin), text.size());
    if (!rest.starts_with("/*")) return begin;
    const std::size_t close = text.find("*/", begin + 2);
    return close == kNpos ? text.size() : close + 2;
}

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

std::string strictJson(std::string_view original) {
    std::string text(original);
    std::size_t i = 0;
    if (original.starts_with(kByteOrderMark)) {
        i = kByteOrderMark.size();
        blank(text, 0, i);
    }
    std::size_t comma = kNpos;  // the last comma, as long as nothing but space and comments follows it
    while (i < text.size()) {
        const std::size_t afterComment = endOfComment(text, i);
        if (afterComment != i) {
            blank(text, i, afterComment);
            i = afterComment;
        } else if (text[i] == '"') {
            i = endOfString(text, i);
            comma = kNpos;
        } else {
            const char c = text[i];
            if ((c == '}' || c == ']') && comma != kNpos) text[comma] = ' ';
            if (!isSpace(c)) comma = c == ',' ? i : kNpos;
            ++i;
        }
    }
    return text;
}

}  // namespace jsward
