// Files of data (JSON, YAML) as trees of values that know where they stand.
//
//   const DataTree file = parseJson(text);
//   for (const auto& [key, value] : file.root()["dependencies"].members()) report(key.text(), value.span());
//
// Reading never fails: what cannot be understood is left out, and `problem()` says where that began.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/text/span.h"

namespace jsward {

enum class DataKind : std::uint8_t { Missing, Null, Boolean, Number, Text, List, Map };

/// How a scalar is written.
enum class DataStyle : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Literal, Folded };

struct DataProblem {
    std::uint32_t offset = 0;
    std::string message;
};

struct DataMember;
template <class Element>
class DataRange;

/// A value of a tree, cheap to copy; the tree and the text that it was read from have to outlive it. A value that is not there answers
/// every question with nothing, so that a path of keys needs no checks on the way.
class DataValue {
public:
    DataValue() = default;

    explicit operator bool() const { return nodes_ != nullptr; }
    [[nodiscard]] DataKind kind() const;
    [[nodiscard]] bool isText() const { return kind() == DataKind::Text; }
    [[nodiscard]] bool isList() const { return kind() == DataKind::List; }
    [[nodiscard]] bool isMap() const { return kind() == DataKind::Map; }
    [[nodiscard]] bool isTrue() const { return kind() == DataKind::Boolean && text() == "true"; }

    /// Of a scalar: its text with escapes decoded, `1` and `true` as they are written. "" for everything else.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] DataStyle style() const;
    /// With quotes and brackets. Of what an alias stands for: where that is written.
    [[nodiscard]] Span span() const;

    /// The value of a map's key; what `<<` merges into the map counts.
    [[nodiscard]] DataValue operator[](std::string_view key) const;
    /// None for what is no map; without what `<<` merges.
    [[nodiscard]] DataRange<DataMember> members() const;
    /// None for what is no list.
    [[nodiscard]] DataRange<DataValue> items() const;

private:
    friend class DataTree;
    friend class DataTreeBuilder;
    template <class Element>
    friend class DataRange;

    struct Node {
        std::string_view text;
        Span span;
        std::uint32_t end = 0;  ///< Behind the last node inside; of an alias the node that it stands for.
        DataKind kind = DataKind::Null;
        DataStyle style = DataStyle::Plain;
        bool alias = false;
    };
    using Nodes = std::vector<Node>;

    DataValue(const Nodes& nodes, std::uint32_t index) : nodes_(&nodes), index_(index) {
        while ((*nodes_)[index_].alias) index_ = (*nodes_)[index_].end;
    }
    [[nodiscard]] DataValue memberOf(std::string_view key, int depth) const;
    [[nodiscard]] const Node& node() const { return (*nodes_)[index_]; }

    const Nodes* nodes_ = nullptr;
    std::uint32_t index_ = 0;
};

struct DataMember {
    DataValue key;
    DataValue value;
};

/// The members of a map or the items of a list, in their order.
template <class Element>
class DataRange {
public:
    class Iterator {
    public:
        using difference_type = std::ptrdiff_t;
        using value_type = Element;
        using reference = Element;
        using iterator_category = std::input_iterator_tag;

        Iterator() = default;
        Iterator(const DataValue::Nodes* nodes, std::uint32_t at) : nodes_(nodes), at_(at) {}
        Element operator*() const;
        Iterator& operator++() {
            at_ = after(at_);
            if constexpr (std::is_same_v<Element, DataMember>) at_ = after(at_);
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

    private:
        [[nodiscard]] std::uint32_t after(std::uint32_t at) const {
            return (*nodes_)[at].alias ? at + 1 : (*nodes_)[at].end;
        }
        const DataValue::Nodes* nodes_ = nullptr;
        std::uint32_t at_ = 0;
    };

    DataRange() = default;
    DataRange(const DataValue::Nodes& nodes, std::uint32_t begin, std::uint32_t end)
        : begin_(&nodes, begin), end_(&nodes, end) {}
    [[nodiscard]] Iterator begin() const { return begin_; }
    [[nodiscard]] Iterator end() const { return end_; }
    [[nodiscard]] bool empty() const { return begin_ == end_; }

private:
    Iterator begin_;
    Iterator end_;
};

template <>
inline DataValue DataRange<DataValue>::Iterator::operator*() const {
    return {*nodes_, at_};
}
template <>
inline DataMember DataRange<DataMember>::Iterator::operator*() const {
    return {{*nodes_, at_}, {*nodes_, after(at_)}};
}

class DataTree {
public:
    DataTree() = default;
    DataTree(DataTree&&) = default;
    DataTree& operator=(DataTree&&) = default;
    DataTree(const DataTree&) = delete;
    DataTree& operator=(const DataTree&) = delete;

    /// The value of the file, of the first document of a YAML file; a value that is not there when the file is empty.
    [[nodiscard]] DataValue root() const { return roots_.empty() ? DataValue() : DataValue(nodes_, roots_.front()); }
    /// One for each document of a YAML file.
    [[nodiscard]] std::vector<DataValue> documents() const;
    [[nodiscard]] const std::optional<DataProblem>& problem() const { return problem_; }

private:
    friend class DataTreeBuilder;
    DataValue::Nodes nodes_;  ///< Each before those inside of it; of a map a key before its value.
    std::vector<std::uint32_t> roots_;
    std::deque<std::string> decoded_;  ///< Texts that the file holds in another form.
    std::optional<DataProblem> problem_;
};

/// JSON with whatever people add to it: comments, trailing commas, bare keys, single quotes. The tree keeps views of `text`, which is
/// valid UTF-8 of less than 4 GB.
[[nodiscard]] DataTree parseJson(std::string_view text);

/// YAML 1.1 with the scalars of 1.2: `no` is a text. Anchors and aliases are understood, tags are passed over. As parseJson.
[[nodiscard]] DataTree parseYaml(std::string_view text);

}  // namespace jsward
