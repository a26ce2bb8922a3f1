// The index of a git repository: which paths git tracks.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// The tracked paths that `wanted` accepts, relative to the top of the repository, out of the bytes of .git/index (versions 2 to 4).
/// Nothing when they are no index, or one in a form that is not known.
[[nodiscard]] std::optional<std::vector<std::string>> trackedPaths(
    std::string_view index, const std::function<bool(std::string_view path)>& wanted);

}  // namespace jsward
