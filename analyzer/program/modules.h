// The module graph: which file every module specifier of every program means, as Node and bundlers resolve it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/program.h"

namespace jsward {

using FileId = std::uint32_t;  ///< Index of a file of the scan, in path order.

/// What a module specifier means.
struct Resolution {
    enum class Kind : std::uint8_t {
        File,     ///< a program of the scan: `file`
        Package,  ///< a package outside the scan or a Node built-in: `package` ("mysql2/promise", "fs" for "node:fs")
        Data,     ///< a JSON file (path relative to the root in `package`)
        Unknown   ///< names nothing that exists
    };
    Kind kind = Kind::Unknown;
    FileId file = 0;
    std::string package;
};

/// Resolves specifiers among the files of one scan. Needs paths and package.json / tsconfig.json texts, no programs, so
/// that a file can be parsed only once something asks for it. Immutable after construction, safe to share between threads.
class ModuleResolver {
public:
    /// A file the resolver may read while it is built: the `configs`, what a tsconfig extends, and the pnpm-workspace.yaml or
    /// lerna.json beside a package.json. Paths are relative to the root. Gives nullopt when absent.
    using ReadText = std::function<std::optional<std::string>(const std::string& path)>;

    /// `paths[i]` is the path of FileId i, relative to the scanned root, '/'-separated, sorted. `configs` are the paths of
    /// the package.json and ts/jsconfig files found beside them. Other JSON files may stand in either list: they are what
    /// `require('./settings')` may mean beside a settings.json; a specifier that ends in .json is Data without being listed.
    ModuleResolver(std::vector<std::string> paths, const std::vector<std::string>& configs, const ReadText& read);

    [[nodiscard]] Resolution resolve(FileId from, std::string_view specifier) const;

    /// The files that a pattern of a RequestKind::Folder may mean, but for the one that asks: names with or without their extension,
    /// folders by their index. None when there are too many to be told apart.
    [[nodiscard]] std::vector<FileId> resolveFolder(FileId from, std::string_view pattern) const;

    /// Groups of files that can reach each other through imports, each sorted, ordered by their first file.
    /// `requests[i]` are the specifiers named by file i, patterns included.
    /// The files of each of `groups` belong together whatever they request.
    [[nodiscard]] std::vector<std::vector<FileId>> components(
        const std::vector<std::vector<std::string>>& requests,
        const std::vector<std::vector<FileId>>& groups = {}) const;

    /// Directory of the nearest package.json above a file, "" at the root or when there is none.
    [[nodiscard]] std::string packageOf(FileId file) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace jsward
