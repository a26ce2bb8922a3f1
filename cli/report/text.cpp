// The report for people: every finding, what could not be analysed, and a few lines that sum it up.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "cli/report/cells.h"
#include "cli/report/finding_text.h"
#include "cli/report/paragraph.h"
#include "cli/report/region.h"
#include "cli/report/report.h"
#include "rules/registry.h"

namespace jsward {
namespace {

constexpr unsigned kLeastWidth = 40;
constexpr std::size_t kShownNotices = 10;

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string duration(double seconds) {
    return seconds < 1 ? fmt::format("{:.0f} ms", seconds * 1000) : fmt::format("{:.1f} s", seconds);
}

class TextReport {
public:
    TextReport(const ScanResult& result, std::span<const Rule> rules, const TextOptions& options)
        : result_(result),
          rules_(rules),
          options_(options),
          paint_(options.colour),
          width_(std::max(options.width, kLeastWidth)),
          sources_(result),
          mask_(sources_, rules) {}

    std::string render() {
        for (const Finding& finding : result_.findings)
            out_ += findingText(finding, findRule(rules_, finding.rule), sources_, mask_, paint_, width_);
        notices();
        if (options_.summary) summary();
        if (options_.timings) timings();
        return std::move(out_);
    }

private:
    // --- notices -----------------------------------------------------------------------------------------------------

    void notices() {
        std::size_t shown = 0;
        std::size_t left = 0;
        // Errors first: they say why the exit code is what it is.
        for (const Notice::Level level : {Notice::Level::Error, Notice::Level::Warning, Notice::Level::Info})
            for (const Notice& notice : result_.notices) {
                if (notice.level != level) continue;
                if (shown < kShownNotices || level == Notice::Level::Error) {
                    write(notice);
                    ++shown;
                } else {
                    ++left;
                }
            }
        if (left > 0)
            paragraph(
                {{fmt::format("… and {}; --format json has them all", counted(left, "more notice")), Style::Dim}});
        if (shown > 0) out_ += "\n";
    }

    void write(const Notice& notice) {
        static constexpr std::array<std::string_view, 3> kWords = {"notice", "warning", "incomplete"};
        static constexpr std::array<Style, 3> kStyles = {Style::Note, Style::Warning, Style::Error};
        const auto level = static_cast<std::size_t>(notice.level);
        std::vector<Run> runs = {{std::string(kWords[level]), kStyles[level]}, {"  ", Style::Plain}};
        if (!notice.path.empty()) {
            std::string place = cutFront(notice.path, width_ - 14);
            if (const std::optional<Location> at = locationOf(sources_, notice)) {
                const Region region = regionOf(sources_, *at);
                place += fmt::format(":{}:{}", region.startLine, region.startColumn);
            }
            runs.push_back({place, Style::Path});
            runs.push_back({": ", Style::Plain});
        }
        runs.push_back({visible(notice.message), Style::Plain});
        paragraph(runs);
    }

    // --- summary -----------------------------------------------------------------------------------------------------

    void summary() {
        std::vector<Run> runs = verdict();
        if (!result_.suppressed.empty())
            runs.push_back({fmt::format(", {} suppressed", result_.suppressed.size()), Style::Plain});
        paragraph(runs);
        paragraph({{fmt::format("{} scanned in {}", scannedFiles(), duration(result_.times.wall)), Style::Dim}});
        if (!result_.complete)
            paragraph({{"The scan is incomplete", Style::Error}, {": see the messages above.", Style::Plain}});
    }

    [[nodiscard]] std::string scannedFiles() const {
        const std::size_t sources = result_.sourceFiles();
        const std::size_t settings = result_.settingsFiles();
        const std::string files = counted(sources, "file");
        return settings == 0 ? files : fmt::format("{} and {}", files, counted(settings, "settings file"));
    }

    [[nodiscard]] std::vector<Run> verdict() const {
        if (result_.findings.empty() && result_.complete) return {{"✔ No findings", Style::Good}};
        std::vector<Run> runs = {{counted(result_.findings.size(), "finding"), Style::Strong}};
        std::string_view separator = ": ";
        for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Note}) {
            const auto count = std::ranges::count(result_.findings, severity, &Finding::severity);
            if (count == 0) continue;
            runs.push_back({std::string(separator), Style::Plain});
            runs.push_back({counted(static_cast<std::size_t>(count), name(severity)), styleOf(severity)});
            separator = ", ";
        }
        std::set<FileId> files;
        for (const Finding& finding : result_.findings) files.insert(finding.at.file);
        if (!files.empty()) runs.push_back({fmt::format(" in {}", counted(files.size(), "file")), Style::Plain});
        return runs;
    }

    void timings() {
        const StageTimes& times = result_.times;
        const std::array<std::pair<std::string_view, double>, 9> stages = {{{"discover", times.discover},
                                                                            {"read", times.read},
                                                                            {"triage", times.triage},
                                                                            {"parse", times.parse},
                                                                            {"lower", times.lower},
                                                                            {"link", times.link},
                                                                            {"flow", times.flow},
                                                                            {"webapp", times.webapp},
                                                                            {"rules", times.rules}}};
        double total = 0;
        for (const auto& [stage, seconds] : stages) total += seconds;
        out_ += "\n" + paint_(Style::Strong, "CPU time by stage") + "\n";
        for (const auto& [stage, seconds] : stages)
            out_ += fmt::format("  {:<9}{:>9}{:>6.1f} %\n", stage, duration(seconds),
                                total > 0 ? 100 * seconds / total : 0.0);
        out_ += fmt::format("  {:<9}{:>9}\n", "all", duration(total));
    }

    void paragraph(const std::vector<Run>& runs) {
        std::string indent;
        for (const std::vector<Run>& line : wrap(runs, width_ - 2)) {
            out_ += indent + paint_(line) + "\n";
            indent = "  ";
        }
    }

    const ScanResult& result_;
    std::span<const Rule> rules_;
    const TextOptions& options_;
    Paint paint_;
    unsigned width_;
    Sources sources_;
    SecretMask mask_;
    std::string out_;
};

}  // namespace

std::string renderText(const ScanResult& result, std::span<const Rule> rules, const TextOptions& options) {
    return TextReport(result, rules, options).render();
}

}  // namespace jsward
