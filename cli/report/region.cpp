#include "cli/report/region.h"

namespace jsward {

Region regionOf(Sources& sources, const Location& at) {
    const auto source = sources.text(at.file);
    const Span span = source->clamp(at.span);
    const TextPosition begin = source->lines().position(span.begin, ColumnUnit::Utf16);
    const TextPosition end = source->lines().position(span.end, ColumnUnit::Utf16);
    return {begin.line + 1, begin.column + 1, end.line + 1, end.column + 1};
}

std::optional<Location> locationOf(const Sources& sources, const Notice& notice) {
    const std::optional<FileId> file = sources.find(notice.path);
    if (!file || notice.span == Span{}) return std::nullopt;
    return Location{*file, notice.span};
}

}  // namespace jsward
