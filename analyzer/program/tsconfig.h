// What module resolution reads of tsconfig.json and jsconfig.json: aliases, base directories, where output comes from.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// One entry of `paths`. Targets are relative to the root, with '*' where the matched part goes.
struct PathAlias {
    std::string prefix;  ///< The whole alias, or what stands before its '*'.
    std::string suffix;
    bool pattern = false;
    std::vector<std::string> targets;

    /// What '*' stands for when the alias matches, "" for an exact one.
    [[nodiscard]] std::optional<std::string_view> match(std::string_view name) const;
    [[nodiscard]] static std::string fill(std::string_view target, std::string_view matched);
};

/// All directories are relative to the scanned root; those outside of it are left out.
struct TsConfig {
    std::optional<std::string> baseUrl;
    std::vector<PathAlias> paths;  ///< Exact ones first, then the most specific one first.
    std::vector<std::string> rootDirs;
    std::optional<std::string> outDir;   ///< Where compiled files go ...
    std::optional<std::string> rootDir;  ///< ... and the directory of the sources that is laid out in the same way.
};

/// How configurations are found and read.
struct TsConfigSources {
    /// Text of a file, nullopt when it is absent.
    std::function<std::optional<std::string>(const std::string& path)> read;
    /// Directory of a package of the scan, for `"extends": "@acme/tsconfig/base.json"`.
    std::function<std::optional<std::string>(std::string_view name)> findPackage;
};

/// The configuration in the file at `path` with all that it extends; nullopt when it is absent or no JSON object. A file
/// that only refers to others (`references`) speaks with the words of those in its own directory. Configurations that
/// extend each other in a circle are each read once.
[[nodiscard]] std::optional<TsConfig> loadTsConfig(const std::string& path, const TsConfigSources& sources);

}  // namespace jsward
