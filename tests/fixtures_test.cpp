// Runs every rule on its fixtures and on the examples of its page: one test for each fixture, one for each example,
// and one that asks whether the rule has the cases it needs. The tests are made from what stands in rules/, so there
// is nothing to register. Names of tests have '_' for everything but letters and digits; messages say the real names.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "analyzer/scan/scan.h"
#include "analyzer/text/line_index.h"
#include "rules/registry.h"
#include "tests/fixture/example.h"
#include "tests/fixture/verdict.h"

namespace jsward::fixture {
namespace {

namespace fs = std::filesystem;

const fs::path kRules = fs::path(JSWARD_SOURCE_DIR) / "rules";
const std::string kProjectOptions = "fixture.json";

std::string readFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

const Models& models() {
    static const Models parsed = [] {
        Result<Models> result = Models::parse(builtinModels());
        if (!result) throw std::runtime_error(result.error().message);
        return *std::move(result);
    }();
    return parsed;
}

ScanOptions optionsFor(const Rule& rule) {
    ScanOptions options;
    options.threads = 1;
    options.useIgnoreFiles = false;
    options.minConfidence = Confidence::Low;
    options.onlyRules = {rule.id};
    options.preset = "strict";
    options.fileTimeout = std::chrono::minutes(2);  // Sanitizers and busy machines are slow; a fixture is small.
    return options;
}

/// The scan's result, or a failed test.
std::optional<ScanResult> scanned(const ScanOptions& options) {
    Result<ScanResult> result = scan(options, builtinRules(), models());
    if (!result) {
        ADD_FAILURE() << result.error().message;
        return std::nullopt;
    }
    for (const Notice& notice : result->notices)
        if (notice.level != Notice::Level::Info) ADD_FAILURE() << notice.path << ": " << notice.message;
    return *std::move(result);
}

/// The files of a fixture: itself, or everything below it when it is a project.
std::vector<fs::path> filesOf(const fs::path& fixture) {
    if (!fs::is_directory(fixture)) return {fixture};
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fixture))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// Paths in messages are relative to the repository, so that an editor can open them.
std::string shown(const fs::path& file) {
    return fs::weakly_canonical(file).lexically_relative(fs::weakly_canonical(JSWARD_SOURCE_DIR)).generic_string();
}

std::vector<ExpectingFile> expectationsOf(const fs::path& fixture) {
    std::vector<ExpectingFile> result;
    for (const fs::path& file : filesOf(fixture)) {
        Result<std::vector<Expectation>> expectations = parseExpectations(readFile(file));
        if (expectations)
            result.push_back({shown(file), *std::move(expectations)});
        else
            ADD_FAILURE() << "Wrong mark: " << shown(file) << ": " << expectations.error().message;
    }
    return result;
}

class Places {
public:
    explicit Places(const ScanResult& result) : result_(result) {}

    Place of(const Location& at) {
        auto it = lines_.find(at.file);
        if (it == lines_.end()) it = lines_.emplace(at.file, std::make_unique<Text>(result_.readText(at.file))).first;
        return {shown(result_.files[at.file].diskPath), it->second->index.lineAt(at.span.begin) + 1};
    }

private:
    struct Text {
        explicit Text(std::string text) : bytes(std::move(text)), index(bytes) {}
        std::string bytes;
        LineIndex index;
    };
    const ScanResult& result_;
    std::map<FileId, std::unique_ptr<Text>> lines_;
};

std::vector<Observed> observe(const ScanResult& result) {
    Places places(result);
    std::vector<Observed> observed;
    for (const Finding& finding : result.findings) {
        const Location& source = finding.flow.empty() ? finding.at : finding.flow.front().at;
        observed.push_back({places.of(finding.at), places.of(source), finding.confidence, finding.message});
    }
    return observed;
}

void readProjectOptions(const fs::path& fixture, ScanOptions& options) {
    const fs::path file = fixture / kProjectOptions;
    if (!fs::is_directory(fixture) || !fs::exists(file)) return;
    const nlohmann::json json = nlohmann::json::parse(readFile(file));
    for (const auto& [key, value] : json.items()) EXPECT_EQ(key, "rateLimiters") << shown(file);
    options.rateLimiters = json.value("rateLimiters", std::vector<std::string>{});
}

// --- the three tests -------------------------------------------------------------------------------------------------

void checkFixture(const Rule& rule, const fs::path& fixture) {
    ScanOptions options = optionsFor(rule);
    options.paths = {fixture.string()};
    readProjectOptions(fixture, options);
    const std::vector<ExpectingFile> expected = expectationsOf(fixture);
    if (const std::optional<ScanResult> result = scanned(options))
        for (const std::string& verdict : judge(expected, observe(*result))) ADD_FAILURE() << verdict;
}

void checkExample(const Rule& rule, const Example& example) {
    ScanOptions options = optionsFor(rule);
    options.minConfidence = Confidence::Medium;
    options.standardInput = example.code;
    options.standardInputName = "example." + example.extension;
    const std::optional<ScanResult> result = scanned(options);
    if (!result) return;
    const std::string place = fmt::format("rules/{}/README.md:{}", rule.id, example.line);
    if (example.bad && result->findings.empty())
        ADD_FAILURE() << "Missing: " << place << ": the bad example gives no finding";
    if (!example.bad)
        for (const Finding& finding : result->findings)
            ADD_FAILURE() << "Noisy: " << place << ": the good example: " << finding.message;
}

std::vector<fs::path> fixturesOf(const Rule& rule) {
    const fs::path folder = kRules / rule.id / "fixtures";
    std::vector<fs::path> fixtures;
    if (fs::is_directory(folder))
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) fixtures.push_back(entry.path());
    std::ranges::sort(fixtures);
    return fixtures;
}

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

class RuleTest : public testing::Test {
public:
    explicit RuleTest(std::function<void()> body) : body_(std::move(body)) {}
    void TestBody() override { body_(); }

private:
    std::function<void()> body_;
};

std::string identifier(std::string name) {
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

void registerTest(const Rule& rule, const std::string& name, std::function<void()> body) {
    testing::RegisterTest(identifier(rule.id).c_str(), identifier(name).c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [body = std::move(body)]() -> testing::Test* { return new RuleTest(body); });
}

void registerRule(const Rule& rule) {
    registerTest(rule, "cases", [&rule] { checkCases(rule); });
    for (const fs::path& fixture : fixturesOf(rule))
        registerTest(rule, "fixture " + fixture.filename().string(), [&rule, fixture] { checkFixture(rule, fixture); });
    for (const Example& example : examplesOf(rule.page))
        registerTest(rule, fmt::format("{} example in line {}", example.bad ? "bad" : "good", example.line),
                     [&rule, example] { checkExample(rule, example); });
}

}  // namespace
}  // namespace jsward::fixture

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    for (const jsward::Rule& rule : jsward::builtinRules()) jsward::fixture::registerRule(rule);
    return RUN_ALL_TESTS();
}
