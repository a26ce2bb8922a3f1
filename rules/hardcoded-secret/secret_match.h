// A secret found in a piece of text, whatever the text belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace jsward::rules::hardcoded_secret {

/// How convincing the text alone is.
enum class Certainty : std::uint8_t {
    Slight,  ///< the well-known password of a service on this machine
    Fair,    ///< a weak password, a key of a provider's test mode, the identifying half of a pair
    Sure,
    Proven  ///< a checksum or a decoded structure says so
};

struct SecretMatch {
    std::size_t begin = 0;  ///< Bytes of the text, [begin, end): what is secret and must not be shown.
    std::size_t end = 0;
    std::string what;  ///< "GitHub personal access token", "password in a postgres: URL".
    Certainty certainty = Certainty::Sure;
    bool issued = false;       ///< A provider handed it out.
    std::uint32_t finder = 0;  ///< Of equal matches that share text, the one with the lowest number stays.
};

}  // namespace jsward::rules::hardcoded_secret
