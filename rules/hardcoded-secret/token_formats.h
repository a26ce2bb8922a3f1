// The published formats of the tokens and keys that providers hand out, as data. One row a format; token_matcher.h runs them.
//
// A row is found by a literal that every such token holds (its anchor), then checked by a pattern, an entropy floor and, where
// the format has one, a checksum. The anchor makes the search cheap: text without any anchor is never shown to a pattern.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// What, beyond its shape, tells a token from a string that looks like one.
enum class Proof : std::uint8_t {
    None,
    Base62Crc,     ///< the last six characters are the CRC-32 of the thirty before, in base 62
    Bech32,        ///< the checksum of BIP 173
    Base64Digits,  ///< the part before the first '.' decodes to decimal digits (Discord)
    Base64Json     ///< what follows the anchor's '_' or '-' decodes to a JSON object
};

/// How much a match says.
enum class Weight : std::uint8_t {
    Full,
    Half  ///< a key of a provider's test mode, or the identifying half of a pair
};

struct TokenFormat {
    std::string_view what;  ///< "GitHub personal access token".
    std::string_view
        anchors;  ///< Literals of at least three bytes, separated by '|'; a set in brackets stands for each of its characters.
    std::string_view pattern;  ///< RE2. Anchored at the anchor, unless `before` says that the token begins earlier.
    std::uint8_t before = 0;   ///< At most this many bytes of the token stand before the anchor.
    float entropy = 0;         ///< Floor, in bits a character, over what the anchor leaves to chance.
    Proof proof = Proof::None;
    Weight weight = Weight::Full;
};

std::span<const TokenFormat> cloudFormats();       ///< Hosting, databases, identity, secret stores.
std::span<const TokenFormat> codeFormats();        ///< Source hosts, package registries, build services.
std::span<const TokenFormat> modelFormats();       ///< Language models and their tools.
std::span<const TokenFormat> messagingFormats();   ///< Chat, mail, social networks.
std::span<const TokenFormat> paymentFormats();     ///< Payments and shops.
std::span<const TokenFormat> monitoringFormats();  ///< Logs, metrics, feature flags, analytics.
std::span<const TokenFormat> workplaceFormats();   ///< Documents, design, maps, planning.
std::span<const TokenFormat> keyFormats();         ///< Private keys in formats that are not PEM.

}  // namespace jsward::rules::hardcoded_secret
