#include "rules/hardcoded-secret/checksum.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::string_view kBase62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase36 = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kBech32ChecksumLength = 6;

constexpr std::array<std::uint32_t, 256> crcTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
        table[i] = value;
    }
    return table;
}

constexpr auto kCrcTable = crcTable();

std::string inBase(std::uint32_t number, std::string_view digits, std::size_t width) {
    std::string text;
    for (; number != 0 || text.size() < width; number /= static_cast<std::uint32_t>(digits.size()))
        text.push_back(digits[number % digits.size()]);
    std::ranges::reverse(text);
    return text;
}

/// What remains after division by the generator polynomial of BIP 173 over GF(32).
std::uint32_t bech32Remainder(const std::vector<std::uint8_t>& values) {
    constexpr std::array<std::uint32_t, 5> kGenerator = {0x3B6A57B2U, 0x26508E6DU, 0x1EA119FAU, 0x3D4233DDU,
                                                         0x2A1462B3U};
    std::uint32_t check = 1;
    for (const std::uint8_t value : values) {
        const std::uint32_t top = check >> 25U;
        check = ((check & 0x1FFFFFFU) << 5U) ^ value;
        for (std::size_t i = 0; i < kGenerator.size(); ++i)
            if (((top >> i) & 1U) != 0) check ^= kGenerator[i];
    }
    return check;
}

/// The human-readable part, spread over two values a character as the checksum wants it.
std::vector<std::uint8_t> expandHumanReadable(std::string_view hrp) {
    std::vector<std::uint8_t> values;
    for (const char c : hrp) values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) >> 5U));
    values.push_back(0);
    for (const char c : hrp) values.push_back(static_cast<std::uint8_t>(static_cast<unsigned char>(c) & 31U));
    return values;
}

/// Appends the values of Bech32 digits; false when one is none.
bool appendDigits(std::string_view data, std::vector<std::uint8_t>& values) {
    for (const char c : data) {
        const std::size_t digit = kBech32.find(c);
        if (digit == std::string_view::npos) return false;
        values.push_back(static_cast<std::uint8_t>(digit));
    }
    return true;
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) crc = kCrcTable[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    return ~crc;
}

std::uint32_t marvin32(std::string_view bytes, std::uint64_t seed) {
    auto low = static_cast<std::uint32_t>(seed);
    auto high = static_cast<std::uint32_t>(seed >> 32U);
    const auto mix = [&](std::uint32_t word) {
        low += word;
        high ^= low;
        low = std::rotl(low, 20) + high;
        high = std::rotl(high, 9) ^ low;
        low = std::rotl(low, 27) + high;
        high = std::rotl(high, 19);
    };
    std::uint32_t word = 0;
    unsigned filled = 0;
    const auto add = [&](std::uint32_t byte) {
        word |= byte << (8 * filled);
        if (++filled < 4) return;
        mix(std::exchange(word, 0));
        filled = 0;
    };
    for (const char c : bytes) add(static_cast<unsigned char>(c));
    constexpr std::uint32_t kEnd = 0x80;
    mix(word | (kEnd << (8 * filled)));
    mix(0);
    return low ^ high;
}

std::string base62(std::uint32_t number, std::size_t width) { return inBase(number, kBase62, width); }

std::string base36(std::uint32_t number, std::size_t width) { return inBase(number, kBase36, width); }

std::string bech32Checksum(std::string_view hrp, std::string_view data) {
    std::vector<std::uint8_t> values = expandHumanReadable(hrp);
    if (!appendDigits(data, values)) return "";
    values.insert(values.end(), kBech32ChecksumLength, 0);
    const std::uint32_t remainder = bech32Remainder(values) ^ 1U;
    std::string checksum;
    for (std::size_t i = 0; i < kBech32ChecksumLength; ++i)
        checksum.push_back(kBech32[(remainder >> (5 * (kBech32ChecksumLength - 1 - i))) & 31U]);
    return checksum;
}

}  // namespace jsward::rules::hardcoded_secret
