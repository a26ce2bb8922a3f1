// How libraries spell their options. Rules ask for options by names of their own, which docs/models.md lists.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jsward {

/// A constant that a model names.
struct OptionConstant {
    enum class Kind : std::uint8_t { Boolean, Number, String };
    Kind kind = Kind::Boolean;
    double number = 0;  ///< Boolean: 0 or 1.
    std::string text;
};

/// How a library spells the options of a topic.
struct OptionSpelling {
    struct Name {
        std::string option;
        std::vector<std::string> keys;          ///< The library's; the first one that is given counts ...
        std::optional<std::uint32_t> argument;  ///< ... or an argument of the call.
    };
    std::vector<Name> names;
    std::vector<std::pair<std::string, OptionConstant>> defaults;  ///< What holds when nothing is said.
    std::vector<std::pair<std::string, double>> factors;  ///< From the library's unit to the one that rules ask for.
};

}  // namespace jsward
