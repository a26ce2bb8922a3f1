#include "analyzer/rule/rule.h"

#include <gtest/gtest.h>

#include <array>

namespace jsward {
namespace {

constexpr std::string_view kSqlInjection = R"json({
  "id": "sql-injection",
  "title": "SQL injection",
  "message": "{source} becomes part of the SQL that {sink} runs",
  "fix": "Use a placeholder.",
  "severity": "error",
  "securitySeverity": 8.8,
  "cwe": [89, 943],
  "owasp": "A03:2021 Injection",
  "pillar": "input",
  "presets": ["recommended", "strict"],
  "flows": [
    {"sources": ["remote-input"], "sinks": ["sql", "sql-name"], "unknownOrigin": true},
    {"sources": ["file"], "sinks": ["sql"], "message": "a file decides about {sink}"}
  ]
})json";

/// The rule above with one part of its text replaced.
Result<Rule> parseChanged(std::string_view from, std::string_view to) {
    std::string json(kSqlInjection);
    const std::size_t at = json.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return parseRule("sql-injection", json.replace(at, from.size(), to), "");
}

std::string errorOf(const Result<Rule>& rule) { return rule ? "no error" : rule.error().message; }

TEST(ParseRule, readsEveryKey) {
    const Result<Rule> rule = parseRule("sql-injection", kSqlInjection, "# Page");
    ASSERT_TRUE(rule) << rule.error().message;
    EXPECT_EQ(rule->id, "sql-injection");
    EXPECT_EQ(rule->title, "SQL injection");
    EXPECT_EQ(rule->message, "{source} becomes part of the SQL that {sink} runs");
    EXPECT_EQ(rule->fix, "Use a placeholder.");
    EXPECT_EQ(rule->severity, Severity::Error);
    EXPECT_DOUBLE_EQ(rule->securitySeverity, 8.8);
    EXPECT_EQ(rule->cwe, (std::vector{89, 943}));
    EXPECT_EQ(rule->owasp, "A03:2021 Injection");
    EXPECT_EQ(rule->pillar, "input");
    EXPECT_EQ(rule->presets, (std::vector<std::string>{"recommended", "strict"}));
    EXPECT_EQ(rule->page, "# Page");
    EXPECT_EQ(rule->check, nullptr);
    ASSERT_EQ(rule->flows.size(), 2U);
    EXPECT_EQ(rule->flows[0].sources, std::vector<std::string>{"remote-input"});
    EXPECT_EQ(rule->flows[0].sinks, (std::vector<std::string>{"sql", "sql-name"}));
    EXPECT_TRUE(rule->flows[0].unknownOrigin);
    EXPECT_EQ(rule->flows[1].message, "a file decides about {sink}");
    EXPECT_FALSE(rule->flows[1].unknownOrigin);
}

TEST(ParseRule, namesAnUnknownKeyAndTheNearestOne) {
    EXPECT_EQ(errorOf(parseChanged("\"title\"", "\"titel\"")),
              "sql-injection/rule.json:3:3: unknown key \"titel\"; did you mean \"title\"?");
    EXPECT_EQ(errorOf(parseChanged("\"unknownOrigin\"", "\"unknown_origin\"")),
              "sql-injection/rule.json:13:65: unknown key \"unknown_origin\"; did you mean \"unknownOrigin\"?");
}

TEST(ParseRule, namesAnUnknownWordAndTheNearestOne) {
    EXPECT_EQ(errorOf(parseChanged("\"error\"", "\"eror\"")),
              "sql-injection/rule.json:6:15: unknown severity \"eror\"; did you mean \"error\"?");
    EXPECT_EQ(errorOf(parseChanged("\"error\"", "\"fatal\"")),
              "sql-injection/rule.json:6:15: unknown severity \"fatal\"; possible are note, warning, error");
    EXPECT_EQ(errorOf(parseChanged("\"strict\"", "\"strickt\"")),
              "sql-injection/rule.json:11:30: unknown preset \"strickt\"; did you mean \"strict\"?");
    EXPECT_EQ(errorOf(parseChanged("decides about {sink}", "decides about {sik}")),
              "sql-injection/rule.json:14:56: unknown placeholder {sik}; did you mean \"sink\"?");
}

