// Constants that have a form of their own: paths, URLs, MIME types, dates, digests, markup, expressions.
#pragma once

#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// Whether the form of a text shows that it is program text and no secret.
bool isProgramText(std::string_view text);

/// "auth.login.password", "X-Api-Key", "Password*", "API_KEY": words joined by signs, as names and labels are.
bool isLabel(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
