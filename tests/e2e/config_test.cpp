// jsward.config.json, found and named; models of a project's own modules.
#include <gtest/gtest.h>

#include <algorithm>

#include "report.h"
#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

using Words = std::vector<std::string>;

const std::string kShop = JSWARD_SOURCE_DIR "/testdata/config/shop";

/// "rule path:line" of every finding.
Words findings(const std::string& directory, Words arguments) {
    arguments.insert(arguments.begin(), {"scan", "--format", "json"});
    const Outcome outcome = jsward(directory, std::move(arguments));
    Words found;
    const auto report = nlohmann::json::parse(outcome.output);
    for (const auto& finding : report["findings"]) {
        const auto& at = finding["location"];
        found.push_back(finding["rule"].get<std::string>() + " " + at["path"].get<std::string>() + ":" +
                        std::to_string(at["line"].get<int>()));
    }
    return found;
}

Words injections(const std::string& directory, Words arguments) {
    arguments.insert(arguments.end(), {"--rule", "sql-injection", "--rule", "nosql-injection"});
    return findings(directory, std::move(arguments));
}

TEST(Config, OwnModulesAreDescribed) {
    EXPECT_EQ(injections(kShop, {"."}),
              (Words{"sql-injection src/app.js:15", "nosql-injection src/app.js:27", "sql-injection src/report.ts:8"}));
    EXPECT_EQ(injections(kShop, {"--no-config", "."}),
              (Words{"nosql-injection src/app.js:23", "nosql-injection src/app.js:27"}));
}

TEST(Config, IsFoundFromWhatIsScanned) {
    EXPECT_EQ(injections(JSWARD_SOURCE_DIR, {"testdata/config/shop/src"}).size(), 3U);
    EXPECT_EQ(injections("/", {kShop + "/src/report.ts"}).size(), 1U) << "also when the wrapper is no part of the scan";
    Invocation invocation;
    invocation.directory = kShop;
    invocation.arguments = {"--format", "json", "--rule", "sql-injection", "--stdin-filename", "src/new.js"};
    invocation.input = "require('./db').open().run('SELECT 1 FROM t WHERE a = ' + process.argv[2]);\n"
                       "require('express')().get('/', (req) => require('./db').open().run(`DROP ${req.query.x}`));\n";
    EXPECT_EQ(nlohmann::json::parse(run(invocation).output)["findings"].size(), 1U);
}

TEST(Config, IsNamedOrLeftOut) {
    const TemporaryTree tree;
    tree.write("app.js", kVulnerable);
    tree.write("strict.json", "{\"preset\": \"strict\", \"rateLimiters\": [\"slow\"],} // all of it\n");
    EXPECT_EQ(jsward(tree.root(), {"--config", "strict.json", "app.js"}).exitCode, 1);
    tree.write("jsward.config.json", "{\"preset\": \"lax\"}");
    EXPECT_EQ(jsward(tree.root(), {"app.js"}).exitCode, 2);
    EXPECT_EQ(jsward(tree.root(), {"--no-config", "app.js"}).exitCode, 1);
    EXPECT_EQ(jsward(tree.root(), {"--config", "strict.json", "app.js"}).exitCode, 1);
}

TEST(Config, WhatIsWrongIsToldBeforeTheScan) {
    const TemporaryTree tree;
    tree.write("app.js", kVulnerable);
    tree.write("jsward.config.json",
               "{\n  \"preset\": \"lax\",\n  \"models\": [{\"sinks\": [{\"kind\": \"sqll\"}]}]\n}\n");
    const Outcome outcome = jsward(tree.root(), {"."});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_EQ(outcome.output, "");
    EXPECT_EQ(outcome.errors, "jsward: the configuration is wrong\n"
                              "jsward.config.json:2:13: unknown preset \"lax\"; possible are recommended, strict\n"
                              "jsward.config.json:3:25: \"at\" is missing\n"
                              "jsward.config.json:3:34: unknown sink kind \"sqll\"; did you mean \"sql\"?\n");
    const Outcome missing = jsward(tree.root(), {"--config", "none.json", "."});
    EXPECT_EQ(missing.exitCode, 2);
    EXPECT_EQ(missing.errors, "jsward: the configuration is wrong\nnone.json: there is no such file\n");
}

TEST(Config, PackagesOfAMonorepoGoByTheirNames) {
    const TemporaryTree tree;
    tree.write("package.json", R"({"workspaces": ["packages/*"]})");
    tree.write("packages/db/package.json", R"({"name": "@acme/db", "main": "index.js"})");
    tree.write("packages/db/index.js", "exports.ask = (text) => process.binding('acme').send(text);\n");
    tree.write("packages/app/package.json", R"({"name": "@acme/app"})");
    tree.write("packages/app/app.js",
               "import { ask } from '@acme/db';\nimport express from 'express';\n"
               "express().get('/', (req, res) => res.json(ask('SELECT * FROM t WHERE a = ' + req.query.a)));\n");
    tree.write("jsward.config.json",
               R"j({"models": [{"packages": ["@acme/db"], "sinks": [{"kind": "sql", "at": ["@.ask(0)"]}]}]})j");
    EXPECT_EQ(injections(tree.root(), {"."}), Words{"sql-injection packages/app/app.js:3"});
}

TEST(Config, AModelOutweighsTheCodeOfTheModule) {
    const TemporaryTree tree;
    tree.write("db.js", "const pool = require('mysql').createPool({});\n"
                        "exports.run = (text) => pool.query(text);\nexports.quote = (x) => `'${x}'`;\n");
    tree.write("app.js", "const { run, quote } = require('./db');\n"
                         "require('express')().get('/', (req) => {\n"
                         "  run('SELECT ' + req.query.a);\n  run('SELECT ' + quote(req.query.a));\n});\n");
    EXPECT_EQ(injections(tree.root(), {"."}), Words{"sql-injection db.js:2"});
    tree.write("jsward.config.json",
               R"j({"models": [{"packages": ["./db"], "sinks": [{"kind": "sql", "at": ["@.run(0)"]}],
                                "sanitizers": [{"for": ["sql"], "at": ["@.quote()"]}]}]})j");
    EXPECT_EQ(injections(tree.root(), {"."}), Words{"sql-injection app.js:3"});
}

}  // namespace
}  // namespace jsward
