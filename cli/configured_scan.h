// The scan of a command: what its configuration says, the models of the user, progress on a terminal.
#pragma once

#include <span>

#include "analyzer/rule/rule.h"
#include "analyzer/scan/scan.h"
#include "analyzer/text/result.h"
#include "cli/options.h"

namespace jsward {

/// What the command line says outweighs the configuration. An Error is for the user: wrong usage, or a wrong file of theirs.
[[nodiscard]] Result<ScanResult> configuredScan(ScanCommand& command, std::span<const Rule> rules);

}  // namespace jsward
