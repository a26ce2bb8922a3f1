// Which rules a scan runs.
#pragma once

#include <span>
#include <vector>

#include "analyzer/rule/rule.h"
#include "analyzer/scan/scan.h"
#include "analyzer/text/result.h"

namespace jsward {

/// Those of `options.onlyRules`, or those of the preset; in the order of `rules`. The error names the unknown id or preset and the
/// nearest known one.
Result<std::vector<const Rule*>> selectRules(const ScanOptions& options, std::span<const Rule> rules);

}  // namespace jsward
