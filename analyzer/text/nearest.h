// "Did you mean ...?": the word of a list that a misspelt one stands for.
#pragma once

#include <ranges>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// How many single-character insertions, deletions, replacements and swaps of neighbours turn `a` into `b`.
[[nodiscard]] std::size_t editDistance(std::string_view a, std::string_view b);

namespace detail {
std::string_view nearestOf(std::string_view word, const std::vector<std::string_view>& candidates);
std::string suggestOf(std::string_view word, const std::vector<std::string_view>& candidates);
}  // namespace detail

/// The candidate that `word` most likely stands for (the first of equals); empty when none is near. Views into
/// `candidates`.
template <std::ranges::input_range R>
[[nodiscard]] std::string_view nearest(std::string_view word, const R& candidates) {
    return detail::nearestOf(word, {std::ranges::begin(candidates), std::ranges::end(candidates)});
}

/// The tail of an error message about an unknown word: `did you mean "sinks"?`, or what is allowed when nothing is
/// near.
template <std::ranges::input_range R>
[[nodiscard]] std::string suggest(std::string_view word, const R& candidates) {
    return detail::suggestOf(word, {std::ranges::begin(candidates), std::ranges::end(candidates)});
}

}  // namespace jsward
