// English puts the head of a compound last: a tokenType is a type, an accessToken a token. So a name is read from its end: words that
// change nothing ("default", "prod", digits) are dropped, and what remains must end in a word for a secret. Words before it can still
// take it back: public keys, page tokens, forgotten passwords.
#include "rules/hardcoded-secret/secret_names.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/name_words.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

using Words = std::span<const std::string>;

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

/// Names that are read as a whole.
NameReading readWhole(std::string_view name) {
    constexpr std::size_t kLongest = 24;
    if (name.size() < 4 || name.size() > kLongest) return {};
    const char last = toLower(name.back());
    if (last != 'h' && last != 'y' && last != 'c' && last != 'e' && last != 's') return {};  // The ends of all of them.
    std::string joined;
    for (const char c : name)
        if (isAlnum(c)) joined.push_back(toLower(c));
    if (joined == "auth") return {SecretKind::EncodedLogin, true};
    if (contains(kSeedPhraseNames, joined)) return {SecretKind::SeedPhrase, true};
    return contains(kExactNames, joined) ? NameReading{SecretKind::Key, true, true} : NameReading{};
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
    if (const NameReading whole = readWhole(name); whole.kind != SecretKind::None) return whole;
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
        case SecretKind::EncodedLogin: return "login";
        case SecretKind::SeedPhrase: return "seed phrase";
    }
    return "";
}

}  // namespace jsward::rules::hardcoded_secret
