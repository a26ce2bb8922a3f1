// Paths as module resolution handles them: relative to the scanned root, '/'-separated, "" for the root itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace jsward {

/// `relative` taken from `directory`, with "." and ".." resolved. Backslashes count as '/'. Gives nullopt when it leaves
/// the root. Neither a leading nor a trailing '/' of `relative` means anything.
[[nodiscard]] std::optional<std::string> pathFrom(std::string_view directory, std::string_view relative);

/// The part before the last '/'; "" when there is none.
[[nodiscard]] std::string_view directoryOf(std::string_view path);

/// Whether `path` is `directory` or lies below it. Everything lies below "".
[[nodiscard]] bool isWithin(std::string_view directory, std::string_view path);

/// `path` as seen from a directory that holds it.
[[nodiscard]] std::string_view relativeTo(std::string_view directory, std::string_view path);

}  // namespace jsward
