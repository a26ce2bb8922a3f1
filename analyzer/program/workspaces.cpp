#include "analyzer/program/workspaces.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "analyzer/text/json_text.h"

namespace jsward {
namespace {

constexpr auto kNpos = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == kNpos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The text of a YAML scalar: quotes and a comment behind it dropped.
std::string_view scalar(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('\'') || text.starts_with('"')) return text.substr(1, text.find(text.front(), 1) - 1);
    return trimmed(text.substr(0, text.find(" #")));
}

/// The next line of `text`, taken off it.
std::string_view takeLine(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// The items of `[a, "b"]`, which may stretch over lines; `text` starts behind the bracket.
std::vector<std::string> flowItems(std::string_view text) {
    std::vector<std::string> items;
    text = text.substr(0, text.find(']'));
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",\n"), text.size());
        if (const std::string_view item = scalar(text.substr(0, end)); !item.empty()) items.emplace_back(item);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

std::vector<std::string> blockItems(std::string_view text) {
    std::vector<std::string> items;
    while (!text.empty()) {
        const std::string_view line = trimmed(takeLine(text));
        if (line.empty() || line.starts_with('#')) continue;
        if (!line.starts_with('-')) break;
        items.emplace_back(scalar(line.substr(1)));
    }
    return items;
}

/// Matches one path segment; `*` and `?` as in a shell. Remembers the last star only: earlier ones need no second try.
bool segmentMatches(std::string_view pattern, std::string_view segment) {
    std::size_t p = 0;
    std::size_t s = 0;
    std::size_t star = kNpos;
    std::size_t resume = 0;
    while (s < segment.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = s;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == segment[s])) {
            ++p;
            ++s;
        } else if (star != kNpos) {
            p = star + 1;
            s = ++resume;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == kNpos;
}

template <class String>
std::vector<String> segmentsOf(std::string_view path) {
    std::vector<String> segments;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view segment = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (!segment.empty() && segment != ".") segments.emplace_back(segment);
    }
    return segments;
}

/// The same backtracking as for a segment, with `**` in the place of the star.
bool pathMatches(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
    std::size_t p = 0;
    std::size_t s = 0;
    std::optional<std::size_t> star;
    std::size_t resume = 0;
    while (s < path.size()) {
        if (p < pattern.size() && pattern[p] == "**") {
            star = p++;
            resume = s;
        } else if (p < pattern.size() && segmentMatches(pattern[p], path[s])) {
            ++p;
            ++s;
        } else if (star) {
            p = *star + 1;
            s = ++resume;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + static_cast<std::ptrdiff_t>(p), pattern.end(),
                       [](std::string_view rest) { return rest == "**"; });
}

/// `a/{b,c}` -> `a/b`, `a/c`. Bounded, so that a long row of braces cannot multiply without end.
void expandBraces(const std::string& pattern, std::vector<std::string>& out) {
    constexpr std::ptrdiff_t kMostBraces = 8;
    constexpr std::size_t kMostPatterns = 256;
    const std::size_t open = pattern.find('{');
    const std::size_t close = pattern.find('}', open);
    if (open == kNpos || close == kNpos || out.size() >= kMostPatterns ||
        std::ranges::count(pattern, '{') > kMostBraces) {
        out.push_back(pattern);
        return;
    }
    std::string_view choices = std::string_view(pattern).substr(open + 1, close - open - 1);
    for (bool more = true; more;) {
        const std::size_t comma = choices.find(',');
        more = comma != kNpos;
        expandBraces(pattern.substr(0, open).append(choices.substr(0, comma)).append(pattern, close + 1), out);
        if (more) choices.remove_prefix(comma + 1);
    }
}

}  // namespace

std::vector<std::string> pnpmWorkspacePatterns(std::string_view yaml) {
    constexpr std::string_view kKey = "packages:";
    while (!yaml.empty()) {
        std::string_view rest = yaml;
        const std::string_view line = takeLine(yaml);
        if (!line.starts_with(kKey)) continue;
        const std::string_view value = scalar(line.substr(kKey.size()));
        if (!value.starts_with('[')) return blockItems(yaml);
        rest.remove_prefix(rest.find('[') + 1);
        return flowItems(rest);
    }
    return {};
}

std::vector<std::string> lernaPatterns(std::string_view text) {
    const auto json = nlohmann::json::parse(strictJson(text), nullptr, false);
    if (!json.is_object()) return {};
    const auto packages = json.find("packages");
    if (packages == json.end()) {
        const bool managerDecides = json.contains("npmClient") || json.contains("useWorkspaces");
        return managerDecides ? std::vector<std::string>{} : std::vector<std::string>{"packages/*"};
    }
    std::vector<std::string> patterns;
    if (packages->is_array())
        for (const auto& item : *packages)
            if (item.is_string()) patterns.push_back(item.get<std::string>());
    return patterns;
}

WorkspacePatterns::WorkspacePatterns(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
        const bool excludes = pattern.starts_with('!');
        std::vector<std::string> plain;
        expandBraces(excludes ? pattern.substr(1) : pattern, plain);
        for (const std::string& one : plain) (excludes ? excluded_ : members_).push_back(segmentsOf<std::string>(one));
    }
}

bool WorkspacePatterns::contains(std::string_view directory) const {
    const auto path = segmentsOf<std::string_view>(directory);
    const auto matches = [&](const Segments& pattern) { return pathMatches(pattern, path); };
    return std::ranges::any_of(members_, matches) && std::ranges::none_of(excluded_, matches);
}

}  // namespace jsward
