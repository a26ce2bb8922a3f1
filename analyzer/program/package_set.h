// The packages of a scan: which one a file belongs to, and which one it means by a name.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/program/package_json.h"
#include "analyzer/program/program.h"
#include "analyzer/program/workspaces.h"

namespace jsward {

using PackageId = std::uint32_t;    ///< Index of a package of the scan, kNone for none.
using WorkspaceId = std::uint32_t;  ///< Index of a workspace (a monorepo, or one nested in it), kNone for none.

class PackageSet {
public:
    using ReadText = std::function<std::optional<std::string>(const std::string& path)>;

    /// `configs` may name other files too; package.json files that are malformed or inside node_modules are left out.
    PackageSet(const std::vector<std::string>& configs, const ReadText& read);

    [[nodiscard]] const PackageJson& operator[](PackageId package) const { return packages_[package]; }
    [[nodiscard]] std::size_t size() const { return packages_.size(); }

    /// The package whose package.json stands in the directory itself.
    [[nodiscard]] PackageId at(std::string_view directory) const;
    /// The package that a directory belongs to.
    [[nodiscard]] PackageId around(std::string_view directory) const;
    /// The package around a package.
    [[nodiscard]] PackageId parent(PackageId package) const { return parents_[package]; }
    /// The innermost workspace around a directory.
    [[nodiscard]] WorkspaceId workspaceAround(std::string_view directory) const;

    /// What a file of package `from` (kNone: of none) in a workspace means by a package's name. kNone when the name is
    /// that of a package outside the scan.
    [[nodiscard]] PackageId find(PackageId from, WorkspaceId workspace, std::string_view name) const;

    /// The registry's name of a dependency that `from` knows by another one (`"db": "npm:pg@8"`); nullopt for all others.
    [[nodiscard]] std::optional<std::string> renamed(PackageId from, std::string_view name) const;

private:
    struct Workspace {
        std::string directory;
        WorkspaceId parent = kNone;
        std::unordered_map<std::string_view, std::vector<PackageId>> members;  ///< By name.
    };

    void readPackages(const std::vector<std::string>& configs, const ReadText& read);
    void findWorkspaces(const ReadText& read);
    void addWorkspace(std::string_view directory, const WorkspacePatterns& patterns);
    [[nodiscard]] PackageId itself(PackageId from, std::string_view name) const;
    [[nodiscard]] PackageId fromElsewhere(PackageId from, std::string_view name) const;
    [[nodiscard]] PackageId nearestOf(const std::vector<PackageId>& candidates, PackageId from) const;

    std::vector<PackageJson> packages_;  ///< Sorted by directory; never changed once built, views point into it.
    std::vector<PackageId> parents_;
    std::unordered_map<std::string_view, PackageId> byDirectory_;
    std::unordered_map<std::string_view, std::vector<PackageId>> byName_;
    std::vector<Workspace> workspaces_;  ///< Outer ones first.
};

}  // namespace jsward
