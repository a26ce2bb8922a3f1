// Node picks one branch of the conditions by how it was started. An analysis has no such moment: it takes every branch that
// server code may take, in the order written, and lets the first one win whose file is part of the scan. Branches for other
// environments come after them, because a monorepo often names its sources under a condition of its own; `types` comes
// last, as a hint at the source beside the declarations.

#include "analyzer/program/subpath_map.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace jsward {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kMaxDepth = 12;

enum Rank : std::size_t { kServer, kElsewhere, kTypes, kRanks };
using Ranked = std::array<std::vector<std::string>, kRanks>;

Rank rankOf(std::string_view condition) {
    constexpr std::array<std::string_view, 8> kServerConditions = {"import", "require",     "node",   "default",
                                                                   "module", "module-sync", "server", "react-server"};
    if (condition == "types" || condition.starts_with("types@")) return kTypes;
    return std::ranges::find(kServerConditions, condition) != kServerConditions.end() ? kServer : kElsewhere;
}

void collectTargets(const Json& value, Rank rank, int depth, Ranked& out) {
    if (depth > kMaxDepth) return;
    if (value.is_string()) {
        out[rank].push_back(value.get<std::string>());
    } else if (value.is_array()) {
        for (const Json& item : value) collectTargets(item, rank, depth + 1, out);
    } else if (value.is_object()) {
        for (const auto& [condition, inner] : value.items())
            collectTargets(inner, std::max(rank, rankOf(condition)), depth + 1, out);
    }
}

std::vector<std::string> targetsOf(const Json& value) {
    Ranked ranked;
    collectTargets(value, kServer, 0, ranked);
    std::vector<std::string> all;
    for (std::vector<std::string>& part : ranked) std::ranges::move(part, std::back_inserter(all));
    return all;
}

std::string filledIn(const std::string& target, std::string_view matched) {
    std::string result;
    for (const char c : target) {
        if (c == '*')
            result.append(matched);
        else
            result += c;
    }
    return result;
}

}  // namespace

SubpathMap SubpathMap::fromExports(const Json& value) {
    SubpathMap map;
    const bool subpaths = value.is_object() && !value.empty() && value.begin().key().starts_with('.');
    if (!subpaths) {
        if (value.is_string() || value.is_array() || value.is_object()) map.add(".", value);
        return map;
    }
    for (const auto& [key, target] : value.items())
        if (key.starts_with('.')) map.add(key, target);
    map.sort();
    return map;
}

SubpathMap SubpathMap::fromImports(const Json& value) {
    SubpathMap map;
    if (!value.is_object()) return map;
    for (const auto& [key, target] : value.items())
        if (key.starts_with('#')) map.add(key, target);
    map.sort();
    return map;
}

void SubpathMap::add(const std::string& key, const Json& value) {
    Entry entry{key, "", false, targetsOf(value)};
    const std::size_t star = key.find('*');
    if (star != std::string::npos) {
        entry.prefix = key.substr(0, star);
        entry.suffix = key.substr(star + 1);
        entry.pattern = true;
    } else if (key.size() > 1 && key.ends_with('/')) {  // the older form of "./lib/*"
        entry.pattern = true;
        for (std::string& target : entry.targets) target += '*';
    }
    entries_.push_back(std::move(entry));
}

void SubpathMap::sort() {
    std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) {
        return std::tuple(a.pattern, b.prefix.size(), b.suffix.size()) <
               std::tuple(b.pattern, a.prefix.size(), a.suffix.size());
    });
}

std::optional<std::vector<std::string>> SubpathMap::find(std::string_view key) const {
    for (const Entry& entry : entries_) {
        if (!entry.pattern) {
            if (key == entry.prefix) return entry.targets;
            continue;
        }
        if (key.size() < entry.prefix.size() + entry.suffix.size()) continue;
        if (!key.starts_with(entry.prefix) || !key.ends_with(entry.suffix)) continue;
        key.remove_prefix(entry.prefix.size());
        key.remove_suffix(entry.suffix.size());
        std::vector<std::string> targets;
        for (const std::string& target : entry.targets) targets.push_back(filledIn(target, key));
        return targets;
    }
    return std::nullopt;
}

}  // namespace jsward
