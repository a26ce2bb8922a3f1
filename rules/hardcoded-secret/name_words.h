// The words that tell what a name stands for; secret_names.cpp says how they are read.
#pragma once

#include <array>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

// A table reads better by meaning than by line.
// clang-format off
/// May follow the word for the secret without changing what the name holds.
inline constexpr auto kNeutralEnds = std::to_array<std::string_view>({
    "dev",   "development", "prod",   "production", "staging", "stage",    "stg",      "test",   "testing", "local",   "live",      "sandbox",
    "value", "val",         "str",    "string",     "raw",     "plain",    "base64",   "b64",    "hex",     "utf8",    "old",       "new",
    "main",  "current",     "backup", "primary",    "legacy",  "previous", "fallback", "default", "v",      "encoded", "secondary", "plaintext",
});

/// Anywhere before the word for the secret: it is none, or not this one.
inline constexpr auto kDenials = std::to_array<std::string_view>({
    "public",  "pub",     "csrf",   "xsrf",     "next",      "page",     "continuation", "sync",      "cancel",  "cancellation", "injection", "site",
    "cache",   "is",      "has",    "no",       "not",       "show",     "hide",         "toggle",    "forgot",  "forget",       "forgotten", "reset",
    "change",  "update",  "validate", "verify", "check",     "invalid",  "wrong",        "incorrect", "missing", "require",      "required",  "requires",
    "enter",   "confirm", "confirmation", "repeat", "retype", "set",     "get",          "generate",  "create",  "on",           "handle",    "use",
    "enable",  "disable", "without", "allow",   "skip",      "ignore",   "lost",         "expired",   "save",    "remember",     "publishable", "anon",
    "design",  "color",   "theme",  "syntax",   "punctuation", "comment", "lookup",      "foreign",   "partition", "sort",       "map",       "mapped",
    "object",  "storage", "idempotency", "dedupe", "encrypted", "hashed", "missed",      "bad",       "empty",   "device",       "label",     "error",
    "redirect", "fake",   "mock",   "dummy",    "sample",    "example",  "unauthorized", "recaptcha", "captcha", "push",         "fcm",       "contract",
    "erc20",   "lexer",   "parse",  "parser",   "start",     "end",      "begin",        "first",     "last",    "prev",         "nonce",     "delete",
    "remove",  "revoke",  "rotate", "find",     "clear",     "resume",   "cursor",       "pagination", "continue", "template",   "placeholder", "vapid",
});

/// Whose password it is: what makes "pass" and "pw" one.
inline constexpr auto kOwners = std::to_array<std::string_view>({
    "db",    "database", "user",  "smtp",  "mail",  "email", "mysql", "pg",    "postgres", "mongo", "mongodb", "redis", "admin", "root",  "auth",
    "ftp",   "sftp",     "ssh",   "login", "proxy", "http",  "https", "basic", "my",       "ldap",  "mqtt",    "amqp",  "rabbitmq", "account", "api",
    "server", "client",  "service", "sql", "mssql", "imap",  "pop3",  "couch", "couchdb",  "neo4j", "bot",     "wifi",  "key",   "keystore", "cert",
});

inline constexpr auto kPasswordWords = std::to_array<std::string_view>({
    "password", "passwd", "pwd", "passphrase", "passcode", "passwort", "kennwort", "contrasena", "senha", "parola", "motdepasse", "userpassword", "dbpassword", "passwords", "userpass", "dbpass",
});
inline constexpr auto kSecretWords = std::to_array<std::string_view>({"secret", "secrets", "pepper", "clientsecret", "appsecret", "jwtsecret", "secretaccesskey", "sharedsecret", "authsecret"});
inline constexpr auto kTokenWords = std::to_array<std::string_view>({"token", "tokens", "accesstoken", "authtoken", "apitoken", "bearertoken", "bearer", "pat", "usertoken", "bottoken"});
inline constexpr auto kKeyWords = std::to_array<std::string_view>({
    "apikey", "apikeys", "accesskey", "secretkey", "privatekey", "privkey", "authkey", "masterkey", "encryptionkey", "signingkey", "cryptokey", "appkey", "servicekey", "apisecret",
});
inline constexpr auto kCredentialWords = std::to_array<std::string_view>({"credentials", "credential", "creds", "authorization"});

/// Makes "key" a secret one.
inline constexpr auto kKeyOwners = std::to_array<std::string_view>({
    "api",    "access", "secret", "private", "priv",   "encryption", "encrypt", "encrypting", "decryption", "decrypt", "signing", "sign",    "signature", "master",
    "crypto", "cipher", "aes",    "hmac",    "jwt",    "session",    "cookie",  "account",    "service",    "auth",    "subscription", "app", "application", "shared",
    "deploy", "webhook", "admin", "rsa",     "tls",    "ssl",        "server",  "write",      "rest",       "des",     "rc4",     "token",   "security",  "symmetric",
});

/// Options of libraries that take a secret and nothing else, without signs.
inline constexpr auto kExactNames = std::to_array<std::string_view>({"secretorkey", "secretorprivatekey", "cookiepassword"});

/// The words that a wallet's keys are made of.
inline constexpr auto kSeedPhraseNames = std::to_array<std::string_view>({
    "mnemonic", "mnemonicphrase", "walletmnemonic", "seedphrase", "seedwords", "recoveryphrase", "secretphrase", "secretrecoveryphrase", "mnemonics",
});
// clang-format on

}  // namespace jsward::rules::hardcoded_secret
