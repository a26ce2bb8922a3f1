// How the packages of a lock file come in: which one answers which request, and the shortest way from the project to each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/project/lock_file.h"

namespace jsward {

class LockGraph {
public:
    /// `importers` are what the project asks for: those of the file, or what package.json files say where it has none. Both arguments
    /// have to outlive the graph.
    LockGraph(const LockFile& lock, const std::vector<LockedImporter>& importers);

    /// The indices of the packages on the shortest way to a package, itself included, what the project asks for first. Of a package that
    /// nobody asks for only itself.
    [[nodiscard]] std::vector<std::uint32_t> wayTo(std::uint32_t package) const;

    /// Index in `importers` of who asks for the first package of that way; kNoPackage when nobody does.
    [[nodiscard]] std::uint32_t importerOf(std::uint32_t package) const;

private:
    struct Arrival {
        std::uint32_t from = kNoPackage;      ///< The package that asks for it; kNoPackage for an importer.
        std::uint32_t importer = kNoPackage;  ///< Where the way begins; kNoPackage before anybody has been there.
    };

    void indexKeys();
    void walk(const std::vector<LockedImporter>& importers);
    [[nodiscard]] std::uint32_t find(std::string_view key) const;
    /// What answers a request of the package or folder `from`.
    [[nodiscard]] std::uint32_t resolve(std::string_view from, const LockedRequest& request) const;
    [[nodiscard]] std::uint32_t throughFolders(std::string_view folder, std::string_view name) const;
    [[nodiscard]] std::uint32_t throughPath(std::string_view path, std::string_view name) const;
    [[nodiscard]] std::uint32_t byRange(const LockedRequest& request) const;
    [[nodiscard]] std::uint32_t byKey(const LockedRequest& request) const;

    const LockFile& lock_;
    std::unordered_map<std::string_view, std::uint32_t> keys_;
    std::vector<Arrival> arrivals_;  ///< Beside the packages.
};

}  // namespace jsward
