// The checksums that token formats are made of; token_checksum.h says which format carries which.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// CRC-32 as in zlib (polynomial 0xEDB88320, reflected).
std::uint32_t crc32(std::string_view bytes);

/// Marvin32, both halves folded into one.
std::uint32_t marvin32(std::string_view bytes, std::uint64_t seed);

/// A number with the digits 0-9A-Za-z, padded with '0' to `width`.
std::string base62(std::uint32_t number, std::size_t width);

/// A number with the digits 0-9a-z, padded with '0' to `width`.
std::string base36(std::uint32_t number, std::size_t width);

/// The six characters that complete `hrp` + '1' + `data` to a valid Bech32 string (BIP 173); all in lower case. Empty when
/// `data` holds something that is no Bech32 digit.
std::string bech32Checksum(std::string_view hrp, std::string_view data);

}  // namespace jsward::rules::hardcoded_secret
