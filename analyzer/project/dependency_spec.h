// What a package.json says of where a dependency comes from and which version of it: "^1.2.3", "github:user/repo#main",
// "npm:other@1", "file:../db".
#pragma once

#include <cstdint>
#include <string_view>

namespace jsward {

enum class SpecKind : std::uint8_t {
    Exact,    ///< one version of a registry's package
    Range,    ///< some versions of it
    Any,      ///< every version of it
    Tag,      ///< what the registry calls so today: "latest", "next"
    Git,      ///< a repository
    Archive,  ///< a tarball behind a URL
    Local     ///< part of the project, or said elsewhere in it: a path, a workspace, a catalog, a patch
};

/// What names a state of a repository; from the weakest to the strongest.
enum class GitPin : std::uint8_t {
    None,     ///< the default branch, whatever it holds
    Branch,   ///< "#main"
    Version,  ///< "#v1.2.3", "#semver:^1.2": tags, which can be moved
    Commit    ///< "#3f2a9c1"
};

struct DependencySpec {
    SpecKind kind = SpecKind::Range;
    std::string_view name;  ///< Of the package when another one stands behind the alias ("npm:other@1"); else "".
    std::string_view version = {};  ///< The range or tag; of a repository what stands behind '#'.
    GitPin pin = GitPin::None;      ///< Of repositories, and of archives that a forge packs from one.
    bool open = false;              ///< A range without an upper end: ">=2".
};

/// As npm reads it; yarn's, pnpm's and bun's own protocols are known too. Views into `text`.
[[nodiscard]] DependencySpec parseDependencySpec(std::string_view text);

/// "a@^1", "@scope/a@npm:b@1", "a": the parts in front of and behind the '@' that no scope begins with.
struct PackageReference {
    std::string_view name = {};
    std::string_view rest = {};  ///< "" when there is none.
};
[[nodiscard]] PackageReference splitReference(std::string_view text);

/// Seven or more hexadecimal digits: the name of a commit, possibly cut short.
[[nodiscard]] bool looksLikeCommit(std::string_view text);

}  // namespace jsward
