// One walk over a folder, gathering what a scan needs into a Discovery.
#pragma once

#include <string>

#include "analyzer/scan/discovery.h"
#include "analyzer/scan/ignore_rules.h"

namespace jsward {

/// Adds the wanted files below `directory` (absolute) that `rules`, those in force in it, do not ignore, in no particular order.
void walkDirectory(const std::string& directory, const IgnoreRules& rules, Wanted wanted, Discovery& out);

/// Adds the config files that stand directly in a folder which is not walked itself.
void addConfigsOf(const std::string& directory, Discovery& out);

/// The path by which a report names a file: relative to the root, valid UTF-8.
[[nodiscard]] std::string reportedPath(const std::string& root, std::string_view diskPath);

}  // namespace jsward
