// The text of a module specifier: what of it names the module, and what it names outside the scan.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jsward {

/// The part that names the module: bundler loaders (`raw-loader!./x`) and queries (`./x?raw`) dropped.
[[nodiscard]] std::string_view moduleName(std::string_view specifier);

/// "." or ".." or a path that starts with one of them.
[[nodiscard]] bool isRelative(std::string_view name);

/// Whether the specifier is of the form `scheme:rest`. A drive letter is no scheme.
[[nodiscard]] bool hasScheme(std::string_view name);

/// What a specifier with a scheme names, as one writes it without: "fs" for "node:fs", "express" for "npm:express@4" and for the
/// address of a package ("https://cdn.example/express@4.18.2"), "bun:sqlite" for itself. nullopt when it names no package.
[[nodiscard]] std::optional<std::string> packageOfScheme(std::string_view name);

/// "@scope/name/lib/x" taken apart: "@scope/name" and "lib/x".
struct PackageName {
    std::string_view name;
    std::string_view subpath;  ///< Without a leading '/'; "" for the package itself.
};

/// nullopt when `name` cannot be that of a package (`@/x`, `~/x`, `$lib/x`).
[[nodiscard]] std::optional<PackageName> splitPackageName(std::string_view name);

/// Whether the package is part of Node ("fs", "fs/promises").
[[nodiscard]] bool isNodeBuiltin(std::string_view name);

}  // namespace jsward
