// The published formats of the tokens and keys that providers hand out, as data: one row a format, a file an area
// (token_formats_*.cpp). token_matcher.h runs them.
//
// A row is found by a literal that every such token holds (its anchor), then checked by a pattern, by how random it looks
// and, where the format has one, by a checksum. The anchor makes the search cheap: text without any anchor is never shown to a
// pattern. A new row needs a sample in tests/unit/rules/hardcoded_secret_samples.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "rules/hardcoded-secret/token_checksum.h"

namespace jsward::rules::hardcoded_secret {

/// How much a match says.
enum class Weight : std::uint8_t {
    Full,
    Half  ///< A key of a provider's test mode, the identifying half of a pair, a key that many publish.
};

struct TokenTraits {
    std::uint8_t before = 0;  ///< At most this many bytes of the token stand before its anchor.
    Checksum checksum = Checksum::None;
    std::string_view seeds =
        {};  ///< What the checksum is started with, where the provider gives each use its own; separated by '|'.
    Weight weight = Weight::Full;
};

struct TokenFormat {
    std::string_view id;        ///< "github-pat": its name in the tests.
    std::string_view provider;  ///< "GitHub"; "" for formats that nobody owns.
    std::string_view what;      ///< "personal access token".
    /// Literals of at least three bytes, separated by '|'; a set in brackets stands for each of its characters.
    std::string_view anchors;
    std::string_view pattern;  ///< RE2. Anchored at the anchor, unless `before` says that the token begins earlier.
    TokenTraits traits = {};
};

/// The parts of a list such as `anchors`.
std::vector<std::string_view> partsOf(std::string_view list);

/// All tables. Where two formats take the same text, the one that stands first names it.
std::span<const std::span<const TokenFormat>> tokenFormats();

std::span<const TokenFormat> azureFormats();
std::span<const TokenFormat> cloudFormats();
std::span<const TokenFormat> codeFormats();
std::span<const TokenFormat> databaseFormats();
std::span<const TokenFormat> identityFormats();
std::span<const TokenFormat> keyFormats();
std::span<const TokenFormat> messagingFormats();
std::span<const TokenFormat> modelFormats();
std::span<const TokenFormat> monitoringFormats();
std::span<const TokenFormat> paymentFormats();
std::span<const TokenFormat> registryFormats();
std::span<const TokenFormat> workplaceFormats();

}  // namespace jsward::rules::hardcoded_secret
