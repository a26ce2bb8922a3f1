// JSON as people write it in configuration files: with comments and trailing commas.
#pragma once

#include <string>
#include <string_view>

namespace jsward {

/// The same text as strict JSON: comments, trailing commas and a byte order mark become spaces, line breaks stay. Every
/// byte keeps its offset, so that an error found in the result points into the original. Text inside strings is untouched.
[[nodiscard]] std::string strictJson(std::string_view original);

}  // namespace jsward
