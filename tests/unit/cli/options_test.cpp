#include "cli/options.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

using Words = std::vector<std::string>;

ScanCommand scanOf(const Words& words) {
    Command command = parseCommandLine(words);
    if (const Answer* answer = std::get_if<Answer>(&command)) ADD_FAILURE() << answer->text;
    return std::holds_alternative<ScanCommand>(command) ? std::get<ScanCommand>(command) : ScanCommand{};
}

/// What the user is told instead of a scan.
Answer answerTo(const Words& words) {
    Command command = parseCommandLine(words);
    if (!std::holds_alternative<Answer>(command)) ADD_FAILURE() << "was taken for a command";
    return std::holds_alternative<Answer>(command) ? std::get<Answer>(command) : Answer{};
}

std::string reasonAgainst(const Words& words) {
    const Answer answer = answerTo(words);
    EXPECT_EQ(answer.code, ExitCode::Usage);
    return answer.text;
}

std::vector<std::pair<OutputFormat, std::string>> outputsOf(const Words& words) {
    std::vector<std::pair<OutputFormat, std::string>> outputs;
    for (const OutputRequest& request : scanOf(words).outputs) outputs.emplace_back(request.format, request.file);
    return outputs;
}

TEST(Options, ScanIsTheDefaultCommand) {
    EXPECT_EQ(scanOf({}).scan.paths, Words{"."});
    EXPECT_EQ(scanOf({"src", "lib"}).scan.paths, (Words{"src", "lib"}));
    EXPECT_EQ(scanOf({"scan", "src"}).scan.paths, Words{"src"});
    EXPECT_EQ(scanOf({"--quiet", "src"}).scan.paths, Words{"src"});
    EXPECT_EQ(scanOf({"scan", "rules"}).scan.paths, Words{"rules"});
    EXPECT_EQ(scanOf({"src", "--", "--odd.js", "-"}).scan.paths, (Words{"src", "--odd.js", "-"}));
}

TEST(Options, Defaults) {
    const ScanCommand command = scanOf({});
    EXPECT_EQ(command.scan.minConfidence, Confidence::Medium);
    EXPECT_EQ(command.scan.maxFileSize, 10U << 20U);
    EXPECT_EQ(command.scan.fileTimeout, std::chrono::seconds(5));
    EXPECT_EQ(command.failLevel, Severity::Warning);
    EXPECT_TRUE(command.scan.useIgnoreFiles);
    EXPECT_TRUE(command.flowDetails);
    EXPECT_FALSE(command.standardInput);
    EXPECT_EQ(command.scan.preset, "recommended");
}

TEST(Options, RepeatableOptionsTakeOneWordEach) {
    const ScanCommand command =
        scanOf({"--rule", "a", "--rule=b", "src", "--ignore-pattern", "x", "lib", "--rate-limiter", "slow"});
    EXPECT_EQ(command.scan.onlyRules, (Words{"a", "b"}));
    EXPECT_EQ(command.scan.ignorePatterns, Words{"x"});
    ASSERT_EQ(command.scan.middleware.size(), 1U);
    EXPECT_EQ(command.scan.middleware[0].provides, "rate-limit");
    EXPECT_EQ(command.scan.middleware[0].name, "slow");
    EXPECT_EQ(command.scan.paths, (Words{"src", "lib"}));
}

TEST(Options, ValuesAreUnderstood) {
    const ScanCommand command =
        scanOf({"--max-file-size", "1.5kb", "--file-timeout", "250ms", "--threads", "3", "--min-confidence", "low",
                "--fail-level", "never", "--color", "always", "--preset", "strict", "--no-ignore", "--timings"});
    EXPECT_EQ(command.scan.maxFileSize, 1536U);
    EXPECT_EQ(command.scan.fileTimeout, std::chrono::milliseconds(250));
    EXPECT_EQ(command.scan.threads, 3U);
    EXPECT_EQ(command.scan.minConfidence, Confidence::Low);
    EXPECT_FALSE(command.failLevel);
    EXPECT_EQ(command.color, ColorMode::Always);
    EXPECT_EQ(command.scan.preset, "strict");
    EXPECT_FALSE(command.scan.useIgnoreFiles);
    EXPECT_TRUE(command.timings);
    EXPECT_TRUE(command.presetGiven);
    EXPECT_FALSE(scanOf({}).presetGiven);
    EXPECT_EQ(scanOf({"--config", "a.json"}).config, "a.json");
    EXPECT_TRUE(scanOf({}).useConfig);
    EXPECT_FALSE(scanOf({"--no-config"}).useConfig);
}

