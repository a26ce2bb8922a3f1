// What is left out of a scan without being told: installed packages, build output, minified and generated code. It is not what its
// authors maintain, so a finding in it is noise, and it is most of the bytes of many repositories.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzer/scan/ignore_pattern.h"

namespace jsward {

/// By name, in ignore-file syntax and with the least weight, so that `!dist/` in an ignore file takes a folder back in.
[[nodiscard]] const IgnoreList& defaultSkips();

/// The text of the same patterns, for the documentation and `--help`.
[[nodiscard]] std::string_view defaultSkipPatterns();

enum class SkipReason : std::uint8_t { Minified, Generated };

/// By content.
[[nodiscard]] std::optional<SkipReason> skipByContent(std::string_view text);

}  // namespace jsward
