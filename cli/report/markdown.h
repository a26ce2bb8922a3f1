// The Markdown of rule pages, for terminals and for formats that have no markup.
#pragma once

#include <string>
#include <string_view>

#include "cli/report/paint.h"

namespace jsward {

/// Headings, paragraphs, lists, quotes, tables and code, none wider than `width`. Blocks opened with "js bad" or "js
/// good" say so.
[[nodiscard]] std::string renderMarkdown(std::string_view markdown, const Paint& paint, unsigned width);

/// A line of Markdown without its marks.
[[nodiscard]] std::string plainText(std::string_view markdown);

/// The first paragraph of a page, as plain text in one line; "" when there is none.
[[nodiscard]] std::string firstParagraph(std::string_view markdown);

}  // namespace jsward