TEST(Options, FormatsAndOutputsPairUpInOrder) {
    using enum OutputFormat;
    using Outputs = std::vector<std::pair<OutputFormat, std::string>>;
    EXPECT_EQ(outputsOf({}), (Outputs{{Text, ""}}));
    EXPECT_EQ(outputsOf({"--format", "json"}), (Outputs{{Json, ""}}));
    EXPECT_EQ(outputsOf({"--format", "sarif", "--output", "a", "--format", "text"}),
              (Outputs{{Sarif, "a"}, {Text, ""}}));
    EXPECT_EQ(outputsOf({"-f", "text", "-f", "json", "-o", "b"}), (Outputs{{Text, ""}, {Json, "b"}}));
    EXPECT_EQ(outputsOf({"--output", "a", "--format", "sarif"}), (Outputs{{Sarif, "a"}}));
    EXPECT_EQ(outputsOf({"-f", "json", "-o", "-"}), (Outputs{{Json, ""}})) << "- is standard output";
}

TEST(Options, AFilesNameSpeaksOfTheFormat) {
    using enum OutputFormat;
    using Outputs = std::vector<std::pair<OutputFormat, std::string>>;
    EXPECT_EQ(outputsOf({"-o", "a.sarif", "-o", "b.json", "-o", "c.txt"}),
              (Outputs{{Sarif, "a.sarif"}, {Json, "b.json"}, {Text, "c.txt"}}));
    EXPECT_EQ(outputsOf({"-f", "json", "-o", "a.sarif"}), (Outputs{{Json, "a.sarif"}})) << "but the user's word counts";
}

TEST(Options, StandardInput) {
    for (const Words& words :
         {Words{"-"}, Words{"--stdin"}, Words{"--stdin-filename", "a.ts"}, Words{"-", "--stdin"}}) {
        EXPECT_TRUE(scanOf(words).standardInput) << words.front();
    }
    EXPECT_EQ(scanOf({"-"}).scan.standardInputName, "stdin.js");
    EXPECT_EQ(scanOf({"--stdin-filename", "a.ts"}).scan.standardInputName, "a.ts");
    EXPECT_NE(reasonAgainst({"-", "src"}).find("standard input"), std::string::npos);
}

TEST(Options, OtherCommands) {
    EXPECT_TRUE(std::holds_alternative<RulesCommand>(parseCommandLine({"rules"})));
    const Command explain = parseCommandLine({"explain", "sql-injection"});
    ASSERT_TRUE(std::holds_alternative<ExplainCommand>(explain));
    EXPECT_EQ(std::get<ExplainCommand>(explain).rule, "sql-injection");
    const Command models = parseCommandLine({"models", "check", "a.json", "b.json"});
    ASSERT_TRUE(std::holds_alternative<ModelsCommand>(models));
    EXPECT_EQ(std::get<ModelsCommand>(models).action, "check");
    EXPECT_EQ(std::get<ModelsCommand>(models).files, (Words{"a.json", "b.json"}));
    const Command completions = parseCommandLine({"completions", "fish"});
    ASSERT_TRUE(std::holds_alternative<CompletionsCommand>(completions));
    EXPECT_EQ(std::get<CompletionsCommand>(completions).shell, "fish");
}

