// Commands, outputs and exit codes.
#include <chrono>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "report.h"
#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

using Words = std::vector<std::string>;

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class CommandTest : public ::testing::Test {
protected:
    CommandTest() {
        tree.write("bad.js", kVulnerable);
        tree.write("good.js", "module.exports = 1;\n");
    }

    [[nodiscard]] int exitCode(const Words& arguments) const { return jsward(tree.root(), arguments).exitCode; }

    TemporaryTree tree;
};

TEST_F(CommandTest, ExitCodesSayWhatWasFound) {
    EXPECT_EQ(exitCode({"good.js"}), 0);
    EXPECT_EQ(exitCode({"bad.js"}), 1);
    EXPECT_EQ(exitCode({}), 1) << "the current folder";
    EXPECT_EQ(exitCode({"--fail-level", "never", "bad.js"}), 0);
    EXPECT_EQ(exitCode({"--rule", "sql-injection", "--fail-level", "error", "bad.js"}), 1);
    EXPECT_EQ(exitCode({"--rule", "error-leak", "bad.js"}), 0);
    EXPECT_EQ(exitCode({"--formt", "json"}), 2);
}

TEST_F(CommandTest, UnknownRuleIsWrongUsageAndNamesTheNearest) {
    const Outcome outcome = jsward(tree.root(), {"--rule", "sql-injektion"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("sql-injection"), std::string::npos) << outcome.errors;
    const Outcome explain = jsward(tree.root(), {"explain", "sql-injektion"});
    EXPECT_EQ(explain.exitCode, 2);
    EXPECT_NE(explain.errors.find("did you mean \"sql-injection\"?"), std::string::npos) << explain.errors;
}

TEST_F(CommandTest, SeveralReportsAtOnce) {
    const Outcome outcome =
        jsward(tree.root(), {"--rule", "sql-injection", "--format", "sarif", "--output", "out.sarif", "--format",
                             "json", "-o", "out.json", "--format", "text", "."});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.output.find("sql-injection"), std::string::npos);
    const auto sarif = nlohmann::json::parse(contents(tree.path("out.sarif")));
    EXPECT_EQ(sarif["version"], "2.1.0");
    EXPECT_EQ(sarif["runs"][0]["results"].size(), 1U);
    const auto json = nlohmann::json::parse(contents(tree.path("out.json")));
    EXPECT_EQ(json["findings"].size(), 1U);
}

TEST_F(CommandTest, ReportThatCannotBeWrittenIsSaidBeforeTheScan) {
    const Outcome outcome = jsward(tree.root(), {"--output", "missing/out.json", "."});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("missing/out.json"), std::string::npos);
    EXPECT_EQ(outcome.output, "");
    EXPECT_EQ(exitCode({"-f", "json", "-o", "/dev/full", "."}), 3) << "no room on the device";
}

TEST_F(CommandTest, ClosedOutputIsQuiet) {
    Invocation invocation;
    invocation.directory = tree.root();
    invocation.arguments = {"--format", "sarif", "."};
    invocation.closedOutput = true;
    const Outcome outcome = run(invocation);
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_EQ(outcome.errors, "");
}

TEST_F(CommandTest, StandardInput) {
    for (const Words& arguments : {Words{"-"}, Words{"--stdin"}, Words{"--stdin-filename", "src/app.js"}}) {
        Invocation invocation;
        invocation.directory = tree.root();
        invocation.arguments = {"--format", "json", "--rule", "sql-injection"};
        invocation.arguments.insert(invocation.arguments.end(), arguments.begin(), arguments.end());
        invocation.input = kVulnerable;
        const Outcome outcome = run(invocation);
        EXPECT_EQ(outcome.exitCode, 1) << outcome.errors;
        const auto report = nlohmann::json::parse(outcome.output);
        ASSERT_EQ(report["findings"].size(), 1U);
        const auto& at = report["findings"][0]["location"];
        EXPECT_EQ(at["path"], arguments.size() > 1 ? "src/app.js" : "stdin.js");
        EXPECT_EQ(at["line"], 5);
    }
}

TEST_F(CommandTest, StandardInputTakesItsLanguageFromItsName) {
    Invocation invocation;
    invocation.directory = tree.root();
    invocation.arguments = {"--format", "json", "--stdin-filename", "x.ts"};
    invocation.input = "let a: Array<string> = <Array<string>>[];\n";
    const auto report = nlohmann::json::parse(run(invocation).output);
    EXPECT_EQ(report["notices"].size(), 0U) << report;
}

