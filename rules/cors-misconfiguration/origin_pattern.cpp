// An origin is `scheme://host[:port]`, without a path. A pattern for it is open when it may begin or end in the middle of a host, when
// a dot in it stands for any character, or when "anything" goes right before the name of the site.
#include "rules/cors-misconfiguration/origin_pattern.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace jsward::rules::cors_misconfiguration {
namespace {

bool isLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

/// The alternatives of a pattern, as `|` outside of parentheses parts them.
std::vector<std::string_view> alternatives(std::string_view pattern) {
    std::vector<std::string_view> parts;
    int depth = 0;
    bool inClass = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            ++i;
        } else if (inClass) {
            inClass = c != ']';
        } else if (c == '[') {
            inClass = true;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            parts.push_back(pattern.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(pattern.substr(begin));
    return parts;
}

/// Where the whole pattern is one pair of parentheses, what is in them.
std::string_view unwrapped(std::string_view pattern) {
    if (!pattern.starts_with('(') || !pattern.ends_with(')')) return pattern;
    int depth = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '\\')
            ++i;
        else if (pattern[i] == '(')
            ++depth;
        else if (pattern[i] == ')' && --depth == 0 && i + 1 < pattern.size())
            return pattern;
    }
    pattern = pattern.substr(1, pattern.size() - 2);
    return pattern.starts_with("?:") ? pattern.substr(2) : pattern;
}

/// At the start of the text, or right behind something that no host has in its middle, or that parts its names.
bool beginsWhole(std::string_view pattern) {
    static const RE2 kBegin(R"(^(\((\?:)?)*(\^|\\\.|\\?/\\?/|:\\?/\\?/|https?|\[\.\]))");
    return RE2::PartialMatch(pattern, kBegin);
}

bool endsWhole(std::string_view pattern) {
    static const RE2 kEnd(R"((\$|\\?/|\\?/\?)\)*\??$)");
    return RE2::PartialMatch(pattern, kEnd);
}

/// `example.com`: a dot between letters that is no `\.`.
bool hasLooseDot(std::string_view pattern) {
    bool inClass = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            ++i;
            continue;
        }
        if (c == '[') inClass = true;
        if (c == ']') inClass = false;
        const bool between = i > 0 && i + 1 < pattern.size() && isLetter(pattern[i - 1]) && isLetter(pattern[i + 1]);
        if (c == '.' && !inClass && between) return true;
    }
    return false;
}

/// `.*example`, `[a-z]*example`: whatever stands there becomes part of the name.
bool hasGreedyPrefix(std::string_view pattern) {
    static const RE2 kGreedy(R"((\.|\]|\\w|\\S)[*+]\)?[A-Za-z][A-Za-z0-9-]*\\?\.)");
    return RE2::PartialMatch(pattern, kGreedy);
}

bool admitsAnything(std::string_view pattern) {
    static const RE2 kAnything(R"(^\^?(https?\??:?(\\?/){0,2})?\.[*+]\??\$?$)");
    return pattern.empty() || RE2::FullMatch(pattern, kAnything);
}

std::string faultOfAlternative(std::string_view pattern) {
    if (admitsAnything(pattern)) return "lets every site in";
    if (!beginsWhole(pattern)) return "also admits sites whose address only ends in what the pattern matches";
    if (!endsWhole(pattern)) return "also admits sites whose address only begins with what the pattern matches";
    if (hasGreedyPrefix(pattern)) return "also admits sites whose name only ends in what the pattern matches";
    if (hasLooseDot(pattern))
        return "also admits other sites: an unescaped dot in the pattern stands for any character";
    return "";
}

/// "https://example.com" is whole only in front of a port or a path.
bool endsInsideHost(std::string_view prefix) { return !prefix.ends_with('/') && !prefix.ends_with(':'); }

}  // namespace

std::string faultOfPattern(std::string_view pattern) {
    for (const std::string_view part : alternatives(unwrapped(pattern)))
        if (std::string fault = faultOfAlternative(part); !fault.empty()) return fault;
    return "";
}

std::string faultOfComparison(std::string_view method, std::string_view text) {
    if (method == "endsWith") {
        const bool isWhole =
            text.starts_with('.') || text.find("//") != std::string_view::npos || text.starts_with(':');
        return isWhole ? "" : "also admits sites whose name only ends in '" + std::string(text) + "'";
    }
    if (method == "startsWith") {
        if (text == "http://" || text == "https://" || text == "http") return "lets every site in";
        if (!text.starts_with("http")) return "";
        return endsInsideHost(text) ? "also admits sites whose address only begins with '" + std::string(text) + "'"
                                    : "";
    }
    if (method == "includes" || method == "indexOf" || method == "search")
        return "also admits every site that has '" + std::string(text) + "' anywhere in its address";
    return "";
}

}  // namespace jsward::rules::cors_misconfiguration
