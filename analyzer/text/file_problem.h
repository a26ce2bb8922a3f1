// Something wrong in a file that a person wrote: a model, a configuration, a rule.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jsward {

struct FileProblem {
    std::string file;          ///< As the user calls it.
    std::uint32_t line = 0;    ///< Counted from 1; 0 when the file as a whole is meant.
    std::uint32_t column = 0;  ///< Counted from 1, in characters.
    std::string message;       ///< One sentence without the full stop.
    friend bool operator==(const FileProblem&, const FileProblem&) = default;
};

/// "models/db.json:3:14: unknown sink kind "sqll"; did you mean "sql"?", as compilers and editors have it.
[[nodiscard]] std::string describe(const FileProblem& problem);

/// One problem a line.
[[nodiscard]] std::string describe(const std::vector<FileProblem>& problems);

}  // namespace jsward
