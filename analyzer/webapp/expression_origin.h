// Which export of which file an expression names, by its text alone.
#pragma once

#include <optional>
#include <string>

#include "analyzer/flow/flow.h"

namespace jsward {

struct ExportName {
    FileId file = 0;
    std::string name;  ///< "default" for what a module exports as a whole.
};

/// Follows local names, `require`, imports and properties of modules; a call counts as what is called. For something declared in
/// the file itself the file and its name. Nothing when the expression leads elsewhere.
std::optional<ExportName> originOf(NodeRef expression, const ProgramProvider& programs);

}  // namespace jsward
