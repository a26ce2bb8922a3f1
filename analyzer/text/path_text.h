// File names as text. On disk a name is any bytes; in a report it must be valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace jsward {

/// The name with every byte that is not valid UTF-8 written as %XX. Valid names, also with newlines or '%', stay as they are.
[[nodiscard]] std::string escapeInvalidBytes(std::string_view name);

/// The part behind the last '/'; the whole path when there is none.
[[nodiscard]] std::string_view baseName(std::string_view path);

/// `name` below `directory`; `name` alone when the directory is "".
[[nodiscard]] std::string joinPath(std::string_view directory, std::string_view name);

}  // namespace jsward
