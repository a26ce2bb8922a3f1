#include "cli/report/paragraph.h"

#include <algorithm>
#include <cctype>

#include "cli/report/cells.h"

namespace jsward {
namespace {

/// Splits Markdown text at its inline marks. A mark without a partner is text.
class InlineReader {
public:
    InlineReader(std::string_view text, bool keepMarks) : text_(text), keepMarks_(keepMarks) {}

    std::vector<Run> read() {
        while (at_ < text_.size())
            if (!code() && !enclosed("**", Style::Strong) && !enclosed("*", Style::Emphasis) && !link()) plain();
        flush();
        return std::move(runs_);
    }

private:
    bool code() {
        if (text_[at_] != '`') return false;
        const std::size_t ticks = std::min(text_.find_first_not_of('`', at_), text_.size()) - at_;
        const std::string fence(ticks, '`');
        const std::size_t end = text_.find(fence, at_ + ticks);
        if (end == std::string_view::npos) return false;
        const std::string_view inside = text_.substr(at_ + ticks, end - at_ - ticks);
        emit(keepMarks_ ? fence + visible(inside) + fence : visible(inside), Style::Code);
        at_ = end + ticks;
        return true;
    }

    bool enclosed(std::string_view mark, Style style) {
        if (text_.substr(at_, mark.size()) != mark) return false;
        const std::size_t begin = at_ + mark.size();
        const std::size_t end = text_.find(mark, begin + 1);
        if (end == std::string_view::npos || isSpace(begin) || isSpace(end - 1)) return false;
        emit(visible(text_.substr(begin, end - begin)), style);
        at_ = end + mark.size();
        return true;
    }

    bool link() {
        if (text_[at_] != '[') return false;
        const std::size_t middle = text_.find("](", at_);
        const std::size_t end = middle == std::string_view::npos ? middle : text_.find(')', middle);
        if (end == std::string_view::npos) return false;
        const std::vector<Run> label = InlineReader(text_.substr(at_ + 1, middle - at_ - 1), keepMarks_).read();
        flush();
        runs_.insert(runs_.end(), label.begin(), label.end());
        const std::string target = visible(text_.substr(middle + 2, end - middle - 2));
        emit(" (", Style::Plain);
        emit(target, Style::Path);
        emit(")", Style::Plain);
        at_ = end + 1;
        return true;
    }

    void plain() {
        const bool escaped = text_[at_] == '\\' && at_ + 1 < text_.size() &&
                             std::ispunct(static_cast<unsigned char>(text_[at_ + 1])) != 0;
        if (escaped) ++at_;
        pending_ += text_[at_++];
    }

    [[nodiscard]] bool isSpace(std::size_t at) const { return at >= text_.size() || text_[at] == ' '; }

    void emit(std::string text, Style style) {
        flush();
        if (!text.empty()) runs_.push_back({std::move(text), style});
    }

    void flush() {
        if (!pending_.empty()) runs_.push_back({visible(pending_), Style::Plain});
        pending_.clear();
    }

    std::string_view text_;
    bool keepMarks_;
    std::size_t at_ = 0;
    std::string pending_;
    std::vector<Run> runs_;
};

/// What may not be broken: pieces of runs that no space parts.
using Word = std::vector<Run>;

std::vector<Word> wordsOf(const std::vector<Run>& runs) {
    std::vector<Word> words(1);
    for (const Run& run : runs) {
        std::string_view rest = run.text;
        for (std::size_t space = rest.find(' '); space != std::string_view::npos; space = rest.find(' ')) {
            if (space > 0) words.back().push_back({std::string(rest.substr(0, space)), run.style});
            if (!words.back().empty()) words.emplace_back();
            rest.remove_prefix(space + 1);
        }
        if (!rest.empty()) words.back().push_back({std::string(rest), run.style});
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

unsigned widthOfWord(const Word& word) {
    unsigned width = 0;
    for (const Run& run : word) width += widthOf(run.text);
    return width;
}

/// Puts words on lines.
class Wrapper {
public:
    Wrapper(unsigned width, unsigned used) : width_(std::max(width, 2U)), used_(std::min(used, width)), lines_(1) {}

    void add(const Word& word) {
        const unsigned wordWidth = widthOfWord(word);
        const unsigned space = lines_.back().empty() ? 0 : 1;
        if (used_ + space + wordWidth > width_ && used_ > 0)
            newLine();
        else if (space > 0)
            append(" ", 1, lines_.back().back().style == word.front().style ? word.front().style : Style::Plain);
        for (const Run& run : word)
            for (const Cell& cell : cellsOf(run.text)) {
                if (used_ + cell.width > width_) newLine();
                append(cell.glyph, cell.width, run.style);
            }
    }

    std::vector<std::vector<Run>> lines() && { return std::move(lines_); }

private:
    void newLine() {
        lines_.emplace_back();
        used_ = 0;
    }

    void append(std::string_view glyph, unsigned width, Style style) {
        std::vector<Run>& line = lines_.back();
        if (line.empty() || line.back().style != style) line.push_back({"", style});
        line.back().text += glyph;
        used_ += width;
    }

    unsigned width_;
    unsigned used_;
    std::vector<std::vector<Run>> lines_;
};

}  // namespace

std::vector<Run> inlineRuns(std::string_view markdown, bool keepMarks) {
    return InlineReader(markdown, keepMarks).read();
}

std::vector<std::vector<Run>> wrap(const std::vector<Run>& runs, unsigned width, unsigned used) {
    Wrapper wrapper(width, used);
    for (const Word& word : wordsOf(runs)) wrapper.add(word);
    return std::move(wrapper).lines();
}

}  // namespace jsward
