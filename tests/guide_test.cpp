// The cases of the security guide, end to end: every project of testdata/guide is scanned as a whole, and what the core rules
// find is compared with its expected.json, line by line and with nothing left over. A new project needs no change here.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "analyzer/scan/scan.h"
#include "analyzer/text/line_index.h"
#include "rules/registry.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

const fs::path kGuide = fs::path(JSWARD_SOURCE_DIR) / "testdata" / "guide";

/// A finding as expected.json writes it, in one line: "sql-injection routes/orders.js:7".
std::string shown(const std::string& rule, const std::string& file, std::uint32_t line) {
    return fmt::format("{} {}:{}", rule, file, line);
}

std::vector<std::string> expectedIn(const fs::path& project) {
    std::ifstream in(project / "expected.json");
    std::vector<std::string> rows;
    for (const auto& row : nlohmann::json::parse(in))
        rows.push_back(shown(row.at("rule"), row.at("file"), row.at("line")));
    std::ranges::sort(rows);
    return rows;
}

const Models& models() {
    static const Models parsed = [] {
        Result<Models> result = Models::parse(builtinModels());
        if (!result) throw std::runtime_error(result.error().message);
        return *std::move(result);
    }();
    return parsed;
}

ScanOptions optionsFor(const fs::path& project) {
    ScanOptions options;
    options.paths = {project.string()};
    options.fileTimeout = std::chrono::minutes(2);  // Sanitizers and busy machines are slow; a project is small.
    options.onlyRules = {"sql-injection", "nosql-injection", "hardcoded-secret",
                         "error-leak",    "missing-helmet",  "missing-rate-limit"};
    return options;
}

std::vector<std::string> foundIn(const ScanResult& result) {
    std::vector<std::string> rows;
    for (const Finding& finding : result.findings) {
        const std::string text = result.readText(finding.at.file);
        const std::uint32_t line = LineIndex(text).lineAt(finding.at.span.begin) + 1;
        rows.push_back(shown(finding.rule, result.files[finding.at.file].path, line));
    }
    std::ranges::sort(rows);
    return rows;
}

std::size_t sourcesIn(const fs::path& project) {
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(project)) {
        const fs::path extension = entry.path().extension();
        count += extension == ".js" || extension == ".ts" ? 1 : 0;
    }
    return count;
}

/// Projects as "sql-template/js".
std::vector<std::string> projects() {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(kGuide))
        if (entry.path().filename() == "expected.json")
            names.push_back(entry.path().parent_path().lexically_relative(kGuide).generic_string());
    std::ranges::sort(names);
    return names;
}

class Guide : public testing::TestWithParam<std::string> {};

TEST_P(Guide, FindsExactlyWhatIsExpected) {
    const fs::path project = kGuide / GetParam();
    const Result<ScanResult> result = scan(optionsFor(project), builtinRules(), models());
    ASSERT_TRUE(result) << result.error().message;
    EXPECT_TRUE(result->complete);
    EXPECT_EQ(result->sourceFiles(), sourcesIn(project));
    for (const Notice& notice : result->notices) ADD_FAILURE() << notice.path << ": " << notice.message;
    EXPECT_EQ(foundIn(*result), expectedIn(project));
}

INSTANTIATE_TEST_SUITE_P(Projects, Guide, testing::ValuesIn(projects()), [](const auto& project) {
    std::string name = project.param;
    std::ranges::replace_if(
        name, [](char c) { return c == '/' || c == '-'; }, '_');
    return name;
});

TEST(GuideProjects, EachCaseIsThereInBothLanguages) {
    const std::vector<std::string> names = projects();
    EXPECT_EQ(names.size(), 18U);
    for (const std::string& name : names) {
        const std::string other = fs::path(name).parent_path() / (name.ends_with("js") ? "ts" : "js");
        EXPECT_TRUE(std::ranges::binary_search(names, other)) << name << " has no counterpart";
    }
}

}  // namespace
}  // namespace jsward
