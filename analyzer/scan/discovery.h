// Finding what to scan: the files that the user named, and those of named folders that no rule leaves out.
//
// Symbolic links met on the way are never followed: what they lead to inside the root is found under its own name, and what lies
// outside is none of the scan's business. Links that the user named are followed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/project/project_file.h"
#include "analyzer/rule/finding.h"
#include "analyzer/scan/scan.h"
#include "analyzer/text/result.h"

namespace jsward {

struct Candidate {
    std::string path;                             ///< As ScannedFile::path.
    std::string diskPath;                         ///< Absolute.
    std::uint64_t size = 0;                       ///< A hint for scheduling.
    bool explicitlyNamed = false;                 ///< Scanned whatever the rules and the content say.
    bool settings = false;                        ///< No code, but a file of settings (analyzer/program/settings.h).
    bool hasProgram = true;                       ///< False when only rules about the files around the code read it ...
    std::optional<ProjectFileKind> project = {};  ///< ... which may read settings, too (analyzer/project).
    std::string projectPath =
        {};  ///< Relative to its project: the folder that the user named, or as pathInProject says.
};

struct Discovery {
    std::string root;                  ///< Absolute folder that holds everything named.
    std::vector<Candidate> files;      ///< By path, each once.
    std::vector<std::string> configs;  ///< Paths of package.json, tsconfig.json and jsconfig.json, by path.
    std::vector<Notice> notices;
    std::size_t ignored = 0;  ///< Source files and folders that ignore rules left out.
};

/// Which files of a folder are wanted besides source code.
struct Wanted {
    bool settings = false;
    bool project = false;
};

/// Settings files larger than this are data, or written by tools, and are left out of folders.
inline constexpr std::uint64_t kMaxSettingsSize = 256U << 10U;

/// Fails when a path that was asked for does not exist.
Result<Discovery> discover(const ScanOptions& options, Wanted wanted = {});

/// By extension: .js .mjs .cjs .jsx .ts .mts .cts .tsx
[[nodiscard]] bool isSourceName(std::string_view name);
[[nodiscard]] bool isSettingsName(std::string_view name);
/// A file that the user named: code, whatever its name, unless it is known for something else.
[[nodiscard]] Candidate namedFile(std::string path, const std::string& diskPath, std::uint64_t size);

/// The path of a file that is named alone (absolute) below the nearest folder above it that holds a package.json; its mere name
/// when there is none. Whatever the working directory is.
[[nodiscard]] std::string pathInProject(const std::string& file);

/// True when nothing below `root` but what is really there is meant by `path` (relative to it): no "..", no link that leads out.
[[nodiscard]] bool staysInside(const std::string& root, const std::string& path);

}  // namespace jsward
