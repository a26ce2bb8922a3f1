#include "analyzer/scan/discovery.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "analyzer/program/settings.h"
#include "analyzer/scan/directory_walk.h"
#include "analyzer/scan/ignore_rules.h"
#include "analyzer/text/path_text.h"

namespace jsward {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> kExtensions{".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"};

/// Absolute, without ".", ".." and a '/' at the end.
std::string absolutePath(const std::string& path, const std::string& workingDirectory) {
    std::string absolute = (fs::path(workingDirectory) / path).lexically_normal().string();
    while (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
    return absolute;
}

bool isAtOrBelow(std::string_view path, std::string_view directory) {
    if (directory == "/" || path == directory) return true;
    return path.size() > directory.size() && path.starts_with(directory) && path[directory.size()] == '/';
}

std::string parentOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == 0 ? "/" : path.substr(0, slash);
}

struct Target {
    std::string path;  ///< Absolute.
    std::uint64_t size = 0;
    bool directory = false;

    /// The folder that it is or stands in.
    [[nodiscard]] std::string folder() const { return directory ? path : parentOf(path); }
};

Result<std::vector<Target>> findTargets(const std::vector<std::string>& paths, const std::string& workingDirectory) {
    std::vector<Target> targets;
    for (const std::string& path : paths) {
        Target target{absolutePath(path, workingDirectory)};
        struct stat about {};
        if (::stat(target.path.c_str(), &about) != 0) {
            const std::string reason = std::generic_category().message(errno);
            return Error{fmt::format("cannot scan {}: {}", path.empty() ? "\"\"" : escapeInvalidBytes(path), reason)};
        }
        target.directory = S_ISDIR(about.st_mode);
        target.size = static_cast<std::uint64_t>(about.st_size);
        targets.push_back(std::move(target));
    }
    return targets;
}

/// The working directory if it holds every target, so that reported paths can be clicked and pasted; else what they have in common.
std::string commonRoot(const std::vector<Target>& targets, const std::string& workingDirectory) {
    std::string root = workingDirectory;
    const auto holds = [&](const Target& target) { return isAtOrBelow(target.folder(), root); };
    if (std::all_of(targets.begin(), targets.end(), holds)) return root;
    root = targets.front().folder();
    while (!std::all_of(targets.begin(), targets.end(), holds)) root = parentOf(root);
    return root;
}

/// The folders from `top` down to `bottom`, both included.
std::vector<std::string> foldersBetween(const std::string& top, const std::string& bottom) {
    std::vector<std::string> folders;
    for (std::string folder = bottom; isAtOrBelow(folder, top); folder = parentOf(folder)) {
        folders.push_back(folder);
        if (folder == top) break;
    }
    std::reverse(folders.begin(), folders.end());
    return folders;
}

/// The rules in force in `directory`: ignore files of its repository, and of the scanned root, count from the top.
IgnoreRules rulesAt(const std::string& directory, IgnoreRules rules, const std::string& root) {
    const std::string repository = findRepository(directory);
    const std::string top = repository.empty() || isAtOrBelow(repository, root) ? root : repository;
    for (const std::string& folder : foldersBetween(top, directory)) {
        const bool gitReads = folder == directory || (!repository.empty() && isAtOrBelow(folder, repository));
        rules = gitReads ? rules.enter(folder) : rules.enterOutsideRepository(folder);
    }
    return rules;
}

/// By path, each file once; naming a file explicitly outweighs finding it. Of two projects that hold a file the larger counts.
void sortFiles(std::vector<Candidate>& files) {
    const auto key = [](const Candidate& file) { return std::tie(file.path, file.diskPath); };
    std::sort(files.begin(), files.end(), [&](const Candidate& a, const Candidate& b) {
        if (key(a) != key(b)) return key(a) < key(b);
        return std::pair(a.explicitlyNamed, a.projectPath.size()) > std::pair(b.explicitlyNamed, b.projectPath.size());
    });
    const auto same = [&](const Candidate& a, const Candidate& b) { return key(a) == key(b); };
    files.erase(std::unique(files.begin(), files.end(), same), files.end());
}

void noteWhenEmpty(Discovery& out) {
    const auto isCode = [](const Candidate& file) { return file.hasProgram && !file.settings; };
    if (std::ranges::any_of(out.files, isCode)) return;
    std::string message = "No JavaScript or TypeScript file found";
    if (out.ignored != 0) {
        message += fmt::format("; {} ignored {} left out (--no-ignore scans everything)", out.ignored,
                               out.ignored == 1 ? "file or folder was" : "files and folders were");
    }
    out.notices.push_back({Notice::Level::Info, "", "no-files", std::move(message), {}});
}

}  // namespace

bool isSourceName(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || name.size() - dot > 4) return false;
    std::string extension(name.substr(dot));
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

bool isSettingsName(std::string_view name) { return !isSourceName(name) && settingsFormatOf(name).has_value(); }

std::string pathInProject(const std::string& file) {
    std::string project = parentOf(file);
    std::error_code error;
    while (project != "/" && !fs::exists(fs::path(project) / "package.json", error)) project = parentOf(project);
    return reportedPath(project == "/" ? parentOf(file) : project, file);
}

Candidate namedFile(std::string path, const std::string& diskPath, std::uint64_t size) {
    Candidate file{.path = std::move(path), .diskPath = diskPath, .size = size, .explicitlyNamed = true};
    file.settings = isSettingsName(diskPath);
    file.project = projectFileKindOf(diskPath);
    file.hasProgram = file.settings || isSourceName(diskPath) || !file.project;
    file.projectPath = pathInProject(diskPath);
    return file;
}

bool staysInside(const std::string& root, const std::string& path) {
    std::error_code error;
    const fs::path real = fs::canonical(fs::path(root) / path, error);
    if (error) return false;
    const fs::path realRoot = fs::canonical(root, error);
    return !error && isAtOrBelow(real.string(), realRoot.string());
}

Result<Discovery> discover(const ScanOptions& options, Wanted wanted) {
    std::error_code error;
    const std::string workingDirectory = fs::current_path(error).string();
    if (error) return Error{fmt::format("cannot tell the working directory: {}", error.message())};
    auto targets = findTargets(options.paths, workingDirectory);
    if (!targets) return targets.error();

    Discovery out;
    out.root = targets->empty() ? workingDirectory : commonRoot(*targets, workingDirectory);
    const IgnoreRules base(out.root, options.ignorePatterns, options.useIgnoreFiles);
    for (const Target& target : *targets) {
        for (const std::string& folder : foldersBetween(out.root, target.folder())) addConfigsOf(folder, out);
        if (target.directory) {
            walkDirectory(target.path, rulesAt(target.path, base, out.root), wanted, out);
        } else {
            out.files.push_back(namedFile(reportedPath(out.root, target.path), target.path, target.size));
        }
    }
    sortFiles(out.files);
    std::sort(out.configs.begin(), out.configs.end());
    out.configs.erase(std::unique(out.configs.begin(), out.configs.end()), out.configs.end());
    noteWhenEmpty(out);
    return out;
}

}  // namespace jsward
