// What `jsward explain` and `jsward rules` print.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/report/cells.h"
#include "cli/report/markdown.h"
#include "cli/report/paragraph.h"
#include "cli/report/report.h"
#include "cli/report/table.h"

namespace jsward {
namespace {

struct Chapter {
    std::string_view pillar;
    std::string_view title;
};

/// In the order of the guide.
constexpr std::array<Chapter, 10> kChapters = {{
    {"dependencies", "Dependencies"},
    {"headers", "Web armour: headers"},
    {"input", "Web armour: input"},
    {"authentication", "Authentication"},
    {"secrets", "Secrets"},
    {"errors", "Errors"},
    {"privileges", "Least privilege"},
    {"brute-force", "Brute force"},
    {"crypto", "Cryptography and transport"},
    {"injection", "Further injection"},
}};

/// The page without its title, which stands in the head already.
std::string_view body(std::string_view page) {
    if (!page.starts_with("# ")) return page;
    return page.substr(std::min(page.find('\n'), page.size()));
}

std::string facts(const Rule& rule) {
    std::vector<std::string> facts = {fmt::format("score {:.1f}", rule.securitySeverity)};
    for (const int cwe : rule.cwe) facts.push_back(fmt::format("CWE-{}", cwe));
    facts.push_back("OWASP " + rule.owasp);
    facts.push_back("preset " + fmt::format("{}", fmt::join(rule.presets, ", ")));
    return fmt::format("{}", fmt::join(facts, " · "));
}

TableRow listed(const Rule& rule) {
    const bool recommended = std::ranges::find(rule.presets, "recommended") != rule.presets.end();
    return {{},  // The indentation.
            {{visible(rule.id), Style::Plain}},
            {{std::string(name(rule.severity)), styleOf(rule.severity)}},
            {{visible(rule.title), Style::Plain}, {recommended ? "" : " (strict)", Style::Dim}}};
}

void writeLines(std::string& out, const std::vector<Run>& runs, const Paint& paint, unsigned width) {
    for (const std::vector<Run>& line : wrap(runs, width)) out += paint(line) + "\n";
}

}  // namespace

std::string explain(const Rule& rule, const TextOptions& options) {
    const Paint paint(options.colour);
    std::string out;
    writeLines(out,
               {{visible(rule.title), Style::Heading}, {" ", Style::Plain}, {"(" + visible(rule.id) + ")", Style::Dim}},
               paint, options.width);
    writeLines(
        out, {{std::string(name(rule.severity)), styleOf(rule.severity)}, {" · " + visible(facts(rule)), Style::Plain}},
        paint, options.width);
    return out + "\n" + renderMarkdown(body(rule.page), paint, options.width);
}

std::string listRules(std::span<const Rule> rules, const TextOptions& options) {
    const Paint paint(options.colour);
    std::vector<TableRow> rows;
    for (const Rule& rule : rules) rows.push_back(listed(rule));
    const std::vector<unsigned> widths = columnWidths(rows, options.width);
    std::string out;
    for (const Chapter& chapter : kChapters) {
        std::string lines;
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (rules[i].pillar == chapter.pillar) lines += renderRow(rows[i], widths, paint);
        if (!lines.empty()) out += paint(Style::Strong, cut(chapter.title, options.width)) + "\n" + lines + "\n";
    }
    writeLines(out,
               inlineRuns(fmt::format("{} rules; `jsward explain RULE` prints the page of one.", rules.size()),
                          !options.colour),
               paint, options.width);
    return out;
}

}  // namespace jsward
