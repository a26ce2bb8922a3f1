// Reads Markdown line by line: the first line of a block tells its kind, and the function for that kind takes the
// lines that belong to it. Covers what rule pages use; anything else comes out as a paragraph.
#include "cli/report/markdown.h"

#include <re2/re2.h>

#include <algorithm>
#include <sstream>
#include <utility>

#include "cli/report/cells.h"
#include "cli/report/paragraph.h"
#include "cli/report/table.h"

namespace jsward {
namespace {

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) {
        if (line.ends_with('\r')) line.pop_back();
        lines.push_back(std::move(line));
    }
    return lines;
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return "";
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool isFence(std::string_view line) { return trimmed(line).starts_with("```") || trimmed(line).starts_with("~~~"); }

std::string repeated(std::string_view glyph, unsigned count) {
    std::string result;
    while (count-- > 0) result += glyph;
    return result;
}

struct ListItem {
    std::size_t indent = 0;
    std::string marker;
    std::string text;
};

bool readItem(const std::string& line, ListItem& item) {
    static const RE2 pattern(R"((\s*)([-*+]|\d+[.)])\s+(.*))");
    std::string indent;
    if (!RE2::FullMatch(line, pattern, &indent, &item.marker, &item.text)) return false;
    item.indent = indent.size();
    return true;
}

/// Lines that end a paragraph without an empty line before them.
bool startsBlock(const std::string& line) {
    ListItem item;
    return isFence(line) || line.starts_with('#') || line.starts_with('>') || line.starts_with('|') ||
           readItem(line, item);
}

class MarkdownPrinter {
public:
    MarkdownPrinter(std::string_view markdown, const Paint& paint, unsigned width)
        : lines_(linesOf(markdown)), paint_(paint), width_(std::max(width, 20U)) {}

    std::string print() {
        while (at_ < lines_.size()) {
            if (isBlank(line())) {
                ++at_;
                continue;
            }
            if (!out_.empty() && !std::exchange(joined_, false)) out_ += "\n";
            block();
        }
        return std::move(out_);
    }

private:
    void block() {
        ListItem item;
        if (isFence(line())) return code();
        if (line().starts_with('#')) return heading();
        if (line().starts_with('|')) return table();
        if (line().starts_with('>')) return quote();
        if (readItem(line(), item)) return listItem(std::move(item));
        paragraph();
    }

    void heading() {
        const std::size_t level = line().find_first_not_of('#');
        const std::string title = plainText(trimmed(std::string_view(line()).substr(std::min(level, line().size()))));
        write("", "", {{title, level == 1 ? Style::Heading : Style::Strong}});
        if (!paint_.colour()) out_ += repeated("─", std::min(widthOf(title), width_)) + "\n";
        ++at_;
    }

    void paragraph() {
        std::string text(trimmed(line()));
        for (++at_; at_ < lines_.size() && !isBlank(line()) && !startsBlock(line()); ++at_)
            text += " " + std::string(trimmed(line()));
        write("", "", inlineRuns(text, !paint_.colour()));
    }

    void quote() {
        std::string text;
        for (; at_ < lines_.size() && line().starts_with('>'); ++at_)
            text += std::string(trimmed(std::string_view(line()).substr(1))) + " ";
        const std::string bar = paint_(Style::Dim, "▎ ");
        write(bar, bar, inlineRuns(text, !paint_.colour()), 2);
    }

    /// An item and what continues it. Items of one list stand close together.
    void listItem(ListItem item) {
        for (++at_; at_ < lines_.size() && !isBlank(line()) && !startsBlock(line()); ++at_)
            item.text += " " + std::string(trimmed(line()));
        const bool bullet = item.marker.size() == 1;
        const std::string indent(item.indent, ' ');
        const std::string marker = bullet ? "•" : item.marker;
        const unsigned taken = static_cast<unsigned>(indent.size()) + widthOf(marker) + 1;
        write(indent + marker + " ", std::string(taken, ' '), inlineRuns(item.text, !paint_.colour()), taken);
        ListItem next;
        joined_ = at_ < lines_.size() && readItem(line(), next);
    }

