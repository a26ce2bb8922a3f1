#include "cli/report/frame.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/report/line_view.h"
#include "cli/report/paragraph.h"

namespace jsward {
namespace {

std::string repeat(std::string_view glyph, unsigned count) {
    std::string result;
    for (unsigned i = 0; i < count; ++i) result += glyph;
    return result;
}

/// The part of a mark on one line: the code of it, without the indentation of the line.
Span partOn(const SourceText& source, std::uint32_t line, Span span) {
    const Span whole = source.lines().lineSpan(line);
    const Span part = {std::clamp(span.begin, whole.begin, whole.end), std::clamp(span.end, whole.begin, whole.end)};
    if (span.begin >= whole.begin) return part;
    const std::size_t code = source.text().find_first_not_of(" \t", part.begin);
    return {std::min(static_cast<std::uint32_t>(std::min<std::size_t>(code, part.end)), part.end), part.end};
}

}  // namespace

Frame::Frame(Sources& sources, const SecretMask& mask, const Paint& paint, unsigned width, std::uint32_t lastLine)
    : sources_(sources),
      mask_(mask),
      paint_(paint),
      width_(width),
      rail_(std::max(3U, static_cast<unsigned>(std::to_string(lastLine + 1).size()) + 1)) {}

void Frame::rail(std::string_view mark, std::string_view rest) {
    out_ += std::string(rail_ + 1, ' ') + paint_(Style::Dim, mark) + std::string(rest) + "\n";
}

void Frame::empty() { rail("│", ""); }

void Frame::gap() { rail("⋮", ""); }

void Frame::corner(std::string_view corner, const Location& at) {
    const TextPosition place = sources_.text(at.file)->lines().position(at.span.begin, ColumnUnit::CodePoint);
    const std::string position = fmt::format(":{}:{}", place.line + 1, place.column + 1);
    const unsigned room = width_ - rail_ - 4 - static_cast<unsigned>(position.size());
    rail(corner, paint_(Style::Path, cutFront(sources_.path(at.file), room) + position));
}

void Frame::note(const std::vector<Run>& runs) {
    for (const std::vector<Run>& line : wrap(runs, room())) rail("│ ", paint_(line));
}

void Frame::close(const std::vector<Run>& runs) {
    std::string_view corner = "╰─ ";
    for (const std::vector<Run>& line : wrap(runs, room() - 1)) {
        rail(corner, paint_(line));
        corner = "   ";
    }
}

void Frame::line(FileId file, std::uint32_t line, const std::vector<Mark>& marks) {
    const auto source = sources_.text(file);
    const auto main = std::ranges::find(marks, true, &Mark::main);
    const Span strong = main == marks.end() ? Span{} : partOn(*source, line, main->at.span);
    const Span focus = main != marks.end() ? strong : marks.empty() ? Span{} : partOn(*source, line, marks[0].at.span);
    const auto hidden = [&](std::uint32_t offset) { return mask_.hides(file, offset); };
    const LineView view(source->text(), source->lines().lineSpan(line), focus, room(), hidden);
    const std::string number = fmt::format("{:>{}} ", line + 1, rail_);
    const std::string code = paint_(view.runs(strong, Style::Strong));
    // A finding of several lines is underlined in the first one; a bar leads along the others.
    const bool continued = main != marks.end() && main->at.span.begin < source->lines().lineSpan(line).begin;
    out_ += paint_(Style::Dim, number) + (continued ? paint_(main->style, "┃") : paint_(Style::Dim, "│"));
    out_ += (code.empty() ? "" : " ") + code + "\n";
    for (const Mark& mark : marks) {
        if (continued && mark.main) continue;
        const Columns columns = view.columnsOf(partOn(*source, line, mark.at.span));
        underline(mark, columns.begin, columns.end);
    }
}

/// The label stands behind the underline when there is room, otherwise below it, as far left as it must.
void Frame::underline(const Mark& mark, unsigned begin, unsigned end) {
    begin = std::min(begin, room() - 1);
    end = std::clamp(end, begin + 1, room());
    const std::string rule = std::string(begin, ' ') + paint_(mark.style, repeat(mark.main ? "━" : "─", end - begin));
    const std::string label = cut(mark.label, room());
    const unsigned labelWidth = widthOf(label);
    if (label.empty()) return rail("│ ", rule);
    if (end + 1 + labelWidth <= room()) return rail("│ ", rule + " " + paint_(mark.style, label));
    rail("│ ", rule);
    rail("│ ", std::string(std::min(begin, room() - labelWidth), ' ') + paint_(mark.style, label));
}

}  // namespace jsward
