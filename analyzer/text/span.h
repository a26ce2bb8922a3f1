// Byte spans of source text. Every position in the analyzer is a UTF-8 byte offset; lines and UTF-16 columns are
// computed from a LineIndex only where a person or a protocol reads them.
#pragma once

#include <cstdint>

namespace jsward {

/// Half-open range of byte offsets, [begin, end).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    friend bool operator==(const Span&, const Span&) = default;
    friend auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace jsward
