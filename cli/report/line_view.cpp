#include "cli/report/line_view.h"

#include <algorithm>

namespace jsward {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::string_view kBullet = "•";

/// A character takes four bytes at most, and combining marks take more that nobody misses.
constexpr std::uint32_t kBytesPerColumn = 8;

bool isContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

/// The part of a line near the focus that is worth decoding: a minified file is one line of megabytes.
Span neighbourhood(std::string_view text, Span line, Span focus, unsigned width) {
    const std::uint32_t reach = width * kBytesPerColumn;
    Span near = line;
    if (focus.begin > line.begin + reach) near.begin = focus.begin - reach;
    if (line.end - std::min(line.end, focus.begin) > 2 * reach) near.end = focus.begin + 2 * reach;
    while (near.begin < near.end && isContinuation(text[near.begin])) ++near.begin;
    return near;
}

unsigned endOf(const Cell& cell, unsigned column) { return column + cell.width; }

}  // namespace

LineView::LineView(std::string_view text, Span line, Span focus, unsigned width,
                   const std::function<bool(std::uint32_t)>& hidden) {
    focus = {std::clamp(focus.begin, line.begin, line.end), std::clamp(focus.end, line.begin, line.end)};
    const Span near = neighbourhood(text, line, focus, width);
    std::vector<Drawn> all;
    unsigned column = 0;
    for (Cell& cell : cellsOf(text.substr(near.begin, near.size()))) {
        cell.offset += near.begin;
        if (hidden(cell.offset)) cell = {std::string(kBullet), 1, cell.offset};
        all.push_back({std::move(cell), column});
        column = endOf(all.back().cell, column);
    }
    cutLeft_ = near.begin > line.begin;
    cutRight_ = near.end < line.end;
    const Columns inAll = columnsIn(all, focus);
    choose(std::move(all), inAll, width);
}

/// Keeps the cells of a window that holds the focus, with some of what stands before it.
void LineView::choose(std::vector<Drawn> all, Columns focus, unsigned width) {
    const unsigned total = all.empty() ? 0 : endOf(all.back().cell, all.back().column);
    if (!cutLeft_ && !cutRight_ && total <= width) {
        cells_ = std::move(all);
        return;
    }
    const unsigned length = std::min(focus.end - focus.begin, width);
    const unsigned before = std::min((width - length) / 2, width / 4);
    const bool fromStart = !cutLeft_ && std::min(focus.end, focus.begin + width / 2) + 1 <= width;
    unsigned left = fromStart || focus.begin < before ? 0 : focus.begin - before;
    // Near the end of the line the window moves back so that it is full.
    if (!cutRight_ && total > width) left = std::min(left, total - width + 1);
    cutLeft_ = cutLeft_ || left > 0;
    const unsigned first = left;
    unsigned column = cutLeft_ ? 1 : 0;
    for (Drawn& drawn : all) {
        if (drawn.column < first) continue;
        const bool last = &drawn == &all.back() && !cutRight_;
        if (column + drawn.cell.width + (last ? 0 : 1) > width) {
            cutRight_ = true;
            break;
        }
        drawn.column = column;
        column += drawn.cell.width;
        cells_.push_back(std::move(drawn));
    }
}

Columns LineView::columnsIn(const std::vector<Drawn>& cells, Span span) {
    if (cells.empty()) return {0, 1};
    const unsigned end = endOf(cells.back().cell, cells.back().column);
    const auto columnAt = [&](std::uint32_t offset) {
        const auto at =
            std::ranges::lower_bound(cells, offset, {}, [](const Drawn& drawn) { return drawn.cell.offset; });
        return at == cells.end() ? end : at->column;
    };
    const unsigned begin = std::min(columnAt(span.begin), end - 1);
    return {begin, std::max(columnAt(span.end), begin + 1)};
}

Columns LineView::columnsOf(Span span) const { return columnsIn(cells_, span); }

std::vector<Run> LineView::runs(Span strong, Style style) const {
    std::vector<Run> result;
    const auto append = [&](std::string_view glyph, Style wanted) {
        if (result.empty() || result.back().style != wanted) result.push_back({"", wanted});
        result.back().text += glyph;
    };
    if (cutLeft_) append(kEllipsis, Style::Dim);
    for (const Drawn& drawn : cells_) {
        const bool inside = strong.begin <= drawn.cell.offset && drawn.cell.offset < strong.end;
        append(drawn.cell.glyph, inside ? style : Style::Plain);
    }
    if (cutRight_) append(kEllipsis, Style::Dim);
    return result;
}

}  // namespace jsward
