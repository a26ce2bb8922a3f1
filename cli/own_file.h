// Reading what users write for jsward: configurations and models.
#pragma once

#include <string>

#include "analyzer/text/result.h"

namespace jsward {

/// The text of a file, as UTF-8. The error says why it cannot be read.
[[nodiscard]] Result<std::string> readOwnFile(const std::string& path);

/// The folder of a file, absolute and without links.
[[nodiscard]] std::string folderOf(const std::string& path);

/// How messages call a file: from the working directory when it is below it.
[[nodiscard]] std::string shownPath(const std::string& path);

}  // namespace jsward
