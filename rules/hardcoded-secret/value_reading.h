// What a string constant most likely is, judged by its text alone: a placeholder, ordinary program text, a password that a person
// chose, or a key that a machine drew.
#pragma once

#include <cstdint>
#include <string_view>

namespace jsward::rules::hardcoded_secret {

enum class Reading : std::uint8_t {
    Nothing,  ///< empty, a placeholder ("your-api-key", "<token>", "xxx"), or a sample from public documentation
    Ordinary,  ///< program text with a form of its own: path, URL, MIME type, date, UUID, digest, regular expression, markup
    Label,       ///< words joined by signs, as names of things are: "auth.login.password", "new-password"
    Words,       ///< readable words or an identifier
    CommonWord,  ///< a word that is as often a label as a password: "password", "secret", "admin"
    Passphrase,  ///< words as people write them for a secret: "my-super-secret", "keyboard cat", "changeme"
    Chosen,      ///< mixes letters with digits or signs as passwords do: "Admin_123"
    Random       ///< drawn by a machine
};

Reading read(std::string_view value);

/// "your-api-key", "<token>", "xxxx", "${TOKEN}", "TODO", "example": text that stands for a secret and is none.
bool isPlaceholder(std::string_view value);

/// "${TOKEN}", "{{token}}", "<token>", "%TOKEN%": a notation for what will be put in.
bool isSubstitution(std::string_view value);

/// "HS256", "aes-256-cbc", "base64": what an algorithm or an encoding is called.
bool namesAlgorithm(std::string_view value);

/// One word that is no label and names no field, as people choose it for a password: "orchid".
bool isPlainWord(std::string_view value);

/// Twelve words or more as wallets make keys of them; not those that test networks publish.
bool isSeedPhrase(std::string_view value);

/// 8-4-4-4-12 hexadecimal digits.
bool isUuid(std::string_view value);

/// Whether the text looks drawn at random: long, varied, and not made of words.
bool isRandom(std::string_view value);

/// Shannon entropy in bits a character.
double entropy(std::string_view text);

/// The entropy that a text drawn at random has at the least, by its length and the alphabet it seems to be drawn from.
double leastEntropy(std::string_view text);

}  // namespace jsward::rules::hardcoded_secret
