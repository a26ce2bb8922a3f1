// Addresses in the code of a program: what they speak, and whether the way there leads over a network that others share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jsward::rules::clear_text_transport {

struct Endpoint {
    std::string scheme;           ///< In lower case, without "://".
    std::string host;             ///< In lower case.
    bool hasCredentials = false;  ///< `user:password@`
    std::string rest;             ///< Path and query.
};

/// What an address names; nothing when it is none, or when its host is not constant. `text` as gappedText gives it.
std::optional<Endpoint> endpointOf(std::string_view text);

/// The machine itself, a private network, a service of a cluster or container: nobody else listens there.
[[nodiscard]] bool isLocal(std::string_view host);

/// What a protocol without encryption is called: "MongoDB" for mongodb, "" for others.
[[nodiscard]] std::string_view clearTextProtocol(std::string_view scheme);

/// Whether the address itself asks for encryption: `?tls=true`, `?sslmode=require`.
[[nodiscard]] bool asksForEncryption(const Endpoint& endpoint);

/// Whether its query holds a token or password.
[[nodiscard]] bool carriesSecret(const Endpoint& endpoint);

}  // namespace jsward::rules::clear_text_transport
