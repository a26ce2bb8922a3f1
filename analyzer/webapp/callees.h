// Which functions a function calls when nothing is known of who made it.
#pragma once

#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// The functions that `facts.function` calls. What `next()` of a middleware runs is left out. A closure's calls of what its maker was given (`fn` in
/// `const wrap = (fn) => (req, res) => fn(req, res)`) are left out: they are other functions for each closure, and the closure's
/// ArgumentValue::functions names its own beside it.
std::vector<FunctionRef> calleesOf(const FunctionFacts& facts, const Program& program);

}  // namespace jsward
