// Reports of what nobody would write by hand: whatever stands in the code, in names and in messages, the output is
// valid UTF-8, fits the terminal and sends it nothing that it would act on.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>

#include "analyzer/text/utf.h"
#include "cli/report/cells.h"
#include "cli/report/report.h"
#include "tests/unit/report/sample.h"

namespace jsward {
namespace {

/// Text of pieces that have made trouble somewhere.
std::string hostileText(std::mt19937& random, std::size_t pieces) {
    static const std::vector<std::string> kPieces = {"a",
                                                     "b ",
                                                     "\t",
                                                     "\x1b[2J",
                                                     "\x1b]0;title\x07",
                                                     "\r",
                                                     "\n",
                                                     "\x7f",
                                                     "漢字",
                                                     "\u202E",
                                                     "e\u0301",
                                                     "🙂",
                                                     "👩‍👩‍👧",
                                                     "\u0301",
                                                     "\u200B",
                                                     "\uFEFF",
                                                     "`${x}`",
                                                     "'s'",
                                                     "\"q\\",
                                                     "\u2028",
                                                     "\u009B1m",
                                                     "ﾊﾝ",
                                                     "(",
                                                     "x",
                                                     std::string(70, 'w'),
                                                     "// c\n",
                                                     "{ };",
                                                     "\\",
                                                     "`",
                                                     "**"};
    std::uniform_int_distribution<std::size_t> pick(0, kPieces.size() - 1);
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i) text += kPieces[pick(random)];
    return text;
}

class Hostile : public testing::Test {
protected:
    Hostile() {
        std::filesystem::create_directories(folder_);
        rules_ = report_test::sampleRules();
    }
    ~Hostile() override { std::filesystem::remove_all(folder_); }

    void addFile(const std::string& text) {
        const std::string disk = folder_ + "/" + std::to_string(result_.files.size());
        std::ofstream(disk, std::ios::binary) << text;
        result_.files.push_back({hostileText(random_, 4), disk, text.size()});
    }

    Location anywhere() {
        const auto file = static_cast<FileId>(number(0, result_.files.size() - 1));
        const auto size = static_cast<std::size_t>(result_.files[file].bytes);
        const std::size_t begin = number(0, size + 5);
        return {file, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + number(0, 200))}};
    }

    void addFinding() {
        Finding& finding = result_.findings.emplace_back();
        finding.rule = rules_[number(0, rules_.size() - 1)].id;
        finding.at = anywhere();
        finding.message = hostileText(random_, 8);
        finding.severity = static_cast<Severity>(number(0, 2));
        finding.confidence = static_cast<Confidence>(number(0, 2));
        for (std::size_t i = number(0, 20); i > 0; --i) finding.flow.push_back({anywhere(), hostileText(random_, 3)});
        for (std::size_t i = number(0, 2); i > 0; --i) finding.related.push_back({anywhere(), hostileText(random_, 3)});
        if (number(0, 3) == 0)
            finding.fixes = {{hostileText(random_, 5), {{anywhere(), hostileText(random_, 5)}}, true}};
        finding.symbol = hostileText(random_, 1);
    }

    Finding& addFinding(Location at, std::string message) {
        Finding& finding = result_.findings.emplace_back();
        finding.rule = "sql-injection";
        finding.at = at;
        finding.message = std::move(message);
        return finding;
    }

    void fill() {
        result_.root = folder_;
        for (int i = 0; i < 4; ++i) addFile(hostileText(random_, number(0, 300)));
        for (int i = 0; i < 12; ++i) addFinding();
        result_.notices = {{Notice::Level::Warning, hostileText(random_, 5), "odd", hostileText(random_, 9), {}},
                           {Notice::Level::Warning, result_.files[0].path, "odd", "text", {1, 3}}};
    }

    std::size_t number(std::size_t low, std::size_t high) {
        return std::uniform_int_distribution<std::size_t>(low, high)(random_);
    }

    std::string folder_ = testing::TempDir() + "jsward_hostile_" + std::to_string(::getpid());
    std::mt19937 random_{20240229};
    std::vector<Rule> rules_;
    ScanResult result_;
};

void expectHarmless(const std::string& report) {
    EXPECT_EQ(firstInvalidUtf8(report), report.size());
    for (const char c : report) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
}

TEST_F(Hostile, textFitsAndIsHarmless) {
    for (int round = 0; round < 8; ++round) {
        result_ = {};
        fill();
        for (const unsigned width : {40U, 57U, 80U, 200U}) {
            const std::string report = renderText(result_, rules_, {.width = width});
            expectHarmless(report);
            std::istringstream lines(report);
            for (std::string line; std::getline(lines, line);) ASSERT_LE(widthOf(line), width) << line;
        }
    }
}

TEST_F(Hostile, coloursAreTheOnlyEscapes) {
    fill();
    std::string report = renderText(result_, rules_, {.colour = true, .width = 80});
    for (std::size_t at = report.find("\x1b["); at != std::string::npos; at = report.find("\x1b[", at))
        report.erase(at, report.find('m', at) - at + 1);
    expectHarmless(report);
}

TEST_F(Hostile, machinesGetWhatTheyCanParse) {
    for (int round = 0; round < 6; ++round) {
        result_ = {};
        fill();
        const std::string json = renderJson(result_, rules_);
        const std::string sarif = renderSarif(result_, rules_);
        expectHarmless(json);
        expectHarmless(sarif);
        EXPECT_EQ(nlohmann::json::parse(json)["findings"].size(), result_.findings.size());
        EXPECT_EQ(nlohmann::json::parse(sarif)["runs"][0]["results"].size(), result_.findings.size());
    }
}

TEST_F(Hostile, bytesThatAreNotUtf8DoNoHarm) {
    addFile("x");
    result_.files[0].path = "a\xff.js";
    addFinding({0, {0, 1}}, "\xff\xc3 reaches");
    for (const std::string& report :
         {renderText(result_, rules_, {}), renderJson(result_, rules_), renderSarif(result_, rules_)})
        expectHarmless(report);
}

TEST_F(Hostile, aFileThatHasGoneDoesNoHarm) {
    addFile("const a = b;\n");
    addFinding({0, {10, 11}}, "m").flow = {{{0, {6, 7}}, "source"}, {{0, {10, 11}}, "sink"}};
    std::filesystem::remove(result_.files[0].diskPath);
    EXPECT_NE(renderText(result_, rules_, {}).find("sql-injection"), std::string::npos);
    EXPECT_EQ(nlohmann::json::parse(renderJson(result_, rules_))["findings"][0]["location"]["line"], 1);
}

}  // namespace
}  // namespace jsward
