// A word is readable when most of its neighbouring letters are neighbours that English and source code use. The table of such
// pairs covers 93 % of the pairs met in identifiers of JavaScript code; four random letters pass in one case of seven, and few
// runs of four letters occur in a random string at all, since digits and changes of case cut it short.
#include "rules/hardcoded-secret/words.h"

#include <array>
#include <cstdint>

#include "analyzer/text/characters.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::size_t kShortestWord = 4;

/// For each letter, the letters that commonly follow it.
constexpr std::array<std::string_view, 26> kFollowers = {
    "bcdgiklmnprstuvy",
    "aeijklmnorsu",
    "abcdeghiklmnorstuy",
    "adeilmoprsuy",
    "abcdefgilmnpqrstvwxy",
    "aefilortuy",
    "abcdeghilnorsux",
    "abcdehilot",
    "abcdefgklmnoprstvwxz",
    "opv",
    "cegisu",
    "abcdeilmnostuvxy",
    "abcdeilmopsux",
    "abcdefgiklnopstuv",
    "abcdfgiklmnoprstuvw",
    "abcdehiloprstu",
    "u",
    "acdegiklmnoprstuvy",
    "aceghiklopstuwy",
    "acehilorstuy",
    "abcdegilmnprst",
    "abcdeiloy",
    "acdeghinosx",
    "cehilptuvx",
    "bckmpwx",
    "eo",
};

constexpr std::array<std::uint32_t, 26> followerBits() {
    std::array<std::uint32_t, 26> bits{};
    for (std::size_t i = 0; i < kFollowers.size(); ++i)
        for (const char c : kFollowers[i]) bits[i] |= 1U << static_cast<unsigned>(c - 'a');
    return bits;
}

constexpr auto kFollowerBits = followerBits();

/// The end of the letters from `begin` on that make one word: Abc, abc or ABC.
std::size_t endOfLetters(std::string_view text, std::size_t begin) {
    std::size_t end = begin + 1;
    const bool capitals = isUpper(text[begin]) && end < text.size() && isUpper(text[end]);
    while (end < text.size() && (capitals ? isUpper(text[end]) : isLower(text[end]))) ++end;
    return end;
}

bool isReadable(std::string_view word) {
    std::size_t common = 0;
    for (std::size_t i = 1; i < word.size(); ++i) {
        const auto first = static_cast<std::size_t>(toLower(word[i - 1]) - 'a');
        const auto second = static_cast<unsigned>(toLower(word[i]) - 'a');
        common += (kFollowerBits[first] >> second) & 1U;
    }
    return common * 3 >= (word.size() - 1) * 2;
}

}  // namespace

double readableShare(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t readable = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (!isUpper(text[i]) && !isLower(text[i])) {
            ++i;
            continue;
        }
        const std::size_t end = endOfLetters(text, i);
        if (end - i >= kShortestWord && isReadable(text.substr(i, end - i))) readable += end - i;
        i = end;
    }
    return static_cast<double>(readable) / static_cast<double>(text.size());
}

}  // namespace jsward::rules::hardcoded_secret
