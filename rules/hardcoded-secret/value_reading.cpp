// The order of the questions matters: what stands for a secret is asked first, then what people are known to choose, then what has
// the form of program text, and only what is left can be random or chosen.
#include "rules/hardcoded-secret/value_reading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/program_text.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 1024;
constexpr std::size_t kShortestRandom = 16;
constexpr double kReadable = 0.5;

/// Words that name a field as often as they fill it.
constexpr auto kCommonWords = std::to_array<std::string_view>({
    "password", "passwd", "pass",     "pwd",   "secret",  "admin",    "administrator", "root",  "user",    "guest",
    "test",     "demo",   "default",  "login", "master",  "postgres", "postgresql",    "mysql", "mongo",   "mongodb",
    "redis",    "oracle", "rabbitmq", "minio", "elastic", "sa",       "welcome",       "token", "private",
});

/// What people choose; nothing else is ever called so.
constexpr auto kCommonPasswords = std::to_array<std::string_view>({
    "toor",      "letmein",     "qwerty",   "qwertyuiop", "qwerty123",   "asdfgh",      "asdf1234",     "zxcvbn",
    "abc123",    "iloveyou",    "monkey",   "dragon",     "football",    "baseball",    "sunshine",     "princess",
    "hunter2",   "changeme",    "changeit", "changethis", "keyboardcat", "shhh",        "shhhh",        "shhhhh",
    "shhhhhh",   "s3cr3t",      "s3cret",   "secr3t",     "pa55word",    "passw0rd",    "p@ssw0rd",     "p@ssword",
    "p4ssw0rd",  "123456",      "1234567",  "12345678",   "123456789",   "1234567890",  "111111",       "123123",
    "654321",    "000000",      "112233",   "121212",     "admin123",    "admin1234",   "root123",      "test123",
    "test1234",  "pass123",     "pass1234", "password1",  "password12",  "password123", "password1234", "secret123",
    "user123",   "guest123",    "welcome1", "topsecret",  "supersecret", "notsecret",   "mysecret",     "jwtsecret",
    "secretkey", "secretsauce",
});

/// First words of a phrase that somebody made up: "my secret", "some-long-key".
constexpr auto kPhraseMarks = std::to_array<std::string_view>({
    "my",     "super",  "supersecret", "very",  "top",    "some",  "this",    "here",     "shh", "secure",
    "strong", "ultra",  "mega",        "hyper", "random", "long",  "please",  "change",   "dev", "development",
    "local",  "unsafe", "insecure",    "dont",  "cat",    "ninja", "awesome", "secretly",
});

