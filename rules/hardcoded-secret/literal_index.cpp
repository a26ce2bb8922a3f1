#include "rules/hardcoded-secret/literal_index.h"

#include <algorithm>
#include <cassert>

#include "analyzer/text/characters.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// How often a byte stands in source code and settings, roughly.
int frequency(char c) {
    if (c == ' ') return 12;
    if (std::string_view("etaoinsrl").find(c) != std::string_view::npos) return 10;
    if (isLower(c)) return 6;
    if (std::string_view("./:=-'\"(").find(c) != std::string_view::npos) return 4;
    return isDigit(c) ? 3 : 2;
}

/// Where the three bytes of a literal stand that are met most seldom.
std::uint32_t rarestBytes(std::string_view literal, std::size_t width) {
    std::uint32_t best = 0;
    int least = 1000;
    for (std::uint32_t at = 0; at + width <= literal.size(); ++at) {
        int sum = 0;
        for (const char c : literal.substr(at, width)) sum += frequency(c);
        if (sum < least) {
            least = sum;
            best = at;
        }
    }
    return best;
}

}  // namespace

void LiteralIndex::add(std::string_view pattern, std::uint32_t owner) {
    const std::size_t open = pattern.find('[');
    if (open == std::string_view::npos) {
        assert(pattern.size() >= kKey);
        const std::uint32_t offset = rarestBytes(pattern, kKey);
        entries_.push_back({hashOf(keyAt(pattern.data() + offset)), owner, offset, std::string(pattern)});
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
    std::uint16_t first = 0;
    for (std::uint32_t bucket = 0; bucket < firsts_.size(); ++bucket) {
        while (first < entries_.size() && entries_[first].hash >> (kHashBits - kBucketBits) < bucket) ++first;
        firsts_[bucket] = first;
    }
}

}  // namespace jsward::rules::hardcoded_secret
