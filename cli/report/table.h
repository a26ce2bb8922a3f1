// Columns of text side by side.
#pragma once

#include <string>
#include <vector>

#include "cli/report/paint.h"

namespace jsward {

/// The cells of a row; a cell may take several lines.
using TableRow = std::vector<std::vector<Run>>;

/// The widths of the columns of rows that may take `width` columns of the terminal: when they need more, the widest
/// become smaller.
[[nodiscard]] std::vector<unsigned> columnWidths(const std::vector<TableRow>& rows, unsigned width);

/// One row, its cells wrapped to their columns.
[[nodiscard]] std::string renderRow(const TableRow& row, const std::vector<unsigned>& widths, const Paint& paint);

}  // namespace jsward
