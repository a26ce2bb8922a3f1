// The files around the code of one scan, read and taken apart when somebody first asks.
//
// A scan, an editor and an incremental engine differ in where texts come from and in who asks again; both is behind ProjectAccess.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/modules.h"
#include "analyzer/project/dockerfile.h"
#include "analyzer/project/lock_file.h"
#include "analyzer/project/manifest.h"
#include "analyzer/project/pipeline.h"
#include "analyzer/project/project_file.h"
#include "analyzer/syntax/data_tree.h"

namespace jsward {

struct ProjectFile {
    FileId id = 0;
    std::string path = {};  ///< Relative to the root of the scan.
    std::string
        pathInProject;  ///< The same from wherever the scan is started; what folders say (tests, examples) is read from it.
    ProjectFileKind kind = ProjectFileKind::Manifest;
    PipelineFormat pipeline = PipelineFormat::Shell;  ///< Of a pipeline.
};

/// What version control makes of a path.
enum class Tracking : std::uint8_t {
    Unknown,    ///< there is no repository and no ignore file that could say
    Tracked,    ///< it is in the index
    Untracked,  ///< nothing keeps it from being added
    Ignored
};

/// The world outside. Paths are relative to the root of the scan.
struct ProjectAccess {
    /// The text of a file of the project, decoded; "" when it has gone.
    std::function<std::string(FileId)> text;
    /// Any file below the root, or of the repository around it ("../package.json"), whether it is part of the scan or not; nothing when
    /// there is none.
    std::function<std::optional<std::string>(const std::string& path)> read;
    std::function<bool(const std::string& path)> exists;
    std::function<Tracking(const std::string& path)> tracking;
};

/// Not for several threads at once: asking reads and remembers. What is given out lives as long as the project.
class Project {
public:
    /// `files` in the order of their ids.
    Project(std::vector<ProjectFile> files, ProjectAccess access);
    ~Project();
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    [[nodiscard]] std::span<const ProjectFile> files() const { return files_; }
    [[nodiscard]] std::vector<const ProjectFile*> ofKind(ProjectFileKind kind) const;
    /// The file of that path; null when the scan has none.
    [[nodiscard]] const ProjectFile* at(std::string_view path) const;
    [[nodiscard]] const ProjectAccess& access() const { return access_; }

    [[nodiscard]] const std::string& text(const ProjectFile& file) const;
    /// As JSON or YAML, by the file's name.
    [[nodiscard]] const DataTree& data(const ProjectFile& file) const;
    [[nodiscard]] const Manifest& manifest(const ProjectFile& file) const;
    [[nodiscard]] const LockFile& lock(const ProjectFile& file) const;
    [[nodiscard]] const Dockerfile& dockerfile(const ProjectFile& file) const;
    [[nodiscard]] const Pipeline& pipeline(const ProjectFile& file) const;

    /// Where reading a file went wrong, if it was taken apart at all.
    [[nodiscard]] std::optional<DataProblem> problem(const ProjectFile& file) const;

private:
    struct Read;
    Read& of(const ProjectFile& file) const;

    std::vector<ProjectFile> files_;
    ProjectAccess access_;
    std::vector<std::unique_ptr<Read>> read_;  ///< Beside files_.
};

}  // namespace jsward
