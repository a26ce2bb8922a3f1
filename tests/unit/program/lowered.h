// Source text to dump, in one word, for the tests of the lowering.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/program/dump.h"
#include "analyzer/program/lower.h"

namespace jsward {

inline Program lowered(std::string_view source, std::string_view path = "a.js") {
    Parser parser;
    return lowerSource(parser, source, path).program;
}

/// The statements of the module, a line each; a parse problem is a line too, so that no test passes on broken syntax unnoticed.
inline std::string dumped(std::string_view source, std::string_view path) {
    const Program program = lowered(source, path);
    std::string text = dump(program);
    for (const SyntaxProblem& problem : program.problems)
        text += "problem: " + std::string(program.atom(problem.message)) + '\n';
    if (!text.empty()) text.pop_back();
    return text;
}

inline std::string js(std::string_view source) { return dumped(source, "a.js"); }
inline std::string ts(std::string_view source) { return dumped(source, "a.ts"); }
inline std::string tsx(std::string_view source) { return dumped(source, "a.tsx"); }

}  // namespace jsward
