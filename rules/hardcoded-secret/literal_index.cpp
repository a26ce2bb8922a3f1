#include "rules/hardcoded-secret/literal_index.h"

#include <algorithm>
#include <cassert>

namespace jsward::rules::hardcoded_secret {

void LiteralIndex::add(std::string_view pattern, std::uint32_t owner) {
    const std::size_t open = pattern.find('[');
    if (open == std::string_view::npos) {
        assert(pattern.size() >= kKey);
        entries_.push_back({hashOf(pattern.data()), owner, std::string(pattern)});
        return;
    }
    const std::size_t close = pattern.find(']', open);
    assert(close != std::string_view::npos);
    for (const char c : pattern.substr(open + 1, close - open - 1))
        add(std::string(pattern.substr(0, open)) + c + std::string(pattern.substr(close + 1)), owner);
}

void LiteralIndex::build() {
    std::ranges::stable_sort(entries_, {}, &Entry::hash);
    for (const Entry& entry : entries_) bits_[entry.hash / 64] |= std::uint64_t{1} << (entry.hash % 64);
}

std::uint32_t LiteralIndex::firstOf(std::uint32_t hash) const {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(entries_, hash, {}, &Entry::hash) - entries_.begin());
}

}  // namespace jsward::rules::hardcoded_secret
