// What reads as SQL: how a string that is given to `query()` of an unknown receiver is told from other strings.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace jsward {

/// The statements that a text may begin with by its first word, as bits; 0 for most texts.
std::uint32_t statementsBegunBy(std::string_view text);

/// Those of `statements` whose second telling word (`FROM` of a `SELECT`) the text holds, or that need none.
std::uint32_t statementsContinuedBy(std::string_view text, std::uint32_t statements);

}  // namespace jsward
