// A finding is a headline, a frame with its code, the flow and what to do. A flow that stays near the finding is told
// in the finding's own frame, its steps numbered; one that comes from afar gets a frame for each place that it
// passes.
#include "cli/report/finding_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/report/cells.h"
#include "cli/report/frame.h"
#include "cli/report/paragraph.h"

namespace jsward {
namespace {

constexpr std::uint32_t kNearLines = 12;    ///< A flow within so many lines shares the finding's frame.
constexpr std::uint32_t kBridgedLines = 2;  ///< So many lines between marked ones are shown, too.
constexpr std::uint32_t kSpanLines = 6;     ///< Longer findings are cut in the middle.
constexpr std::size_t kShownSteps = 12;     ///< Longer flows are cut in the middle.
constexpr std::size_t kStepsAtEachEnd = 5;

/// The lines of a location, counted from 0.
struct Lines {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

class FindingPrinter {
public:
    FindingPrinter(const Finding& finding, const Rule* rule, Sources& sources, const SecretMask& mask,
                   const Paint& paint, unsigned width)
        : finding_(finding),
          rule_(rule),
          sources_(sources),
          paint_(paint),
          width_(width),
          frame_(sources, mask, paint, width, lastLine()) {}

    std::string print() && {
        frame_.open(finding_.at);
        if (isNear()) {
            drawFrame(finding_.flow);
        } else {
            drawFrame({});
            drawFlow();
        }
        drawRelated();
        frame_.empty();
        frame_.close(advice());
        return headline() + std::move(frame_).text() + offers() + "\n";
    }

private:
    // --- the headline ------------------------------------------------------------------------------------------------

    std::string headline() {
        const std::string severity(name(finding_.severity));
        const unsigned used = static_cast<unsigned>(severity.size()) + 1 + widthOf(finding_.rule) + 2;
        std::vector<Run> message = inlineRuns(finding_.message, !paint_.colour());
        for (Run& run : message)
            if (run.style == Style::Plain) run.style = Style::Strong;
        if (finding_.confidence != Confidence::High)
            message.push_back({fmt::format(" ({} confidence)", name(finding_.confidence)), Style::Dim});
        std::string result = paint_(styleOf(finding_.severity), severity) + " " + visible(finding_.rule) + "  ";
        const auto lines = wrap(message, width_ - 2, used - 2);
        for (std::size_t i = 0; i < lines.size(); ++i) result += (i == 0 ? "" : "  ") + paint_(lines[i]) + "\n";
        return result;
    }

    // --- the finding's own frame -------------------------------------------------------------------------------------

    void drawFrame(const std::vector<FlowStep>& steps) {
        std::map<std::uint32_t, std::vector<Mark>> marks;
        for (std::size_t i = 0; i < steps.size(); ++i) addMark(marks[linesOf(steps[i].at).first], stepMark(i));
        const Lines own = linesOf(finding_.at);
        const bool cut = own.last - own.first >= kSpanLines;
        for (std::uint32_t line = own.first; line <= own.last; ++line)
            if (!cut || line < own.first + kSpanLines / 2 || line == own.last) markFinding(marks[line]);
        std::uint32_t previous = addContext(marks);
        for (const auto& [line, inLine] : marks) {
            if (line > previous + 1) frame_.gap();
            frame_.line(finding_.at.file, line, inLine);
            previous = line;
        }
    }

    /// The heavy line of the finding takes over a step at the same place, which is as a rule the sink.
    void markFinding(std::vector<Mark>& marks) {
        const auto same = std::ranges::find(marks, finding_.at, &Mark::at);
        Mark& mark = same == marks.end() ? marks.emplace_back(Mark{finding_.at, "", Style::Plain, true}) : *same;
        mark.main = true;
        mark.style = styleOf(finding_.severity);
    }

    /// Adds the lines around the marked ones and short stretches between them; gives the first line.
    std::uint32_t addContext(std::map<std::uint32_t, std::vector<Mark>>& marks) {
        const auto source = sources_.text(finding_.at.file);
        const std::uint32_t first = marks.begin()->first;
        const std::uint32_t last = marks.rbegin()->first;
        std::vector<std::uint32_t> context;
        if (first > 0 && !isBlank(*source, first - 1)) context.push_back(first - 1);
        if (last + 1 < source->lines().lineCount() && !isBlank(*source, last + 1)) context.push_back(last + 1);
        for (auto it = marks.begin(), next = std::next(it); next != marks.end(); it = next++)
            if (next->first - it->first <= kBridgedLines + 1)
                for (std::uint32_t line = it->first + 1; line < next->first; ++line) context.push_back(line);
        for (const std::uint32_t line : context) marks[line];
        return marks.begin()->first;
    }

