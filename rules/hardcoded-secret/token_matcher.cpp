#include "rules/hardcoded-secret/token_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>
#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/checksum.h"
#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/value_reading.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// How far from its anchor a token reaches that does not begin with it.
constexpr std::size_t kLongestAround = 256;

bool isWordCharacter(char c) { return isAlnum(c) || c == '_'; }

/// Whether the token begins and ends where a word of the text does.
bool standsAlone(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin > 0 && isWordCharacter(text[begin]) && isWordCharacter(text[begin - 1])) return false;
    return end == text.size() || !isWordCharacter(text[end]) || !isWordCharacter(text[end - 1]);
}

/// Whether the place lies in a long run of base64: images and compiled code hold any short literal by chance.
bool liesInBlob(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::size_t kBlob = 200;
    const auto inBlob = [](char c) { return isAlnum(c) || c == '+' || c == '/' || c == '='; };
    std::size_t first = begin;
    std::size_t last = end;
    while (first > 0 && begin - first <= kBlob && inBlob(text[first - 1])) --first;
    while (last < text.size() && last - end <= kBlob && inBlob(text[last])) ++last;
    return begin - first > kBlob || last - end > kBlob;
}

bool decodesToDigits(std::string_view token) {
    const auto decoded = decodeBase64(token.substr(0, token.find('.')));
    return decoded && !decoded->empty() && std::ranges::all_of(*decoded, isDigit);
}

bool decodesToJson(std::string_view token) {
    const std::size_t begin = token.find_first_of("_-");
    if (begin == std::string_view::npos) return false;
    const auto decoded = decodeBase64(token.substr(begin + 1));
    return decoded && nlohmann::json::parse(*decoded, nullptr, false).is_object();
}

bool isProven(Proof proof, std::string_view token, std::size_t anchor) {
    switch (proof) {
        case Proof::None: return false;
        case Proof::Base62Crc: return hasBase62Checksum(token, anchor);
        case Proof::Bech32: return hasBech32Checksum(token);
        case Proof::Base64Digits: return decodesToDigits(token);
        case Proof::Base64Json: return decodesToJson(token);
    }
    return false;
}

}  // namespace

TokenMatcher::TokenMatcher(const TokenFormat& format) : format_(format) {}
TokenMatcher::~TokenMatcher() = default;

const re2::RE2& TokenMatcher::pattern() const {
    std::call_once(compiled_, [this] {
        re2::RE2::Options options;
        options.set_log_errors(false);
        pattern_ =
            std::make_unique<re2::RE2>(re2::StringPiece(format_.pattern.data(), format_.pattern.size()), options);
        assert(pattern_->ok());
    });
    return *pattern_;
}

std::optional<SecretMatch> TokenMatcher::match(std::string_view text, std::size_t anchor, std::size_t length) const {
    const bool leads = format_.before == 0;
    if (leads && anchor > 0 && isWordCharacter(text[anchor]) && isWordCharacter(text[anchor - 1])) return std::nullopt;
    const std::size_t from = anchor - std::min<std::size_t>(anchor, format_.before);
    constexpr std::size_t kLongest = 8192;  // Bounds the work of a pattern that may begin late.
    const std::size_t to =
        leads ? std::min(text.size(), anchor + kLongest) : std::min(text.size(), anchor + kLongestAround);
    re2::StringPiece found;
    const auto anchoring = leads ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED;
    if (!pattern().Match({text.data(), text.size()}, from, to, anchoring, &found, 1)) return std::nullopt;
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    const std::size_t end = begin + found.size();
    if (begin > anchor || end <= anchor || !standsAlone(text, begin, end)) return std::nullopt;

    const std::string_view token = text.substr(begin, end - begin);
    const std::string_view drawn = leads ? token.substr(length) : token;
    if (entropy(drawn) < format_.entropy || isPlaceholder(drawn)) return std::nullopt;
    const bool proven = isProven(format_.proof, token, length);
    if (format_.proof != Proof::None && !proven) return std::nullopt;
    if (!proven && liesInBlob(text, begin, end)) return std::nullopt;
    const Certainty certainty = proven                           ? Certainty::Proven
                                : format_.weight == Weight::Half ? Certainty::Fair
                                                                 : Certainty::Sure;
    return SecretMatch{begin, end, std::string(format_.what), certainty};
}

}  // namespace jsward::rules::hardcoded_secret
