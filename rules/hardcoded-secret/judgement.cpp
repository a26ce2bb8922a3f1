#include "rules/hardcoded-secret/judgement.h"

#include <algorithm>
#include <array>

#include "analyzer/text/characters.h"
#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/program_text.h"
#include "rules/hardcoded-secret/url_credentials.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

bool hasSpace(std::string_view text) { return std::ranges::any_of(text, isSpace); }

/// Secrets that a program makes up itself, and that nobody names after what they are: `jwtSecret: 'secret'` is no label.
bool signsOrEncrypts(std::string_view name) {
    constexpr auto kUses =
        std::to_array<std::string_view>({"jwt", "session", "cookie", "signing", "sign", "encryption", "encrypt",
                                         "crypto", "hmac", "csrf", "cipher", "private", "master"});
    const std::vector<std::string> words = splitWords(name);
    return std::ranges::any_of(words, [&](const std::string& word) { return contains(kUses, word); });
}

/// Text that stands for a secret, where the program works with it as it is: "your-jwt-secret", "12345678901234567890".
bool isWorkingPlaceholder(std::string_view text, std::string_view use) {
    constexpr std::size_t kShortest = 8;
    constexpr auto kStems =
        std::to_array<std::string_view>({"secret", "key", "pass", "token", "jwt", "session", "change", "replace"});
    if (text.size() < kShortest || hasSpace(text) || isSubstitution(text) || !signsOrEncrypts(use)) return false;
    const std::string lower = lowerCase(text);
    if (lower.find("fake") != std::string::npos || lower.find("mock") != std::string::npos) return false;
    return std::ranges::count_if(text, isDigit) >= 2 ||
           std::ranges::any_of(kStems, [&](std::string_view stem) { return lower.find(stem) != std::string::npos; });
}

/// Whether the value is the secret even when it is a mere word: the program makes it up itself, or somebody logs in with it. A word
/// where a provider's key or token belongs leaks nothing.
bool takesAnyWord(const NamedValue& value) {
    const SecretKind kind = value.reading.kind;
    if (kind == SecretKind::Password || value.reading.exact) return true;
    if (kind == SecretKind::Token) return false;
    return signsOrEncrypts(value.name) || (kind == SecretKind::Secret && !repeatsName(value.name, value.constant.text));
}

/// As `read`, knowing that nobody dates or counts with a password.
Reading readNamed(const NamedValue& value) {
    constexpr std::size_t kShortest = 4;
    constexpr std::size_t kLongest = 16;
    const std::string_view text = value.constant.text;
    const bool password = value.reading.kind == SecretKind::Password || value.reading.kind == SecretKind::Secret;
    if (password && text.size() >= kShortest && text.size() <= kLongest && std::ranges::all_of(text, isDigit))
        return Reading::Chosen;
    return read(text);
}

/// A value that takes the place of a missing environment variable is used as the secret, whatever it looks like.
std::optional<Confidence> judgeFallback(const NamedValue& value, Reading reading) {
    const std::string_view text = value.constant.text;
    if (reading == Reading::Nothing && value.place == Place::Fallback && isWorkingPlaceholder(text, value.name))
        return Confidence::Medium;
    const bool speaks = hasSpace(text) && reading != Reading::Passphrase;
    if (reading == Reading::Nothing || reading == Reading::Ordinary || speaks) return std::nullopt;
    if (reading == Reading::Label && value.place != Place::Fallback) return std::nullopt;
    if (reading < Reading::Passphrase && !takesAnyWord(value)) return std::nullopt;
    return Confidence::High;
}

/// "changeme" of "${JWT_SECRET:-changeme}".
NamedValue withDefault(NamedValue value) {
    std::string_view& text = value.constant.text;
    const std::size_t dash = text.find('-');
    if (text.starts_with("${") && text.ends_with('}') && dash != std::string_view::npos)
        text = text.substr(dash + 1, text.size() - dash - 2);
    return value;
}

