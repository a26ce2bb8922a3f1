// `jsward routes`: what an application answers, and what stands before each answer.
#pragma once

#include "cli/exit_code.h"
#include "cli/options.h"

namespace jsward {

[[nodiscard]] ExitCode runRoutes(RoutesCommand command);

}  // namespace jsward
