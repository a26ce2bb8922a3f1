// Where a location begins and ends, as machines read it.
#pragma once

#include <cstdint>
#include <optional>

#include "cli/report/sources.h"

namespace jsward {

/// Lines and columns counted from 1, columns in UTF-16 code units; the end is the column behind the last character.
struct Region {
    std::uint32_t startLine = 1;
    std::uint32_t startColumn = 1;
    std::uint32_t endLine = 1;
    std::uint32_t endColumn = 1;
};

[[nodiscard]] Region regionOf(Sources& sources, const Location& at);

/// The place that a notice speaks of; nothing when it speaks of a file as a whole or of one that was not scanned.
[[nodiscard]] std::optional<Location> locationOf(const Sources& sources, const Notice& notice);

}  // namespace jsward
