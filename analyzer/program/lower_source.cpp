// Which grammar reads a file, and which of two readings is kept.
#include <algorithm>
#include <optional>
#include <string>

#include "analyzer/program/lower.h"
#include "analyzer/program/lowering.h"

namespace jsward {
namespace {

using Clock = std::chrono::steady_clock;

struct Reading {
    Language language;
    SyntaxTree tree;

    /// Fewer bytes that mean nothing, then fewer places.
    [[nodiscard]] bool cleanerThan(const Reading& other) const {
        return std::pair(tree.brokenBytes(), tree.problems().size()) <
               std::pair(other.tree.brokenBytes(), other.tree.problems().size());
    }
};

/// Parses and lays out, and counts the time of each. nullopt when the time was up.
std::optional<Reading> read(Parser& parser, std::string_view source, Language language, Clock::time_point deadline,
                            ParsedFile& times) {
    const auto start = Clock::now();
    const Tree tree = parser.parse(source, language, std::max(deadline - start, Clock::duration::zero()));
    const auto parsed = Clock::now();
    times.parseTime += parsed - start;
    if (!tree.valid()) return std::nullopt;
    Reading result{language, SyntaxTree(tree, source)};
    times.lowerTime += Clock::now() - parsed;
    return result;
}

}  // namespace

Language languageOf(std::string_view path) {
    const auto endsWith = [path](std::string_view extension) {
        return path.size() >= extension.size() &&
               std::equal(extension.rbegin(), extension.rend(), path.rbegin(),
                          [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
    };
    if (endsWith(".tsx")) return Language::Tsx;
    if (endsWith(".ts") || endsWith(".mts") || endsWith(".cts")) return Language::TypeScript;
    return Language::JavaScript;
}

ParsedFile lowerSource(Parser& parser, std::string_view source, std::string_view path, const ParseOptions& options) {
    const auto deadline = Clock::now() + options.timeBudget;
    ParsedFile result;
    std::optional<Reading> best = read(parser, source, languageOf(path), deadline, result);
    if (!best) {
        result.timedOut = true;
        return result;
    }
    if (best->language == Language::JavaScript && best->tree.brokenBytes() != 0) {
        std::optional<Reading> other = read(parser, source, Language::Tsx, deadline, result);
        if (other && other->cleanerThan(*best)) best = std::move(other);
    }
    const auto start = Clock::now();
    Lowering(best->tree, best->language, options.lower, result.program).run();
    result.lowerTime += Clock::now() - start;
    return result;
}

}  // namespace jsward
