// A package.json as rules about projects read it: what it asks for, and where it says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/syntax/data_tree.h"
#include "analyzer/text/span.h"

namespace jsward {

enum class DependencyKind : std::uint8_t { Production, Development, Optional, Peer };

struct Dependency {
    std::string_view name = {};
    std::string_view spec = {};  ///< "^1.2.3"; parseDependencySpec takes it apart.
    DependencyKind kind = DependencyKind::Production;
    Span nameAt = {};
    Span specAt = {};
};

/// Views into the text that it was read from, and into its tree.
struct Manifest {
    std::string_view name = {};
    bool isPrivate = false;
    std::vector<Dependency> dependencies = {};
    std::vector<std::string> workspaces = {};  ///< Patterns of directories, as written.
    DataValue json = {};                       ///< Everything else.

    [[nodiscard]] const Dependency* find(std::string_view dependency) const;
    /// A script's command, "" when there is none.
    [[nodiscard]] std::string_view script(std::string_view script) const;
    /// Asks for packages that have to be installed.
    [[nodiscard]] bool installsPackages() const;
};

[[nodiscard]] Manifest readManifest(DataValue json);

/// Runs somewhere, rather than being published for others: they, too, are installed from a lock file, but not from their authors'.
[[nodiscard]] bool isApplication(const Manifest& manifest);

}  // namespace jsward
