#include "analyzer/program/path_pattern.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace jsward {
namespace {

std::string expressionOf(std::string_view pattern) {
    std::string out;
    int groups = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const std::string_view rest = pattern.substr(i);
        if (rest.starts_with("**/")) {
            out += "(?:.*/)?";
            i += 2;
        } else if (rest.starts_with("**")) {
            out += ".*";
            ++i;
        } else if (rest.starts_with("@(") || rest.starts_with("+(") || rest.starts_with("?(")) {
            out += "(?:";
            ++groups;
            ++i;
        } else if (rest.front() == '*') {
            out += "[^/]*";
        } else if (rest.front() == '?') {
            out += "[^/]";
        } else if (rest.front() == '{') {
            out += "(?:";
            ++groups;
        } else if (groups > 0 && (rest.front() == ',' || rest.front() == '|')) {
            out += '|';
        } else if (groups > 0 && (rest.front() == '}' || rest.front() == ')')) {
            out += ')';
            --groups;
        } else {
            out += RE2::QuoteMeta(rest.substr(0, 1));
        }
    }
    return out;
}

/// The longest part of a pattern that stands for itself, the extension left out: it may be another one.
std::string literalOf(std::string_view pattern) {
    std::string_view longest;
    int groups = 0;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= pattern.size(); ++i) {
        const char c = i < pattern.size() ? pattern[i] : '*';
        const bool isSpecial = std::string_view("*?{}()|,@+").find(c) != std::string_view::npos;
        if (!isSpecial) continue;
        if (groups == 0 && i - begin > longest.size()) longest = pattern.substr(begin, i - begin);
        groups += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
        begin = i + 1;
    }
    if (longest.starts_with('/')) longest.remove_prefix(1);  // the path may begin here
    const std::size_t dot = longest.rfind('.');
    return std::string(dot == std::string_view::npos || longest.find('/', dot) != std::string_view::npos
                           ? longest
                           : longest.substr(0, dot));
}

std::string_view withoutExtension(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    return dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos ? path : path.substr(0, dot);
}

bool isDeclaration(std::string_view path) {
    return path.ends_with(".d.ts") || path.ends_with(".d.mts") || path.ends_with(".d.cts");
}

}  // namespace

PathPattern::PathPattern(std::string_view pattern)
    : expression_(expressionOf(pattern), RE2::Quiet), literal_(literalOf(pattern)) {}

bool PathPattern::matches(std::string_view path) const {
    if (!expression_.ok() || path.find(literal_) == std::string_view::npos || isDeclaration(path)) return false;
    if (RE2::FullMatch(path, expression_)) return true;
    const std::string_view bare = withoutExtension(path);
    if (RE2::FullMatch(bare, expression_)) return true;
    if (path.ends_with(".ts") && RE2::FullMatch(std::string(bare) + ".js", expression_)) return true;
    return bare.ends_with("/index") && RE2::FullMatch(bare.substr(0, bare.size() - 6), expression_);
}

}  // namespace jsward
