#include "analyzer/syntax/data_tree.h"

namespace jsward {
namespace {

/// `<<` may merge maps that merge maps, and a malicious file maps that merge themselves.
constexpr int kMostMerges = 8;

}  // namespace

DataKind DataValue::kind() const { return nodes_ == nullptr ? DataKind::Missing : node().kind; }
std::string_view DataValue::text() const { return nodes_ == nullptr ? std::string_view() : node().text; }
DataStyle DataValue::style() const { return nodes_ == nullptr ? DataStyle::Plain : node().style; }
Span DataValue::span() const { return nodes_ == nullptr ? Span() : node().span; }

DataRange<DataMember> DataValue::members() const {
    return isMap() ? DataRange<DataMember>(*nodes_, index_ + 1, node().end) : DataRange<DataMember>();
}

DataRange<DataValue> DataValue::items() const {
    return isList() ? DataRange<DataValue>(*nodes_, index_ + 1, node().end) : DataRange<DataValue>();
}

DataValue DataValue::operator[](std::string_view key) const { return memberOf(key, 0); }

DataValue DataValue::memberOf(std::string_view key, int depth) const {
    DataValue merged;
    for (const auto& [name, value] : members()) {
        if (name.text() == key) return value;
        if (name.text() == "<<") merged = value;
    }
    if (depth == kMostMerges || !merged) return {};
    if (merged.isMap()) return merged.memberOf(key, depth + 1);
    for (const DataValue each : merged.items())
        if (const DataValue found = each.memberOf(key, depth + 1)) return found;
    return {};
}

std::vector<DataValue> DataTree::documents() const {
    std::vector<DataValue> result;
    for (const std::uint32_t root : roots_) result.push_back(DataValue(nodes_, root));
    return result;
}

}  // namespace jsward
