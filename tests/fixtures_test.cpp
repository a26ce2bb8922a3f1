// Runs every rule on its fixtures and on the examples of its page: one test for each fixture, one for each example,
// and one that asks whether the rule has the cases it needs. The tests are made from what stands in rules/, so there
// is nothing to register. Names of tests have '_' for everything but letters and digits; messages say the real names.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "analyzer/scan/scan.h"
#include "rules/registry.h"
#include "tests/fixture/example.h"
#include "tests/fixture/run.h"
#include "tests/unit/scan/temporary_tree.h"

namespace jsward::fixture {
namespace {

namespace fs = std::filesystem;

const fs::path kRules = fs::path(JSWARD_SOURCE_DIR) / "rules";

ScanOptions optionsFor(const Rule& rule) {
    ScanOptions options = fixtureOptions();
    options.onlyRules = {rule.id};
    return options;
}

// --- the three tests -------------------------------------------------------------------------------------------------

void checkExample(const Rule& rule, const Example& example) {
    const TemporaryTree folder;
    for (const ExampleFile& file : example.files) folder.write(file.path, file.text);
    ScanOptions options = optionsFor(rule);
    options.minConfidence = Confidence::Medium;
    options.paths = {folder.root()};
    readProjectOptions(folder.root(), options);
    const std::optional<ScanResult> result = scanned(options);
    if (!result) return;
    const std::string place = fmt::format("rules/{}/README.md:{}", rule.id, example.line);
    if (example.bad && result->findings.empty())
        ADD_FAILURE() << "Missing: " << place << ": the bad example gives no finding";
    if (!example.bad)
        for (const Finding& finding : result->findings)
            ADD_FAILURE() << "Noisy: " << place << ": the good example: " << finding.message;
}

std::vector<fs::path> fixturesOf(const Rule& rule) { return fixturesIn(kRules / rule.id / "fixtures"); }

void checkCases(const Rule& rule) {
    std::size_t findings = 0;
    std::size_t lookAlikes = 0;
    for (const fs::path& fixture : fixturesOf(rule)) {
        const std::size_t before = findings;
        for (const ExpectingFile& file : expectationsOf(fixture)) {
            findings += static_cast<std::size_t>(
                std::ranges::count(file.expectations, Expectation::Kind::Finding, &Expectation::kind));
            lookAlikes += static_cast<std::size_t>(
                std::ranges::count(file.expectations, Expectation::Kind::Nothing, &Expectation::kind));
        }
        if (findings == before) ++lookAlikes;
    }
    const std::vector<Example> examples = examplesOf(rule.page);
    EXPECT_GE(findings, 1U) << "no fixture expects a finding";
    EXPECT_GE(lookAlikes, 1U)
        << "no fixture holds a look-alike: mark one with `expect: nothing`, or add a fixture without findings";
    EXPECT_TRUE(std::ranges::any_of(examples, [](const Example& e) { return e.bad; }))
        << "README.md has no bad example";
    EXPECT_TRUE(std::ranges::any_of(examples, [](const Example& e) { return !e.bad; }))
        << "README.md has no good example";
}

// --- registration ----------------------------------------------------------------------------------------------------

void registerRule(const Rule& rule) {
    registerTest(rule.id, "cases", [&rule] { checkCases(rule); });
    for (const fs::path& fixture : fixturesOf(rule))
        registerTest(rule.id, "fixture " + fixture.filename().string(),
                     [&rule, fixture] { checkFixture(optionsFor(rule), fixture); });
    for (const Example& example : examplesOf(rule.page))
        registerTest(rule.id, fmt::format("{} example in line {}", example.bad ? "bad" : "good", example.line),
                     [&rule, example] { checkExample(rule, example); });
}

}  // namespace
}  // namespace jsward::fixture

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    for (const jsward::Rule& rule : jsward::builtinRules()) jsward::fixture::registerRule(rule);
    return RUN_ALL_TESTS();
}
