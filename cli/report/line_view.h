// One line of source code fitted to a number of columns.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/text/span.h"
#include "cli/report/cells.h"
#include "cli/report/paint.h"

namespace jsward {

/// Half-open range of columns.
struct Columns {
    unsigned begin = 0;
    unsigned end = 0;
};

class LineView {
public:
    /// Fits the line `line` of `text` to `width` columns; when it is longer, so that `focus` can be seen. Characters
    /// whose offset `hidden` names are drawn as •.
    LineView(std::string_view text, Span line, Span focus, unsigned width,
             const std::function<bool(std::uint32_t)>& hidden);

    /// The columns of the part of a span that is in view, at least one.
    [[nodiscard]] Columns columnsOf(Span span) const;

    /// The line with the text of `strong` in its own style.
    [[nodiscard]] std::vector<Run> runs(Span strong, Style style) const;

private:
    struct Drawn {
        Cell cell;
        unsigned column = 0;
    };

    void choose(std::vector<Drawn> all, Columns focus, unsigned width);
    [[nodiscard]] static Columns columnsIn(const std::vector<Drawn>& cells, Span span);

    std::vector<Drawn> cells_;
    bool cutLeft_ = false;
    bool cutRight_ = false;
};

}  // namespace jsward
