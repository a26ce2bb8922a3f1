#include "analyzer/syntax/data_tree_builder.h"

#include <algorithm>
#include <utility>

namespace jsward {

std::uint32_t DataTreeBuilder::add(DataValue::Node node) {
    const auto index = static_cast<std::uint32_t>(tree_.nodes_.size());
    if (open_.empty()) {
        tree_.roots_.push_back(index);
    } else {
        ++open_.back().count;
        open_.back().lastEnd = node.span.end;
    }
    if (!node.alias) node.end = index + 1;
    tree_.nodes_.push_back(node);
    return index;
}

std::uint32_t DataTreeBuilder::open(DataKind kind, std::uint32_t begin) {
    const std::uint32_t index = add({.text = {}, .span = {begin, begin}, .kind = kind});
    open_.push_back({index, 0, begin, kind == DataKind::Map});
    return index;
}

bool DataTreeBuilder::close(std::uint32_t end) {
    if (open_.empty()) return false;
    if (wantsValue()) missing(end);
    DataValue::Node& node = tree_.nodes_[open_.back().index];
    node.span.end = std::max(end, node.span.begin);
    node.end = static_cast<std::uint32_t>(tree_.nodes_.size());
    open_.pop_back();
    if (!open_.empty()) open_.back().lastEnd = node.span.end;
    return true;
}

bool DataTreeBuilder::closeBehindLast() { return !open_.empty() && close(open_.back().lastEnd); }

std::uint32_t DataTreeBuilder::scalar(DataKind kind, Span span, std::string_view text, DataStyle style) {
    return add({.text = text, .span = span, .kind = kind, .style = style});
}

std::uint32_t DataTreeBuilder::decoded(DataKind kind, Span span, std::string text, DataStyle style) {
    return scalar(kind, span, tree_.decoded_.emplace_back(std::move(text)), style);
}

void DataTreeBuilder::alias(std::uint32_t index, Span span) {
    add({.text = {}, .span = span, .end = index, .alias = true});
}

void DataTreeBuilder::missing(std::uint32_t offset) {
    add({.text = {}, .span = {offset, offset}, .kind = DataKind::Null});
}

bool DataTreeBuilder::isOpen(std::uint32_t index) const {
    return std::ranges::find(open_, index, &Open::index) != open_.end();
}

void DataTreeBuilder::problem(std::uint32_t offset, std::string message) {
    if (!tree_.problem_) tree_.problem_ = DataProblem{offset, std::move(message)};
}

void DataTreeBuilder::finish(std::uint32_t end) {
    while (close(end)) {
    }
}

}  // namespace jsward
