// From source text to program.
#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "analyzer/program/program.h"
#include "grammar/parser.h"

namespace jsward {

struct LowerOptions {
    /// Levels of nesting that are followed; what lies deeper becomes one Opaque node and a SyntaxProblem. Left-leaning chains
    /// (`a.b().c()`, `a + b + c`) and `else if` do not nest, however long they are.
    std::uint32_t maxDepth = 3000;
};

/// The program of `source`, whose tree is `tree`. Never fails: what could not be parsed or is too deep is Opaque and listed among
/// the problems. The result keeps nothing of its arguments.
[[nodiscard]] Program lower(const Tree& tree, std::string_view source, const LowerOptions& options = {});

struct ParseOptions {
    std::chrono::steady_clock::duration timeBudget = std::chrono::hours(1);  ///< For one file.
    LowerOptions lower;
};

struct ParsedFile {
    Program program;  ///< Empty (no nodes) when the time was up.
    bool timedOut = false;
    std::chrono::nanoseconds parseTime{};  ///< Spent in the parser; wall clock.
    std::chrono::nanoseconds lowerTime{};
};

/// Parses and lowers a file with the grammar that its path's extension asks for: .ts .mts .cts TypeScript, .tsx TSX, everything
/// else JavaScript. JavaScript that does not parse is tried as TSX, which knows decorators and most of Flow, and the cleaner of
/// the two is kept. `source` is valid UTF-8 (analyzer/text/utf.h) of less than 4 GB.
[[nodiscard]] ParsedFile lowerSource(Parser& parser, std::string_view source, std::string_view path,
                                     const ParseOptions& options = {});

/// The grammar for a path.
[[nodiscard]] Language languageOf(std::string_view path);

}  // namespace jsward