/// A setting is used as it stands. Most that people chose belong to their own machine.
std::optional<Confidence> judgeSetting(const NamedValue& value) {
    const Reading reading = readNamed(value);
    const auto confidence = judgeFallback(value, reading);
    return confidence && reading != Reading::Random ? std::optional(Confidence::Medium) : confidence;
}

/// "this is our secret": what the text says, where the name does not say whose secret it is.
bool isSentence(std::string_view text) {
    const std::vector<std::string> words = splitWords(text);
    return hasSpace(text) && contains(words, "is");
}

/// Whether a text that people chose is one for a secret or a key under this name.
bool suits(const NameReading& name, std::string_view text, Reading reading) {
    constexpr std::size_t kShortestSecret = 8;
    constexpr std::size_t kShortestKey = 12;
    if (reading == Reading::Passphrase) return name.kind == SecretKind::Secret || name.qualified;
    if (name.kind == SecretKind::Secret) return text.size() >= (name.qualified ? kShortestSecret : kShortestKey);
    return name.qualified && text.size() >= kShortestKey;
}

/// Readings that need no more than the name, by the kind of secret.
std::optional<Confidence> judgeChosen(const NamedValue& value, Reading reading) {
    const NameReading& name = value.reading;
    const std::string_view text = value.constant.text;
    if (repeatsName(value.name, text) || (!name.qualified && isSentence(text))) return std::nullopt;
    if (value.constant.element) return std::nullopt;  // Lists of weak passwords are there to be refused.
    if (name.kind == SecretKind::Password) {
        const bool login = value.surroundings == Surroundings::Login || value.place == Place::Compared;
        return name.qualified || login ? std::optional(Confidence::Medium) : std::nullopt;
    }
    const bool made = name.kind == SecretKind::Secret || name.kind == SecretKind::Key;
    return made && suits(name, text, reading) ? std::optional(Confidence::Medium) : std::nullopt;
}

/// A lone word: a password where the object says how to log in, or where it is compared with one.
std::optional<Confidence> judgeWord(const NamedValue& value) {
    if (value.constant.element) return std::nullopt;
    if (value.reading.kind == SecretKind::Secret && value.reading.qualified && signsOrEncrypts(value.name))
        return Confidence::Medium;
    if (value.reading.kind != SecretKind::Password) return std::nullopt;
    const bool login = value.surroundings == Surroundings::Login || value.place == Place::Compared;
    return login && !repeatsName(value.name, value.constant.text) ? std::optional(Confidence::Medium) : std::nullopt;
}

/// Words under the name of a password that nobody would write there for anything else: one word that is no label, beside nothing but
/// a login; a phrase that a password is compared with ("IamUsedForTesting").
std::optional<Confidence> judgePlain(const NamedValue& value) {
    const std::string_view text = value.constant.text;
    if (value.reading.kind != SecretKind::Password || value.constant.element) return std::nullopt;
    const bool compared = value.place == Place::Compared;
    if (isPlainWord(text) &&
        (compared || value.surroundings == Surroundings::Alone || value.surroundings == Surroundings::Login))
        return Confidence::Medium;
    const bool phrase =
        !hasSpace(text) && text.find_first_of(".-_/:") == std::string_view::npos && splitWords(text).size() >= 3;
    return compared && phrase ? std::optional(Confidence::Medium) : std::nullopt;
}

/// "admin" beside the user "admin". A message about both fields has more words.
bool repeatsUser(const NamedValue& value, Reading reading) {
    return value.reading.kind == SecretKind::Password && reading != Reading::Nothing && !value.user.empty() &&
           value.user == value.constant.text && splitWords(value.user).size() <= 2;
}

/// "Token 3f8a…", "ApiKey 3f8a…": the value of a header. "Basic" and "Bearer" have forms of their own.
std::optional<Confidence> judgeHeader(std::string_view text) {
    constexpr std::size_t kLongestScheme = 16;
    const std::size_t space = text.find(' ');
    const std::string scheme = lowerCase(text.substr(0, space));
    if (scheme == "basic" || scheme == "bearer") return std::nullopt;
    const std::string_view drawn = space < kLongestScheme ? text.substr(space + 1) : text;
    return read(drawn) == Reading::Random ? std::optional(Confidence::High) : std::nullopt;
}

