// The exit codes of jsward; scripts rely on them.
#pragma once

namespace jsward {

enum class ExitCode : int {
    Clean = 0,  ///< Nothing at or above the failing level.
    Findings = 1,
    Usage = 2,      ///< Wrong usage: nothing was scanned.
    Incomplete = 3  ///< The scan could not be completed; what was found is reported all the same.
};

}  // namespace jsward
