// Writing reports where they were asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/text/result.h"

namespace jsward {

/// Writes to standard output. A reader that has gone away (`jsward | head`) is no error.
[[nodiscard]] std::optional<Error> writeStandardOutput(std::string_view text);

/// Says early, before a long scan, that a file could not be written.
[[nodiscard]] std::optional<Error> checkWritable(const std::string& file);

/// Replaces a file as a whole: whoever reads it sees the old text or the new one, never half of it. What is no regular file
/// (/dev/stderr, a pipe) is written to as it is.
[[nodiscard]] std::optional<Error> writeFile(const std::string& file, std::string_view text);

/// All of standard input, or the first `limit` + 1 bytes when there is more.
[[nodiscard]] Result<std::string> readStandardInput(std::uint64_t limit);

}  // namespace jsward
