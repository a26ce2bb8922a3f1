#include "rules/hardcoded-secret/judgement.h"

#include <algorithm>
#include <array>

#include "analyzer/text/characters.h"
#include "analyzer/webapp/test_code.h"
#include "rules/hardcoded-secret/program_text.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

bool hasSpace(std::string_view text) { return std::ranges::any_of(text, isSpace); }

/// A value that takes the place of a missing environment variable is used as the secret, whatever it looks like.
std::optional<Confidence> judgeFallback(const NamedValue& value, Reading reading) {
    const bool speaks = hasSpace(value.constant.text) && reading != Reading::Passphrase;
    if (reading == Reading::Nothing || reading == Reading::Ordinary || speaks) return std::nullopt;
    if (value.reading.kind == SecretKind::Credentials && reading != Reading::Random) return std::nullopt;
    if (value.reading.kind == SecretKind::Token && reading < Reading::Passphrase) return std::nullopt;
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
    const Reading reading = read(value.constant.text);
    const auto confidence = judgeFallback(value, reading);
    return confidence && reading != Reading::Random ? std::optional(Confidence::Medium) : confidence;
}

/// "this is our secret": what the text says, where the name does not say whose secret it is.
bool isSentence(std::string_view text) {
    const std::vector<std::string> words = splitWords(text);
    return hasSpace(text) && std::ranges::find(words, "is") != words.end();
}

/// Readings that need no more than the name, by the kind of secret.
std::optional<Confidence> judgeChosen(const NamedValue& value, Reading reading) {
    const SecretKind kind = value.reading.kind;
    constexpr std::size_t kShortestSecret = 8;
    constexpr std::size_t kShortestKey = 12;
    if (repeatsName(value.name, value.constant.text)) return std::nullopt;
    if (!value.reading.qualified && isSentence(value.constant.text)) return std::nullopt;
    if (value.constant.element) return std::nullopt;  // Lists of weak passwords are there to be refused.
    if (kind == SecretKind::Password)
        return value.reading.qualified || value.surroundings == Surroundings::Login ? std::optional(Confidence::Medium)
                                                                                    : std::nullopt;
    if (kind == SecretKind::Secret &&
        (reading == Reading::Passphrase || (value.reading.qualified && value.constant.text.size() >= kShortestSecret)))
        return Confidence::Medium;
    if (kind == SecretKind::Key && value.reading.qualified &&
        (reading == Reading::Passphrase || value.constant.text.size() >= kShortestKey))
        return Confidence::Medium;
    return std::nullopt;
}

/// Secrets that nobody names after what they are: `jwtSecret: 'secret'` is no label.
bool signsOrEncrypts(std::string_view name) {
    constexpr auto kUses = std::to_array<std::string_view>(
        {"jwt", "session", "cookie", "signing", "sign", "encryption", "crypto", "hmac"});
    const std::vector<std::string> words = splitWords(name);
    return std::ranges::any_of(words,
                               [&](const std::string& word) { return std::ranges::find(kUses, word) != kUses.end(); });
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

/// A phrase of several words that a password is compared with: "IamUsedForTesting".
std::optional<Confidence> judgePhrase(const NamedValue& value) {
    const std::string_view text = value.constant.text;
    const bool compared = value.place == Place::Compared && value.reading.kind == SecretKind::Password;
    const bool phrase =
        !hasSpace(text) && text.find_first_of(".-_/:") == std::string_view::npos && splitWords(text).size() >= 3;
    return compared && phrase ? std::optional(Confidence::Medium) : std::nullopt;
}

/// "admin" beside the user "admin". A message about both fields has more words.
bool repeatsUser(const NamedValue& value, Reading reading) {
    return value.reading.kind == SecretKind::Password && reading != Reading::Nothing && !value.user.empty() &&
           value.user == value.constant.text && splitWords(value.user).size() <= 2;
}

/// Whether a folder of a path, or the name of the file without extension, is among `names`.
template <class Table>
bool hasPart(std::string_view path, const Table& names) {
    const std::string lower = lowerCase(path);
    std::string_view rest = lower;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        std::string_view part = rest.substr(0, slash);
        if (slash == std::string_view::npos) part = part.substr(0, part.find('.'));
        if (std::ranges::find(names, part) != names.end()) return true;
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    }
    return false;
}

}  // namespace

