// What module resolution reads of a package.json.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/program/subpath_map.h"

namespace jsward {

struct PackageJson {
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    std::string directory;                 ///< Of the package, relative to the root.
    std::string name;                      ///< "" when it has none.
    std::vector<std::string> entryPoints;  ///< `main`, `module`, `source`, `types`: those that it has, in this order.
    SubpathMap exports;
    SubpathMap imports;
    std::vector<std::string> workspaces;    ///< Patterns of directories, as written.
    std::vector<std::string> dependencies;  ///< Names of every kind of dependency, sorted.
    Pairs elsewhere;  ///< Dependencies that are no registry version: name -> "file:../db", "workspace:*", "npm:pg@8".
    Pairs aliases;    ///< `_moduleAliases`: name -> path in the package.

    [[nodiscard]] bool dependsOn(std::string_view dependency) const;
};

/// nullopt when the text is no JSON object.
[[nodiscard]] std::optional<PackageJson> parsePackageJson(std::string directory, std::string_view text);

}  // namespace jsward