/// "auth": "dXNlcjpwYXNzd29yZA==", as registries want it.
std::optional<Confidence> judgeEncodedLogin(std::string_view text) {
    const auto decoded = decodeBase64(text);
    const std::size_t colon = decoded ? decoded->find(':') : std::string::npos;
    if (colon == std::string::npos || !isPrintable(*decoded)) return std::nullopt;
    const std::string_view login(*decoded);
    const bool sure =
        judgeLogin({.user = login.substr(0, colon), .password = login.substr(colon + 1), .host = ""}).has_value();
    return sure ? std::optional(Confidence::High) : std::nullopt;
}

std::optional<Confidence> judgeAssigned(const NamedValue& value) {
    const Reading reading = readNamed(value);
    if (reading == Reading::Random) return Confidence::High;
    if (value.surroundings == Surroundings::Labels) return std::nullopt;
    if (repeatsUser(value, reading)) return Confidence::Medium;
    switch (reading) {
        case Reading::Passphrase:
        case Reading::Chosen: return judgeChosen(value, reading);
        case Reading::CommonWord: return judgeWord(value);
        case Reading::Words:
        case Reading::Label:
        case Reading::Ordinary: return judgePlain(value);
        default: return std::nullopt;
    }
}

}  // namespace

std::optional<Confidence> judge(const NamedValue& value) {
    const std::string_view text = value.constant.text;
    switch (value.reading.kind) {
        case SecretKind::None: return std::nullopt;
        case SecretKind::SeedPhrase: return isSeedPhrase(text) ? std::optional(Confidence::High) : std::nullopt;
        case SecretKind::EncodedLogin: return judgeEncodedLogin(text);
        case SecretKind::Credentials: return judgeHeader(text);
        default: break;
    }
    if (value.place == Place::Setting) return judgeSetting(withDefault(value));
    if (value.place == Place::Fallback) return judgeFallback(value, readNamed(value));
    if (value.reading.exact) {
        const auto confidence = judgeFallback(value, readNamed(value));
        return confidence ? std::optional(Confidence::Medium) : std::nullopt;
    }
    return judgeAssigned(value);
}

bool repeatsName(std::string_view name, std::string_view value) {
    const std::vector<std::string> nameWords = splitWords(name);
    const std::vector<std::string> valueWords = splitWords(value);
    return !valueWords.empty() &&
           std::ranges::all_of(valueWords, [&](const std::string& word) { return contains(nameWords, word); });
}

std::optional<Confidence> judgeCredential(std::string_view value, std::string_view what) {
    constexpr std::size_t kLongestPath = 128;
    if (value.size() < 2 || namesAlgorithm(value)) return std::nullopt;
    if (value.find("-----BEGIN ") != std::string_view::npos && value.find("PRIVATE KEY") == std::string_view::npos)
        return std::nullopt;
    if (read(value) == Reading::Nothing)
        return isWorkingPlaceholder(value, what) ? std::optional(Confidence::Medium) : std::nullopt;
    const bool path =
        value.size() < kLongestPath && (value.starts_with('/') || value.starts_with("./") || value.starts_with("../"));
    return path ? std::nullopt : std::optional(Confidence::High);
}

std::string mask(std::string_view secret) {
    while (!secret.empty() && (isSpace(secret.front()) || secret.front() == '\\')) secret.remove_prefix(1);
    std::size_t shown = std::clamp<std::size_t>(secret.size() / 4, 1, 4);
    for (std::size_t i = 0; i < std::min(shown, secret.size()); ++i)
        if (secret[i] < ' ' || secret[i] > '~') shown = i;
    return std::string(secret.substr(0, shown)) + "\xE2\x80\xA6";
}

}  // namespace jsward::rules::hardcoded_secret
