// A text that was taken out of another one in pieces: a shell script out of a YAML block, its indentation left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/text/span.h"

namespace jsward {

class MappedText {
public:
    [[nodiscard]] std::string_view text() const { return text_; }

    /// Adds a piece; `source` is where it begins in the other text.
    void append(std::string_view piece, std::uint32_t source);

    /// Where a part of this text stands in the other one.
    [[nodiscard]] Span toSource(Span span) const;

private:
    struct Piece {
        std::uint32_t at = 0;
        std::uint32_t source = 0;
    };
    [[nodiscard]] std::uint32_t toSource(std::uint32_t offset) const;

    std::string text_;
    std::vector<Piece> pieces_;
};

}  // namespace jsward
