#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "cli/report/report.h"
#include "tests/unit/report/sample.h"

namespace jsward {
namespace {

using report_test::expectGolden;
using report_test::sampleResult;
using report_test::sampleRules;

TEST(RenderJson, holdsEverything) { expectGolden(renderJson(sampleResult(), sampleRules()), "report.json"); }

TEST(RenderSarif, holdsEverything) { expectGolden(renderSarif(sampleResult(), sampleRules()), "report.sarif"); }

/// Calls `visit` for every object of a JSON value.
template <class Visitor>
void forEachObject(const nlohmann::json& value, const Visitor& visit) {
    if (value.is_object()) visit(value);
    if (value.is_structured())
        for (const nlohmann::json& inner : value) forEachObject(inner, visit);
}

/// What the schema cannot say: indices lead where they should.
TEST(RenderSarif, pointsToItsOwnTables) {
    const nlohmann::json run = nlohmann::json::parse(renderSarif(sampleResult(), sampleRules()))["runs"][0];
    for (const nlohmann::json& result : run["results"])
        EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    std::size_t locations = 0;
    forEachObject(run["results"], [&](const nlohmann::json& object) {
        if (!object.contains("artifactLocation")) return;
        const nlohmann::json& location = object["artifactLocation"];
        EXPECT_EQ(run["artifacts"][location["index"].get<std::size_t>()]["location"]["uri"], location["uri"]);
        ++locations;
    });
    EXPECT_GT(locations, 10U);
    for (const nlohmann::json& notice : run["invocations"][0]["toolExecutionNotifications"])
        EXPECT_EQ(run["tool"]["driver"]["notifications"][notice["descriptor"]["index"].get<std::size_t>()]["id"],
                  notice["descriptor"]["id"]);
}

TEST(RenderSarif, givesEveryStepOfAFlow) {
    const ScanResult result = sampleResult();
    const nlohmann::json run = nlohmann::json::parse(renderSarif(result, sampleRules()))["runs"][0];
    for (std::size_t i = 0; i < result.findings.size(); ++i) {
        if (result.findings[i].flow.empty()) continue;
        const nlohmann::json& steps = run["results"][i]["codeFlows"][0]["threadFlows"][0]["locations"];
        ASSERT_EQ(steps.size(), result.findings[i].flow.size());
        for (std::size_t k = 0; k < steps.size(); ++k)
            EXPECT_EQ(steps[k]["location"]["message"]["text"], result.findings[i].flow[k].reason);
    }
}

TEST(RenderSarif, countsColumnsInUtf16) {
    ScanResult result = sampleResult();
    result.findings.resize(1);
    const Location after = report_test::place(result, "src/bundle.js", "'+req.query.name");
    result.findings[0].at = after;
    result.findings[0].related.clear();
    result.findings[0].fixes.clear();
    const nlohmann::json run = nlohmann::json::parse(renderSarif(result, {}))["runs"][0];
    const nlohmann::json& region = run["results"][0]["locations"][0]["physicalLocation"]["region"];
    // Two ideographs before it take three bytes each and one code unit.
    EXPECT_EQ(region["startColumn"], after.span.begin + 1 - 4);
    EXPECT_FALSE(run["results"][0].contains("ruleIndex"));
}

TEST(Reports, areTheSameEachTime) {
    EXPECT_EQ(renderJson(sampleResult(), sampleRules()), renderJson(sampleResult(), sampleRules()));
    EXPECT_EQ(renderSarif(sampleResult(), sampleRules()), renderSarif(sampleResult(), sampleRules()));
}

}  // namespace
}  // namespace jsward
