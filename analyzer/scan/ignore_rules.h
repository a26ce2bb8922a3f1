// Which files of a tree are ignored: the ignore files of a folder and of those above it, and what outweighs what.
//
// From most to least weight: patterns of the command line; .jswardignore, the nearest folder first; .gitignore, the nearest
// folder first, up to the top of the repository; .git/info/exclude; the default skips. As in git, nothing below an ignored
// folder can be taken back in: a walk does not enter it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/scan/ignore_pattern.h"

namespace jsward {

/// Whose pattern it is that a path is left out by.
enum class IgnoredBy : std::uint8_t {
    Nobody,
    User,    ///< the command line, .jswardignore
    Git,     ///< .gitignore, .git/info/exclude
    Default  ///< the default skips
};

/// The rules in force in one folder; cheap to copy. Paths are absolute.
class IgnoreRules {
public:
    /// `patterns` of the command line are relative to `base`. Without `useFiles` nothing else ever applies.
    IgnoreRules(std::string base, const std::vector<std::string>& patterns, bool useFiles);

    /// The rules inside a folder below: these and those of its own ignore files.
    [[nodiscard]] IgnoreRules enter(const std::string& directory) const;

    /// As `enter`, for a folder that lies above what is scanned and in no repository: git would not read its .gitignore.
    [[nodiscard]] IgnoreRules enterOutsideRepository(const std::string& directory) const;

    [[nodiscard]] bool ignores(std::string_view path, bool isDirectory) const {
        return ignoredBy(path, isDirectory) != IgnoredBy::Nobody;
    }
    [[nodiscard]] IgnoredBy ignoredBy(std::string_view path, bool isDirectory) const;

private:
    struct CommandLine;
    struct Level;
    [[nodiscard]] IgnoreRules below(Level level) const;

    std::shared_ptr<const CommandLine> commandLine_;
    std::shared_ptr<const Level> level_;
};

/// The nearest folder from `directory` upwards that is the top of a git repository; "" when there is none.
[[nodiscard]] std::string findRepository(const std::string& directory);

/// The index of the repository whose top is `directory`.
[[nodiscard]] std::string indexOfRepository(const std::string& directory);

}  // namespace jsward
