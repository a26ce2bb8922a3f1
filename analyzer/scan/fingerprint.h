// Recognising a finding again after the code around it has changed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/text/line_index.h"
#include "analyzer/text/span.h"

namespace jsward {

/// What the code of a finding looks like, whatever its indentation: its lines without white space, the first hundred characters.
[[nodiscard]] std::string codeLook(std::string_view text, const LineIndex& lines, Span span);

/// 16 hexadecimal digits from what stays when lines move: the rule, the code, the enclosing symbol, and which one it is among
/// findings of the file that agree in all that.
[[nodiscard]] std::string fingerprint(std::string_view rule, std::string_view look, std::string_view symbol,
                                      std::size_t ordinal);

}  // namespace jsward
