// Lowers real code, file by file, and checks what must hold for every program. JSWARD_CORPUS names folders of more of it,
// separated by colons; without it the sources of the grammars and testdata/syntax are read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "analyzer/program/lower.h"
#include "analyzer/text/utf.h"
#include "tests/unit/program/program_checks.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargest = 10U << 20;

std::vector<fs::path> corpusFolders() {
    const fs::path root = JSWARD_SOURCE_DIR;
    std::vector<fs::path> folders = {root / "testdata/syntax", root / "grammar/node_modules"};
    const char* given = std::getenv("JSWARD_CORPUS");
    for (std::string_view rest = given != nullptr ? given : ""; !rest.empty();) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        if (end != 0) folders.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return folders;
}

bool isSource(const fs::path& path) {
    const std::string extension = path.extension().string();
    for (const std::string_view known : {".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"}) {
        if (extension == known) return true;
    }
    return false;
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

void checkFile(const fs::path& path, Parser& parser, Totals& totals) {
    std::ifstream in(path, std::ios::binary);
    const std::string source = decodeText({std::istreambuf_iterator<char>(in), {}}).text;
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
    Parser parser;
    Totals totals;
    for (const fs::path& folder : corpusFolders()) {
        for (const fs::path& path : sourcesIn(folder)) checkFile(path, parser, totals);
    }
    ASSERT_GT(totals.files, 5U);
    const double ratio = static_cast<double>(totals.memory) / static_cast<double>(totals.bytes);
    RecordProperty("files", static_cast<int>(totals.files));
    RecordProperty("filesWithProblems", static_cast<int>(totals.withProblems));
    RecordProperty("bytesPerSourceByte", std::to_string(ratio));
    std::printf("%zu files, %zu with syntax problems, %zu bytes, %.2f bytes of program for each\n", totals.files,
                totals.withProblems, totals.bytes, ratio);
    // Dense fixtures cost more than code that people write: the bound is for real code, in quantity.
    if (totals.bytes > (1U << 20)) {
        EXPECT_LE(ratio, 1.5);
    }
}

TEST(Corpus, TheFixturesOfEveryFormParse) {
    Parser parser;
    for (const fs::path& path : sourcesIn(fs::path(JSWARD_SOURCE_DIR) / "testdata/syntax")) {
        std::ifstream in(path, std::ios::binary);
        const std::string source((std::istreambuf_iterator<char>(in)), {});
        const Program program = lowerSource(parser, source, path.string()).program;
        EXPECT_TRUE(program.problems.empty()) << path;
        EXPECT_LE(program.opaqueNodes, 2U) << path;
    }
}

}  // namespace
}  // namespace jsward
