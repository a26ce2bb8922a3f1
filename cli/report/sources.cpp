#include "cli/report/sources.h"

#include <algorithm>

namespace jsward {
namespace {

constexpr std::size_t kKeptBytes = std::size_t{64} << 20;

}  // namespace

Span SourceText::clamp(Span span) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    const std::uint32_t begin = std::min(span.begin, size);
    return {begin, std::clamp(span.end, begin, size)};
}

Sources::Sources(const ScanResult& result) : result_(result) {
    for (FileId file = 0; file < result.files.size(); ++file) byPath_.emplace(result.files[file].path, file);
}

std::optional<FileId> Sources::find(std::string_view path) const {
    const auto known = byPath_.find(path);
    return known == byPath_.end() ? std::nullopt : std::optional(known->second);
}

std::shared_ptr<const SourceText> Sources::text(FileId file) {
    if (const auto known = texts_.find(file); known != texts_.end()) return known->second;
    if (bytes_ > kKeptBytes) {
        texts_.clear();
        bytes_ = 0;
    }
    auto text = std::make_shared<const SourceText>(result_.readText(file));
    bytes_ += text->text().size();
    texts_.emplace(file, text);
    return text;
}

}  // namespace jsward
