#include "analyzer/syntax/data_tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzer/syntax/data_text.h"

namespace jsward {
namespace {

std::string at(std::string_view text, DataValue value) {
    return std::string(text.substr(value.span().begin, value.span().size()));
}

TEST(DataTreeTest, ReadsJson) {
    constexpr std::string_view text =
        R"({"name": "a\n\"b\"", "list": [1, true, null, "x"], "map": {"in": {"deep": -1.5e3}}, "e": {}})";
    const DataTree tree = parseJson(text);
    const DataValue root = tree.root();
    EXPECT_FALSE(tree.problem());
    EXPECT_EQ(root["name"].text(), "a\n\"b\"");
    EXPECT_EQ(at(text, root["name"]), R"("a\n\"b\"")");
    std::vector<DataKind> kinds;
    for (const DataValue item : root["list"].items()) kinds.push_back(item.kind());
    EXPECT_EQ(kinds, (std::vector{DataKind::Number, DataKind::Boolean, DataKind::Null, DataKind::Text}));
    EXPECT_EQ(at(text, root["list"]), R"([1, true, null, "x"])");
    EXPECT_EQ(root["map"]["in"]["deep"].text(), "-1.5e3");
    EXPECT_TRUE(root["e"].members().empty());
    EXPECT_FALSE(root["missing"]["more"]);
    EXPECT_EQ(root["missing"].kind(), DataKind::Missing);
    EXPECT_FALSE(root["name"]["x"]);
}

TEST(DataTreeTest, ToleratesWhatPeopleWriteIntoJson) {
    const DataTree tree = parseJson("{ // comment\n a: 'x', /* b */ \"c\": [1,2,], \"d\": {\"e\": 1,},}");
    EXPECT_EQ(tree.root()["a"].text(), "x");
    EXPECT_EQ(tree.root()["d"]["e"].text(), "1");
    EXPECT_FALSE(tree.problem());
}

TEST(DataTreeTest, KeepsWhatThereIsOfBrokenJson) {
    const DataTree tree = parseJson(R"({"a": , "b": "x", "c": {"d": [1, 2)");
    EXPECT_EQ(tree.root()["a"].kind(), DataKind::Null);
    EXPECT_EQ(tree.root()["b"].text(), "x");
    EXPECT_TRUE(tree.root()["c"]["d"].isList());
    ASSERT_TRUE(tree.problem());
    EXPECT_TRUE(parseJson("<<<<<<< HEAD\n{\"a\": 1}").problem());
    EXPECT_TRUE(parseJson("}").problem());
    EXPECT_FALSE(parseJson("").root());
}

TEST(DataTreeTest, SurvivesDeepJson) {
    const DataTree tree = parseJson(std::string(200'000, '['));
    EXPECT_TRUE(tree.root().isList());
}

TEST(DataTreeTest, ReadsYaml) {
    constexpr std::string_view text =
        "a: 1\nb:\n  - x\n  - 'it''s'\n  - \"q\\tq\"\nc: {d: true, e: ~}\n# comment\nf: no\n";
    const DataTree tree = parseYaml(text);
    const DataValue root = tree.root();
    EXPECT_FALSE(tree.problem());
    std::vector<std::string> items;
    for (const DataValue item : root["b"].items()) items.emplace_back(item.text());
    EXPECT_EQ(items, (std::vector<std::string>{"x", "it's", "q\tq"}));
    EXPECT_EQ(at(text, root["b"]), "- x\n  - 'it''s'\n  - \"q\\tq\"");
    EXPECT_EQ(at(text, root["c"]), "{d: true, e: ~}");
    EXPECT_TRUE(root["c"]["d"].isTrue());
    EXPECT_EQ(root["c"]["e"].kind(), DataKind::Null);
    EXPECT_EQ(root["f"].kind(), DataKind::Text);
}

TEST(DataTreeTest, FollowsAnchorsAndMerges) {
    const DataTree tree = parseYaml(
        "base: &base\n  script: &s [one, two]\n  image: x\njob:\n  <<: *base\n  again: *s\nself: &me\n  in: *me\n");
    const DataValue job = tree.root()["job"];
    EXPECT_EQ(job["image"].text(), "x");
    EXPECT_EQ((*job["again"].items().begin()).text(), "one");
    EXPECT_EQ(job["again"].span(), tree.root()["base"]["script"].span());
    EXPECT_EQ(tree.root()["self"]["in"].kind(), DataKind::Null);
}

TEST(DataTreeTest, CountsBytesInYaml) {
    constexpr std::string_view text = "ä: \"ö\"\nb: ü x\n";
    const DataTree tree = parseYaml(text);
    EXPECT_EQ(at(text, tree.root()["ä"]), "\"ö\"");
    EXPECT_EQ(at(text, tree.root()["b"]), "ü x");
}

TEST(DataTreeTest, ReadsDocumentsAndWhatIsInFrontOfAMistake) {
    EXPECT_EQ(parseYaml("---\na: 1\n---\nb: 2\n").documents().size(), 2U);
    const DataTree tree = parseYaml("a: 1\nb: [1, 2\nc: {{ x }}\n");
    EXPECT_EQ(tree.root()["a"].text(), "1");
    ASSERT_TRUE(tree.problem());
    EXPECT_FALSE(parseYaml("").root());
    EXPECT_FALSE(parseYaml("# only a comment\n").root());
}

// --- texts and where they stand ----------------------------------------------------------------------------------------

/// Every part of the mapped text stands in the source as it does here.
void expectMapped(std::string_view source, const MappedText& text, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(text.text().find(part));
    ASSERT_NE(begin, static_cast<std::uint32_t>(std::string_view::npos)) << text.text();
    const Span span = text.toSource({begin, begin + static_cast<std::uint32_t>(part.size())});
    EXPECT_EQ(source.substr(span.begin, span.size()), part);
}

MappedText textOf(std::string_view source) { return mappedText(source, parseYaml(source).root()["run"]); }

TEST(DataTextTest, LiteralBlocksLoseTheirIndentation) {
    constexpr std::string_view source = "run: |\n    one\n      deeper\n\n    cat <<E\n    E\nb: 1\n";
    const MappedText text = textOf(source);
    EXPECT_EQ(text.text(), "one\n  deeper\n\ncat <<E\nE");
    expectMapped(source, text, "deeper");
    expectMapped(source, text, "cat <<E");
}

TEST(DataTextTest, FoldedBlocksJoinTheirLines) {
    constexpr std::string_view source = "run: >-\n  npm\n  install\n\n  next\n   kept\n";
    EXPECT_EQ(textOf(source).text(), "npm install\nnext\n kept");
    expectMapped(source, textOf(source), "install");
}

TEST(DataTextTest, QuotedAndPlainTexts) {
    EXPECT_EQ(textOf("run: 'it''s'\n").text(), "it's");
    EXPECT_EQ(textOf("run: \"a\\n\\\"b\\\"\"\n").text(), "a\n\"b\"");
    EXPECT_EQ(textOf("run: npm\n  install\n").text(), "npm install");
    constexpr std::string_view source = "run: \"a\\tnpm install\"\n";
    expectMapped(source, textOf(source), "npm install");
}

}  // namespace
}  // namespace jsward
