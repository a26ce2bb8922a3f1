#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "analyzer/text/words.h"
#include "rules/hardcoded-secret/checksum.h"
#include "rules/hardcoded-secret/encoding.h"
#include "tests/unit/rules/hardcoded_secret_samples.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

constexpr auto kAlphabets = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"09", "0123456789"},
    {"hex", "0123456789abcdef"},
    {"HEX", "0123456789ABCDEF"},
    {"az", "abcdefghijklmnopqrstuvwxyz"},
    {"az9", "abcdefghijklmnopqrstuvwxyz0123456789"},
    {"AZ9", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"},
    {"letters", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
    {"62", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"},
    {"58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"},
    {"b32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"},
    {"64", kBase64},
    {"url", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"},
    {"bech", kBech32},
    {"BECH", "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"},
});

std::size_t number(std::string_view text) {
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The word before the first blank, which goes from `text` with it.
std::string_view takeWord(std::string_view& text) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    return word;
}

std::string upperCase(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

std::string lowestFirst(std::uint32_t value) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>((value >> shift) & 0xFFU));
    return bytes;
}

std::uint64_t seedOf(std::string_view text) {
    std::uint64_t seed = 0;
    for (const char c : text) seed = (seed << 8U) | static_cast<unsigned char>(c);
    return seed;
}

}  // namespace

std::string encodeBase64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text.push_back(i + k <= bytes.size() ? kBase64[(group >> (18 - 6 * k)) & 63U] : '=');
    }
    return text;
}

std::string TokenDraw::from(std::string_view alphabet, std::size_t length) {
    std::uniform_int_distribution<std::size_t> any(0, alphabet.size() - 1);
    std::string text;
    while (text.size() < length) text.push_back(alphabet[any(random_)]);
    return text;
}

std::string TokenDraw::token(std::string_view description) {
    std::string text;
    while (!description.empty()) {
        const std::size_t open = std::min(description.find('{'), description.size());
        text += description.substr(0, open);
        if (open == description.size()) break;
        const std::size_t close = description.find('}', open);
        const std::string_view inside = description.substr(open + 1, close - open - 1);
        const std::size_t colon = std::min(inside.find(':'), inside.size());
        text += piece(inside.substr(0, colon), inside.substr(std::min(colon + 1, inside.size())), text);
        description.remove_prefix(close + 1);
    }
    return text;
}

std::string TokenDraw::piece(std::string_view name, std::string_view argument, std::string_view before) {
    const auto alphabet = std::ranges::find(kAlphabets, name, &std::pair<std::string_view, std::string_view>::first);
    if (alphabet != kAlphabets.end()) return from(alphabet->second, number(argument));
    if (name == "uuid") return token("{hex:8}-{hex:4}-4{hex:3}-a{hex:3}-{hex:12}");
    if (name == "github") return base62(crc32(before.substr(before.size() - 30)), 6);
    if (name == "gitlab") return base36(crc32(before), 7);
    if (name == "grafana") return hexadecimal(lowestFirst(crc32(before.substr(0, before.size() - 1))));
    if (name == "bech32") return bech32(argument);
    if (name == "BECH32") return upperCase(bech32(lowerCase(argument)));
    if (name == "marvin") return marvinKey(argument);
    if (name == "marvin-url") {
        std::string key = marvinKey(argument);
        for (char& c : key) c = c == '+' ? '-' : c == '/' ? '_' : c;
        return key;
    }
    if (name == "annotated") return annotatedKey();
    if (name == "discord") return encodeBase64("1" + from("0123456789", 17));
    if (name == "json") return encodeBase64(object(argument));
    throw std::invalid_argument(std::string(name));
}

std::string TokenDraw::bech32(std::string_view argument) {
    const std::string prefix(takeWord(argument));
    const std::string data = from(kBech32, number(argument));
    return prefix + "1" + data + bech32Checksum(prefix, data);
}

/// The signature stands right before the characters that hold the checksum, the last four bytes.
std::string TokenDraw::marvinKey(std::string_view argument) {
    const std::size_t size = number(takeWord(argument));
    const std::string_view signature = takeWord(argument);
    const std::size_t at = (size - 4) * 8 / 6 - signature.size();
    std::string text = from(kAlphabets[7].second, at) + std::string(signature);
    text.resize((size * 8 + 5) / 6, 'A');
    std::string bytes = decodeBase64(text).value().substr(0, size - 4);
    bytes += lowestFirst(marvin32(bytes, seedOf(argument)));
    std::string key = encodeBase64(bytes);
    const bool plain =
        signature == "AzSe";  // Keys of the search service are letters and digits: others are drawn anew.
    return plain && key.find_first_of("+/") != std::string::npos ? marvinKey("39 AzSe " + std::string(argument)) : key;
}

std::string TokenDraw::annotatedKey() {
    const std::string text = token("{62:52}JQQJ99BAAC{62:14}AzFn");
    const std::string bytes = decodeBase64(text).value();
    const std::string checksum = lowestFirst(marvin32(bytes, seedOf("Default0"))).substr(0, 3);
    const std::string key = encodeBase64(bytes + checksum);
    return key.find_first_of("+/") == std::string::npos ? key : annotatedKey();
}

std::string TokenDraw::object(std::string_view members) {
    std::string text;
    while (!members.empty()) {
        const std::string_view member = members.substr(0, members.find(','));
        text += (text.empty() ? "{\"" : ",\"") + std::string(member) + "\":\"" + from(kAlphabets[7].second, 24) + "\"";
        members.remove_prefix(std::min(members.size(), member.size() + 1));
    }
    return text + "}";
}

}  // namespace jsward::rules::hardcoded_secret