TEST_F(CommandTest, StandardInputHasTheSizeLimitToo) {
    Invocation invocation;
    invocation.directory = tree.root();
    invocation.arguments = {"--format", "json", "--max-file-size", "100", "-"};
    invocation.input = std::string(200'000, ' ');
    const auto report = nlohmann::json::parse(run(invocation).output);
    ASSERT_EQ(report["notices"].size(), 1U);
    EXPECT_EQ(report["notices"][0]["code"], "too-large");
}

TEST_F(CommandTest, QuietPrintsFindingsAlone) {
    tree.write("broken.js", "function ((\n");
    EXPECT_EQ(jsward(tree.root(), {"--quiet", "good.js", "broken.js"}).output, "");
    EXPECT_NE(jsward(tree.root(), {"good.js", "broken.js"}).output, "");
}

TEST_F(CommandTest, FlowDetailsCanBeLeftOut) {
    const std::string full = jsward(tree.root(), {"--rule", "sql-injection", "bad.js"}).output;
    const std::string brief = jsward(tree.root(), {"--rule", "sql-injection", "--no-flow-details", "bad.js"}).output;
    EXPECT_LT(brief.size(), full.size());
    EXPECT_NE(brief.find("sql-injection"), std::string::npos);
}

TEST_F(CommandTest, ColoursHeedOptionAndEnvironment) {
    EXPECT_EQ(jsward(tree.root(), {"bad.js"}).output.find('\x1B'), std::string::npos) << "a pipe is no terminal";
    EXPECT_NE(jsward(tree.root(), {"--color", "always", "bad.js"}).output.find('\x1B'), std::string::npos);
    EXPECT_EQ(jsward(tree.root(), {"--color", "never", "bad.js"}).output.find('\x1B'), std::string::npos);
}

TEST_F(CommandTest, IgnorePatternsAndNoIgnore) {
    tree.write(".gitignore", "bad.js\n");
    EXPECT_EQ(exitCode({"."}), 0);
    EXPECT_EQ(exitCode({"--no-ignore", "."}), 1);
    EXPECT_EQ(exitCode({"--no-ignore", "--ignore-pattern", "b*.js", "."}), 0);
    EXPECT_EQ(exitCode({"bad.js"}), 1) << "named";
}

TEST_F(CommandTest, RulesExplainAndCompletions) {
    const Outcome rules = jsward(tree.root(), {"rules"});
    EXPECT_EQ(rules.exitCode, 0);
    EXPECT_NE(rules.output.find("sql-injection"), std::string::npos);
    const Outcome explain = jsward(tree.root(), {"explain", "sql-injection"});
    EXPECT_EQ(explain.exitCode, 0);
    EXPECT_GT(explain.output.size(), 500U);
    const Outcome completions = jsward(tree.root(), {"completions", "bash"});
    EXPECT_EQ(completions.exitCode, 0);
    EXPECT_NE(completions.output.find("sql-injection"), std::string::npos);
}

TEST_F(CommandTest, VersionAnswersAtOnce) {
    using Clock = std::chrono::steady_clock;
    auto best = Clock::duration::max();
    for (int i = 0; i < 10; ++i) {
        const auto begin = Clock::now();
        EXPECT_EQ(jsward(tree.root(), {"--version"}).output.substr(0, 7), "jsward ");
        best = std::min(best, Clock::now() - begin);
    }
    EXPECT_LT(best, std::chrono::milliseconds(100)) << "generous: the budget of a release build is 10 ms";
}

TEST_F(CommandTest, ThreadsCannotBeSeenInTheReport) {
    for (int i = 0; i < 60; ++i) {
        const std::string name = "app" + std::to_string(i);
        tree.write(name + "/index.js",
                   "require('./db" + std::to_string(i % 3) + "');\nrequire('../shared');\n" + kVulnerable);
        tree.write(name + "/db" + std::to_string(i % 3) + ".js", kVulnerable);
        tree.write(name + "/broken.js", std::string(static_cast<std::size_t>(i), ' ') + "function ((\n");
    }
    tree.write("shared.js", "exports.x = 1;\n");
    const Words arguments{"--format", "json", "--min-confidence", "low", "--preset", "strict", "."};
    const auto with = [&](const char* threads) {
        Words all = arguments;
        all.insert(all.begin(), {"--threads", threads});
        return jsward(tree.root(), all).output;
    };
    const std::string serial = with("1");
    EXPECT_GT(nlohmann::json::parse(serial)["findings"].size(), 100U);
    for (const char* threads : {"2", "4", "16"}) EXPECT_EQ(with(threads), serial) << threads;
}

}  // namespace
}  // namespace jsward