    void code() {
        const std::string info(trimmed(line()));
        const std::string fence = info.substr(0, std::min(info.find_first_not_of(info[0]), info.size()));
        if (info.ends_with(" bad")) out_ += "  " + paint_(Style::Error, "✘ bad") + "\n";
        if (info.ends_with(" good")) out_ += "  " + paint_(Style::Good, "✔ good") + "\n";
        for (++at_; at_ < lines_.size() && trimmed(line()) != fence; ++at_) codeLine(line());
        if (at_ < lines_.size()) ++at_;
    }

    /// A long line of code goes on below; nothing of an example may be lost.
    void codeLine(std::string_view text) {
        const unsigned room = width_ - 4;
        const std::string bar = "  " + paint_(Style::Dim, "│");
        std::string row;
        unsigned used = 0;
        for (const Cell& cell : cellsOf(text)) {
            if (used + cell.width > room) {
                out_ += bar + " " + row + "\n";
                row.clear();
                used = 0;
            }
            row += cell.glyph;
            used += cell.width;
        }
        out_ += bar + (row.empty() ? "" : " ") + row + "\n";
    }

    void table() {
        std::vector<std::vector<std::string>> rows;
        for (; at_ < lines_.size() && line().starts_with('|'); ++at_) rows.push_back(cellsOfRow(line()));
        if (rows.size() > 1) rows.erase(rows.begin() + 1);  // The dashes below the head.
        std::vector<TableRow> table;
        for (const auto& row : rows) {
            TableRow& cells = table.emplace_back();
            for (const std::string& cell : row) cells.push_back(inlineRuns(cell, !paint_.colour()));
        }
        for (std::vector<Run>& cell : table.front())
            for (Run& run : cell) run.style = Style::Strong;
        const std::vector<unsigned> widths = columnWidths(table, width_);
        TableRow rule;
        for (const unsigned width : widths) rule.push_back({{repeated("─", width), Style::Dim}});
        table.insert(table.begin() + 1, rule);
        for (const TableRow& row : table) out_ += renderRow(row, widths, paint_);
    }

    static std::vector<std::string> cellsOfRow(std::string_view row) {
        std::vector<std::string> cells;
        std::string cell;
        bool code = false;
        for (std::size_t i = 1; i < row.size(); ++i) {
            const bool escaped = row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|';
            if (row[i] == '`') code = !code;
            if (escaped) {
                cell += row[++i];
            } else if (row[i] == '|' && !code) {
                cells.emplace_back(trimmed(cell));
                cell.clear();
            } else {
                cell += row[i];
            }
        }
        if (!isBlank(cell)) cells.emplace_back(trimmed(cell));
        return cells;
    }

    /// A wrapped text whose lines start with a prefix of `taken` columns.
    void write(const std::string& first, const std::string& others, const std::vector<Run>& runs, unsigned taken = 0) {
        const unsigned room = width_ > taken ? width_ - taken : 1;
        const std::string* prefix = &first;
        for (const std::vector<Run>& text : wrap(runs, room)) {
            out_ += *prefix + paint_(text) + "\n";
            prefix = &others;
        }
    }

    [[nodiscard]] const std::string& line() const { return lines_[at_]; }

    std::vector<std::string> lines_;
    const Paint& paint_;
    unsigned width_;
    std::size_t at_ = 0;
    bool joined_ = false;  ///< The next block follows without an empty line.
    std::string out_;
};

}  // namespace

std::string renderMarkdown(std::string_view markdown, const Paint& paint, unsigned width) {
    return MarkdownPrinter(markdown, paint, width).print();
}

std::string plainText(std::string_view markdown) {
    std::string result;
    for (const Run& run : inlineRuns(markdown, false)) result += run.text;
    return result;
}

std::string firstParagraph(std::string_view markdown) {
    std::string text;
    for (const std::string& line : linesOf(markdown)) {
        const bool prose = !isBlank(line) && !startsBlock(line);
        if (prose) text += (text.empty() ? "" : " ") + std::string(trimmed(line));
        if (!prose && !text.empty()) break;
    }
    return plainText(text);
}

}  // namespace jsward
