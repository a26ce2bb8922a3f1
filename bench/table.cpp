#include "bench/table.h"

#include <fmt/format.h>

#include <algorithm>

namespace jsward::bench {

std::string Table::markdown() const {
    std::vector<std::size_t> widths(rows_.front().size(), 3);
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    std::string out;
    const auto append = [&](const std::vector<std::string>& row) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += i == 0 ? fmt::format("| {:<{}} ", row[i], widths[i]) : fmt::format("| {:>{}} ", row[i], widths[i]);
        }
        out += "|\n";
    };
    append(rows_.front());
    for (std::size_t i = 0; i < widths.size(); ++i) {
        out += i == 0 ? fmt::format("| {:-<{}} ", "", widths[i]) : fmt::format("| {:-<{}}: ", "", widths[i] - 1);
    }
    out += "|\n";
    for (std::size_t i = 1; i < rows_.size(); ++i) append(rows_[i]);
    return out;
}

}  // namespace jsward::bench
