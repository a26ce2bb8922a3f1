// The text of a scalar of a file of data, with the way back to where its parts stand in the file.
#pragma once

#include <string_view>

#include "analyzer/syntax/data_tree.h"
#include "analyzer/syntax/mapped_text.h"

namespace jsward {

/// Blocks lose their indentation, folded and plain texts their line breaks, quoted ones their escapes. `source` is the file.
[[nodiscard]] MappedText mappedText(std::string_view source, DataValue scalar);

}  // namespace jsward
