// From a file to its program: read, decode, parse, lower.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/program/program.h"
#include "analyzer/scan/discovery.h"
#include "analyzer/scan/scan.h"
#include "grammar/parser.h"

namespace jsward {

/// Offsets of a text fit 32 bits, with room for what replaces invalid bytes; a larger limit of the user makes no difference.
inline constexpr std::uint64_t kMaxSourceSize = 1U << 30U;

struct LoadedFile {
    std::optional<Program> program;  ///< Nothing when the file is not analysed; a notice says why.
    std::uint64_t bytes = 0;         ///< Of the text analysed.
    std::vector<Notice> notices;
};

/// Loads one file after the other; a thread that loads owns one.
class Loader {
public:
    explicit Loader(const ScanOptions& options) : options_(options) {}

    [[nodiscard]] LoadedFile load(const Candidate& file);

    /// A file whose bytes are at hand.
    [[nodiscard]] LoadedFile load(const Candidate& file, std::string bytes);

    [[nodiscard]] const StageTimes& times() const { return times_; }

private:
    void lower(const Candidate& file, const std::string& text, LoadedFile& out);
    void lowerSettings(const Candidate& file, const std::string& text, LoadedFile& out);

    const ScanOptions& options_;
    Parser parser_;
    StageTimes times_;
};

}  // namespace jsward
