#include "cli/report/paint.h"

#include <fmt/format.h>

namespace jsward {
namespace {

/// Parameters of the escape sequence; the sixteen basic colours, which every terminal lets its user choose.
std::string_view codeOf(Style style) {
    switch (style) {
        case Style::Plain: return "";
        case Style::Strong: return "1";
        case Style::Emphasis: return "3";
        case Style::Code: return "36";
        case Style::Dim: return "2";
        case Style::Path: return "4";
        case Style::Heading: return "1;4";
        case Style::Step: return "36";
        case Style::Error: return "1;31";
        case Style::Warning: return "1;33";
        case Style::Note: return "1;34";
        case Style::Good: return "1;32";
    }
    return "";
}

}  // namespace

Style styleOf(Severity severity) {
    switch (severity) {
        case Severity::Error: return Style::Error;
        case Severity::Warning: return Style::Warning;
        case Severity::Note: return Style::Note;
    }
    return Style::Plain;
}

std::string Paint::operator()(Style style, std::string_view text) const {
    const std::string_view code = codeOf(style);
    if (!colour_ || code.empty() || text.empty()) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string Paint::operator()(const std::vector<Run>& runs) const {
    std::string result;
    for (const Run& run : runs) result += (*this)(run.style, run.text);
    return result;
}

}  // namespace jsward
