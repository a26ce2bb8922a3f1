// The benchmark. It puts the cost of a scan beside the cost of reading and of parsing the same files, all measured in one run,
// because only ratios to the bare parse hold from machine to machine; and it scans an application that is copied 1, 4 and 16
// times, because a whole-program analysis must not cost more for each file the more files there are.
//
// Every measurement has a process of its own. Variants take turns, so that a machine which grows slower or faster in the course
// of a run changes all of them alike, and the median of the turns is printed.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "bench/child.h"
#include "bench/table.h"
#include "bench/work.h"
#include "bench/workspace.h"

namespace jsward::bench {

namespace {

namespace fs = std::filesystem;

struct Options {
    fs::path corpus = "bench/corpus";
    fs::path results;
    std::vector<std::string> only;
    int runs = 3;
    unsigned threads = std::max(1U, std::thread::hardware_concurrency());
};

struct Variant {
    std::string name;
    Work work;
    std::vector<Measurement> turns;
};

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / 1e6; }

/// A program that dies has nothing to compare: no table is better than half of one.
Measurement measured(const std::string& name, const Work& work) {
    if (const std::optional<Measurement> result = measure(work)) return *result;
    fmt::print(stderr, "bench: '{}' died\n", name);
    std::exit(EXIT_FAILURE);
}

template <typename Field>
double median(const std::vector<Measurement>& turns, Field field) {
    std::vector<double> values;
    for (const Measurement& turn : turns) values.push_back(static_cast<double>(field(turn)));
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double cpu(const Variant& v) {
    return median(v.turns, [](const Measurement& m) { return m.cpu; });
}
double wall(const Variant& v) {
    return median(v.turns, [](const Measurement& m) { return m.wall; });
}
double peak(const Variant& v) {
    return median(v.turns, [](const Measurement& m) { return m.peakBytes; }) / 1e6;
}

void takeTurns(std::vector<Variant>& variants, int runs) {
    for (int run = 0; run < runs; ++run) {
        for (Variant& variant : variants) {
            fmt::print(stderr, "bench: {}, run {} of {}\n", variant.name, run + 1, runs);
            variant.turns.push_back(measured(variant.name, variant.work));
        }
    }
}

std::string stageTable(const Variant& scan, double parse) {
    Table table({"stage", "CPU s", "x parse"});
    const auto row = [&](const char* name, double StageTimes::*stage) {
        const double seconds = median(scan.turns, [=](const Measurement& m) { return m.tally.stages.*stage; });
        table.add({name, fmt::format("{:.2f}", seconds), fmt::format("{:.2f}", seconds / parse)});
    };
    row("discover", &StageTimes::discover);
    row("read", &StageTimes::read);
    row("triage", &StageTimes::triage);
    row("parse", &StageTimes::parse);
    row("lower", &StageTimes::lower);
    row("link", &StageTimes::link);
    row("flow", &StageTimes::flow);
    row("webapp", &StageTimes::webapp);
    row("rules", &StageTimes::rules);
    return table.markdown();
}

/// All variants over one corpus.
std::string compare(const std::string& name, const fs::path& folder, const Options& options) {
    const std::string list = (fs::temp_directory_path() / fmt::format("jsward-bench-{}.txt", name)).string();
    fmt::print(stderr, "bench: {}: finding the files\n", name);
    const Tally corpus = measured("finding the files", listFiles(folder, list)).tally;

    std::vector<Variant> variants = {{"read every byte", readAll(list), {}},
                                     {"parse, 1 thread", parseAll(list, 1), {}}};
    if (options.threads > 1)
        variants.push_back({fmt::format("parse, {} threads", options.threads), parseAll(list, options.threads), {}});
    variants.push_back({"jsward, 1 thread", scanAll(folder, 1), {}});
    if (options.threads > 1)
        variants.push_back({fmt::format("jsward, {} threads", options.threads), scanAll(folder, options.threads), {}});
    takeTurns(variants, options.runs);
    fs::remove(list);

    const double parse = cpu(variants[1]);
    Table table({"work", "CPU s", "x parse", "wall s", "MB/s", "peak MB"});
    for (const Variant& variant : variants) {
        table.add({variant.name, fmt::format("{:.2f}", cpu(variant)), fmt::format("{:.2f}", cpu(variant) / parse),
                   fmt::format("{:.2f}", wall(variant)), fmt::format("{:.1f}", megabytes(corpus.bytes) / wall(variant)),
                   fmt::format("{:.0f}", peak(variant))});
    }
    const Tally& scanned = variants.back().turns.front().tally;
    return fmt::format("## {}: {} files, {:.1f} MB, median of {}\n\n{}\n{} findings, {} notices; jsward on one thread "
                       "by stage:\n\n{}\n",
                       name, corpus.files, megabytes(corpus.bytes), options.runs, table.markdown(), scanned.findings,
                       scanned.notices, stageTable(variants[options.threads > 1 ? 3 : 2], parse));
}

/// Copies of the application as packages of one workspace.
std::string scale(const fs::path& application, const Options& options) {
    std::vector<Variant> variants;
    for (const int copies : {1, 4, 16}) {
        const fs::path workspace = options.corpus / "scaled" / std::to_string(copies);
        makeWorkspace(application, workspace, copies);
        variants.push_back({fmt::format("{} x", copies), scanAll(workspace, options.threads), {}});
    }
    takeTurns(variants, options.runs);
    Table table({"copies", "files", "MB", "CPU s", "CPU s / MB", "wall s", "flow CPU s", "peak MB", "findings"});
    for (const Variant& variant : variants) {
        const Tally& tally = variant.turns.front().tally;
        const double flow = median(variant.turns, [](const Measurement& m) { return m.tally.stages.flow; });
        table.add({variant.name, std::to_string(tally.files), fmt::format("{:.1f}", megabytes(tally.bytes)),
                   fmt::format("{:.2f}", cpu(variant)), fmt::format("{:.3f}", cpu(variant) / megabytes(tally.bytes)),
                   fmt::format("{:.2f}", wall(variant)), fmt::format("{:.2f}", flow),
                   fmt::format("{:.0f}", peak(variant)), std::to_string(tally.findings)});
    }
    return fmt::format("## growth: the application as packages of one workspace, {} threads\n\n{}\n", options.threads,
                       table.markdown());
}

bool wanted(const Options& options, const std::string& name) {
    return options.only.empty() || std::ranges::find(options.only, name) != options.only.end();
}

int run(const Options& options) {
    std::string report;
    const auto tell = [&](const std::string& part) {
        fmt::print("{}", part);
        std::fflush(stdout);
        report += part;
    };
    for (const std::string name : {"application", "npm"}) {
        if (wanted(options, name)) tell(compare(name, options.corpus / name, options));
    }
    if (wanted(options, "growth")) tell(scale(options.corpus / "application", options));
    if (!options.results.empty()) {
        fs::create_directories(options.results);
        const fs::path file =
            options.results / fmt::format("{:%Y-%m-%d-%H%M%S}.md", fmt::localtime(std::time(nullptr)));
        std::ofstream(file) << report;
        fmt::print(stderr, "bench: written to {}\n", file.string());
    }
    return 0;
}

}  // namespace

}  // namespace jsward::bench

int main(int argc, char** argv) {
    jsward::bench::Options options;
    CLI::App app("Measures jsward against a bare parse of the same files");
    app.add_option("--corpus", options.corpus, "folder with the corpora application/ and npm/")
        ->check(CLI::ExistingDirectory);
    app.add_option("--results", options.results, "folder that also gets the tables, as a Markdown file");
    app.add_option("--only", options.only, "application, npm, growth; all by default")
        ->check(CLI::IsMember({"application", "npm", "growth"}));
    app.add_option("--runs", options.runs, "measurements of each variant")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--threads", options.threads, "threads of the parallel variants")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    CLI11_PARSE(app, argc, argv);
    return jsward::bench::run(options);
}
