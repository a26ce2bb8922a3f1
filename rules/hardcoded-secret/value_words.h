// The words and marks that tell what a text is; value_reading.cpp says how they are read.
#pragma once

#include <array>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// Words that name a field as often as they fill it.
inline constexpr auto kCommonWords = std::to_array<std::string_view>({
    "password", "passwd", "pass",     "pwd",   "secret",  "admin",    "administrator", "root",  "user",    "guest",
    "test",     "demo",   "default",  "login", "master",  "postgres", "postgresql",    "mysql", "mongo",   "mongodb",
    "redis",    "oracle", "rabbitmq", "minio", "elastic", "sa",       "welcome",       "token", "private",
});

/// What people choose; nothing else is ever called so.
inline constexpr auto kCommonPasswords = std::to_array<std::string_view>({
    "toor",     "letmein",   "qwerty",    "qwertyuiop",  "qwerty123",   "asdfgh",      "asdf1234",     "zxcvbn",
    "abc123",   "iloveyou",  "monkey",    "dragon",      "football",    "baseball",    "sunshine",     "princess",
    "hunter2",  "changeme",  "changeit",  "changethis",  "keyboardcat", "shhh",        "shhhh",        "shhhhh",
    "shhhhhh",  "s3cr3t",    "s3cret",    "secr3t",      "pa55word",    "passw0rd",    "p@ssw0rd",     "p@ssword",
    "p4ssw0rd", "123456",    "1234567",   "12345678",    "123456789",   "1234567890",  "111111",       "123123",
    "654321",   "000000",    "112233",    "121212",      "admin123",    "admin1234",   "root123",      "test123",
    "test1234", "pass123",   "pass1234",  "password1",   "password12",  "password123", "password1234", "secret123",
    "user123",  "guest123",  "welcome1",  "1234",        "12345",       "topsecret",   "supersecret",  "notsecret",
    "mysecret", "jwtsecret", "secretkey", "secretsauce",
});

/// First words of a phrase that somebody made up: "my secret", "some-long-key".
inline constexpr auto kPhraseMarks = std::to_array<std::string_view>({
    "my",     "super",  "supersecret", "very",  "top",    "some",  "this",    "here",     "shh", "secure",
    "strong", "ultra",  "mega",        "hyper", "random", "long",  "please",  "change",   "dev", "development",
    "local",  "unsafe", "insecure",    "dont",  "cat",    "ninja", "awesome", "secretly",
});

inline constexpr auto kPhraseSecretWords = std::to_array<std::string_view>({
    "secret",
    "secrets",
    "key",
    "password",
    "passphrase",
    "token",
    "jwt",
    "session",
    "cookie",
    "keyboard",
    "me",
    "signing",
    "encryption",
});

/// Single words that say something about a password, or are its label in some language.
inline constexpr auto kLabelWords = std::to_array<std::string_view>({
    "text",       "string",       "hidden",      "required",    "optional",   "invalid",     "missing",
    "empty",      "wrong",        "incorrect",   "weak",        "strong",     "short",       "long",
    "match",      "mismatch",     "local",       "basic",       "bearer",     "none",        "null",
    "undefined",  "true",         "false",       "error",       "success",    "input",       "field",
    "column",     "current",      "lock",        "locked",      "unlock",     "shield",      "user",
    "email",      "username",     "name",        "login",       "account",    "settings",    "security",
    "profile",    "reset",        "forgot",      "forgotten",   "change",     "changed",     "update",
    "updated",    "confirm",      "confirmed",   "repeat",      "verify",     "verified",    "encrypted",
    "hashed",     "hash",         "plain",       "plaintext",   "cleartext",  "redacted",    "removed",
    "masked",     "filtered",     "secure",      "public",      "mixed",      "number",      "boolean",
    "object",     "varchar",      "char",        "binary",      "blob",       "array",       "date",
    "uuid",       "alphanumeric", "numeric",     "integer",     "medium",     "expired",     "temporary",
    "default",    "custom",       "manual",      "auto",        "random",     "generate",    "generated",
    "enable",     "enabled",      "disable",     "disabled",    "allow",      "deny",        "sensitive",
    "ignored",    "credentials",  "credential",  "pin",         "code",       "ldap",        "saml",
    "oidc",       "anonymous",    "implicit",    "show",        "hide",       "visible",     "edit",
    "create",     "delete",       "view",        "send",        "submit",     "fill",        "type",
    "label",      "title",        "help",        "info",        "warning",    "danger",      "primary",
    "valid",      "unknown",      "other",       "never",       "always",     "same",        "different",
    "minimum",    "maximum",      "senha",       "heslo",       "haslo",      "parola",      "parole",
    "lozinka",    "geslo",        "jelszo",      "sifre",       "wachtwoord", "kennwort",    "salasana",
    "parool",     "contrasena",   "contrasenya", "motdepasse",  "sandi",      "slaptazodis", "adgangskode",
    "adgangskod", "kodeord",      "lykilord",    "fjalekalimi", "zaporka",    "clave",       "chiffre",
    "secreto",    "admin",        "undef",       "masterkey",   "keychain",   "biometric",   "fingerprint",
    "passkey",    "magic",        "social",
});

