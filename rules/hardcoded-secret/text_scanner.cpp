#include "rules/hardcoded-secret/text_scanner.h"

#include <algorithm>
#include <deque>
#include <span>
#include <tuple>
#include <utility>

#include "rules/hardcoded-secret/credential_forms.h"
#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/literal_index.h"
#include "rules/hardcoded-secret/token_formats.h"
#include "rules/hardcoded-secret/token_matcher.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kLongestEncoded = 16384;
constexpr std::size_t kShortestEncoded = 24;

/// Of matches that share text, the most convincing and longest stays.
void resolveOverlaps(std::vector<SecretMatch>& matches) {
    std::ranges::stable_sort(matches, [](const SecretMatch& a, const SecretMatch& b) {
        return std::tuple(b.certainty, b.end - b.begin, a.finder) < std::tuple(a.certainty, a.end - a.begin, b.finder);
    });
    std::vector<SecretMatch> kept;
    for (SecretMatch& match : matches) {
        const bool overlaps = std::ranges::any_of(
            kept, [&](const SecretMatch& other) { return match.begin < other.end && other.begin < match.end; });
        if (!overlaps) kept.push_back(std::move(match));
    }
    std::ranges::sort(kept, {}, &SecretMatch::begin);
    matches = std::move(kept);
}

}  // namespace

struct TextScanner::Impl {
    LiteralIndex index;
    std::deque<TokenMatcher> tokens;                            ///< Owners [0, tokens.size()) of the index.
    std::span<const CredentialForm> forms = credentialForms();  ///< The owners after them.

    Impl() {
        for (const auto table : tokenFormats())
            for (const TokenFormat& format : table) tokens.emplace_back(format);
        std::uint32_t owner = 0;
        for (const TokenMatcher& token : tokens) addAnchors(token.format().anchors, owner++);
        for (const CredentialForm& form : forms) addAnchors(form.anchors, owner++);
        index.build();
    }

    void addAnchors(std::string_view anchors, std::uint32_t owner) {
        for (const std::string_view anchor : partsOf(anchors)) index.add(anchor, owner);
    }

    [[nodiscard]] std::optional<SecretMatch> look(std::uint32_t owner, std::string_view text, std::size_t at,
                                                  std::size_t length) const {
        auto match =
            owner < tokens.size() ? tokens[owner].match(text, at, length) : forms[owner - tokens.size()].find(text, at);
        if (match) match->finder = owner;
        return match;
    }
};

TextScanner::TextScanner() : impl_(std::make_unique<const Impl>()) {}
TextScanner::~TextScanner() = default;

const TextScanner& TextScanner::instance() {
    static const TextScanner scanner;
    return scanner;
}

void TextScanner::scan(std::string_view text, std::vector<SecretMatch>& out) const {
    std::vector<SecretMatch> found;
    impl_->index.search(text, [&](std::uint32_t owner, std::size_t at, std::size_t length) {
        if (auto match = impl_->look(owner, text, at, length)) found.push_back(*std::move(match));
    });
    if (found.size() > 1) resolveOverlaps(found);
    for (SecretMatch& match : found) out.push_back(std::move(match));
}

void TextScanner::scanDecoded(std::string_view text, std::vector<SecretMatch>& out) const {
    if (text.size() < kShortestEncoded || text.size() > kLongestEncoded) return;
    // Text is told by its first bytes, before the whole is decoded.
    constexpr std::size_t kProbe = 16;
    const auto probe = decodeBase64(text.substr(0, kProbe));
    if (!probe || !isPrintable(*probe)) return;
    const auto decoded = decodeBase64(text);
    if (!decoded || !isPrintable(*decoded)) return;
    std::vector<SecretMatch> found;
    scan(*decoded, found);
    for (SecretMatch& match : found)
        out.push_back({0, text.size(), match.what + " (base64)", match.certainty, match.issued});
}

void TextScanner::candidates(std::string_view text, std::vector<std::size_t>& out) const {
    impl_->index.search(text, [&](std::uint32_t, std::size_t at, std::size_t) { out.push_back(at); });
}

}  // namespace jsward::rules::hardcoded_secret
