#include "cli/config.h"

#include <gtest/gtest.h>

#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

using Words = std::vector<std::string>;

/// The problems of a configuration and of the models that it names; the file is jsward.config.json.
std::string problemsOf(const TemporaryTree& tree, std::string_view text) {
    tree.write("jsward.config.json", text);
    const WorkingDirectory inside(tree.root());
    const Config config = readConfig(tree.path("jsward.config.json"));
    std::string problems = describe(config.problems);
    const auto models = config.models.read();
    if (const auto* wrong = std::get_if<std::vector<FileProblem>>(&models)) {
        if (!problems.empty()) problems += '\n';
        problems += describe(*wrong);
    }
    return problems;
}

TEST(FindConfig, TakesTheNearestAbove) {
    const TemporaryTree tree;
    tree.write("jsward.config.json", "{}");
    tree.write("a/b/app.js", "");
    tree.write("a/c/jsward.config.json", "{}");
    tree.write("a/c/app.js", "");
    const WorkingDirectory inside(tree.root());
    const std::string outer = tree.path("jsward.config.json");
    EXPECT_EQ(findConfig(Words{"."}), outer);
    EXPECT_EQ(findConfig(Words{"a/b/app.js"}), outer);
    EXPECT_EQ(findConfig(Words{"a/b/"}), outer);
    EXPECT_EQ(findConfig(Words{"a/c"}), tree.path("a/c/jsward.config.json"));
    EXPECT_EQ(findConfig(Words{"a/c/app.js"}), tree.path("a/c/jsward.config.json"));
    EXPECT_EQ(findConfig(Words{"a/b", "a/c/app.js"}), outer) << "the folder that holds both";
    EXPECT_EQ(findConfig(Words{"missing/app.js"}), outer);
}

TEST(FindConfig, EndsAtTheRootOfTheRepository) {
    const TemporaryTree tree;
    tree.write("jsward.config.json", "{}");
    tree.write("shop/.git/HEAD", "");
    tree.write("shop/src/app.js", "");
    EXPECT_EQ(findConfig(Words{tree.path("shop/src")}), std::nullopt);
    tree.write("shop/jsward.config.json", "{}");
    EXPECT_EQ(findConfig(Words{tree.path("shop/src")}), tree.path("shop/jsward.config.json"));
}

TEST(ReadConfig, ReadsEveryKey) {
    const TemporaryTree tree;
    tree.write("jsward.config.json",
               R"j({"$schema": "x", "preset": "strict", "rateLimiters": ["slow"], "models": []})j");
    const Config config = readConfig(tree.path("jsward.config.json"));
    EXPECT_TRUE(config.problems.empty());
    EXPECT_EQ(config.preset, "strict");
    ASSERT_EQ(config.middleware.size(), 1U);
    EXPECT_EQ(config.middleware[0].provides, "rate-limit");
    EXPECT_EQ(config.middleware[0].name, "slow");
    EXPECT_TRUE(std::holds_alternative<Models>(config.models.read()));
}

TEST(ReadConfig, NamesWhatIsWrongAndTheNearestWord) {
    const TemporaryTree tree;
    EXPECT_EQ(problemsOf(tree, "{\n  // which\n  \"preset\": \"stict\",\n}"),
              "jsward.config.json:3:13: unknown preset \"stict\"; did you mean \"strict\"?");
    EXPECT_EQ(problemsOf(tree, R"({"modles": []})"),
              "jsward.config.json:1:2: unknown key \"modles\"; did you mean \"models\"?");
    EXPECT_EQ(problemsOf(tree, R"({"models": {}})"),
              "jsward.config.json:1:12: \"models\" must be an array, not an object");
    EXPECT_EQ(problemsOf(tree, R"({"models": [3]})"),
              "jsward.config.json:1:13: a model that is no object must be a text that is not empty, not 3");
    EXPECT_EQ(problemsOf(tree, R"({"preset": "strict", "preset": "strict"})"),
              "jsward.config.json:1:22: \"preset\" stands here twice");
    EXPECT_TRUE(problemsOf(tree, "{").starts_with("jsward.config.json:1:2: not valid JSON: "));
}

