#include "cli/report/table.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "cli/report/cells.h"
#include "cli/report/paragraph.h"

namespace jsward {
namespace {

constexpr unsigned kGap = 2;  ///< Columns between two columns of the table.
constexpr unsigned kLeastColumn = 6;

unsigned widthOfRuns(const std::vector<Run>& runs) {
    unsigned width = 0;
    for (const Run& run : runs) width += widthOf(run.text);
    return width;
}

}  // namespace

std::vector<unsigned> columnWidths(const std::vector<TableRow>& rows, unsigned width) {
    std::vector<unsigned> widths;
    for (const TableRow& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], widthOfRuns(row[i]));
    }
    const auto total = [&] {
        return std::accumulate(widths.begin(), widths.end(), 0U) + kGap * static_cast<unsigned>(widths.size() - 1);
    };
    while (!widths.empty() && total() > width) {
        const auto widest = std::ranges::max_element(widths);
        if (*widest <= kLeastColumn) break;
        --*widest;
    }
    return widths;
}

std::string renderRow(const TableRow& row, const std::vector<unsigned>& widths, const Paint& paint) {
    std::vector<std::vector<std::vector<Run>>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
        cells.push_back(wrap(row[i], widths[i]));
        height = std::max(height, cells.back().size());
    }
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
        unsigned owed = 0;  // Spaces before the next cell that has text.
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::vector<Run> runs = line < cells[i].size() ? cells[i][line] : std::vector<Run>{};
            if (!runs.empty()) out += std::string(std::exchange(owed, 0), ' ') + paint(runs);
            owed += widths[i] - std::min(widths[i], widthOfRuns(runs)) + kGap;
        }
        out += "\n";
    }
    return out;
}

}  // namespace jsward
