// Lock files: which packages an installation fetches, from where, and what their content has to be. One form for all of
// package-lock.json and npm-shrinkwrap.json (versions 1 to 3), yarn.lock (classic and berry), pnpm-lock.yaml (5 to 9) and bun.lock.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/syntax/data_tree.h"
#include "analyzer/text/span.h"

namespace jsward {

enum class LockFormat : std::uint8_t { Npm, Yarn, Berry, Pnpm, Bun };

enum class PackageOrigin : std::uint8_t {
    Registry,
    Git,
    Archive,  ///< a tarball behind a URL
    Local     ///< part of the project, or of another package of the file
};

/// What a package asks for, as the lock file says it.
struct LockedRequest {
    std::string_view name = {};    ///< By which its code imports it.
    std::string_view target = {};  ///< A range, or the key of what answers it; depends on the format.
};

struct LockedPackage {
    std::string_view key = {};    ///< What the file calls the entry.
    std::string_view name = {};   ///< As its registry knows it.
    std::string_view alias = {};  ///< The other name that it is installed under, "" for none.
    std::string_view version = {};
    std::string_view source = {};     ///< URL that it comes from; "" when the file leaves that to the registry.
    std::string_view integrity = {};  ///< Hash of its content in whatever form, "" for none.
    PackageOrigin origin = PackageOrigin::Registry;
    bool conditional = false;  ///< Only fetched on some platforms; yarn then has no hash to write down.
    Span at = {};              ///< The key.
    Span sourceAt = {};        ///< Where source, or version without a source, is written; `at` when nowhere.
    std::vector<LockedRequest> requests = {};
};

/// What the project itself, or one of its workspaces, asks for.
struct LockedImporter {
    std::string_view directory = {};  ///< Relative to the lock file, "" for its own.
    std::uint32_t package = 0;        ///< Index of the entry, `kNoPackage` when the file has none for it.
    std::vector<LockedRequest> requests = {};
};
inline constexpr std::uint32_t kNoPackage = 0xFFFFFFFF;

/// Views into the text that it was read from, and into what it owns itself.
struct LockFile {
    LockFormat format = LockFormat::Npm;
    std::vector<LockedPackage> packages = {};
    std::vector<LockedImporter>
        importers;  ///< Empty where the format leaves them to package.json (npm 1, yarn classic).
    std::optional<DataProblem> problem = {};  ///< Where reading went wrong, if it did.

    DataTree tree = {};
    std::deque<std::string> texts = {};  ///< What stands nowhere in the file as it is meant.
};

[[nodiscard]] LockFile readLockFile(std::string_view fileName, std::string_view text);

}  // namespace jsward
