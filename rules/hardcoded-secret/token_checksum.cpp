#include "rules/hardcoded-secret/token_checksum.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/text/characters.h"
#include "analyzer/text/words.h"
#include "rules/hardcoded-secret/checksum.h"
#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

bool hasGitHubChecksum(std::string_view token, std::size_t prefix) {
    constexpr std::size_t kRandom = 30;
    constexpr std::size_t kChecksum = 6;
    if (token.size() != prefix + kRandom + kChecksum) return false;
    return base62(crc32(token.substr(prefix, kRandom)), kChecksum) == token.substr(prefix + kRandom);
}

bool hasGitLabChecksum(std::string_view token) {
    constexpr std::size_t kChecksum = 7;
    const std::size_t end = token.size() - kChecksum;
    return base36(crc32(token.substr(0, end)), kChecksum) == token.substr(end);
}

/// The bytes of a number, lowest first.
std::string littleEndian(std::uint32_t number) {
    std::string bytes;
    for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>((number >> shift) & 0xFFU));
    return bytes;
}

bool hasGrafanaChecksum(std::string_view token) {
    const std::size_t end = token.rfind('_');
    return hexadecimal(littleEndian(crc32(token.substr(0, end)))) == token.substr(end + 1);
}

bool hasBech32Checksum(std::string_view token) {
    constexpr std::size_t kChecksum = 6;
    const std::string lower = lowerCase(token);
    const std::size_t separator = lower.rfind('1');
    if (separator == std::string::npos || separator == 0 || lower.size() - separator - 1 < kChecksum) return false;
    const std::string_view data = std::string_view(lower).substr(separator + 1);
    const std::string_view digits = data.substr(0, data.size() - kChecksum);
    return bech32Checksum(lower.substr(0, separator), digits) == data.substr(digits.size());
}

bool decodesToDigits(std::string_view token) {
    const auto decoded = decodeBase64(token.substr(0, token.find('.')));
    return decoded && !decoded->empty() && std::ranges::all_of(*decoded, isDigit);
}

bool decodesToJson(std::string_view token) {
    const std::size_t begin = token.find("eyJ");
    if (begin == std::string_view::npos) return false;
    const auto decoded = decodeBase64(token.substr(begin));
    return decoded && nlohmann::json::parse(*decoded, nullptr, false).is_object();
}

/// "Default0": a seed is eight characters, the last of them the lowest byte.
std::uint64_t seedOf(std::string_view text) {
    std::uint64_t seed = 0;
    for (const char c : text) seed = (seed << 8U) | static_cast<unsigned char>(c);
    return seed;
}

/// Whether the last `length` bytes are the first of the Marvin32 of those before them, begun with one of the seeds.
bool endsInMarvin(std::string_view token, std::string_view seeds, std::size_t length) {
    const auto key = decodeBase64(token);
    if (!key || key->size() <= length) return false;
    const std::string_view bytes(*key);
    const std::size_t end = bytes.size() - length;
    return std::ranges::any_of(partsOf(seeds), [&](std::string_view seed) {
        return littleEndian(marvin32(bytes.substr(0, end), seedOf(seed))).starts_with(bytes.substr(end));
    });
}

bool isRight(Checksum checksum, std::string_view token, std::size_t prefix, std::string_view seeds) {
    switch (checksum) {
        case Checksum::None: return false;
        case Checksum::GitHub: return hasGitHubChecksum(token, prefix);
        case Checksum::Bech32: return hasBech32Checksum(token);
        case Checksum::DiscordId: return decodesToDigits(token);
        case Checksum::Json: return decodesToJson(token);
        case Checksum::GitLab: return hasGitLabChecksum(token);
        case Checksum::Grafana: return hasGrafanaChecksum(token);
        case Checksum::Marvin: return endsInMarvin(token, seeds, 4);
        case Checksum::AnnotatedKey: return endsInMarvin(token, "Default0", 3);
    }
    return false;
}

}  // namespace

Proof verify(Checksum checksum, std::string_view token, std::size_t prefix, std::string_view seeds) {
    if (checksum == Checksum::None) return Proof::Missing;
    if (isRight(checksum, token, prefix, seeds)) return Proof::Right;
    return checksum >= Checksum::GitLab ? Proof::Doubtful : Proof::Wrong;
}

}  // namespace jsward::rules::hardcoded_secret
