// Commands of package managers, however they are called: `npm --prefix web install`, `sudo -E yarn`, `npx pnpm@9 i`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "analyzer/syntax/shell.h"
#include "analyzer/text/span.h"

namespace jsward {

enum class PackageManager : std::uint8_t { Npm, Yarn, Pnpm, Bun };

/// Views into the command that it was read from.
struct PackageCommand {
    PackageManager manager = PackageManager::Npm;
    std::string_view verb = {};                    ///< "install", "ci"; "" when only options follow.
    std::vector<std::string_view> arguments = {};  ///< Behind the verb, options left out.
    std::vector<std::string_view> options = {};    ///< All of them, with their values: "--prefix=web", "--omit", "dev".
    bool constant = true;                          ///< No word of it depends on a variable.
    Span at = {};                                  ///< From the manager's name to the end.

    [[nodiscard]] bool hasOption(std::initializer_list<std::string_view> names) const;
};

[[nodiscard]] std::optional<PackageCommand> readPackageCommand(const ShellCommand& command);

/// It installs what package.json asks for, and not a package that it names.
[[nodiscard]] bool installsProject(const PackageCommand& command);

[[nodiscard]] std::string_view name(PackageManager manager);

}  // namespace jsward
