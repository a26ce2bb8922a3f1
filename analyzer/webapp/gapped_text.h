// The text of an expression of which only parts are constant: `"sid=" + id + "; HttpOnly"`.
#pragma once

#include <string>

#include "analyzer/webapp/option_value.h"

namespace jsward {

/// Stands for a part that may be anything.
inline constexpr char kGap = '\x1a';

/// Constants as they are, through variables, templates, `+` and `.join()`; kGap for every other part, and alone for anything else.
[[nodiscard]] std::string gappedText(const ProgramProvider& programs, NodeRef expression);

}  // namespace jsward
