#include "rules/hardcoded-secret/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::uint8_t kNoDigit = 0xFF;

constexpr std::array<std::uint8_t, 256> base64Digits() {
    std::array<std::uint8_t, 256> digits{};
    digits.fill(kNoDigit);
    constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < kAlphabet.size(); ++i)
        digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
    digits['-'] = digits['+'];
    digits['_'] = digits['/'];
    return digits;
}

constexpr auto kBase64Digits = base64Digits();

std::string_view withoutPadding(std::string_view text) {
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    return text;
}

}  // namespace

bool isBase64(std::string_view text) {
    return std::ranges::all_of(withoutPadding(text),
                               [](char c) { return kBase64Digits[static_cast<unsigned char>(c)] != kNoDigit; });
}

std::optional<std::string> decodeBase64(std::string_view text) {
    text = withoutPadding(text);
    if (text.size() % 4 == 1 || !isBase64(text)) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        group = (group << 6U) | kBase64Digits[static_cast<unsigned char>(c)];
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<char>((group >> bits) & 0xFFU));
    }
    return bytes;
}

std::string hexadecimal(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text.push_back(kDigits[byte >> 4U]);
        text.push_back(kDigits[byte & 0xFU]);
    }
    return text;
}

bool isPrintable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte < 0x7F) || c == '\t' || c == '\n' || c == '\r';
    });
}

}  // namespace jsward::rules::hardcoded_secret