TEST(Options, WhatIsWrongIsExplained) {
    const std::vector<std::pair<Words, std::string>> cases{
        {{"--fromat", "json"}, "did you mean --format?"},
        {{"--format", "xml"}, "\"xml\" is none of text, json, sarif"},
        {{"--format"}, "--format"},
        {{"-f", "json", "-f", "text"}, "only one report can go to standard output"},
        {{"--threads", "0"}, "--threads"},
        {{"--threads", "many"}, "--threads"},
        {{"--max-file-size", "big"}, "write it like 10MB"},
        {{"--max-file-size", "-1"}, "--max-file-size"},
        {{"--file-timeout", "5 parsecs"}, "write it like 5s"},
        {{"--fail-level", "fatal"}, "\"fatal\" is none of note, warning, error, never"},
        {{"explain"}, "RULE"},
        {{"completions", "tcsh"}, "\"tcsh\" is none of bash, zsh, fish"},
        {{"rules", "more"}, "more"},
        {{"models", "chek", "a.json"}, "\"chek\" is none of check"},
        {{"models", "check"}, "FILE"},
        {{"--config", "a.json", "--no-config"}, "--config excludes --no-config"},
    };
    for (const auto& [words, part] : cases) {
        const std::string reason = reasonAgainst(words);
        EXPECT_NE(reason.find(part), std::string::npos) << reason;
        EXPECT_EQ(reason.find('\n'), std::string::npos) << "one line: " << reason;
    }
}

TEST(Options, HelpAndVersionAnswer) {
    EXPECT_EQ(answerTo({"--version"}).text, "jsward " JSWARD_VERSION "\n");
    EXPECT_EQ(answerTo({"-V"}).code, ExitCode::Clean);
    for (const Words& words : {Words{"--help"}, Words{"-h"}, Words{"help"}}) {
        const std::string help = answerTo(words).text;
        for (const char* part : {"Usage: jsward [COMMAND]", "scan", "explain", "Exit codes:", "Examples:"}) {
            EXPECT_NE(help.find(part), std::string::npos) << part;
        }
    }
}

TEST(Options, HelpNamesEveryOptionInLinesThatFit) {
    const std::string help = answerTo({"help", "scan"}).text;
    EXPECT_EQ(help, answerTo({"--quiet", "--help"}).text);
    for (const CommandDescription& command : describeCommands()) {
        if (command.name != "scan") continue;
        EXPECT_GT(command.options.size(), 15U);
        for (const auto& option : command.options) EXPECT_NE(help.find(option.names.back()), std::string::npos);
    }
    for (std::size_t begin = 0; begin < help.size();) {
        const std::size_t end = help.find('\n', begin);
        ASSERT_NE(end, std::string::npos);
        EXPECT_LE(end - begin, 110U) << help.substr(begin, end - begin);
        begin = end + 1;
    }
}

RoutesCommand routesOf(const Words& words) {
    Command command = parseCommandLine(words);
    if (const Answer* answer = std::get_if<Answer>(&command)) ADD_FAILURE() << answer->text;
    return std::holds_alternative<RoutesCommand>(command) ? std::get<RoutesCommand>(command) : RoutesCommand{};
}

TEST(Options, Routes) {
    const RoutesCommand plain = routesOf({"routes"});
    EXPECT_EQ(plain.scan.scan.paths, Words{"."});
    EXPECT_EQ(plain.format, RoutesFormat::Text);
    EXPECT_EQ(plain.output, "");
    const RoutesCommand asked =
        routesOf({"routes", "--format", "json", "-o", "r.txt", "--no-ignore", "--no-config", "src", "--", "-odd.js"});
    EXPECT_EQ(asked.format, RoutesFormat::Json);
    EXPECT_EQ(asked.output, "r.txt");
    EXPECT_FALSE(asked.scan.scan.useIgnoreFiles);
    EXPECT_FALSE(asked.scan.useConfig);
    EXPECT_EQ(asked.scan.scan.paths, (Words{"src", "-odd.js"}));
    EXPECT_EQ(routesOf({"routes", "-o", "r.html"}).format, RoutesFormat::Html) << "by the file's name";
    EXPECT_EQ(routesOf({"routes", "-o", "r.json"}).format, RoutesFormat::Json);
    EXPECT_EQ(routesOf({"routes", "-o", "-"}).output, "");
    EXPECT_NE(reasonAgainst({"routes", "--formt", "json"}).find("did you mean --format?"), std::string::npos);
    EXPECT_NE(reasonAgainst({"routes", "--format", "sarif"}).find("is none of text, json, html"), std::string::npos);
}

}  // namespace
}  // namespace jsward
