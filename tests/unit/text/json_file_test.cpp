#include "analyzer/text/json_file.h"

#include <gtest/gtest.h>

#include <array>

namespace jsward {
namespace {

std::string problemsOf(const JsonFile& file) { return describe(file.problems()); }

TEST(JsonFile, readsCommentsAndTrailingCommas) {
    const JsonFile file("f", "\xEF\xBB\xBF// first\n{\"a\": [1, 2,], /* b */}");
    EXPECT_EQ(problemsOf(file), "");
    EXPECT_EQ(file.json()["a"].size(), 2U);
}

TEST(JsonFile, tellsWhereTheTextIsNoJson) {
    EXPECT_TRUE(
        problemsOf(JsonFile("f", "{\"a\": 1\n\"b\": 2}")).starts_with("f:2:3: not valid JSON: unexpected string"));
    EXPECT_TRUE(problemsOf(JsonFile("f", "")).starts_with("f:1:1: not valid JSON"));
    EXPECT_EQ(problemsOf(JsonFile("f", " 7")), "f:1:1: must be a JSON object, not 7");
}

TEST(JsonFile, columnsCountCharacters) {
    JsonFile file("f", "{\"ä\": \"€\", \"b\": 1}");
    file.reject(file.json()["b"], "here");
    EXPECT_EQ(problemsOf(file), "f:1:17: here");
}

TEST(JsonFile, problemsStandInTheOrderOfTheTextAndOnce) {
    JsonFile file("f", "{\"a\": 1,\n  \"b/c\": [5, {\"d\": \"text\"}]}");
    const auto& list = file.json()["b/c"];
    file.rejectInside(list[1]["d"], 2, "third");
    file.rejectKey(file.json(), "b/c", "first");
    file.reject(list[0], "second");
    file.reject(list[0], "second");
    EXPECT_EQ(problemsOf(file), "f:2:3: first\nf:2:11: second\nf:2:23: third");
}

TEST(JsonFile, gettersComplainAndGoOn) {
    static constexpr std::array<std::string_view, 2> kWords = {"one", "two"};
    JsonFile file("f",
                  R"({"text": 5, "empty": "", "list": ["a", 3], "none": [], "flag": 0, "word": "tow", "good": "two"})");
    const auto& json = file.json();
    EXPECT_EQ(file.requiredText(json, "text"), "");
    EXPECT_EQ(file.requiredText(json, "empty"), "");
    EXPECT_EQ(file.requiredText(json, "missing"), "");
    EXPECT_EQ(file.texts(json["list"], "the list").size(), 1U);
    EXPECT_TRUE(file.texts(json["none"], "none").empty());
    EXPECT_FALSE(file.flag(json, "flag"));
    EXPECT_FALSE(file.flag(json, "missing"));
    EXPECT_EQ(file.word(json["word"], "word", kWords), JsonFile::kNoWord);
    EXPECT_EQ(file.word(json["good"], "word", kWords), 1U);
    EXPECT_EQ(problemsOf(file), "f:1:1: \"missing\" is missing\n"
                                "f:1:10: \"text\" must be a text that is not empty, not 5\n"
                                "f:1:22: \"empty\" must be a text that is not empty, not \"\"\n"
                                "f:1:40: an element of the list must be a text that is not empty, not 3\n"
                                "f:1:52: none must be an array of at least one text, not an empty one\n"
                                "f:1:64: \"flag\" must be true or false, not 0\n"
                                "f:1:75: unknown word \"tow\"; did you mean \"two\"?");
}

TEST(JsonFile, aMisspeltKeyIsNotMissingToo) {
    static constexpr std::array<std::string_view, 2> kKeys = {"sinks", "kind"};
    JsonFile file("f", R"({"sink": 1})");
    file.allowKeys(file.json(), kKeys);
    EXPECT_EQ(file.required(file.json(), "sinks"), nullptr);
    EXPECT_EQ(problemsOf(file), "f:1:2: unknown key \"sink\"; did you mean \"sinks\"?");
}

TEST(JsonFile, deepNestingIsNoDanger) {
    const std::string deep(100'000, '[');
    const std::string close(100'000, ']');
    const std::string text = "{\"a\": " + deep + close + ", \"b\": 1}";
    JsonFile file("f", text);
    EXPECT_TRUE(file.ok());
    file.reject(file.json()["b"], "here");
    EXPECT_EQ(file.problems().size(), 1U);
}

TEST(QuotedValue, isShort) {
    EXPECT_EQ(quotedValue("text"), "\"text\"");
    EXPECT_EQ(quotedValue(nlohmann::json::array()), "an array");
    EXPECT_EQ(quotedValue(nlohmann::json::object()), "an object");
    std::string umlauts;
    for (int i = 0; i < 50; ++i) umlauts += "ä";
    const std::string text = quotedValue(umlauts);
    EXPECT_LT(text.size(), 70U);
    EXPECT_TRUE(text.ends_with("ä...")) << text;
}

}  // namespace
}  // namespace jsward
