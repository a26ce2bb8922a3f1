// What reads as SQL: how a string that is given to `query()` of an unknown receiver is told from other strings.
#pragma once

#include <cstdint>
#include <string_view>

namespace jsward {

inline constexpr std::uint32_t kEveryStatement = 0xFFFFFFFFU;

/// Whether a text with this beginning may begin or continue a statement at all: a glance at its first word.
bool mayBeSql(std::string_view beginning);

/// The statements that a text may begin with by its first word, as bits; 0 for most texts.
std::uint32_t statementsBegunBy(std::string_view text);

/// Those of the statements that a text itself has begun (`statementsBegunBy`) which it also completes: their second telling word,
/// the `FROM` of a `SELECT`, follows, or they need none.
std::uint32_t statementsCompletedBy(std::string_view text, std::uint32_t begun);

/// Those of `begun` that another text goes on with. A word in the middle of it counts in capitals only: two texts that have nothing
/// to do with each other should not make SQL of everyday English.
std::uint32_t statementsContinuedBy(std::string_view text, std::uint32_t begun);

}  // namespace jsward
