// The texts of the scanned files, read again for code frames and for lines and columns.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "analyzer/scan/scan.h"
#include "analyzer/text/line_index.h"

namespace jsward {

/// A text with its lines. Empty when the file has gone since it was analysed.
class SourceText {
public:
    explicit SourceText(std::string text) : text_(std::move(text)), lines_(text_) {}
    SourceText(const SourceText&) = delete;
    SourceText& operator=(const SourceText&) = delete;

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const LineIndex& lines() const { return lines_; }
    /// A span cut to what the text holds.
    [[nodiscard]] Span clamp(Span span) const;

private:
    std::string text_;
    LineIndex lines_;
};

/// Reads each text once, and again only when much was read in between: memory stays bounded however many files have
/// findings.
class Sources {
public:
    explicit Sources(const ScanResult& result);

    [[nodiscard]] const ScanResult& result() const { return result_; }
    std::shared_ptr<const SourceText> text(FileId file);
    [[nodiscard]] std::string_view path(FileId file) const { return result_.files[file].path; }
    /// The scanned file of that path.
    [[nodiscard]] std::optional<FileId> find(std::string_view path) const;

private:
    const ScanResult& result_;
    std::unordered_map<std::string_view, FileId> byPath_;
    std::map<FileId, std::shared_ptr<const SourceText>> texts_;
    std::size_t bytes_ = 0;
};

}  // namespace jsward
