// The drawing beside a finding: a rail with line numbers, lines of code and the marks under them.
//
//     ╭─ src/users.js:12:12
//  12 │ db.query(`SELECT * FROM users WHERE id = ${id}`)
//     │          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ label
//     ╰─ fix: ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/report/mask.h"
#include "cli/report/paint.h"
#include "cli/report/sources.h"

namespace jsward {

/// A place in code to underline.
struct Mark {
    Location at;
    std::string label;  ///< Written beside the underline; visible text.
    Style style = Style::Step;
    bool main = false;  ///< The finding itself: a heavy line, and the code stands out.
};

/// Draws row after row; none is wider than it was told.
class Frame {
public:
    /// `lastLine` is the highest line number (from 0) that will be drawn: it sets the width of the rail.
    Frame(Sources& sources, const SecretMask& mask, const Paint& paint, unsigned width, std::uint32_t lastLine);

    void open(const Location& at) { corner("╭─ ", at); }
    void branch(const Location& at) { corner("├─ ", at); }
    /// The last row, and as many more as the text needs.
    void close(const std::vector<Run>& runs);
    /// Text on the rail.
    void note(const std::vector<Run>& runs);
    void empty();
    void gap();

    /// A line of code with the marks that stand in it, each on a row of its own.
    void line(FileId file, std::uint32_t line, const std::vector<Mark>& marks);

    [[nodiscard]] std::string text() && { return std::move(out_); }

private:
    void corner(std::string_view corner, const Location& at);
    void rail(std::string_view mark, std::string_view rest);
    void underline(const Mark& mark, unsigned begin, unsigned end);
    [[nodiscard]] unsigned room() const { return width_ - rail_ - 3; }

    Sources& sources_;
    const SecretMask& mask_;
    const Paint& paint_;
    unsigned width_;
    unsigned rail_;  ///< Columns of the line numbers.
    std::string out_;
};

}  // namespace jsward
