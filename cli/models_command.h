// `jsward models check FILE...`: says what is wrong in model files.
#pragma once

#include <span>
#include <string>

#include "cli/exit_code.h"

namespace jsward {

/// The files are checked together with what is compiled in: they may speak of each other's types.
[[nodiscard]] ExitCode checkModels(std::span<const std::string> files);

}  // namespace jsward
