// Words inside identifiers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// The words of an identifier in lower case: camelCase, snake_case, kebab-case, dots, spaces and digits part them.
/// "dbPassword2" is db, password, 2; "APIKey" is api, key.
std::vector<std::string> splitWords(std::string_view identifier);

/// ASCII letters only.
std::string lowerCase(std::string_view text);

}  // namespace jsward
