#include "rules/hardcoded-secret/checksum.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::string_view kBase62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
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

std::string base62(std::uint32_t number, std::size_t width) {
    std::string digits;
    for (; number != 0 || digits.size() < width; number /= 62) digits.push_back(kBase62[number % 62]);
    std::ranges::reverse(digits);
    return digits;
}

bool hasBase62Checksum(std::string_view token, std::size_t prefixLength) {
    constexpr std::size_t kRandom = 30;
    constexpr std::size_t kChecksum = 6;
    if (token.size() != prefixLength + kRandom + kChecksum) return false;
    return base62(crc32(token.substr(prefixLength, kRandom)), kChecksum) == token.substr(prefixLength + kRandom);
}

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

bool hasBech32Checksum(std::string_view text) {
    std::string lower;
    for (const char c : text) lower.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    const std::size_t separator = lower.rfind('1');
    if (separator == std::string::npos || separator == 0) return false;
    if (lower.size() - separator - 1 < kBech32ChecksumLength) return false;
    const std::string_view data = std::string_view(lower).substr(separator + 1);
    const std::string_view digits = data.substr(0, data.size() - kBech32ChecksumLength);
    return bech32Checksum(lower.substr(0, separator), digits) == data.substr(digits.size());
}

}  // namespace jsward::rules::hardcoded_secret
