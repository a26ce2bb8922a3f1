// `jsward models check`.
#include <gtest/gtest.h>

#include "program.h"
#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

constexpr const char* kGood = R"j({
  "packages": ["@acme/db"],
  "types": {"acme.Db": ["@.connect()"]},
  "sinks": [{"kind": "sql", "at": ["acme.Db.run(0)"]}],
})j";

TEST(ModelsCheck, SaysNothingAboutGoodFiles) {
    const TemporaryTree tree;
    tree.write("db.json", kGood);
    tree.write("more.json",
               R"j({"packages": ["@acme/more"], "steps": [{"at": ["acme.Db.text()"], "from": ["(0)"]}]})j");
    const Outcome outcome = jsward(tree.root(), {"models", "check", "db.json", "more.json"});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.output;
    EXPECT_EQ(outcome.output + outcome.errors, "");
}

TEST(ModelsCheck, NamesPlaceAndNearestWordOfEveryProblem) {
    const TemporaryTree tree;
    tree.write("db.json", kGood);
    tree.write("bad.json",
               "{\n  \"packages\": [\"x\"],\n  \"sinks\": [{\"kind\": \"sqll\", \"at\": [\"@.q(x)\"]}]\n}\n");
    const Outcome outcome = jsward(tree.root(), {"models", "check", "db.json", "bad.json"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_EQ(outcome.errors, "");
    EXPECT_EQ(
        outcome.output,
        "bad.json:3:22: unknown sink kind \"sqll\"; did you mean \"sql\"?\n"
        "bad.json:3:42: malformed path \"@.q(x)\": at character 5 stands 'x', not ')', a number, '1..', '*' or '-1'\n");
}

TEST(ModelsCheck, FilesThatCannotBeReadAreNamed) {
    const TemporaryTree tree;
    tree.write("db.json", kGood);
    const Outcome outcome = jsward(tree.root(), {"models", "check", "missing.json", ".", "db.json"});
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("cannot read missing.json: there is no such file"), std::string::npos);
    EXPECT_NE(outcome.errors.find("cannot read .: it is no regular file"), std::string::npos);
}

TEST(ModelsCheck, NoTextIsTooOdd) {
    const TemporaryTree tree;
    for (const std::string text : {"", "\xFF\xFE", "{\"sinks\": [[[[", "\"\\ud800\"", "{\"a\\u0000b\": 1}"}) {
        tree.write("odd.json", text);
        const Outcome outcome = jsward(tree.root(), {"models", "check", "odd.json"});
        EXPECT_EQ(outcome.exitCode, 2) << text;
        EXPECT_TRUE(outcome.output.starts_with("odd.json:1:")) << outcome.output;
        EXPECT_EQ(outcome.output.find('\n'), outcome.output.size() - 1) << "one problem: " << outcome.output;
    }
}

}  // namespace
}  // namespace jsward
