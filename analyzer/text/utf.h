// From the bytes of a file to text that the analyzer may rely on: valid UTF-8 without byte order mark.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jsward {

/// Bytes of the UTF-8 character that starts with `lead`; 1 for what cannot start one.
[[nodiscard]] constexpr std::uint32_t utf8Length(char lead) {
    const auto byte = static_cast<unsigned char>(lead);
    if (byte < 0xC2) return 1;
    if (byte < 0xE0) return 2;
    if (byte < 0xF0) return 3;
    return byte < 0xF5 ? 4 : 1;
}

/// Offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and code points behind U+10FFFF are not);
/// `text.size()` when there is none.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view text);

/// Appends a code point; surrogates and what lies behind U+10FFFF become U+FFFD.
void appendUtf8(std::string& out, char32_t codePoint);

enum class TextEncoding : std::uint8_t { Utf8, Utf8WithBom, Utf16LittleEndian, Utf16BigEndian };

struct DecodedText {
    std::string text;
    TextEncoding encoding = TextEncoding::Utf8;
    std::size_t replacements = 0;                   ///< U+FFFD written for what could not be decoded.
    std::optional<std::uint32_t> firstReplacement;  ///< Offset in `text` of the first of them.
};

/// True for what is no text in any encoding known here: a NUL byte among the first 8000, and no UTF-16 byte order mark.
[[nodiscard]] bool looksBinary(std::string_view bytes);

/// Takes the bytes over; costs one validating pass and no copy for plain UTF-8.
[[nodiscard]] DecodedText decodeText(std::string bytes);

}  // namespace jsward
