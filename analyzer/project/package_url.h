// The address that a package is fetched from, as lock files and package.json write it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/project/lock_file.h"

namespace jsward {

struct PackageUrl {
    std::string_view scheme = {};  ///< "https", "git+ssh"; "" for what is no URL.
    std::string_view host = {};    ///< Without user and port.
    std::string_view path = {};    ///< With the '/' in front; without what stands behind '?' and '#'.
    std::string_view hash = {};    ///< Behind '#'.
};
/// Views into `text`.
[[nodiscard]] PackageUrl parsePackageUrl(std::string_view text);

/// Where an address leads.
[[nodiscard]] PackageOrigin originOf(std::string_view url);

/// What the path of a registry's tarball says that it holds.
struct NamedTarball {
    std::string name = {};     ///< "@scope/name"
    std::string version = {};  ///< "" when the path does not say it.
};
/// Knows the forms of npm's registry and its mirrors, of GitLab, GitHub and of cnpm; nothing for other addresses.
[[nodiscard]] std::optional<NamedTarball> namedTarball(std::string_view path);

/// "%2f" and the like as what they stand for.
[[nodiscard]] std::string percentDecoded(std::string_view text);

}  // namespace jsward
