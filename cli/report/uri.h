// Paths as the URIs that SARIF wants.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/scan/scan.h"

namespace jsward {

/// The relative reference of a scanned file below the root, percent-encoded: bytes of its name that are not UTF-8
/// included.
[[nodiscard]] std::string uriOf(const ScannedFile& file);

/// Any bytes as a path of a URI.
[[nodiscard]] std::string encodePath(std::string_view path);

/// "file:///srv/shop/" for a folder.
[[nodiscard]] std::string folderUri(std::string_view folder);

}  // namespace jsward
