#include "analyzer/text/nearest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace jsward {
namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// A different case or separator is hardly a difference: `rateLimiters` stands for `rate-limiters`.
std::string folded(std::string_view word) {
    std::string result;
    for (const char c : word)
        if (c != '-' && c != '_') result += lower(c);
    return result;
}

/// More edits than a third of the word make another word.
std::size_t tolerance(std::string_view word) { return std::max<std::size_t>(1, (word.size() + 1) / 3); }

}  // namespace

std::size_t editDistance(std::string_view a, std::string_view b) {
    // Three rows of the classic table: a swap looks back two rows.
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before, above);
        std::swap(above, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

namespace detail {

std::string_view nearestOf(std::string_view word, const std::vector<std::string_view>& candidates) {
    const std::string wanted = folded(word);
    std::string_view best;
    std::size_t bestDistance = tolerance(wanted) + 1;
    for (const std::string_view candidate : candidates) {
        const std::size_t distance = editDistance(wanted, folded(candidate));
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}

std::string suggestOf(std::string_view word, const std::vector<std::string_view>& candidates) {
    if (const std::string_view best = nearestOf(word, candidates); !best.empty())
        return fmt::format("did you mean \"{}\"?", best);
    return fmt::format("possible are {}", fmt::join(candidates, ", "));
}

}  // namespace detail
}  // namespace jsward
