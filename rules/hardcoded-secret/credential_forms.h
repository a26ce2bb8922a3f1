// Secrets with a form that no single provider owns: private keys in PEM, JSON Web Tokens, credentials in URLs, connection strings and
// headers.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "rules/hardcoded-secret/secret_match.h"

namespace jsward::rules::hardcoded_secret {

struct CredentialForm {
    std::string_view anchors;  ///< As TokenFormat::anchors.
    /// What stands around the anchor at that position of the text.
    std::optional<SecretMatch> (*find)(std::string_view text, std::size_t anchor);
};

std::span<const CredentialForm> credentialForms();

}  // namespace jsward::rules::hardcoded_secret
