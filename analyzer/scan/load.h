// From a file to its program, in two steps: every file is surveyed (read, decoded, its triggers noted), and those that matter are
// parsed and lowered, from disk again: their texts need not be kept meanwhile.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/flow/triggers.h"
#include "analyzer/program/program.h"
#include "analyzer/scan/discovery.h"
#include "analyzer/scan/read_file.h"
#include "analyzer/scan/rule_triggers.h"
#include "analyzer/scan/scan.h"
#include "grammar/parser.h"

namespace jsward {

/// Offsets of a text fit 32 bits, with room for what replaces invalid bytes; a larger limit of the user makes no difference.
inline constexpr std::uint64_t kMaxSourceSize = 1U << 30U;

struct SurveyedFile {
    bool isKept = false;      ///< False when the file is not analysed; a notice says why.
    std::uint64_t bytes = 0;  ///< Of its text.
    Triggers triggers;
    std::vector<std::uint32_t> rules;  ///< Indices of the rules that want to see it.
    std::optional<Program> settings;   ///< Of a file of settings: what it says.
    std::vector<Notice> notices;
};

struct ParsedProgram {
    Program program;  ///< That of an empty file when it could not be parsed; a notice says why.
    std::vector<Notice> notices;
};

/// Loads one file after the other; a thread that loads owns one.
class Loader {
public:
    /// Keeps references to `options` and `rules`.
    Loader(const ScanOptions& options, TriggerReader triggers, const RuleTriggers& rules)
        : options_(options), triggers_(std::move(triggers)), rules_(rules) {}

    [[nodiscard]] SurveyedFile survey(const Candidate& file);
    [[nodiscard]] ParsedProgram parse(const Candidate& file);

    /// A file whose bytes are at hand.
    [[nodiscard]] SurveyedFile survey(const Candidate& file, std::string bytes);
    [[nodiscard]] ParsedProgram parse(const Candidate& file, std::string bytes);

    [[nodiscard]] const StageTimes& times() const { return times_; }

private:
    [[nodiscard]] FileBytes read(const Candidate& file);
    [[nodiscard]] Program emptyProgram();

    const ScanOptions& options_;
    TriggerReader triggers_;
    const RuleTriggers& rules_;
    Parser parser_;
    StageTimes times_;
};

}  // namespace jsward
