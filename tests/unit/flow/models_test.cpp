#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "analyzer/flow/model_index.h"

namespace jsward {
namespace {

struct ModelFiles {
    std::vector<std::string> names;
    std::vector<std::string> texts;
    std::vector<ModelText> views;
};

ModelFiles builtIn() {
    ModelFiles files;
    for (const auto& entry : std::filesystem::directory_iterator(JSWARD_SOURCE_DIR "/rules/models")) {
        if (entry.path().extension() != ".json") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        files.names.push_back(entry.path().filename().string());
        files.texts.push_back(text.str());
    }
    for (std::size_t i = 0; i < files.names.size(); ++i) files.views.push_back({files.names[i], files.texts[i]});
    return files;
}

constexpr std::string_view kKinds = R"j({"sinks": {"sql": {}, "credential": {}}, "sources": {"remote-input": {}}})j";

std::string errorOf(std::string_view json) {
    const std::vector<ModelText> files = {{"kinds.json", kKinds}, {"mine.json", json, "/shop"}};
    const auto models = Models::parse(files);
    return models ? "" : models.error().message;
}

/// What is wrong with a model that has one row besides its packages.
std::string errorOfRow(std::string_view section, std::string_view row) {
    return errorOf("{\"packages\": [\"x\"],\n\"" + std::string(section) + "\": [" + std::string(row) + "]}");
}

TEST(Models, EveryBuiltInModelIsWellFormed) {
    const ModelFiles files = builtIn();
    ASSERT_GT(files.views.size(), 20U);
    const auto models = Models::parse(files.views);
    ASSERT_TRUE(models) << models.error().message;
    EXPECT_GT(models->index().facts.size(), 100U);
}

TEST(Models, EveryTypeThatARowNamesIsYieldedByAPath) {
    const ModelFiles files = builtIn();
    const auto models = Models::parse(files.views);
    ASSERT_TRUE(models) << models.error().message;
    const Models::Index& index = models->index();
    std::set<TrieNode> yielded;
    for (const Fact& fact : index.facts) {
        yielded.insert(fact.type);
        for (const auto& parameter : fact.parameters) yielded.insert(parameter.type);
    }
    for (const auto& shape : index.parameterShapes) {
        for (const auto& parameter : shape.parameters) yielded.insert(parameter.type);
    }
    for (const auto& [name, root] : index.types)
        EXPECT_TRUE(yielded.contains(root)) << name << " is used but nothing is ever one";
}

TEST(Models, AnUnknownKeyNamesTheNearestOne) {
    EXPECT_EQ(errorOf(R"j({"packages": ["x"], "sink": []})j"),
              R"(mine.json:1:21: unknown key "sink"; did you mean "sinks"?)");
    EXPECT_EQ(errorOfRow("sinks", R"j({"kind": "sql", "at": ["@()"], "require": "request"})j"),
              R"(mine.json:2:42: unknown key "require"; did you mean "requires"?)");
}

TEST(Models, AnUnknownWordNamesTheNearestOne) {
    EXPECT_EQ(errorOfRow("sinks", R"j({"kind": "sqll", "at": ["@()"]})j"),
              R"(mine.json:2:20: unknown sink kind "sqll"; did you mean "sql"?)");
    EXPECT_EQ(errorOfRow("sources", R"j({"kind": "remoteinput", "at": ["@()"]})j"),
              R"(mine.json:2:22: unknown source kind "remoteinput"; did you mean "remote-input"?)");
    EXPECT_EQ(errorOfRow("roles", R"j({"role": "ruoter", "at": ["@()"]})j"),
              R"(mine.json:2:20: unknown role "ruoter"; did you mean "router"?)");
    EXPECT_EQ(errorOfRow("roles", R"j({"role": "middleware", "provides": "validator", "at": ["@()"]})j"),
              R"(mine.json:2:46: unknown provides "validator"; did you mean "validation"?)");
    EXPECT_EQ(errorOfRow("effects", R"j({"effect": "databse", "at": ["@()"]})j"),
              R"(mine.json:2:24: unknown effect "databse"; did you mean "database"?)");
    EXPECT_EQ(errorOfRow("sanitizers", R"j({"for": ["*", "sqk"], "at": ["@()"]})j"),
              R"(mine.json:2:30: unknown sink kind "sqk"; did you mean "sql"?)");
    EXPECT_EQ(errorOfRow("callbacks", R"j({"at": ["@(0)"], "params": ["source:remote-imput"]})j"),
              R"(mine.json:2:43: unknown source kind "remote-imput"; did you mean "remote-input"?)");
}

TEST(Models, ABrokenPathNamesThePlaceInIt) {
    EXPECT_EQ(errorOfRow("sinks", R"j({"kind": "sql", "at": ["@.query(x)"]})j"),
              "mine.json:2:43: malformed path \"@.query(x)\": at character 9 stands 'x', not ')', a number, '1..', "
              "'*' or '-1'");
    EXPECT_EQ(
        errorOfRow("sinks", R"j({"kind": "sql", "at": ["@.{query, run}[0]"]})j"),
        "mine.json:2:50: malformed path \"@.{query, run}[0]\": at character 16 stands '0', not a step: .name, .*, "
        "(), (0), (1..), (*), (-1), [], <0>, # or =")
        << "counted in what the user wrote, not in the alternatives that it is spread out to";
    EXPECT_NE(errorOfRow("sinks", R"j({"kind": "sql", "at": ["@.query("]})j").find("stands the end"),
              std::string::npos);
}

TEST(Models, ATypeMustBeYieldedAndDescribed) {
    EXPECT_EQ(
        errorOf(
            R"j({"packages": ["x"], "types": {"x.Pool": ["@()"]}, "sinks": [{"kind": "sql", "at": ["x.Pol.q(0)"]}]})j"),
        R"(mine.json:1:84: unknown type "x.Pol"; did you mean "x.Pool"?)");
    EXPECT_EQ(errorOfRow("callbacks", R"j({"at": ["@(0)"], "params": ["x.Job"]})j"),
              R"(mine.json:2:43: unknown type "x.Job"; say under "types" what yields one)");
    EXPECT_EQ(errorOf(R"j({"packages": ["x"], "callbacks": [{"at": ["@(0)"], "params": ["x.Job"]}],
                          "sources": [{"kind": "remote-input", "at": ["x.Job.data"]}]})j"),
              "");
    EXPECT_EQ(errorOfRow("sinks", R"j({"kind": "sql", "at": ["globl.run(0)"]})j"),
              R"(mine.json:2:34: unknown type "globl.run"; did you mean "global.run"?)");
    EXPECT_NE(errorOf(R"j({"packages": ["x"], "types": {"pool": ["@()"]}})j").find("write two words"),
              std::string::npos);
}

TEST(Models, EverythingThatIsWrongIsTold) {
    const std::string errors =
        errorOf(R"j({"sinks": [{"kind": "sqll", "at": ["@()"]}, {"kind": "sql"}, 7], "steps": {}})j");
    EXPECT_EQ(errors, "mine.json:1:21: unknown sink kind \"sqll\"; did you mean \"sql\"?\n"
                      "mine.json:1:36: \"@\" means nothing in a file without \"packages\"\n"
                      "mine.json:1:45: \"at\" is missing\n"
                      "mine.json:1:62: a row of \"sinks\" must be an object, not 7\n"
                      "mine.json:1:75: \"steps\" must be an array, not an object");
}

TEST(Models, WrongValuesAreQuoted) {
    EXPECT_NE(errorOfRow("guards", R"j({"for": ["sql"], "at": ["@(0)"], "when": "yes"})j")
                  .find("\"when\" must be true or false, not \"yes\""),
              std::string::npos);
    EXPECT_NE(errorOfRow("steps", R"j({"at": ["@()"], "from": ["0"]})j").find("\"0\" is no input; write \"this\""),
              std::string::npos);
    EXPECT_NE(errorOfRow("callbacks", R"j({"at": ["@(0)"], "params": [], "arity": -1})j").find("not -1"),
              std::string::npos);
    EXPECT_NE(errorOfRow("decorators", R"j({"at": ["@.X()"]})j").find("either a \"source\", a \"type\" or \"pipes\""),
              std::string::npos);
    EXPECT_NE(errorOfRow("effects", R"j({"effect": "process", "at": "@()"})j").find("array of at least one text"),
              std::string::npos);
}

TEST(Models, CommentsAndTrailingCommasAreFineAndRepeatedKeysAreNot) {
    EXPECT_EQ(errorOf("{\n// ours\n\"packages\": [\"x\",],\n}"), "");
    EXPECT_EQ(errorOf("{/*\n*/\"packages\": [\"x\",], \"pakages\": []}"),
              R"(mine.json:2:23: unknown key "pakages"; did you mean "packages"?)");
    EXPECT_EQ(errorOf(R"j({"sinks": [], "sinks": []})j"), "mine.json:1:15: \"sinks\" stands here twice");
}

TEST(Models, BrokenJsonNamesItsPlace) {
    EXPECT_TRUE(errorOf("{\n\"packages\" []}").starts_with("mine.json:2:12: not valid JSON: unexpected '['"))
        << errorOf("{\n\"packages\" []}");
    EXPECT_TRUE(errorOf("[]").starts_with("mine.json:1:1: must be a JSON object"));
}

TEST(Models, AUsersFileMayHaveAnyName) {
    const std::vector<ModelText> files = {{"kinds.json", kKinds},
                                          {"own/kinds.json", R"j({"packages": ["x"]})j", "/shop"}};
    EXPECT_TRUE(Models::parse(files));
}

/// The words that the schema lists are those that the reader knows: one that it does not know is an error.
TEST(Models, TheSchemaListsTheSameWords) {
    std::ifstream file(JSWARD_SOURCE_DIR "/docs/schema/model.schema.json");
    const auto properties = nlohmann::json::parse(file)["properties"];
    const auto inRow = [&](const char* section, const char* key) {
        return properties[section]["items"]["properties"][key]["enum"];
    };
    const auto expectKnown = [](const nlohmann::json& words, const char* section, const std::string& begin) {
        ASSERT_FALSE(words.empty());
        for (const auto& word : words) EXPECT_EQ(errorOfRow(section, begin + word.dump() + "}"), "") << section;
    };
    expectKnown(inRow("sinks", "requires"), "sinks", R"j({"kind": "sql", "at": ["@()"], "requires": )j");
    expectKnown(inRow("steps", "as"), "steps", R"j({"from": ["this"], "at": ["@()"], "as": )j");
    expectKnown(inRow("roles", "role"), "roles", R"j({"at": ["@()"], "role": )j");
    expectKnown(inRow("roles", "provides"), "roles", R"j({"at": ["@()"], "role": "middleware", "provides": )j");
    expectKnown(inRow("effects", "effect"), "effects", R"j({"at": ["@()"], "effect": )j");
}

}  // namespace
}  // namespace jsward
