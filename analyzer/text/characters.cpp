#include "analyzer/text/characters.h"

#include <bitset>

namespace jsward {

CharacterCounts countCharacters(std::string_view text) {
    CharacterCounts counts;
    std::bitset<256> seen;
    for (const char c : text) {
        seen.set(static_cast<unsigned char>(c));
        if (isUpper(c))
            ++counts.upper;
        else if (isLower(c))
            ++counts.lower;
        else if (isDigit(c))
            ++counts.digits;
        else if (isSpace(c))
            ++counts.spaces;
        else if (c == '_' || c == '-' || c == '.')
            ++counts.joiners;
        else if (c > ' ' && c < 0x7F)
            ++counts.signs;
        else
            ++counts.foreign;
    }
    counts.distinct = seen.count();
    return counts;
}

}  // namespace jsward
