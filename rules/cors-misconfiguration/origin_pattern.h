// What a regular expression for origins lets in besides what it means.
#pragma once

#include <string>
#include <string_view>

namespace jsward::rules::cors_misconfiguration {

/// One sentence part, like "admits https://example.com.evil.net: the pattern has no end"; "" when nothing is wrong.
[[nodiscard]] std::string faultOfPattern(std::string_view pattern);

/// The same for a text that an origin is compared with in parts: `origin.endsWith('example.com')`.
[[nodiscard]] std::string faultOfComparison(std::string_view method, std::string_view text);

}  // namespace jsward::rules::cors_misconfiguration
