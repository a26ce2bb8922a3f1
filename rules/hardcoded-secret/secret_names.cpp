// English puts the head of a compound last: a tokenType is a type, an accessToken a token. So a name is read from its end: words that
// change nothing ("default", "prod", digits) are dropped, and what remains must end in a word for a secret. Words before it can still
// take it back: public keys, page tokens, forgotten passwords.
#include "rules/hardcoded-secret/secret_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

using Words = std::span<const std::string>;

/// May follow the word for the secret without changing what the name holds.
// A table reads better by meaning than by line.
// clang-format off
constexpr auto kNeutralEnds = std::to_array<std::string_view>({
    "dev",   "development", "prod",   "production", "staging", "stage",    "stg",      "test",   "testing", "local",   "live",      "sandbox",
    "value", "val",         "str",    "string",     "raw",     "plain",    "base64",   "b64",    "hex",     "utf8",    "old",       "new",
    "main",  "current",     "backup", "primary",    "legacy",  "previous", "fallback", "default", "v",      "encoded", "secondary", "plaintext",
});

/// Anywhere before the word for the secret: it is none, or not this one.
constexpr auto kDenials = std::to_array<std::string_view>({
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
constexpr auto kOwners = std::to_array<std::string_view>({
    "db",    "database", "user",  "smtp",  "mail",  "email", "mysql", "pg",    "postgres", "mongo", "mongodb", "redis", "admin", "root",  "auth",
    "ftp",   "sftp",     "ssh",   "login", "proxy", "http",  "https", "basic", "my",       "ldap",  "mqtt",    "amqp",  "rabbitmq", "account", "api",
    "server", "client",  "service", "sql", "mssql", "imap",  "pop3",  "couch", "couchdb",  "neo4j", "bot",     "wifi",  "key",   "keystore", "cert",
});

constexpr auto kPasswordWords = std::to_array<std::string_view>({
    "password", "passwd", "pwd", "passphrase", "passcode", "passwort", "kennwort", "contrasena", "senha", "parola", "motdepasse", "userpassword", "dbpassword", "passwords", "userpass", "dbpass",
});
constexpr auto kSecretWords = std::to_array<std::string_view>({"secret", "secrets", "pepper", "clientsecret", "appsecret", "jwtsecret", "secretaccesskey", "sharedsecret", "authsecret"});
constexpr auto kTokenWords = std::to_array<std::string_view>({"token", "tokens", "accesstoken", "authtoken", "apitoken", "bearertoken", "bearer", "pat", "usertoken", "bottoken"});
constexpr auto kKeyWords = std::to_array<std::string_view>({
    "apikey", "apikeys", "accesskey", "secretkey", "privatekey", "privkey", "authkey", "masterkey", "encryptionkey", "signingkey", "cryptokey", "appkey", "servicekey", "apisecret",
});
constexpr auto kCredentialWords = std::to_array<std::string_view>({"credentials", "credential", "creds", "authorization"});

/// Makes "key" a secret one.
constexpr auto kKeyOwners = std::to_array<std::string_view>({
    "api",    "access", "secret", "private", "priv",   "encryption", "encrypt", "encrypting", "decryption", "decrypt", "signing", "sign",    "signature", "master",
    "crypto", "cipher", "aes",    "hmac",    "jwt",    "session",    "cookie",  "account",    "service",    "auth",    "subscription", "app", "application", "shared",
    "deploy", "webhook", "admin", "rsa",     "tls",    "ssl",        "server",  "write",      "rest",       "des",     "rc4",     "token",   "security",  "symmetric",
});
// clang-format on

bool contains(std::span<const std::string_view> table, std::string_view word) {
    return std::ranges::find(table, word) != table.end();
}

bool isNumber(const std::string& word) { return std::ranges::all_of(word, isDigit); }

/// The words without what stands at the end and changes nothing.
Words withoutNeutralEnd(Words words) {
    while (words.size() > 1 && (isNumber(words.back()) || contains(kNeutralEnds, words.back())))
        words = words.first(words.size() - 1);
    return words;
}

bool isDenied(Words before) {
    return std::ranges::any_of(before, [](const std::string& word) { return contains(kDenials, word); });
}

/// "access key id" and "key" after a word that makes it a secret one.
NameReading readKey(Words words) {
    if (words.size() < 2) return {};
    const std::string& owner = words[words.size() - 2];
    if (!contains(kKeyOwners, owner)) return {};
    return {SecretKind::Key, true};
}

NameReading readWords(Words words) {
    const std::string& head = words.back();
    const bool qualified = words.size() > 1;
    if (contains(kPasswordWords, head)) return {SecretKind::Password, true};
    if (head == "pass" || head == "pw") {
        if (words.size() == 1) return {SecretKind::Password, false};
        return contains(kOwners, words[words.size() - 2]) ? NameReading{SecretKind::Password, true} : NameReading{};
    }
    if (contains(kSecretWords, head)) return {SecretKind::Secret, qualified || head.size() > 7};
    if (contains(kKeyWords, head)) return {SecretKind::Key, true};
    if (contains(kTokenWords, head)) return {SecretKind::Token, qualified || head.size() > 6};
    if (contains(kCredentialWords, head)) return {SecretKind::Credentials, true};
    if (head == "key" || head == "keys") return readKey(words);
    return {};
}

/// A cheap look before a name is taken apart: whether it holds a piece of any word for a secret.
bool mayNameSecret(std::string_view name) {
    constexpr std::size_t kLongestName = 80;
    if (name.size() < 2 || name.size() > kLongestName) return false;
    constexpr auto kPieces =
        std::to_array<std::string_view>({"pass", "pwd", "pw", "secret", "token", "key", "cred", "auth", "pepper",
                                         "bearer", "pat", "kennwort", "contrasena", "senha", "parola"});
    const std::string lower = lowerCase(name);
    return std::ranges::any_of(kPieces, [&](std::string_view piece) { return lower.find(piece) != std::string::npos; });
}

}  // namespace

NameReading readName(std::string_view name) {
    if (!mayNameSecret(name) || name.find_first_of(" /") != std::string_view::npos) return {};
    const std::vector<std::string> words = splitWords(name);
    if (words.empty()) return {};
    const Words core = withoutNeutralEnd(words);
    const NameReading reading = readWords(core);
    if (reading.kind == SecretKind::None || isDenied(core.first(core.size() - 1))) return {};
    return reading;
}

std::string_view label(SecretKind kind) {
    switch (kind) {
        case SecretKind::None: return "";
        case SecretKind::Password: return "password";
        case SecretKind::Secret: return "secret";
        case SecretKind::Key: return "key";
        case SecretKind::Token: return "token";
        case SecretKind::Credentials: return "credentials";
    }
    return "";
}

}  // namespace jsward::rules::hardcoded_secret
