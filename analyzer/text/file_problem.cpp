#include "analyzer/text/file_problem.h"

#include <fmt/format.h>

namespace jsward {

std::string describe(const FileProblem& problem) {
    if (problem.line == 0) return fmt::format("{}: {}", problem.file, problem.message);
    return fmt::format("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.message);
}

std::string describe(const std::vector<FileProblem>& problems) {
    std::string text;
    for (const FileProblem& problem : problems) {
        if (!text.empty()) text += '\n';
        text += describe(problem);
    }
    return text;
}

}  // namespace jsward
