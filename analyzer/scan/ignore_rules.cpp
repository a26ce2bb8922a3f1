#include "analyzer/scan/ignore_rules.h"

#include <utility>

#include <sys/stat.h>

#include "analyzer/scan/default_skips.h"
#include "analyzer/scan/read_file.h"
#include "analyzer/text/path_text.h"

namespace jsward {

namespace {

constexpr std::uint64_t kMaxIgnoreFile = 1U << 20U;
using Verdict = IgnoreList::Verdict;

/// Empty when the file is missing. Git follows no symbolic link here, so that a repository cannot make it read others' files.
std::string readSmallFile(const std::string& path) { return readFile(path, kMaxIgnoreFile, Links::Refuse).bytes; }

IgnoreList readList(const std::string& directory, std::string_view name) {
    return IgnoreList(readSmallFile(joinPath(directory, name)));
}

std::string_view firstLine(std::string_view text) { return text.substr(0, text.find_first_of("\r\n")); }

/// Where a path that a git file mentions leads, seen from the folder of that file.
std::string resolveFrom(const std::string& directory, std::string_view path) {
    return path.starts_with('/') ? std::string(path) : joinPath(directory, path);
}

/// The git directory of the repository whose top is `directory`; of a linked worktree or submodule its own one. "" when `directory` is
/// no top.
std::string ownGitDirectory(const std::string& directory) {
    const std::string dotGit = joinPath(directory, ".git");
    struct stat about {};
    if (::stat(dotGit.c_str(), &about) != 0) return {};
    if (S_ISDIR(about.st_mode)) return ::stat(joinPath(dotGit, "HEAD").c_str(), &about) == 0 ? dotGit : std::string();

    constexpr std::string_view key = "gitdir: ";
    const std::string link = readSmallFile(dotGit);
    return link.starts_with(key) ? resolveFrom(directory, firstLine(link).substr(key.size())) : std::string();
}

/// The one that holds info/exclude, which linked worktrees share.
std::string gitDirectory(const std::string& directory) {
    std::string own = ownGitDirectory(directory);
    if (own.empty()) return own;
    const std::string common = readSmallFile(joinPath(own, "commondir"));
    return common.empty() ? own : resolveFrom(own, firstLine(common));
}

/// `path` as seen from a folder above it.
std::string_view relativeTo(std::string_view directory, std::string_view path) {
    return path.substr(directory == "/" ? 1 : directory.size() + 1);
}

std::string parentOf(const std::string& directory) {
    const std::size_t slash = directory.rfind('/');
    if (directory == "/" || slash == std::string::npos) return {};
    return slash == 0 ? "/" : directory.substr(0, slash);
}

}  // namespace

struct IgnoreRules::CommandLine {
    std::string base;
    IgnoreList patterns;
    bool useFiles = true;
};

struct IgnoreRules::Level {
    std::string directory;
    IgnoreList jsward = {};
    IgnoreList git = {};
    IgnoreList exclude = {};     ///< .git/info/exclude, at the top of a repository.
    bool repositoryTop = false;  ///< Git's rules from further up do not apply here.
    std::shared_ptr<const Level> above = nullptr;
};

IgnoreRules::IgnoreRules(std::string base, const std::vector<std::string>& patterns, bool useFiles) {
    std::string lines;
    for (const std::string& pattern : patterns) lines += pattern + '\n';
    commandLine_ = std::make_shared<CommandLine>(CommandLine{std::move(base), IgnoreList(lines), useFiles});
}

IgnoreRules IgnoreRules::below(Level level) const {
    level.above = level_;
    IgnoreRules rules = *this;
    rules.level_ = std::make_shared<const Level>(std::move(level));
    return rules;
}

IgnoreRules IgnoreRules::enter(const std::string& directory) const {
    if (!commandLine_->useFiles) return *this;
    const std::string git = gitDirectory(directory);
    Level level{.directory = directory,
                .jsward = readList(directory, ".jswardignore"),
                .git = readList(directory, ".gitignore")};
    level.repositoryTop = !git.empty();
    if (level.repositoryTop) level.exclude = readList(git, "info/exclude");
    const bool idle = !level.repositoryTop && level.jsward.empty() && level.git.empty();
    return idle ? *this : below(std::move(level));
}

IgnoreRules IgnoreRules::enterOutsideRepository(const std::string& directory) const {
    if (!commandLine_->useFiles) return *this;
    Level level{.directory = directory, .jsward = readList(directory, ".jswardignore")};
    return level.jsward.empty() ? *this : below(std::move(level));
}

IgnoredBy IgnoreRules::ignoredBy(std::string_view path, bool isDirectory) const {
    const auto ask = [&](const std::string& directory, const IgnoreList& list) {
        return list.empty() ? Verdict::Silent : list.verdict(relativeTo(directory, path), isDirectory);
    };
    const auto said = [](Verdict verdict, IgnoredBy who) {
        return verdict == Verdict::Ignored ? who : IgnoredBy::Nobody;
    };
    Verdict verdict = ask(commandLine_->base, commandLine_->patterns);
    if (!commandLine_->useFiles) return said(verdict, IgnoredBy::User);

    for (const Level* level = level_.get(); level != nullptr && verdict == Verdict::Silent;
         level = level->above.get()) {
        verdict = ask(level->directory, level->jsward);
    }
    if (verdict != Verdict::Silent) return said(verdict, IgnoredBy::User);
    for (const Level* level = level_.get(); level != nullptr && verdict == Verdict::Silent;
         level = level->above.get()) {
        verdict = ask(level->directory, level->git);
        if (!level->repositoryTop) continue;
        if (verdict == Verdict::Silent) verdict = ask(level->directory, level->exclude);
        break;
    }
    if (verdict != Verdict::Silent) return said(verdict, IgnoredBy::Git);
    return said(defaultSkips().verdict(baseName(path), isDirectory), IgnoredBy::Default);
}

std::string findRepository(const std::string& directory) {
    std::string top = directory;
    while (!top.empty() && gitDirectory(top).empty()) top = parentOf(top);
    return top;
}

std::string indexOfRepository(const std::string& directory) { return joinPath(ownGitDirectory(directory), "index"); }

}  // namespace jsward
