// What jsward says: findings, the flow behind them, and notices about what could not be analysed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/modules.h"
#include "analyzer/text/span.h"

namespace jsward {

enum class Severity : std::uint8_t { Note, Warning, Error };
enum class Confidence : std::uint8_t { Low, Medium, High };

struct Location {
    FileId file = 0;
    Span span;
    friend bool operator==(const Location&, const Location&) = default;
    friend auto operator<=>(const Location&, const Location&) = default;
};

/// One step of a flow: where the value is, and how it got there ("request body", "passed to buildQuery()", "returned").
struct FlowStep {
    Location at;
    std::string reason;
};

/// Replaces the text at a location.
struct Edit {
    Location at;
    std::string replacement;
};

/// A change that removes the finding. Safe fixes keep behaviour; the others are offered, never applied unasked.
struct Fix {
    std::string title;
    std::vector<Edit> edits;
    bool safe = false;
};

struct Finding {
    std::string rule;  ///< Rule id.
    Location at;
    std::string message;
    Severity severity = Severity::Warning;
    Confidence confidence = Confidence::High;
    std::vector<FlowStep> flow;     ///< First the source, last the sink; empty for structural findings.
    std::vector<FlowStep> related;  ///< Other places worth a look.
    std::vector<Fix> fixes;
    std::string symbol;       ///< Name of the enclosing function, "" at module level; part of the fingerprint.
    std::string fingerprint;  ///< Filled by the scan: stable when lines move.
};

/// A finding that the user has decided not to see: reports name it for machines, it fails no build.
struct SuppressedFinding {
    enum class By : std::uint8_t { Comment, Baseline };
    Finding finding;
    By by = By::Comment;
    std::string justification;  ///< What the comment says about it.
};

/// Something the user must know about the scan itself: a file that could not be read, a limit that was hit.
struct Notice {
    enum class Level : std::uint8_t { Info, Warning, Error };  ///< Error: the scan is incomplete (exit code 3).
    Level level = Level::Warning;
    std::string path;  ///< File concerned, "" for the scan as a whole.
    std::string code;  ///< Stable word for machines: "syntax-error", "unreadable", "too-large", "timeout", ...
    std::string message;
    Span span;  ///< Place in the file when there is one.
};

[[nodiscard]] std::string_view name(Severity severity);
[[nodiscard]] std::string_view name(Confidence confidence);

}  // namespace jsward
