// The `exports` and `imports` of a package.json: which file each subpath ("./utils") or internal name ("#db") stands for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace jsward {

class SubpathMap {
public:
    SubpathMap() = default;

    /// From the value of `exports`: a target, a list of targets, conditions, or an object of subpaths.
    static SubpathMap fromExports(const nlohmann::ordered_json& value);
    /// From the value of `imports`: an object whose keys start with '#'.
    static SubpathMap fromImports(const nlohmann::ordered_json& value);

    [[nodiscard]] bool empty() const { return entries_.empty(); }

    /// The targets of a key ("." or "./x" in exports, "#x" in imports), best first, patterns filled in. An empty list when
    /// the map excludes the key, nullopt when it does not know it.
    [[nodiscard]] std::optional<std::vector<std::string>> find(std::string_view key) const;

private:
    struct Entry {
        std::string prefix;  ///< The whole key, or what stands before its '*'.
        std::string suffix;  ///< What stands behind the '*'.
        bool pattern = false;
        std::vector<std::string> targets;  ///< With '*' where the matched part goes.
    };

    void add(const std::string& key, const nlohmann::ordered_json& value);
    void sort();

    std::vector<Entry> entries_;  ///< Exact keys first, then patterns, the most specific one first.
};

}  // namespace jsward
