// What jsward prints: the result of a scan as text for people, JSON for scripts and SARIF for code scanning, and the
// pages of the rules. Every function gives complete, valid UTF-8 with a final newline; the same input gives the same
// bytes, save for the times that the text names when it is asked to.
#pragma once

#include <span>
#include <string>

#include "analyzer/rule/rule.h"
#include "analyzer/scan/scan.h"

namespace jsward {

struct TextOptions {
    bool colour = false;   ///< Escape sequences allowed.
    unsigned width = 80;   ///< Columns; no line is wider. Less than 40 counts as 40.
    bool summary = true;   ///< End with files, findings by severity and time.
    bool timings = false;  ///< And with the CPU time of each stage.
};

/// `rules` are those that the scan was given: they hold what to do about a finding.
std::string renderText(const ScanResult& result, std::span<const Rule> rules, const TextOptions& options);

/// docs/json.md describes it, docs/schema/report.schema.json checks it.
std::string renderJson(const ScanResult& result, std::span<const Rule> rules);

/// SARIF 2.1.0, one run.
std::string renderSarif(const ScanResult& result, std::span<const Rule> rules);

/// The page of a rule, `jsward explain`.
std::string explain(const Rule& rule, const TextOptions& options);

/// All rules by chapter, a line each, `jsward rules`.
std::string listRules(std::span<const Rule> rules, const TextOptions& options);

}  // namespace jsward