    static bool isBlank(const SourceText& source, std::uint32_t line) {
        return source.lines().lineText(line).find_first_not_of(" \t") == std::string_view::npos;
    }

    /// Steps at one place share an underline.
    static void addMark(std::vector<Mark>& marks, Mark mark) {
        if (!marks.empty() && marks.back().at == mark.at)
            marks.back().label += ", " + mark.label;
        else
            marks.push_back(std::move(mark));
    }

    // --- the flow ----------------------------------------------------------------------------------------------------

    [[nodiscard]] bool isNear() {
        const Lines own = linesOf(finding_.at);
        return std::ranges::all_of(finding_.flow, [&](const FlowStep& step) {
            const std::uint32_t line = linesOf(step.at).first;
            return step.at.file == finding_.at.file && line + kNearLines >= own.first && line <= own.last + kNearLines;
        });
    }

    Mark stepMark(std::size_t index) const {
        const std::string_view role = index == 0 ? "source" : index + 1 == finding_.flow.size() ? "sink" : "";
        const std::string reason = visible(finding_.flow[index].reason);
        std::string label = std::to_string(index + 1);
        if (!role.empty()) label += fmt::format(" {}{}", role, reason.empty() ? "" : ":");
        if (!reason.empty()) label += " " + reason;
        return {finding_.flow[index].at, label, Style::Step, false};
    }

    void drawFlow() {
        frame_.empty();
        const std::size_t count = finding_.flow.size();
        const bool cut = count > kShownSteps;
        for (std::size_t i = 0; i < count;) {
            if (cut && i == kStepsAtEachEnd) {
                i = count - kStepsAtEachEnd;
                frame_.note({{fmt::format("… {} more steps …", i - kStepsAtEachEnd), Style::Dim}});
            }
            i = drawSteps(i, cut && i < kStepsAtEachEnd ? kStepsAtEachEnd : count);
        }
    }

    /// Draws steps from `begin` that stand on one line and gives the index of the first one that does not.
    std::size_t drawSteps(std::size_t begin, std::size_t end) {
        const Location& at = finding_.flow[begin].at;
        const std::uint32_t line = linesOf(at).first;
        if (begin == 0 || finding_.flow[begin - 1].at.file != at.file) frame_.branch(at);
        std::vector<Mark> marks;
        std::size_t next = begin;
        for (; next < end; ++next) {
            const Location& other = finding_.flow[next].at;
            if (other.file != at.file || linesOf(other).first != line) break;
            addMark(marks, stepMark(next));
        }
        frame_.line(at.file, line, marks);
        return next;
    }

    void drawRelated() {
        if (!finding_.related.empty()) frame_.empty();
        for (const FlowStep& related : finding_.related) {
            frame_.branch(related.at);
            frame_.line(related.at.file, linesOf(related.at).first,
                        {{related.at, visible(related.reason), Style::Step, false}});
        }
    }

    // --- what to do --------------------------------------------------------------------------------------------------

    std::vector<Run> advice() const {
        std::vector<Run> runs = {{"fix:", Style::Good}, {" ", Style::Plain}};
        if (rule_ == nullptr) return {};
        const std::vector<Run> fix = inlineRuns(rule_->fix, !paint_.colour());
        runs.insert(runs.end(), fix.begin(), fix.end());
        return runs;
    }

    std::string offers() const {
        std::string result;
        for (const Fix& fix : finding_.fixes) {
            const std::string_view kind = fix.safe ? "safe fix available: " : "fix available: ";
            result += "  " + paint_(Style::Good, kind) +
                      cut(fix.title, width_ - 2 - static_cast<unsigned>(kind.size())) + "\n";
        }
        return result;
    }

    // --- places ------------------------------------------------------------------------------------------------------

    [[nodiscard]] Lines linesOf(const Location& at) const {
        const auto source = sources_.text(at.file);
        const Span span = source->clamp(at.span);
        const std::uint32_t lastByte = span.end > span.begin ? span.end - 1 : span.end;
        return {source->lines().lineAt(span.begin), source->lines().lineAt(lastByte)};
    }

    [[nodiscard]] std::uint32_t lastLine() const {
        std::uint32_t last = linesOf(finding_.at).last + 1;
        for (const FlowStep& step : finding_.flow) last = std::max(last, linesOf(step.at).last + 1);
        for (const FlowStep& step : finding_.related) last = std::max(last, linesOf(step.at).last + 1);
        return last;
    }

    const Finding& finding_;
    const Rule* rule_;
    Sources& sources_;
    const Paint& paint_;
    unsigned width_;
    Frame frame_;
};

}  // namespace

std::string findingText(const Finding& finding, const Rule* rule, Sources& sources, const SecretMask& mask,
                        const Paint& paint, unsigned width) {
    return FindingPrinter(finding, rule, sources, mask, paint, width).print();
}

}  // namespace jsward
