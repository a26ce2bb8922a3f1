// Passwords in URLs: "postgres://app:password@host/db", "https://api.host/v1?api_key=...".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "rules/hardcoded-secret/secret_match.h"

namespace jsward::rules::hardcoded_secret {

struct Login {
    std::string_view user;
    std::string_view password;
    std::string_view host;  ///< Without port; "" when unknown.
};

/// How convincing a user and a password are; nothing when they are placeholders ("user:pass@example.com").
std::optional<Certainty> judgeLogin(const Login& login);

/// The password of the URL whose "://" stands at `anchor`.
std::optional<SecretMatch> findUrlCredentials(std::string_view text, std::size_t anchor);

/// The secret in the query of a URL: `anchor` is where the end of the parameter's name begins ("key=" of "api_key=").
std::optional<SecretMatch> findQueryCredential(std::string_view text, std::size_t anchor);

}  // namespace jsward::rules::hardcoded_secret
