// Colours of the terminal output, named by what they mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/rule/finding.h"

namespace jsward {

enum class Style : std::uint8_t { Plain, Strong, Emphasis, Code, Dim, Path, Heading, Step, Error, Warning, Note, Good };

/// The style of a severity.
[[nodiscard]] Style styleOf(Severity severity);

/// Text in one style. Holds what may be sent to a terminal: its author made it visible.
struct Run {
    std::string text;
    Style style = Style::Plain;
};

/// Wraps text in escape sequences, or leaves it alone.
class Paint {
public:
    explicit Paint(bool colour) : colour_(colour) {}

    [[nodiscard]] bool colour() const { return colour_; }
    [[nodiscard]] std::string operator()(Style style, std::string_view text) const;
    [[nodiscard]] std::string operator()(const std::vector<Run>& runs) const;

private:
    bool colour_;
};

}  // namespace jsward
