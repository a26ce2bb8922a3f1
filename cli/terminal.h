// Where output goes: a person's terminal or another program.
#pragma once

#include "cli/options.h"

namespace jsward {

enum class Stream : int { Output = 1, Error = 2 };

[[nodiscard]] bool isTerminal(Stream stream);

/// Columns of the terminal; a readable width when it is none.
[[nodiscard]] unsigned terminalWidth(Stream stream);

/// The user's word first, then NO_COLOR (no-color.org), TERM=dumb, and whether a person is looking.
[[nodiscard]] bool useColour(ColorMode mode, Stream stream);

}  // namespace jsward
