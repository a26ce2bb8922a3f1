#include "analyzer/webapp/route_path.h"

#include <algorithm>
#include <cctype>
#include <span>
#include <vector>

namespace jsward {
namespace {

using Segments = std::span<const std::string_view>;

std::vector<std::string_view> segmentsOf(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        if (slash > 0) segments.push_back(path.substr(0, slash));
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return segments;
}

/// A segment that stands for any text, of unknown length: wildcards and what is not constant.
bool isOpen(std::string_view segment) { return segment.find_first_of("*(") != std::string_view::npos; }

/// `*rest`, `{*rest}`, `(.*)`: what follows may be anything, which is more than a part that we do not know.
bool isWildcard(std::string_view segment) {
    return segment.size() > 1 && (segment.front() == '*' || segment.starts_with("{*") || segment.front() == '(');
}

bool sameIgnoringCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b,
                              [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool segmentCovers(std::string_view pattern, std::string_view segment) {
    const bool isParameter = pattern.front() == ':' || pattern.front() == '{' || pattern.front() == '[';
    return isParameter || sameIgnoringCase(pattern, segment);
}

bool covers(Segments pattern, Segments path) {
    if (pattern.empty()) return true;
    if (isOpen(pattern.front())) {
        for (std::size_t skipped = 0; skipped <= path.size(); ++skipped)
            if (covers(pattern.subspan(1), path.subspan(skipped))) return true;
        return false;
    }
    if (path.empty()) return false;
    if (isOpen(path.front())) return !isWildcard(path.front());
    return segmentCovers(pattern.front(), path.front()) && covers(pattern.subspan(1), path.subspan(1));
}

}  // namespace

std::string joinRoutePath(std::string_view prefix, std::string_view path) {
    while (prefix.ends_with('/')) prefix.remove_suffix(1);
    while (path.ends_with('/')) path.remove_suffix(1);
    while (path.starts_with('/')) path.remove_prefix(1);
    std::string result(prefix);
    if (!path.empty()) result.append("/").append(path);
    if (result.empty() || result == "/*") return result.empty() ? "/" : "*";
    return result;
}

bool coversPath(std::string_view pattern, std::string_view path) {
    const std::vector<std::string_view> a = segmentsOf(pattern);
    const std::vector<std::string_view> b = segmentsOf(path);
    Segments patternSegments = a;
    Segments pathSegments = b;
    // Both hang below something unknown: most likely the same thing (`${base}/auth`, `${base}/users`).
    const bool sharedPrefix = a.size() > 1 && b.size() > 1 && a.front() == "*" && b.front() == "*";
    if (sharedPrefix) {
        patternSegments = patternSegments.subspan(1);
        pathSegments = pathSegments.subspan(1);
    }
    return covers(patternSegments, pathSegments);
}

std::string pathText(const Program& program, NodeId expression) {
    const Node& node = program[expression];
    switch (node.kind) {
        case Kind::String: return std::string(program.atom(node.a));
        case Kind::Binary:
            if (static_cast<BinaryOp>(node.op) != BinaryOp::Add) return "*";
            return pathText(program, node.a) + pathText(program, expression - 1);
        case Kind::Template: {
            std::string text;
            for (const NodeId part : program.items(expression)) text += pathText(program, part);
            return text;
        }
        default: return "*";
    }
}

}  // namespace jsward
