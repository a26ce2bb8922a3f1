#include "analyzer/syntax/mapped_text.h"

#include <algorithm>
#include <iterator>

namespace jsward {

void MappedText::append(std::string_view piece, std::uint32_t source) {
    if (piece.empty()) return;
    const auto at = static_cast<std::uint32_t>(text_.size());
    const bool goesOn = !pieces_.empty() && source - pieces_.back().source == at - pieces_.back().at;
    if (!goesOn) pieces_.push_back({at, source});
    text_ += piece;
}

std::uint32_t MappedText::toSource(std::uint32_t offset) const {
    const auto behind = std::ranges::upper_bound(pieces_, offset, {}, &Piece::at);
    if (behind == pieces_.begin()) return 0;
    const Piece& piece = *std::prev(behind);
    return piece.source + (offset - piece.at);
}

Span MappedText::toSource(Span span) const {
    if (pieces_.empty() || span.size() == 0) return {toSource(span.begin), toSource(span.begin)};
    // The end belongs to the piece of the last byte: the next one may begin elsewhere.
    return {toSource(span.begin), toSource(span.end - 1) + 1};
}

}  // namespace jsward
