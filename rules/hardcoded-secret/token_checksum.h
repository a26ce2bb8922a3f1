// Which tokens carry a checksum, and where. With one, a token is told from a string that only looks like it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

enum class Checksum : std::uint8_t {
    None,
    GitHub,     ///< The last six characters are the CRC-32 of the thirty before them, in base 62.
    Bech32,     ///< The checksum of BIP 173.
    DiscordId,  ///< The part before the first '.' decodes to decimal digits.
    Json,       ///< What begins with "eyJ" decodes to a JSON object.
    // Not described by their providers, but read in their open source: a token that fails may still be one.
    GitLab,  ///< The last seven characters are the CRC-32 of all before them, in base 36.
    Grafana,  ///< The last eight characters are the CRC-32 of all before the last '_', in hexadecimal, lowest byte first.
    Marvin,        ///< The last four of the bytes that the key decodes to are the Marvin32 of those before them.
    AnnotatedKey,  ///< The last three are the first three of the Marvin32 of the sixty before them.
};

enum class Proof : std::uint8_t { Missing, Doubtful, Wrong, Right };

/// What the checksum says about a token: Missing when its format has none, Doubtful when it fails and jsward may be the one
/// that is wrong. `prefix` is the length of the anchor that the token begins with.
Proof verify(Checksum checksum, std::string_view token, std::size_t prefix, std::string_view seeds);

}  // namespace jsward::rules::hardcoded_secret
