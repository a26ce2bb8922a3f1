#include "analyzer/scan/directory_walk.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "analyzer/text/path_text.h"

namespace jsward {

namespace {

constexpr std::array<std::string_view, 3> kConfigNames{"package.json", "tsconfig.json", "jsconfig.json"};

enum class EntryType : std::uint8_t { File, Directory, SymbolicLink, Other };

struct Entry {
    std::string name;
    EntryType type;
};

EntryType typeOfMode(mode_t mode) {
    if (S_ISREG(mode)) return EntryType::File;
    if (S_ISDIR(mode)) return EntryType::Directory;
    return S_ISLNK(mode) ? EntryType::SymbolicLink : EntryType::Other;
}

EntryType typeOf(const std::string& directory, const dirent& entry) {
    switch (entry.d_type) {
        case DT_REG: return EntryType::File;
        case DT_DIR: return EntryType::Directory;
        case DT_LNK: return EntryType::SymbolicLink;
        case DT_UNKNOWN: break;  // some file systems do not tell
        default: return EntryType::Other;
    }
    struct stat about {};
    const std::string path = joinPath(directory, entry.d_name);
    return ::lstat(path.c_str(), &about) == 0 ? typeOfMode(about.st_mode) : EntryType::Other;
}

Result<std::vector<Entry>> listDirectory(const std::string& directory) {
    struct Close {
        void operator()(DIR* handle) const { ::closedir(handle); }
    };
    const std::unique_ptr<DIR, Close> handle(::opendir(directory.c_str()));
    if (!handle) return Error{std::generic_category().message(errno)};
    std::vector<Entry> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(handle.get())) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..") entries.push_back({std::string(name), typeOf(directory, *entry)});
        errno = 0;
    }
    if (errno != 0) return Error{std::generic_category().message(errno)};
    return entries;
}

class Walk {
public:
    Walk(const std::string& top, Wanted wanted, Discovery& out)
        : out_(out), wanted_(wanted), top_(top), realTop_(realPath(top)) {}

    void visit(const std::string& directory, const IgnoreRules& rules) {
        auto entries = listDirectory(directory);
        if (!entries) {
            note(Notice::Level::Error, directory, "unreadable",
                 fmt::format("The folder cannot be read: {}", entries.error().message));
            return;
        }
        for (const Entry& entry : *entries) visitEntry(joinPath(directory, entry.name), entry, rules);
    }

    /// Folders still to visit; a list instead of recursion, for trees of any depth.
    std::vector<std::pair<std::string, IgnoreRules>> pending;

private:
    void visitEntry(const std::string& path, const Entry& entry, const IgnoreRules& rules) {
        if (entry.type == EntryType::Directory) {
            if (entry.name == ".git") return;
            if (rules.ignores(path, true)) {
                ++out_.ignored;
            } else {
                pending.emplace_back(path, rules);
            }
            return;
        }
        if (entry.type == EntryType::File && isConfig(entry.name))
            out_.configs.push_back(reportedPath(out_.root, path));
        const FileRoles roles = rolesOf(entry, path);
        if (!roles.any() && entry.type != EntryType::SymbolicLink) return;
        const IgnoredBy who = rules.ignoredBy(path, false);
        // Git may track what it is told to ignore; whoever asks about that has to see it.
        const bool perhapsTracked = who == IgnoredBy::Git && roles.project == ProjectFileKind::Environment;
        if (perhapsTracked && entry.type == EntryType::File) {
            addFile(path, {.project = roles.project});
        } else if (who != IgnoredBy::Nobody) {
            out_.ignored += roles.source ? 1 : 0;
        } else if (entry.type == EntryType::SymbolicLink) {
            visitLink(path, roles.source);
        } else if (entry.type == EntryType::File) {
            addFile(path, roles);
        } else if (roles.source) {
            note(Notice::Level::Warning, path, "not-a-file", "Not a regular file; skipped");
        }
    }

    /// What a file is wanted for.
    struct FileRoles {
        bool source = false;
        bool settings = false;
        std::optional<ProjectFileKind> project = {};
        [[nodiscard]] bool any() const { return source || settings || project; }
    };

    static bool isConfig(std::string_view name) {
        return std::find(kConfigNames.begin(), kConfigNames.end(), name) != kConfigNames.end();
    }

    [[nodiscard]] FileRoles rolesOf(const Entry& entry, const std::string& path) const {
        FileRoles roles{.source = isSourceName(entry.name)};
        roles.settings = wanted_.settings && isSettingsName(path);
        if (wanted_.project) roles.project = projectFileKindOf(path);
        return roles;
    }

    void addFile(const std::string& path, FileRoles roles) {
        const std::uint64_t size = sizeOf(path);
        roles.settings = roles.settings && size <= kMaxSettingsSize;
        if (!roles.any()) return;
        out_.files.push_back({.path = reportedPath(out_.root, path),
                              .diskPath = path,
                              .size = size,
                              .settings = roles.settings,
                              .hasProgram = roles.source || roles.settings,
                              .project = roles.project,
                              .projectPath = reportedPath(top_, path)});
    }

    static std::uint64_t sizeOf(const std::string& path) {
        struct stat about {};
        return ::lstat(path.c_str(), &about) == 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
    }

    /// A link to source code that is not scanned under its own name is worth a word, every other one is not.
    void visitLink(const std::string& path, bool source) {
        const std::string target = realPath(path);
        struct stat about {};
        if (target.empty()) {
            if (source) note(Notice::Level::Info, path, "broken-link", "The symbolic link leads nowhere; skipped");
        } else if (!isBelow(target) && ::stat(target.c_str(), &about) == 0 && (source || S_ISDIR(about.st_mode))) {
            note(Notice::Level::Info, path, "link-outside",
                 "The symbolic link leads out of the scanned folder; not followed");
        }
    }

    [[nodiscard]] bool isBelow(const std::string& real) const {
        return real == realTop_ || realTop_ == "/" || real.starts_with(realTop_ + "/");
    }

    static std::string realPath(const std::string& path) {
        struct Free {
            void operator()(char* text) const { std::free(text); }
        };
        const std::unique_ptr<char, Free> resolved(::realpath(path.c_str(), nullptr));
        return resolved ? std::string(resolved.get()) : std::string();
    }

    void note(Notice::Level level, const std::string& path, std::string code, std::string message) {
        out_.notices.push_back({level, reportedPath(out_.root, path), std::move(code), std::move(message), {}});
    }

    Discovery& out_;
    Wanted wanted_;
    std::string top_;
    std::string realTop_;
};

}  // namespace

void walkDirectory(const std::string& directory, const IgnoreRules& rules, Wanted wanted, Discovery& out) {
    Walk walk(directory, wanted, out);
    walk.visit(directory, rules);
    while (!walk.pending.empty()) {
        auto [next, above] = std::move(walk.pending.back());
        walk.pending.pop_back();
        walk.visit(next, above.enter(next));
    }
}

void addConfigsOf(const std::string& directory, Discovery& out) {
    for (const std::string_view name : kConfigNames) {
        const std::string path = joinPath(directory, name);
        struct stat about {};
        if (::lstat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode))
            out.configs.push_back(reportedPath(out.root, path));
    }
}

std::string reportedPath(const std::string& root, std::string_view diskPath) {
    if (diskPath == root) return ".";
    return escapeInvalidBytes(diskPath.substr(root == "/" ? 1 : root.size() + 1));
}

}  // namespace jsward
