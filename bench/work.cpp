#include "bench/work.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <utility>

#include "analyzer/scan/stage_clock.h"
#include "analyzer/scan/worker_pool.h"
#include "grammar/parser.h"
#include "rules/registry.h"

namespace jsward::bench {

namespace {

std::vector<std::string> readLines(const std::string& file) {
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string contentOf(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string content(std::filesystem::file_size(path), '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    return content;
}

Language languageOf(const std::string& path) {
    if (path.ends_with(".tsx")) return Language::Tsx;
    const bool typed = path.ends_with(".ts") || path.ends_with(".mts") || path.ends_with(".cts");
    return typed ? Language::TypeScript : Language::JavaScript;
}

template <typename T>
T orExit(Result<T> result) {
    if (result) return std::move(*result);
    fmt::print(stderr, "bench: {}\n", result.error().message);
    std::exit(EXIT_FAILURE);
}

/// A scan whose preparations (rules and models) come before the clock starts.
ScanResult timedScan(const std::string& folder, unsigned threads, Stopwatch& watch) {
    const Models models = orExit(Models::parse(builtinModels()));
    const std::span<const Rule> rules = builtinRules();
    ScanOptions options;
    options.paths = {folder};
    options.threads = threads;
    watch.start();
    return orExit(scan(options, rules, models));
}

}  // namespace

Work listFiles(const std::string& folder, const std::string& listFile) {
    return [=](Stopwatch& watch) {
        const ScanResult result = timedScan(folder, 0, watch);
        std::ofstream out(listFile);
        for (const ScannedFile& file : result.files)
            if (!file.settings) out << file.diskPath << '\n';
        return Tally{.files = result.sourceFiles(), .bytes = result.bytes, .stages = {}};
    };
}

Work readAll(const std::string& listFile) {
    return [=](Stopwatch& watch) {
        const std::vector<std::string> files = readLines(listFile);
        Tally tally{.files = files.size(), .stages = {}};
        watch.start();
        for (const std::string& file : files) tally.bytes += contentOf(file).size();
        return tally;
    };
}

Work parseAll(const std::string& listFile, unsigned threads) {
    return [=](Stopwatch& watch) {
        const std::vector<std::string> files = readLines(listFile);
        WorkerPool pool(threads);
        struct Worker {
            Parser parser;
            double seconds = 0;
            std::uint64_t bytes = 0;
        };
        std::vector<Worker> workers(pool.size());
        watch.start();
        pool.forEach(files.size(), [&](std::size_t worker, std::size_t index) {
            Worker& own = workers[worker];
            const std::string content = contentOf(files[index]);
            own.bytes += content.size();
            const StageClock clock(own.seconds);
            const Tree tree = own.parser.parse(content, languageOf(files[index]));
        });
        Tally tally{.files = files.size(), .stages = {}};
        for (const Worker& worker : workers) {
            tally.cpu += worker.seconds;
            tally.bytes += worker.bytes;
        }
        return tally;
    };
}

Work scanAll(const std::string& folder, unsigned threads) {
    return [=](Stopwatch& watch) {
        const ScanResult result = timedScan(folder, threads, watch);
        return Tally{.files = result.sourceFiles(),
                     .bytes = result.bytes,
                     .findings = result.findings.size(),
                     .notices = result.notices.size(),
                     .stages = result.times};
    };
}

}  // namespace jsward::bench
