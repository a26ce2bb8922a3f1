// Decides whether a token of a known format stands at a place where one of its anchors was found.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "rules/hardcoded-secret/secret_match.h"
#include "rules/hardcoded-secret/token_formats.h"

namespace re2 {
class RE2;
}

namespace jsward::rules::hardcoded_secret {

class TokenMatcher {
public:
    explicit TokenMatcher(const TokenFormat& format);
    ~TokenMatcher();
    TokenMatcher(TokenMatcher&&) = delete;

    [[nodiscard]] const TokenFormat& format() const { return format_; }
    /// The token that holds the anchor of `length` bytes at `anchor`; nothing when what stands there is none.
    [[nodiscard]] std::optional<SecretMatch> match(std::string_view text, std::size_t anchor, std::size_t length) const;

private:
    [[nodiscard]] const re2::RE2& pattern() const;

    const TokenFormat& format_;
    mutable std::once_flag compiled_;
    mutable std::unique_ptr<re2::RE2> pattern_;
};

}  // namespace jsward::rules::hardcoded_secret
