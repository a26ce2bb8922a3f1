#include "analyzer/rule/check.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace jsward {
namespace {

/// A file of ten one-byte expressions (nodes 1-10); nodes 1-8 stand in the method `Users.find`, 3-5 of them in a
/// nameless arrow function.
Program program() {
    Program p;
    p.nodes.resize(1);
    for (std::uint32_t i = 1; i <= 10; ++i) p.nodes.push_back({Kind::Number, 0, 1, i * 10, 0});
    p.text = "Usersfind";
    p.atomOffsets = {0, 0, 5, 9};
    p.functions.resize(3);
    p.functions[0].firstNode = 1;
    p.functions[0].body = 10;
    Function& method = p.functions[1];
    method.kind = FunctionKind::Method;
    method.name = 2;
    method.parent = 0;
    method.ofClass = 0;
    method.firstNode = 1;
    method.body = 8;
    Function& arrow = p.functions[2];
    arrow.kind = FunctionKind::Arrow;
    arrow.parent = 1;
    arrow.firstNode = 3;
    arrow.body = 5;
    p.classes.resize(1);
    p.classes[0].name = 1;
    p.sourceSize = 200;
    return p;
}

class CheckFlows : public testing::Test {
protected:
    CheckFlows() {
        rule_.id = "sql-injection";
        rule_.message = "{source} reaches {sink} in {name} ({what})";
        rule_.severity = Severity::Error;
        rule_.flows = {{{"remote-input"}, {"sql"}, "", {}, true},
                       {{"file"}, {"sql"}, "a file reaches {sink}", {}, false}};
        hit_.sinkKind = "sql";
        hit_.sinkName = "db.query()";
        hit_.at = {0, 4};
        hit_.origin = Origin::Source;
        hit_.sourceKind = "remote-input";
        hit_.sourceName = "req.body.id";
        hit_.source = {0, 1};
        hit_.what = "query";
        hit_.steps = {{{0, 1}, "request body"}, {{0, 4}, "db.query()"}};
    }

    std::vector<Finding> check(std::vector<SinkHit> hits) {
        flow_.hits = std::move(hits);
        const Program file = program();
        const ProgramProvider provider{
            [&](FileId) -> const Program& { return file; }, {}, [](FileId) { return "app.js"; }};
        const std::array<FileId, 1> files = {0};
        const std::array<std::string, 1> paths = {"app.js"};
        std::vector<Finding> findings;
        checkFlows(CheckContext(rule_, files, provider, flow_, web_, paths), findings);
        return findings;
    }

    Rule rule_;
    SinkHit hit_;
    FlowResult flow_;
    WebModel web_;
};

TEST_F(CheckFlows, reportsASourceThatReachesASink) {
    const std::vector<Finding> findings = check({hit_});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].rule, "sql-injection");
    EXPECT_EQ(findings[0].message, "req.body.id reaches db.query() in Users.find (query)");
    EXPECT_EQ(findings[0].symbol, "Users.find");
    EXPECT_EQ(findings[0].severity, Severity::Error);
    EXPECT_EQ(findings[0].confidence, Confidence::High);
    EXPECT_EQ(findings[0].at, (Location{0, {40, 41}}));
    ASSERT_EQ(findings[0].flow.size(), 2U);
    EXPECT_EQ(findings[0].flow[0].at, (Location{0, {10, 11}}));
    EXPECT_EQ(findings[0].flow[0].reason, "request body");
    EXPECT_TRUE(findings[0].related.empty());
}

TEST_F(CheckFlows, usesTheMessageOfTheRow) {
    hit_.sourceKind = "file";
    const std::vector<Finding> findings = check({hit_});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].message, "a file reaches db.query()");
}

TEST_F(CheckFlows, isSilentAboutOtherKinds) {
    hit_.sinkKind = "nosql-filter";
    EXPECT_TRUE(check({hit_}).empty());
    hit_.sinkKind = "sql";
    hit_.sourceKind = "environment";
    EXPECT_TRUE(check({hit_}).empty());
}

TEST_F(CheckFlows, isLessSureOfASinkKnownByShape) {
    hit_.byShape = true;
    const std::vector<Finding> findings = check({hit_});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].confidence, Confidence::Medium);
}

TEST_F(CheckFlows, reportsUnknownDataOnlyInsideOfABuiltString) {
    hit_.origin = Origin::Unknown;
    EXPECT_TRUE(check({hit_}).empty());
    hit_.concatenated = true;
    const std::vector<Finding> findings = check({hit_});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].confidence, Confidence::Medium);
    rule_.flows[0].unknownOrigin = false;
    EXPECT_TRUE(check({hit_}).empty());
}

TEST_F(CheckFlows, isSilentAboutConstants) {
    hit_.origin = Origin::Constant;
    hit_.concatenated = true;
    EXPECT_TRUE(check({hit_}).empty());
}

TEST_F(CheckFlows, reportsTheBestEvidenceOfASinkOnce) {
    SinkHit unknown = hit_;
    unknown.origin = Origin::Unknown;
    unknown.concatenated = true;
    unknown.source = {0, 2};
    unknown.steps.pop_back();
    SinkHit longer = hit_;
    longer.source = {0, 3};
    longer.sourceName = "req.query.id";
    longer.steps.push_back({{0, 4}, "db.query()"});
    const std::vector<Finding> findings = check({unknown, longer, hit_});
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].confidence, Confidence::High);
    EXPECT_EQ(findings[0].flow[0].at, (Location{0, {10, 11}}));
    ASSERT_EQ(findings[0].related.size(), 1U);
    EXPECT_EQ(findings[0].related[0].at, (Location{0, {30, 31}}));
    EXPECT_EQ(findings[0].related[0].reason, "req.query.id gets here too");
}

TEST_F(CheckFlows, reportsEverySinkInTheOrderOfTheSource) {
    SinkHit other = hit_;
    other.at = {0, 9};
    const std::vector<Finding> findings = check({other, hit_});
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].at.span.begin, 40U);
    EXPECT_EQ(findings[1].at.span.begin, 90U);
    EXPECT_EQ(findings[1].symbol, "");
    EXPECT_EQ(findings[1].message, "req.body.id reaches db.query() in this file (query)");
}

TEST_F(CheckFlows, dropsRepeatedSteps) {
    hit_.steps = {{{0, 1}, "a"}, {{0, 1}, "a"}, {{0, 1}, "b"}, {{0, 4}, "b"}};
    EXPECT_EQ(check({hit_})[0].flow.size(), 3U);
}

}  // namespace
}  // namespace jsward
