#include "analyzer/scan/fingerprint.h"

#include <algorithm>

#include <fmt/format.h>

namespace jsward {

namespace {

constexpr std::size_t kLookSize = 100;

/// FNV-1a over the parts, each closed by a byte that none contains, then mixed so that every bit counts.
class Hash {
public:
    void add(std::string_view part) {
        for (const char c : part) addByte(static_cast<unsigned char>(c));
        addByte(0xFF);
    }
    [[nodiscard]] std::uint64_t value() const {
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31U);
    }

private:
    void addByte(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

}  // namespace

std::string codeLook(std::string_view text, const LineIndex& lines, Span span) {
    const std::uint32_t begin = lines.lineSpan(lines.lineAt(span.begin)).begin;
    const std::uint32_t end = lines.lineSpan(lines.lineAt(std::max(span.begin, span.end))).end;
    std::string look;
    for (std::uint32_t at = begin; at < end && look.size() < kLookSize; ++at) {
        const char c = text[at];
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') look += c;
    }
    return look;
}

std::string fingerprint(std::string_view rule, std::string_view look, std::string_view symbol, std::size_t ordinal) {
    Hash hash;
    hash.add(rule);
    hash.add(look);
    hash.add(symbol);
    hash.add(fmt::format_int(ordinal).str());
    return fmt::format("{:016x}", hash.value());
}

}  // namespace jsward
