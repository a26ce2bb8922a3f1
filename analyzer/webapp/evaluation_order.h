// The order in which the calls that set up a web application run, over files and functions.
#pragma once

#include <cstddef>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// Indices into `flow.roles`, each once, in the order in which the calls run for the first time.
std::vector<std::size_t> evaluationOrder(const FlowResult& flow, const ProgramProvider& programs);

}  // namespace jsward