/// Names of algorithms and encodings: letters with digits, as passwords have them.
inline constexpr auto kAlgorithms = std::to_array<std::string_view>({
    "sha1",      "sha2",    "sha256", "sha384",  "sha512", "sha3",   "md4",    "md5",     "aes128",   "aes192",
    "aes256",    "hs256",   "hs384",  "hs512",   "rs256",  "rs384",  "rs512",  "es256",   "es384",    "es512",
    "ps256",     "base64",  "base32", "base58",  "base62", "utf8",   "utf16",  "latin1",  "oauth1",   "oauth2",
    "x509",      "pkcs1",   "pkcs5",  "pkcs7",   "pkcs8",  "pkcs12", "argon2", "argon2i", "argon2id", "pbkdf2",
    "secp256k1", "ed25519", "x25519", "p256",    "p384",   "bip39",  "rc4",    "http2",   "ipv4",     "ipv6",
    "ssl3",      "tls12",   "oauth",  "iso8601", "web3",
});

// --- placeholders ------------------------------------------------------------------------------------------------

/// Found anywhere, in lower case.
inline constexpr auto kPlaceholderMarks = std::to_array<std::string_view>({
    "your",        "xxxx",    "***",      "...",       "\xE2\x80\xA2", "\xE2\x80\xA6", "todo",      "fixme",
    "placeholder", "example", "redact",   "insert",    "replace",      "put_",         "put-",      "<",
    ">",           "${",      "{{",       "}}",        "{%",           "#{",           "%{",        "@@",
    "not-set",     "not_set", "unset",    "undefined", "goes here",    "my-api",       "my_api",    "myapi",
    "foobar",      "foo-bar", "deadbeef", "abcdefgh",  "12345678901",  "0123456789",   "hereis",    "fill_",
    "fill-",       "fillme",  "[object",  "lorem",     "xyzzy",        "aaaaaa",       "000000000", "qwertyuiopas",
});

/// Whole words; "fakeToken", "mock-secret", "dummy_key".
inline constexpr auto kPlaceholderWords = std::to_array<std::string_view>({
    "fake",      "mock",        "mocked",  "dummy",  "sample", "stub",      "bogus",    "foo",      "bar",    "baz",
    "none",      "null",        "nil",     "false",  "true",   "empty",     "unknown",  "invalid",  "wrong",  "bad",
    "incorrect", "nonexistent", "notreal", "hidden", "masked", "encrypted", "optional", "required", "string",
});

// --- program text -------------------------------------------------------------------------------------------------

/// Digests, public keys and certificates: long and random, but no secrets.
inline constexpr auto kPublicPrefixes = std::to_array<std::string_view>({
    "sha1-",  "sha256-", "sha384-", "sha512-",  "sha256:",  "sha1:",   "md5:",        "$2a$",         "$2b$",
    "$2y$",   "$argon2", "$pbkdf2", "$scrypt$", "$6$",      "pbkdf2_", "ssh-rsa ",    "ssh-ed25519 ", "ecdsa-sha2-",
    "MIIBIj", "MIIBCg",  "MIICIj",  "MIICCg",   "MFkwEw",   "MHYwEA",  "MCowBQ",      "MIIC",         "MIID",
    "MIIE",   "MIIF",    "MIIG",    "pk_live_", "pk_test_", "pk.eyJ",  "data:",       "blob:",        "urn:",
    "arn:",   "did:",    "phc_",    "GTM-",     "UA-",      "G-",      "ca-app-pub-", "pub-",
});

}  // namespace jsward::rules::hardcoded_secret
