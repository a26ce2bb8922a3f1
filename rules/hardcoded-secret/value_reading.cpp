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
#include "rules/hardcoded-secret/value_words.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 1024;
constexpr std::size_t kShortestRandom = 16;
constexpr double kReadable = 0.5;

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

/// "@jwt-secret", "vault:secret/app#jwt", "ssm:/app/jwt": where the secret is to be looked up.
bool isReference(std::string_view text) {
    constexpr auto kStores = std::to_array<std::string_view>(
        {"vault:", "ssm:", "secretsmanager:", "op://", "sm://", "azurekeyvault:", "ref:", "env:", "file:"});
    const bool store = std::ranges::any_of(kStores, [&](std::string_view each) { return text.starts_with(each); });
    const bool named = text.starts_with('@') && text.find('-') != std::string_view::npos;
    return store || (named && std::ranges::none_of(text, isUpper) && readableShare(text) > kReadable);
}

/// "mySuperSecretKey", "session_cookie_secret_key_here", "mysupersecret": made-up phrases about the secret they are.
bool isPassphrase(std::string_view value, const std::string& lower) {
    constexpr std::size_t kLongestPhrase = 64;
    if (value.size() > kLongestPhrase || value.find_first_of("/()<>=?,:;") != std::string_view::npos) return false;
    const std::vector<std::string> words = splitWords(value);
    const bool marked = std::ranges::any_of(words, [](const std::string& w) { return contains(kPhraseMarks, w); });
    const bool secret =
        std::ranges::any_of(words, [](const std::string& w) { return contains(kPhraseSecretWords, w); });
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
    if (namesAlgorithm(value)) return false;
    if (counts.digits >= 2) return words.size() <= 24;
    constexpr std::size_t kManySigns = 3;
    if (counts.signs >= kManySigns && counts.upper > 0 && counts.lower > 0) return true;
    const std::size_t inner = value.find_first_of("!@#$%^&*+=?~0123456789");
    return inner != std::string_view::npos && inner > 0 && inner + 1 < value.size() &&
           counts.digits + counts.signs >= 1 && (counts.signs == 0 || counts.upper > 0 || counts.digits > 0);
}

/// How many characters the alphabet has that a text seems to be drawn from.
double alphabetSize(std::string_view text) {
    const CharacterCounts counts = countCharacters(text);
    if (counts.letters() == 0) return 10;
    if (text.find('/') != std::string_view::npos) return 16;  // A URL: what is drawn stands between words.
    const bool hexadecimal =
        std::ranges::all_of(text, [](char c) { return isHexDigit(c) || c == '-' || c == '_' || c == '.'; });
    if (hexadecimal) return 16;
    if (counts.upper != 0 && counts.lower != 0) return 62;
    return counts.digits == 0 ? 26 : 36;
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

double leastEntropy(std::string_view text) {
    // The entropy of n draws of k characters comes close to log2(nk / (n + k)) from above. The factor leaves room for bad luck.
    constexpr double kLuck = 0.8;
    const auto length = static_cast<double>(text.size());
    const double alphabet = alphabetSize(text);
    return text.empty() ? 0 : kLuck * std::log2(length * alphabet / (length + alphabet));
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
    if (isCapitalName(value) || isReference(value)) return Reading::Ordinary;
    if (isCommonPassword(lower)) return Reading::Passphrase;
    if (isPlaceholder(value)) return Reading::Nothing;
    if (contains(kCommonWords, lower)) return Reading::CommonWord;
    if (isPassphrase(value, lower)) return Reading::Passphrase;
    if (isProgramText(value)) return Reading::Ordinary;
    if (isLabel(value)) return Reading::Label;
    if (isRandom(value)) return Reading::Random;
    const CharacterCounts counts = countCharacters(value);
    if (readableShare(value) < 0.9 && isChosen(value, counts)) return Reading::Chosen;
    return Reading::Words;
}

bool namesAlgorithm(std::string_view value) {
    std::string joined;
    for (const std::string& word : splitWords(value)) joined += word;
    return contains(kAlgorithms, joined);
}

bool isPlainWord(std::string_view value) {
    constexpr std::size_t kShortestWord = 4;
    constexpr std::size_t kLongestWord = 24;
    if (value.size() < kShortestWord || value.size() > kLongestWord) return false;
    if (!std::ranges::all_of(value, isLetter) || !std::ranges::all_of(value.substr(1), isLower)) return false;
    const std::string lower = lowerCase(value);
    constexpr auto kStems = std::to_array<std::string_view>({"pass", "pwd", "secret", "token", "auth"});
    return !contains(kLabelWords, lower) &&
           std::ranges::none_of(kStems, [&](std::string_view stem) { return lower.find(stem) != std::string::npos; });
}

bool isSeedPhrase(std::string_view value) {
    constexpr std::size_t kFewest = 12;
    constexpr std::size_t kMost = 24;
    if (!std::ranges::all_of(value, [](char c) { return isLower(c) || c == ' '; })) return false;
    std::vector<std::string> words = splitWords(value);
    if (words.size() < kFewest || words.size() > kMost || words.size() % 3 != 0) return false;
    std::ranges::sort(words);
    const auto repeated = std::ranges::unique(words);
    return repeated.size() * 3 < words.size() && !contains(words, "the");  // No words of a wallet are as common.
}

}  // namespace jsward::rules::hardcoded_secret
