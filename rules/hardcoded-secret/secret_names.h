// What a name says about the value that it holds: "dbPassword" holds a password, "passwordField" the name of a field.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jsward::rules::hardcoded_secret {

enum class SecretKind : std::uint8_t {
    None,
    Password,
    Secret,
    Key,
    Token,
    Credentials,   ///< "Authorization": a scheme and what it asks for
    EncodedLogin,  ///< "_auth": user and password in base64
    SeedPhrase     ///< "mnemonic": the words of a wallet
};

struct NameReading {
    SecretKind kind = SecretKind::None;
    bool qualified =
        false;  ///< Says whose secret it is ("jwtSecret", "apiKey"); "secret" and "token" alone also name other things.
    bool exact = false;  ///< An option of a library that takes a secret and nothing else ("secretOrKey").
};

/// Reads an identifier, property key, environment variable, header or parameter name.
NameReading readName(std::string_view name);

/// "password", "API key", ...: what a message calls it.
std::string_view label(SecretKind kind);

}  // namespace jsward::rules::hardcoded_secret
