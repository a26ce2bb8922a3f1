// Text encodings that secrets come in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// Whether every character belongs to the base64 alphabet (standard or URL-safe), with at most two '=' at the end.
bool isBase64(std::string_view text);

/// Decodes standard and URL-safe base64, padded or not; nothing when the text is neither.
std::optional<std::string> decodeBase64(std::string_view text);

/// Two digits a byte, in lower case.
std::string hexadecimal(std::string_view bytes);

/// Whether every byte is printable ASCII, a tab or a line end.
bool isPrintable(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
