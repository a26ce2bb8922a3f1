#include "analyzer/scan/project_analysis.h"

#include <exception>
#include <filesystem>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "analyzer/rule/project_check.h"
#include "analyzer/scan/discovery.h"
#include "analyzer/scan/read_file.h"
#include "analyzer/scan/version_control.h"
#include "analyzer/text/path_text.h"
#include "analyzer/text/utf.h"

namespace jsward {
namespace {

/// Lock files are as large as their projects, and quickly read; the limit for source code would leave the largest out.
constexpr std::uint64_t kMaxProjectFile = 256U << 20U;
constexpr std::uint64_t kMaxOtherFile = 4U << 20U;

using Level = Notice::Level;

class Reader {
public:
    Reader(const ScanResult& result, std::vector<Notice>& notices) : result_(result), notices_(notices) {
        const std::string repository = findRepository(result.root);
        boundary_ = repository.empty() ? result.root : repository;
    }

    std::string text(FileId id) {
        if (result_.standardInput) return decodeText(*result_.standardInput).text;
        const ScannedFile& file = result_.files[id];
        FileBytes read = readFile(file.diskPath, kMaxProjectFile, Links::Follow);
        if (read.status == ReadStatus::Ok) return decodeText(std::move(read.bytes)).text;
        if (read.status == ReadStatus::TooLarge)
            note(file, Level::Warning, "too-large", "Too large for the rules about projects; they leave it out");
        else if (read.status == ReadStatus::Missing)
            note(file, Level::Warning, "vanished", "The file disappeared during the scan");
        else
            note(file, Level::Error, "unreadable", fmt::format("The file cannot be read: {}", read.reason));
        return {};
    }

    [[nodiscard]] std::optional<std::string> other(const std::string& path) const {
        const auto disk = diskPath(path);
        if (!disk || !staysInside(boundary_, disk->lexically_relative(boundary_).string())) return std::nullopt;
        FileBytes read = readFile(disk->string(), kMaxOtherFile, Links::Follow);
        if (read.status != ReadStatus::Ok || looksBinary(read.bytes)) return std::nullopt;
        return decodeText(std::move(read.bytes)).text;
    }

    [[nodiscard]] bool exists(const std::string& path) const {
        std::error_code error;
        const auto disk = diskPath(path);
        return disk && std::filesystem::is_regular_file(*disk, error);
    }

private:
    /// Nothing beyond the repository that is scanned, whole or in part.
    [[nodiscard]] std::optional<std::filesystem::path> diskPath(const std::string& path) const {
        auto disk = (std::filesystem::path(result_.root) / path).lexically_normal();
        const std::filesystem::path relative = disk.lexically_relative(boundary_);
        if (relative.empty() || *relative.begin() == "..") return std::nullopt;
        return disk;
    }

    void note(const ScannedFile& file, Level level, std::string code, std::string message) {
        notices_.push_back({level, file.path, std::move(code), std::move(message), {}});
    }

    const ScanResult& result_;
    std::vector<Notice>& notices_;
    std::string boundary_;  ///< The top of the repository around the root; the root itself without one.
};

void noteProblems(const Project& project, std::vector<Notice>& notices) {
    for (const ProjectFile& file : project.files()) {
        const auto problem = project.problem(file);
        if (!problem) continue;
        notices.push_back({Level::Info,
                           file.path,
                           "syntax-error",
                           fmt::format("Not all of it can be read: {}", problem->message),
                           {problem->offset, problem->offset}});
    }
}

ComponentReport analyse(std::vector<ProjectFile> files, const ScanResult& result, std::span<const Rule* const> rules,
                        const ProjectSettings& settings) {
    ComponentReport report;
    Reader reader(result, report.notices);
    VersionControl git(result.root);
    const Project project(std::move(files), {[&](FileId file) { return reader.text(file); },
                                             [&](const std::string& path) { return reader.other(path); },
                                             [&](const std::string& path) { return reader.exists(path); },
                                             [&](const std::string& path) { return git.tracking(path); }});
    for (const Rule* rule : rules) {
        if (!asksForProject(rule)) continue;
        rule->checkProject(ProjectContext(*rule, project, settings), report.findings);
    }
    noteProblems(project, report.notices);
    return report;
}

}  // namespace

bool asksForProject(const Rule* rule) { return rule->checkProject != nullptr; }

ComponentReport analyseProject(std::vector<ProjectFile> files, const ScanResult& result,
                               std::span<const Rule* const> rules, const ProjectSettings& settings) {
    try {
        return analyse(std::move(files), result, rules, settings);
    } catch (const std::exception& error) {
        ComponentReport report;
        report.notices.push_back({Level::Error,
                                  "",
                                  "internal-error",
                                  fmt::format("jsward failed on the files around the code: {}", error.what()),
                                  {}});
        return report;
    }
}

}  // namespace jsward
