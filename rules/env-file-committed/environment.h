// The variables of a .env file, and which of them nobody else should know.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/text/span.h"

namespace jsward::rules::env_file_committed {

struct Variable {
    std::string_view name;
    std::string_view text;  ///< The value without its quotes.
    Span value;             ///< With them.
};

/// Those that have a value.
[[nodiscard]] std::vector<Variable> readEnvironment(std::string_view text);

/// By the words of its name or a password in its URL; values that only hold the place of one are none.
[[nodiscard]] bool looksSecret(const Variable& variable);

/// It opens nothing but a service on the same machine.
[[nodiscard]] bool isLocal(const Variable& variable);

}  // namespace jsward::rules::env_file_committed
