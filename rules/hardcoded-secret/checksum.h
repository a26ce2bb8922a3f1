// Checksums that token formats carry. With one, a token is told from a string that only looks like it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// CRC-32 as in zlib (polynomial 0xEDB88320, reflected).
std::uint32_t crc32(std::string_view bytes);

/// A number in base 62 with the digits 0-9A-Za-z, padded with '0' to `width`.
std::string base62(std::uint32_t number, std::size_t width);

/// Whether `prefix` + 30 characters + 6 characters that are the CRC-32 of the 30 in base 62 (GitHub, npm).
bool hasBase62Checksum(std::string_view token, std::size_t prefixLength);

/// The six characters that complete `hrp` + '1' + `data` to a valid Bech32 string; all in lower case. Empty when `data` holds
/// something that is no Bech32 digit.
std::string bech32Checksum(std::string_view hrp, std::string_view data);

/// Whether a Bech32 string ("hrp1data", in either case) carries the checksum of BIP 173 (age, Nostr).
bool hasBech32Checksum(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
