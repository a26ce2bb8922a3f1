// What a path means among the files of a scan, names left aside: a file, data, a directory with its package.json, or the source
// of build output that is not part of the scan.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/program/file_index.h"
#include "analyzer/program/modules.h"
#include "analyzer/program/package_set.h"
#include "analyzer/program/tsconfig.h"

namespace jsward {

/// What all files of one directory share.
struct Surroundings {
    PackageId package = kNone;
    WorkspaceId workspace = kNone;
    const TsConfig* config = nullptr;  ///< The nearest tsconfig or jsconfig.
};

/// Immutable after construction. Answers are about paths relative to the scanned root, without "." and "..".
class ModuleFiles {
public:
    using Found = std::optional<Resolution>;

    ModuleFiles(std::vector<std::string> paths, const std::vector<std::string>& configs,
                const ModuleResolver::ReadText& read);
    ModuleFiles(const ModuleFiles&) = delete;  // the tables hold views of the paths
    ModuleFiles& operator=(const ModuleFiles&) = delete;

    [[nodiscard]] std::size_t size() const { return paths_.size(); }
    [[nodiscard]] const std::string& path(FileId file) const { return paths_[file]; }
    [[nodiscard]] const PackageSet& packages() const { return packages_; }
    [[nodiscard]] const Surroundings& surroundings(FileId file) const { return directories_[directoryOfFile_[file]]; }

    /// A file with its extension search, a directory through its package.json or index, a JSON file.
    [[nodiscard]] Found at(std::string_view path, Preference preference) const;
    /// The same for a path that can only be that of a directory.
    [[nodiscard]] Found directory(std::string_view path, Preference preference) const;
    /// The same place under another of the directories that `rootDirs` lays over each other.
    [[nodiscard]] Found inOtherRoot(const TsConfig& config, std::string_view path, Preference preference) const;
    /// The file that build output at `path` is compiled from, as the package's tsconfig says it or by the names of directories:
    /// dist/esm/app.js comes from src/app.*, or from app.* beside dist.
    [[nodiscard]] Found sourceOf(PackageId package, std::string_view path, Preference preference) const;
    /// The first of a package's targets that exists, else the first whose source does. Declarations are no answer.
    [[nodiscard]] Found target(PackageId id, const std::vector<std::string>& targets, Preference preference) const;

    [[nodiscard]] bool isDeclaration(const Resolution& found) const;

private:
    void readConfigs(const std::vector<std::string>& paths, const ModuleResolver::ReadText& read);
    void findSurroundings();
    [[nodiscard]] Surroundings surroundingsOf(std::string_view directory) const;

    [[nodiscard]] Found written(std::string_view path, Preference preference) const;
    [[nodiscard]] Found sourceByConfig(PackageId package, std::string_view path, Preference preference) const;
    [[nodiscard]] Found sourceByName(std::string_view root, std::string_view path, Preference preference) const;
    [[nodiscard]] Found sourceAt(std::string_view path, Preference preference) const;
    [[nodiscard]] Found fromFile(std::optional<FileId> file) const;

    const std::vector<std::string> paths_;
    const FileIndex files_;
    const PackageSet packages_;
    const std::unordered_set<std::string> configPaths_;
    std::unordered_map<std::string_view, TsConfig> configs_;  ///< By directory.
    std::vector<std::uint32_t> directoryOfFile_;              ///< Index in directories_.
    std::vector<Surroundings> directories_;
    std::vector<Surroundings> aroundPackage_;  ///< By PackageId: of the package's own directory.
};

}  // namespace jsward
