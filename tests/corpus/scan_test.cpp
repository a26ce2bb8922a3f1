// What must hold for a scan of real code however it is run: on several threads as on one, with the paths in any order, whether files are
// read when they matter or all of them. JSWARD_CORPUS names the folders, separated by colons; ctest names three applications.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "analyzer/scan/scan.h"
#include "rules/registry.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

std::vector<std::string> givenFolders() {
    std::vector<std::string> folders;
    const char* given = std::getenv("JSWARD_CORPUS");
    for (std::string_view rest = given != nullptr ? given : ""; !rest.empty();) {
        const std::size_t end = std::min(rest.find(':'), rest.size());
        if (end != 0) folders.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return folders;
}

const Models& models() {
    static const Models parsed = [] {
        Result<Models> result = Models::parse(builtinModels());
        if (!result) throw std::runtime_error(result.error().message);
        return *std::move(result);
    }();
    return parsed;
}

std::string told(const ScanResult& result, const Location& at) {
    return fmt::format("{}:{}-{}", result.files[at.file].diskPath, at.span.begin, at.span.end);
}

/// Everything that a report shows of the findings.
Lines findingsOf(const ScanOptions& options) {
    const Result<ScanResult> result = scan(options, builtinRules(), models());
    if (!result) {
        ADD_FAILURE() << result.error().message;
        return {};
    }
    Lines lines;
    for (const Finding& finding : result->findings) {
        std::string line =
            fmt::format("{} {} {} {} {}", told(*result, finding.at), finding.rule, static_cast<int>(finding.confidence),
                        static_cast<int>(finding.severity), finding.message);
        for (const FlowStep& step : finding.flow) line += fmt::format(" / {} {}", told(*result, step.at), step.reason);
        lines.push_back(std::move(line));
    }
    std::ranges::sort(lines);
    return lines;
}

ScanOptions optionsFor(std::vector<std::string> paths) {
    ScanOptions options;
    options.paths = std::move(paths);
    options.threads = 1;
    options.preset = "strict";
    options.minConfidence = Confidence::Low;
    options.fileTimeout = std::chrono::minutes(5);  // a slow machine must not change what is found
    return options;
}

std::vector<std::string> entriesOf(const std::string& folder) {
    std::vector<std::string> entries;
    for (const auto& entry : fs::directory_iterator(folder)) entries.push_back(entry.path().string());
    std::ranges::sort(entries);
    return entries;
}

class ScanOfRealCode : public testing::TestWithParam<std::string> {
protected:
    /// What all other ways to scan the folder are compared with; made once.
    static const Lines& plainFindings(const std::string& folder) {
        static std::map<std::string, Lines> known;
        const auto [found, isNew] = known.try_emplace(folder);
        if (isNew) found->second = findingsOf(optionsFor({folder}));
        return found->second;
    }

    const ScanOptions plain = optionsFor({GetParam()});
    const Lines& findings = plainFindings(GetParam());
};

TEST_P(ScanOfRealCode, findsSomething) { EXPECT_GE(findings.size(), 10U); }

TEST_P(ScanOfRealCode, isTheSameOnSeveralThreads) {
    ScanOptions options = plain;
    options.threads = 4;
    EXPECT_EQ(findingsOf(options), findings);
}

TEST_P(ScanOfRealCode, isTheSameWhenEveryFileIsParsed) {
    ScanOptions options = plain;
    options.triage = false;
    EXPECT_EQ(findingsOf(options), findings);
}

TEST_P(ScanOfRealCode, isTheSameInAnyOrderOfPaths) {
    std::vector<std::string> entries = entriesOf(GetParam());
    const Lines forward = findingsOf(optionsFor(entries));
    std::ranges::reverse(entries);
    EXPECT_EQ(findingsOf(optionsFor(entries)), forward);
}

INSTANTIATE_TEST_SUITE_P(Corpus, ScanOfRealCode, testing::ValuesIn(givenFolders()));
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(ScanOfRealCode);

}  // namespace
}  // namespace jsward
