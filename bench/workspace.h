// A workspace that holds an application several times over, to see how cost grows with size.
#pragma once

#include <filesystem>

namespace jsward::bench {

/// Makes `target` a workspace with `copies` copies of each package in `source`. Files are hard links; each copy's package.json
/// gives it a name of its own. Does nothing when `target` is there.
void makeWorkspace(const std::filesystem::path& source, const std::filesystem::path& target, int copies);

}  // namespace jsward::bench
