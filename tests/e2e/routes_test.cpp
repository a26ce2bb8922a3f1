// `jsward routes` through the program.
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "report.h"
#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

class RoutesTest : public ::testing::Test {
protected:
    RoutesTest() {
        tree.write("app.js", R"(const express = require('express');
const gate = require('./gate');
const app = express();
app.use(gate);
app.get('/users', (req, res) => res.json([]));
app.post('/users', (req, res) => res.sendStatus(201));
app.listen(3000);
)");
        tree.write("gate.js", "module.exports = (req, res, next) => next();\n");
    }

    [[nodiscard]] nlohmann::json table(std::vector<std::string> more = {}) const {
        more.insert(more.begin(), {"routes", "--format", "json"});
        return nlohmann::json::parse(jsward(tree.root(), std::move(more)).output);
    }

    TemporaryTree tree;
};

TEST_F(RoutesTest, PrintsATable) {
    const Outcome outcome = jsward(tree.root(), {"routes"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_NE(outcome.output.find("GET     /users"), std::string::npos) << outcome.output;
    EXPECT_NE(outcome.output.find("app.js:5"), std::string::npos) << outcome.output;
    EXPECT_EQ(outcome.errors, "");
}

TEST_F(RoutesTest, TheSameInputGivesTheSameBytes) {
    const Outcome first = jsward(tree.root(), {"routes", "--format", "json", "--threads", "1"});
    const Outcome second = jsward(tree.root(), {"routes", "--format", "json", "--threads", "4"});
    EXPECT_EQ(first.output, second.output);
}

TEST_F(RoutesTest, HeedsTheConfiguration) {
    const auto state = [](const nlohmann::json& json) {
        return json["apps"][0]["routes"][1]["protections"]["authentication"];
    };
    EXPECT_EQ(state(table())["state"], "missing");
    tree.write("jsward.config.json", R"({"middleware": {"authentication": ["./gate"]}})");
    EXPECT_EQ(state(table())["state"], "present");
    EXPECT_EQ(state(table())["evidence"], "config");
    EXPECT_EQ(state(table({"--no-config"}))["state"], "missing");
    tree.write("jsward.config.json", R"({"middleware": {"auth": ["./gate"]}})");
    EXPECT_EQ(jsward(tree.root(), {"routes"}).exitCode, 2);
}

TEST_F(RoutesTest, WritesFiles) {
    EXPECT_EQ(jsward(tree.root(), {"routes", "--output", "routes.html"}).exitCode, 0);
    std::ifstream file(tree.path("routes.html"));
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    EXPECT_TRUE(page.starts_with("<!doctype html>"));
    EXPECT_NE(page.find("/users"), std::string::npos);
    EXPECT_EQ(jsward(tree.root(), {"routes", "--output", "nowhere/routes.html"}).exitCode, 2);
}

TEST_F(RoutesTest, SaysWhatCouldNotBeRead) {
    EXPECT_EQ(jsward(tree.root(), {"routes", "missing"}).exitCode, 2);
    tree.write("empty/readme.txt", "nothing");
    const Outcome outcome = jsward(tree.root(), {"routes", "empty"});
    EXPECT_EQ(outcome.exitCode, 0);
    EXPECT_EQ(outcome.output, "No routes found.\n");
}

}  // namespace
}  // namespace jsward
