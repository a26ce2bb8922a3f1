// Builds the tree of a file of data; what the readers of JSON and of YAML share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/syntax/data_tree.h"

namespace jsward {

/// Values come in the order of the text. Inside of a map keys and values take turns; what is odd at its end gets a null.
class DataTreeBuilder {
public:
    explicit DataTreeBuilder(DataTree& tree) : tree_(tree) {}

    /// Gives the index of the new value.
    std::uint32_t open(DataKind kind, std::uint32_t begin);
    /// Closes the innermost value that is open; false when none is.
    bool close(std::uint32_t end);
    /// The same where nothing marks the end: it ends with what it holds.
    bool closeBehindLast();
    /// `text` is part of the file.
    std::uint32_t scalar(DataKind kind, Span span, std::string_view text, DataStyle style);
    std::uint32_t decoded(DataKind kind, Span span, std::string text, DataStyle style);
    /// Stands for a value that was added before, and is not open any more.
    void alias(std::uint32_t index, Span span);
    /// A null where a value is missing.
    void missing(std::uint32_t offset);

    [[nodiscard]] std::size_t depth() const { return open_.size(); }
    [[nodiscard]] bool isOpen(std::uint32_t index) const;
    /// The innermost value that is open is a map, and a key is what comes next.
    [[nodiscard]] bool wantsKey() const { return !open_.empty() && open_.back().map && open_.back().count % 2 == 0; }
    [[nodiscard]] bool wantsValue() const { return !open_.empty() && open_.back().map && open_.back().count % 2 == 1; }

    /// The first one counts.
    void problem(std::uint32_t offset, std::string message);
    /// Closes what is still open.
    void finish(std::uint32_t end);

private:
    struct Open {
        std::uint32_t index = 0;
        std::uint32_t count = 0;
        std::uint32_t lastEnd = 0;  ///< Of the text of what was added last.
        bool map = false;
    };
    std::uint32_t add(DataValue::Node node);

    DataTree& tree_;
    std::vector<Open> open_;
};

}  // namespace jsward
