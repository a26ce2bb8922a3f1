// Modules that a program loads by names it puts together: `require(path.join(__dirname, file))` in a loop over a folder. What is
// known of the name is a pattern of paths.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/program.h"
#include "analyzer/text/span.h"

namespace jsward {

/// What a call may load. The pattern is a path with `*` (within a name), `**` (any folders), `?` and `{a,b}`; "./" and "../" start at
/// the program's own folder, "~/" at that of its package. Without any of those marks it names one module.
struct FolderLoad {
    std::string pattern;
    Span span;  ///< Of the call.
};

/// Packages that are given a folder: "@fastify/autoload", "require-all", "require-dir".
[[nodiscard]] bool loadsFolders(std::string_view module);

/// In no particular order. `calls` are the calls of `require` and `import()` whose argument is not constant; calls of packages whose
/// names say that they load folders (`require-all`, `@fastify/autoload`) are found besides.
[[nodiscard]] std::vector<FolderLoad> folderLoads(const Program& program, const std::vector<NodeId>& calls);

}  // namespace jsward
