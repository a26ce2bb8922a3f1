// The pipeline: discover -> read -> parse -> lower -> link -> flow -> webapp -> rules -> report-ready result.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/flow/models.h"
#include "analyzer/rule/finding.h"
#include "analyzer/rule/rule.h"
#include "analyzer/scan/route_map.h"
#include "analyzer/text/result.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

struct ScanOptions {
    std::vector<std::string> paths;  ///< Files and folders as the user named them; explicit files are always scanned.
    std::vector<std::string> ignorePatterns;   ///< Extra patterns in .gitignore syntax.
    bool useIgnoreFiles = true;                ///< False with --no-ignore: no ignore file and no default skip applies.
    std::optional<std::string> standardInput;  ///< Text of one file given on standard input instead of paths ...
    std::string standardInputName;             ///< ... and the name it goes by.
    bool triage = true;                        ///< False: every file is parsed and shown to every rule.
    unsigned threads = 0;                      ///< 0: one a core.
    std::uint64_t maxFileSize = 10u << 20;     ///< Larger files are skipped with a notice.
    std::chrono::milliseconds fileTimeout{5000};
    Confidence minConfidence = Confidence::Medium;
    std::vector<std::string> onlyRules;     ///< Empty: every rule of the preset.
    std::vector<OwnMiddleware> middleware;  ///< The user's own, and what it protects with.
    std::string preset = "recommended";
    std::vector<std::string> registries;  ///< Hosts of registries of the user's own.
    std::string advisories;               ///< A database of advisories: a file or a folder of them; "" for none.
    bool mapRoutes = false;  ///< Also fill ScanResult::apps.
    /// Told about progress from worker threads: files done, files in all.
    std::function<void(std::size_t, std::size_t)> progress;
};

struct ScannedFile {
    std::string path;      ///< Relative to `root`, '/'-separated, valid UTF-8 (invalid bytes escaped as %XX).
    std::string diskPath;  ///< What to open.
    std::uint64_t bytes = 0;
    bool settings = false;  ///< No source file, but one of settings, read for the rules that ask for them.
    bool project = false;   ///< Neither: a file around the code that rules about projects may read.
};

/// CPU seconds per stage, for --timings and the benchmark.
struct StageTimes {
    double discover = 0, read = 0, triage = 0, parse = 0, lower = 0, link = 0, flow = 0, webapp = 0, rules = 0,
           wall = 0;
};

struct ScanResult {
    std::string root;                           ///< Absolute folder that paths are relative to.
    std::vector<ScannedFile> files;             ///< In path order; Location::file indexes this.
    std::vector<Finding> findings;              ///< Sorted by path, position, rule.
    std::vector<SuppressedFinding> suppressed;  ///< Sorted as findings.
    std::vector<MappedApp> apps;                ///< By location, with `mapRoutes` only.
    std::vector<Notice> notices;                ///< Sorted by path.
    StageTimes times;
    std::uint64_t bytes = 0;  ///< Of the source files.
    bool complete = true;     ///< False when a notice of level Error was given: exit code 3.

    /// How many of `files` are source code, and how many hold settings.
    [[nodiscard]] std::size_t sourceFiles() const;
    [[nodiscard]] std::size_t settingsFiles() const;

    /// Text of a file, read again from disk (or standard input) for code frames; empty when it has gone. Decoded to UTF-8
    /// exactly as it was analysed, so that spans fit.
    [[nodiscard]] std::string readText(FileId file) const;
    std::optional<std::string> standardInput;
};

/// Scans with the rules that `options` selects. Expected failures inside become notices, only an unusable request (no such path,
/// no such rule) is an Error.
Result<ScanResult> scan(const ScanOptions& options, std::span<const Rule> rules, const Models& models);

}  // namespace jsward
