// `jsward scan`: from the options to the reports and the exit code.
#pragma once

#include "cli/exit_code.h"
#include "cli/options.h"

namespace jsward {

[[nodiscard]] ExitCode runScan(ScanCommand command);

/// Prints to standard error, in the form of all of jsward's messages about itself.
void complain(const std::string& message);

}  // namespace jsward
