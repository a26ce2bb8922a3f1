// How readable a text is.
#pragma once

#include <string_view>

#include "analyzer/text/words.h"

namespace jsward::rules::hardcoded_secret {

/// The share of a text (0 to 1) that stands in readable words of at least four letters. Random strings stay below a half,
/// identifiers and prose above.
double readableShare(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
