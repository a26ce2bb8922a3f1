#include "rules/hardcoded-secret/token_matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// How far from its anchor a token reaches that does not begin with it.
constexpr std::size_t kLongestAround = 256;

bool isWordCharacter(char c) { return isAlnum(c) || c == '_'; }

/// Whether the token begins and ends where a word of the text does.
bool standsAlone(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin > 0 && isWordCharacter(text[begin]) && isWordCharacter(text[begin - 1])) return false;
    if (end + 1 < text.size() && text[end] == '-' && isWordCharacter(text[end + 1])) return false;
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

/// "md-button-group-wide-1-col": words in lower case, as names of classes and files are.
bool isWords(std::string_view drawn) {
    constexpr double kReadable = 0.5;
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(drawn, isDigit));
    return std::ranges::none_of(drawn, isUpper) && drawn.find('-') != std::string_view::npos &&
           digits * 8 < drawn.size() && readableShare(drawn) >= kReadable;
}

/// The longest part between '-', '_' and '.': the parts of a token may be drawn from different alphabets.
std::string_view longestPart(std::string_view drawn) {
    std::string_view longest;
    while (!drawn.empty()) {
        const std::string_view part = drawn.substr(0, drawn.find_first_of("-_."));
        if (part.size() > longest.size()) longest = part;
        drawn.remove_prefix(std::min(drawn.size(), part.size() + 1));
    }
    return longest;
}

/// Whether the characters that the anchor leaves to chance were left to it.
bool looksDrawn(std::string_view drawn) {
    const auto varied = [](std::string_view text) { return entropy(text) >= leastEntropy(text); };
    return (varied(drawn) || varied(longestPart(drawn))) && !isPlaceholder(drawn) && !isWords(drawn);
}

/// How convincing a token is that looks as the format says; nothing when its checksum says that it is none.
std::optional<Certainty> certaintyOf(const TokenTraits& traits, std::string_view token, std::size_t prefix) {
    switch (verify(traits.checksum, token, prefix, traits.seeds)) {
        case Proof::Wrong: return std::nullopt;
        case Proof::Doubtful: return Certainty::Fair;
        case Proof::Right: return Certainty::Proven;
        case Proof::Missing: break;
    }
    return traits.weight == Weight::Half ? Certainty::Fair : Certainty::Sure;
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
    const std::size_t before = format_.traits.before;
    const bool leads = before == 0;
    if (leads && anchor > 0 && isWordCharacter(text[anchor]) && isWordCharacter(text[anchor - 1])) return std::nullopt;
    const std::size_t from = anchor - std::min(anchor, before);
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
    const std::size_t prefix = leads ? length : 0;
    if (!looksDrawn(token.substr(prefix))) return std::nullopt;
    const auto certainty = certaintyOf(format_.traits, token, prefix);
    if (!certainty || (*certainty != Certainty::Proven && liesInBlob(text, begin, end))) return std::nullopt;
    const bool owned = !format_.provider.empty();
    std::string what(format_.provider);
    if (owned) what += ' ';
    what += format_.what;
    return SecretMatch{begin, end, std::move(what), *certainty, owned};
}

}  // namespace jsward::rules::hardcoded_secret
