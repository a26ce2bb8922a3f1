// A Markdown table whose source is as readable as its rendering.
#pragma once

#include <string>
#include <vector>

namespace jsward::bench {

class Table {
public:
    /// The first column is text, the others numbers (flush right).
    explicit Table(std::vector<std::string> header) : rows_{std::move(header)} {}

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    [[nodiscard]] std::string markdown() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace jsward::bench
