// Running text for a terminal: the inline marks of Markdown become styles, lines are broken between words.
#pragma once

#include <string_view>
#include <vector>

#include "cli/report/paint.h"

namespace jsward {

/// The runs of a piece of Markdown text: `code`, **strong**, *emphasis*, [text](url). With `keepMarks` (a terminal
/// without colours) code keeps its backticks. Everything else is shown as it stands, made visible.
[[nodiscard]] std::vector<Run> inlineRuns(std::string_view markdown, bool keepMarks);

/// Breaks runs between words into lines of at most `width` columns, of which the first has `used` taken already.
/// Words that are longer than a line are broken inside. Gives at least one line.
[[nodiscard]] std::vector<std::vector<Run>> wrap(const std::vector<Run>& runs, unsigned width, unsigned used = 0);

}  // namespace jsward