std::optional<Confidence> judge(const NamedValue& value) {
    if (value.place == Place::Setting) return judgeSetting(withDefault(value));
    const Reading reading = read(value.constant.text);
    if (value.place == Place::Fallback) return judgeFallback(value, reading);
    if (reading == Reading::Random)
        return value.reading.kind == SecretKind::None ? std::nullopt : std::optional(Confidence::High);
    if (value.surroundings == Surroundings::Labels) return std::nullopt;
    if (repeatsUser(value, reading)) return Confidence::Medium;
    if (reading == Reading::Chosen || reading == Reading::Passphrase) return judgeChosen(value, reading);
    if (reading == Reading::CommonWord) return judgeWord(value);
    return reading == Reading::Words || reading == Reading::Ordinary ? judgePhrase(value) : std::nullopt;
}

bool repeatsName(std::string_view name, std::string_view value) {
    const std::vector<std::string> nameWords = splitWords(name);
    const std::vector<std::string> valueWords = splitWords(value);
    return !valueWords.empty() && std::ranges::all_of(valueWords, [&](const std::string& word) {
        return std::ranges::find(nameWords, word) != nameWords.end();
    });
}

bool isCredential(std::string_view value) {
    constexpr std::size_t kLongestPath = 128;
    if (value.find("-----BEGIN ") != std::string_view::npos && value.find("PRIVATE KEY") == std::string_view::npos)
        return false;
    const Reading reading = read(value);
    if (reading == Reading::Nothing) return false;
    const bool path =
        value.size() < kLongestPath && (value.starts_with('/') || value.starts_with("./") || value.starts_with("../"));
    return !path && value.size() >= 2;
}

std::string mask(std::string_view secret) {
    while (!secret.empty() && (isSpace(secret.front()) || secret.front() == '\\')) secret.remove_prefix(1);
    std::size_t shown = std::clamp<std::size_t>(secret.size() / 4, 1, 4);
    for (std::size_t i = 0; i < std::min(shown, secret.size()); ++i)
        if (secret[i] < ' ' || secret[i] > '~') shown = i;
    return std::string(secret.substr(0, shown)) + "\xE2\x80\xA6";
}

bool holdsTranslations(std::string_view path) {
    constexpr auto kNames = std::to_array<std::string_view>({
        "locale",
        "locales",
        "i18n",
        "l10n",
        "lang",
        "langs",
        "language",
        "languages",
        "translation",
        "translations",
        "messages",
        "nls",
        "intl",
        "strings",
    });
    return hasPart(path, kNames);
}

bool isTemplate(std::string_view path) {
    constexpr auto kMarks =
        std::to_array<std::string_view>({"example", "sample", "template", "dist", "tpl", "default", "defaults"});
    const std::vector<std::string> words = splitWords(path.substr(path.rfind('/') + 1));
    const bool environment = std::ranges::find(words, "env") != words.end();
    return std::ranges::any_of(words, [&](const std::string& word) {
        const auto mark = std::ranges::find(kMarks, word);
        return mark != kMarks.end() && (environment || mark - kMarks.begin() < 3);
    });
}

bool holdsTests(std::string_view path) {
    constexpr auto kNames = std::to_array<std::string_view>({
        "fixture",          "fixtures",          "__fixtures__",     "mock",      "mocks",         "stubs",
        "testdata",         "test-data",         "test-utils",       "testutils", "test_helper",   "test-helpers",
        "storybook",        "integration-tests", "integration-test", "e2e-tests", "unit-tests",    "test-helper",
        "__testfixtures__", ".github",           ".circleci",        ".gitlab",   ".devcontainer",
    });
    const std::string_view file = path.substr(path.rfind('/') + 1);
    const bool named = file.find("-test.") != std::string_view::npos || file.find("_test.") != std::string_view::npos ||
                       file.find(".mock.") != std::string_view::npos ||
                       file.find(".stories.") != std::string_view::npos || file.find("Test.") != std::string_view::npos;
    const bool builds = file.starts_with(".travis") || file.starts_with(".gitlab-ci") ||
                        file.find(".ci.") != std::string_view::npos || file.ends_with(".test") ||
                        file.ends_with(".ci") || file == "test.env";
    return isTestCode(path) || hasPart(path, kNames) || named || builds;
}

}  // namespace jsward::rules::hardcoded_secret