TEST(ReadConfig, ModelsThatAreWrittenInItHaveTheirPlaces) {
    const TemporaryTree tree;
    EXPECT_EQ(problemsOf(tree, "{\"rateLimiters\": [\"ä\"], \"models\": [ // €\n  {\"sinks\": [{\"kind\": \"sqll\", "
                               "\"at\": [\"?.run(0)\"]}]}, {\"sink\": []}]}"),
              "jsward.config.json:2:23: unknown sink kind \"sqll\"; did you mean \"sql\"?\n"
              "jsward.config.json:2:55: unknown key \"sink\"; did you mean \"sinks\"?");
}

TEST(ReadConfig, FilesOfModelsAreNamedFromTheConfiguration) {
    const TemporaryTree tree;
    tree.write("own/db.json", R"j({"packages": ["@acme/db"], "sinks": [{"kind": "sqll", "at": ["@.run(0)"]}]})j");
    EXPECT_EQ(problemsOf(tree, R"({"models": ["./own/db.json"]})"),
              "own/db.json:1:47: unknown sink kind \"sqll\"; did you mean \"sql\"?");
    EXPECT_EQ(problemsOf(tree, R"({"models": ["./own/bd.json"]})"),
              "jsward.config.json:1:13: there is no file \"./own/bd.json\"; did you mean \"./own/db.json\"?");
    EXPECT_EQ(problemsOf(tree, R"({"models": ["other/x.json"]})"),
              "jsward.config.json:1:13: cannot read \"other/x.json\": there is no such file");
}

TEST(ReadConfig, ModulesOfTheProjectMustExist) {
    const TemporaryTree tree;
    tree.write("src/db.ts", "");
    tree.write("src/cache/index.js", "");
    tree.write("src/db.service.ts", "");
    EXPECT_EQ(
        problemsOf(tree,
                   R"({"models": [{"packages": ["./src/db", "./src/db.ts", "./src/cache", "./src/db.service"]}]})"),
        "");
    EXPECT_EQ(problemsOf(tree, R"({"models": [{"packages": ["./src/bd"]}]})"),
              "jsward.config.json:1:27: there is no module \"./src/bd\"; did you mean \"./src/db\"?");
    tree.write("own/db.json", R"({"packages": ["../src/cash", "cash"]})");
    EXPECT_EQ(problemsOf(tree, R"({"models": ["own/db.json"]})"),
              "own/db.json:1:15: there is no module \"../src/cash\"; did you mean \"../src/cache\"?");
}

TEST(Config, MiddlewareOfTheUsers) {
    const TemporaryTree tree;
    tree.write(
        "jsward.config.json",
        R"j({"middleware": {"rateLimit": ["./lib/limiter#default"], "authentication": ["gate", "requireAdmin"]}})j");
    const Config config = readConfig(tree.path("jsward.config.json"));
    EXPECT_TRUE(config.problems.empty());
    ASSERT_EQ(config.middleware.size(), 3U);
    EXPECT_EQ(config.middleware[0].provides, "rate-limit");
    EXPECT_EQ(config.middleware[0].name, "./lib/limiter#default");
    EXPECT_EQ(config.middleware[2].provides, "authentication");
    EXPECT_EQ(config.middleware[2].name, "requireAdmin");
}

TEST(Config, MiddlewareOfUnknownKinds) {
    const TemporaryTree tree;
    const std::string problems = problemsOf(tree, R"j({"middleware": {"rateLimits": ["a"]}})j");
    EXPECT_NE(problems.find("did you mean \"rateLimit\"?"), std::string::npos) << problems;
}

}  // namespace
}  // namespace jsward
