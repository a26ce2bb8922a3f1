// Finds secrets in text by their own form: tokens of providers, private keys, JSON Web Tokens, credentials in URLs, connection
// strings and headers. It knows nothing of programs: any text will do.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rules/hardcoded-secret/secret_match.h"

namespace jsward::rules::hardcoded_secret {

class TextScanner {
public:
    /// The one scanner; made on first use, patterns compiled when first needed. Safe to share between threads.
    static const TextScanner& instance();

    /// Appends what the text holds, by position, without overlaps.
    void scan(std::string_view text, std::vector<SecretMatch>& out) const;

    /// What a text holds once it is decoded from base64; nothing when it is not base64 of text.
    void scanDecoded(std::string_view text, std::vector<SecretMatch>& out) const;

    /// Positions at which `scan` would look closer; for text that is only later cut into pieces.
    void candidates(std::string_view text, std::vector<std::size_t>& out) const;

    TextScanner(const TextScanner&) = delete;
    TextScanner& operator=(const TextScanner&) = delete;
    ~TextScanner();

private:
    TextScanner();
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

}  // namespace jsward::rules::hardcoded_secret
