// Words: in tables, and how readable a text is.
#pragma once

#include <algorithm>
#include <string_view>

#include "analyzer/text/words.h"

namespace jsward::rules::hardcoded_secret {

/// Whether a word stands in a table of words.
template <class Table>
bool contains(const Table& table, std::string_view word) {
    return std::ranges::find(table, word) != table.end();
}

/// The share of a text (0 to 1) that stands in readable words of at least four letters. Random strings stay below a half,
/// identifiers and prose above.
double readableShare(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
