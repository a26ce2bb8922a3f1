// Lowers real code, file by file, and checks what must hold for every program: testdata/syntax, the sources of the grammars and the
// folders that JSWARD_CORPUS names, separated by colons; ctest names three large packages.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "analyzer/program/lower.h"
#include "analyzer/text/utf.h"
#include "tests/corpus/program_checks.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 10U << 20;

std::vector<fs::path> givenFolders() {
    std::vector<fs::path> folders;
    const char* given = std::getenv("JSWARD_CORPUS");
    for (std::string_view rest = given != nullptr ? given : ""; !rest.empty();) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        if (end != 0) folders.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return folders;
}

bool isSource(const fs::path& path) {
    static const std::set<std::string> known = {".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"};
    return known.contains(path.extension().string());
}

std::vector<fs::path> sourcesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
        if (entry.is_regular_file(ignored) && isSource(entry.path()) && entry.file_size(ignored) <= kLargest)
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Totals {
    std::size_t files = 0, bytes = 0, memory = 0, withProblems = 0;
};

std::string textOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return decodeText({std::istreambuf_iterator<char>(in), {}}).text;
}

void checkFile(const fs::path& path, Parser& parser, Totals& totals) {
    const std::string source = textOf(path);
    const Program program = lowerSource(parser, source, path.string()).program;
    EXPECT_EQ(checkStructure(program, source), "") << path;
    if (program.problems.empty()) {
        const bool asTsx = program.isTypeScript && languageOf(path.string()) == Language::JavaScript;
        const Tree tree = parser.parse(source, asTsx ? Language::Tsx : languageOf(path.string()));
        EXPECT_EQ(checkNothingLost(program, tree, source), "") << path;
    }
    ++totals.files;
    totals.bytes += source.size();
    totals.memory += program.memory();
    totals.withProblems += program.problems.empty() ? 0 : 1;
}

TEST(Corpus, EveryFileGivesASoundProgram) {
    const fs::path root = JSWARD_SOURCE_DIR;
    std::vector<fs::path> folders = givenFolders();
    folders.insert(folders.end(), {root / "testdata/syntax", root / "grammar/node_modules"});
    Parser parser;
    Totals totals;
    for (const fs::path& folder : folders) {
        const std::vector<fs::path> sources = sourcesIn(folder);
        EXPECT_FALSE(sources.empty()) << folder;
        for (const fs::path& path : sources) checkFile(path, parser, totals);
    }
    const double ratio = static_cast<double>(totals.memory) / static_cast<double>(totals.bytes);
    std::printf("%zu files, %zu with syntax problems, %zu bytes, %.2f bytes of program for each\n", totals.files,
                totals.withProblems, totals.bytes, ratio);
    EXPECT_LE(totals.withProblems * 100, totals.files) << "where the syntax is broken little is checked";
    // Dense fixtures cost more than code that people write: the bound is for real code, in quantity.
    if (totals.bytes > (1U << 20)) {
        EXPECT_LE(ratio, 1.5);
    }
}

TEST(Corpus, WhatAPackageDoesNotDeclareIsOfThePlatform) {
    Parser parser;
    for (const fs::path& folder : givenFolders()) {
        for (const fs::path& path : sourcesIn(folder)) {
            if (path.filename().string().find(".d.") != std::string::npos) continue;  // declares what is elsewhere
            const Program program = lowerSource(parser, textOf(path), path.string()).program;
            if (program.problems.empty()) {
                EXPECT_EQ(unknownGlobals(program), std::set<std::string_view>{}) << path;
            }
        }
    }
}

TEST(Corpus, TheFixturesOfEveryFormParse) {
    Parser parser;
    for (const fs::path& path : sourcesIn(fs::path(JSWARD_SOURCE_DIR) / "testdata/syntax")) {
        const Program program = lowerSource(parser, textOf(path), path.string()).program;
        EXPECT_TRUE(program.problems.empty()) << path;
        EXPECT_LE(program.opaqueNodes, 2U) << path;
    }
}

}  // namespace
}  // namespace jsward