TEST(ParseRule, wantsTheFoldersNameAsId) {
    EXPECT_EQ(errorOf(parseRule("sql", kSqlInjection, "")),
              "sql/rule.json:2:9: \"id\" must equal the folder's name, \"sql\", not \"sql-injection\"");
}

TEST(ParseRule, wantsEveryRequiredKey) {
    for (const std::string_view key :
         {"title", "message", "fix", "severity", "securitySeverity", "cwe", "owasp", "pillar", "presets"}) {
        std::string json =
            R"({"id": "r", "title": "T", "message": "m", "fix": "f", "severity": "note", "securitySeverity": 1,
            "cwe": [1], "owasp": "A03:2021 Injection", "pillar": "input", "presets": ["strict"]})";
        ASSERT_TRUE(parseRule("r", json, ""));
        const std::size_t begin = json.find("\"" + std::string(key) + "\"");
        const std::size_t end = key == "presets" ? json.rfind('}') : json.find(", \"", begin) + 2;
        const std::size_t comma = key == "presets" ? json.rfind(',', begin) : begin;
        json.erase(comma, end - comma);
        const Result<Rule> rule = parseRule("r", json, "");
        EXPECT_FALSE(rule) << key;
        EXPECT_NE(errorOf(rule).find(key), std::string::npos) << errorOf(rule);
    }
}

TEST(ParseRule, refusesValuesOfTheWrongType) {
    EXPECT_EQ(errorOf(parseChanged("\"SQL injection\"", "3")),
              "sql-injection/rule.json:3:12: \"title\" must be a text that is not empty, not 3");
    EXPECT_EQ(errorOf(parseChanged("8.8", "11")),
              "sql-injection/rule.json:7:23: \"securitySeverity\" must be a number from 0 to 10, not 11");
    EXPECT_EQ(errorOf(parseChanged("[89, 943]", "[\"CWE-89\"]")),
              "sql-injection/rule.json:8:10: \"cwe\" must be an array of CWE numbers, like [89], not an array");
    EXPECT_EQ(errorOf(parseChanged("true", "1")),
              "sql-injection/rule.json:13:82: \"unknownOrigin\" must be true or false, not 1");
    EXPECT_EQ(errorOf(parseChanged("[\"remote-input\"]", "[]")),
              "sql-injection/rule.json:13:17: \"sources\" must be an array of at least one text, not an empty one");
    EXPECT_EQ(errorOf(parseChanged("A03:2021 Injection", "Injection")),
              "sql-injection/rule.json:9:12: \"owasp\" must name a category of the OWASP Top 10, like \"A03:2021 "
              "Injection\", "
              "not \"Injection\"");
}

TEST(ParseRule, tellsWhereTheJsonIsBroken) {
    EXPECT_EQ(errorOf(parseChanged("8.8,", "8.8")).substr(0, 45), "sql-injection/rule.json:8:7: not valid JSON: ");
    EXPECT_EQ(errorOf(parseRule("r", "[]", "")).substr(0, 51), "r/rule.json:1:1: must be a JSON object, not an arra");
    EXPECT_TRUE(errorOf(parseRule("r", "", "")).starts_with("r/rule.json:1:1: not valid JSON: "));
}

TEST(FillMessage, replacesKnownPlaceholdersOnce) {
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
        {{"source", "{sink}"}, {"sink", "db.query()"}}};
    EXPECT_EQ(fillMessage("{source} reaches {sink}", values), "{sink} reaches db.query()");
}

TEST(FillMessage, leavesEverythingElseAsItStands) {
    const std::array<std::pair<std::string_view, std::string_view>, 1> values = {{{"a", "x"}}};
    EXPECT_EQ(fillMessage("{} {b} {a", values), "{} {b} {a");
    EXPECT_EQ(fillMessage("{{a}}", values), "{x}");
    EXPECT_EQ(fillMessage("{a}{a}", values), "xx");
}

TEST(Names, areWordsOfTheReports) {
    EXPECT_EQ(name(Severity::Error), "error");
    EXPECT_EQ(name(Severity::Warning), "warning");
    EXPECT_EQ(name(Severity::Note), "note");
    EXPECT_EQ(name(Confidence::High), "high");
    EXPECT_EQ(name(Confidence::Medium), "medium");
    EXPECT_EQ(name(Confidence::Low), "low");
}

}  // namespace
}  // namespace jsward
