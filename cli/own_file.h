// Reading what users write for jsward: configurations and models.
#pragma once

#include <string>

#include "analyzer/text/result.h"

namespace jsward {

/// The text of a file, as UTF-8. The error names the file.
[[nodiscard]] Result<std::string> readOwnFile(const std::string& path);

}  // namespace jsward
