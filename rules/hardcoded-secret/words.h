// Words inside identifiers and values, and how readable a text is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jsward::rules::hardcoded_secret {

/// The words of an identifier in lower case: camelCase, snake_case, kebab-case, dots, spaces and digits part them.
/// "dbPassword2" is db, password, 2; "APIKey" is api, key.
std::vector<std::string> splitWords(std::string_view identifier);

/// The share of a text (0 to 1) that stands in readable words of at least four letters. Random strings stay below a half,
/// identifiers and prose above.
double readableShare(std::string_view text);

std::string lowerCase(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
