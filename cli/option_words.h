// Words that options take: choices, quantities with units, repeatable values.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

namespace jsward {

template <class T>
struct Choice {
    std::string_view word;
    T value;
};

using Unit = std::pair<std::string_view, std::uint64_t>;
inline constexpr std::array<Unit, 8> kSizeUnits{{{"", 1},
                                                 {"b", 1},
                                                 {"k", 1024},
                                                 {"kb", 1024},
                                                 {"m", 1024 * 1024},
                                                 {"mb", 1024 * 1024},
                                                 {"g", 1024 * 1024 * 1024},
                                                 {"gb", 1024 * 1024 * 1024}}};
inline constexpr std::array<Unit, 1> kCountUnits{{{"", 1}}};
inline constexpr std::uint64_t kMaxThreads = 1024;
inline constexpr std::array<Unit, 4> kTimeUnits{{{"", 1000}, {"ms", 1}, {"s", 1000}, {"m", 60000}}};

/// "1.5MB" in the smallest unit; nothing when it is no positive number with one of the units.
inline std::optional<std::uint64_t> parseQuantity(std::string text, std::span<const Unit> units) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const std::string_view word(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& known) { return known.first == word; });
    if (error != std::errc() || unit == units.end()) return std::nullopt;
    const double quantity = number * static_cast<double>(unit->second);
    if (!(quantity >= 1 && quantity < 1e15)) return std::nullopt;
    return static_cast<std::uint64_t>(quantity);
}

template <class Choices>
std::vector<std::string_view> wordsOf(const Choices& choices) {
    std::vector<std::string_view> words;
    for (const auto& choice : choices) words.push_back(choice.word);
    return words;
}

template <class Choices>
auto valueOf(std::string_view word, const Choices& choices) {
    return std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.word == word; })->value;
}

/// Limits an option to the words of `choices`.
template <class Choices>
CLI::Option* limit(CLI::Option* option, const Choices& choices) {
    const std::vector<std::string_view> words = wordsOf(choices);
    option->type_name(fmt::format("{}", fmt::join(words, "|")));
    return option->check([words](const std::string& word) {
        if (std::find(words.begin(), words.end(), word) != words.end()) return std::string();
        return fmt::format("\"{}\" is none of {}", word, fmt::join(words, ", "));
    });
}

inline CLI::Option* limit(CLI::Option* option, std::span<const Unit> units, std::string_view example) {
    return option->check([units, example](const std::string& word) {
        return parseQuantity(word, units) ? std::string()
                                          : fmt::format("\"{}\" is not understood; write it like {}", word, example);
    });
}

/// Takes one value each time it is given.
inline CLI::Option* repeatable(CLI::Option* option) {
    return option->expected(1)->allow_extra_args(false)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

}  // namespace jsward