constexpr auto kSecretWords = std::to_array<std::string_view>({
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

/// Names of algorithms and encodings: letters with digits, as passwords have them.
constexpr auto kAlgorithms = std::to_array<std::string_view>({
    "sha1",      "sha2",    "sha256", "sha384",  "sha512", "sha3",   "md4",    "md5",     "aes128",   "aes192",
    "aes256",    "hs256",   "hs384",  "hs512",   "rs256",  "rs384",  "rs512",  "es256",   "es384",    "es512",
    "ps256",     "base64",  "base32", "base58",  "base62", "utf8",   "utf16",  "latin1",  "oauth1",   "oauth2",
    "x509",      "pkcs1",   "pkcs5",  "pkcs7",   "pkcs8",  "pkcs12", "argon2", "argon2i", "argon2id", "pbkdf2",
    "secp256k1", "ed25519", "x25519", "p256",    "p384",   "bip39",  "rc4",    "http2",   "ipv4",     "ipv6",
    "ssl3",      "tls12",   "oauth",  "iso8601", "web3",
});

template <class Table>
bool contains(const Table& table, std::string_view text) {
    return std::ranges::find(table, text) != table.end();
}

bool isCommonPassword(const std::string& lower) {
    std::string joined;
    for (const char c : lower)
        if (isAlnum(c) || c == '@') joined.push_back(c);
    return joined.size() <= 16 && contains(kCommonPasswords, joined);
}

/// "JWT_SECRET", "SMTP_OAUTH2_TOKEN": names of constants and environment variables. "CHANGE_ME" is what it says.
bool isCapitalName(std::string_view text) {
    const bool name = std::ranges::all_of(text, [](char c) { return isUpper(c) || isDigit(c) || c == '_'; });
    return name && text.find('_') != std::string_view::npos && isUpper(text.front()) && !text.starts_with("CHANGE") &&
           readableShare(text) > 0.4;
}

/// "mySuperSecretKey", "session_cookie_secret_key_here", "mysupersecret": made-up phrases about the secret they are.
bool isPassphrase(std::string_view value, const std::string& lower) {
    constexpr std::size_t kLongestPhrase = 64;
    if (value.size() > kLongestPhrase || value.find_first_of("/()<>=?,:;") != std::string_view::npos) return false;
    const std::vector<std::string> words = splitWords(value);
    const bool marked = std::ranges::any_of(words, [](const std::string& w) { return contains(kPhraseMarks, w); });
    const bool secret = std::ranges::any_of(words, [](const std::string& w) { return contains(kSecretWords, w); });
    const bool prose = value.find(' ') != std::string_view::npos && (isUpper(value.front()) || words.size() > 6);
    if (marked && secret && words.size() >= 2 && !prose && value.find('.') == std::string_view::npos) return true;
    constexpr auto kStarts = std::to_array<std::string_view>(
        {"mysecret", "mysuper", "mypass", "supersecret", "verysecret", "topsecret", "mytoken", "mykey"});
    return words.size() == 1 &&
           std::ranges::any_of(kStarts, [&](std::string_view start) { return lower.starts_with(start); });
}

bool isHexadecimal(std::string_view text) { return std::ranges::all_of(text, isHexDigit); }

/// Letters with digits or signs in them, as passwords have them; an identifier with a number at its end is none.
bool isChosen(std::string_view value, const CharacterCounts& counts) {
    constexpr std::size_t kShortestChosen = 6;
    constexpr std::size_t kLongestChosen = 64;
    if (value.size() < kShortestChosen || value.size() > kLongestChosen) return false;
    const bool varied = counts.digits >= 2 && counts.spaces <= 1;
    if (counts.letters() == 0 || (!varied && counts.spaces + counts.foreign > 0)) return false;
    const std::vector<std::string> words = splitWords(value);
    std::string joined;
    for (const std::string& word : words) joined += word;
    if (contains(kAlgorithms, joined)) return false;
    if (counts.digits >= 2) return words.size() <= 24;
    constexpr std::size_t kManySigns = 3;
    if (counts.signs >= kManySigns && counts.upper > 0 && counts.lower > 0) return true;
    const std::size_t inner = value.find_first_of("!@#$%^&*+=?~0123456789");
    return inner != std::string_view::npos && inner > 0 && inner + 1 < value.size() &&
           counts.digits + counts.signs >= 1 && (counts.signs == 0 || counts.upper > 0 || counts.digits > 0);
}

}  // namespace

double entropy(std::string_view text) {
    std::array<std::size_t, 256> counts{};
    for (const char c : text) ++counts[static_cast<unsigned char>(c)];
    double bits = 0;
    for (const std::size_t count : counts) {
        if (count == 0) continue;
        const double share = static_cast<double>(count) / static_cast<double>(text.size());
        bits -= share * std::log2(share);
    }
    return bits;
}

bool isRandom(std::string_view value) {
    if (value.size() < kShortestRandom || value.size() > kLongest) return false;
    const CharacterCounts counts = countCharacters(value);
    if (counts.spaces > 0 || counts.foreign > 0 || counts.letters() == 0 || counts.signs * 4 > value.size())
        return false;
    if (counts.digits == 0 && (counts.upper == 0 || counts.lower == 0)) return false;
    const double floor = isHexadecimal(value) ? 2.8 : 3.3;
    return entropy(value) >= floor && readableShare(value) < kReadable;
}

Reading read(std::string_view value) {
    if (value.size() < kShortest || value.size() > kLongest) return Reading::Ordinary;
    if (isSubstitution(value)) return Reading::Nothing;
    const std::string lower = lowerCase(value);
    if (isCapitalName(value)) return Reading::Ordinary;
    if (isCommonPassword(lower)) return Reading::Passphrase;
    if (isPlaceholder(value)) return Reading::Nothing;
    if (contains(kCommonWords, lower)) return Reading::CommonWord;
    if (isPassphrase(value, lower)) return Reading::Passphrase;
    if (isProgramText(value)) return Reading::Ordinary;
    if (isRandom(value)) return Reading::Random;
    const CharacterCounts counts = countCharacters(value);
    if (readableShare(value) < 0.9 && isChosen(value, counts)) return Reading::Chosen;
    return Reading::Words;
}

}  // namespace jsward::rules::hardcoded_secret
