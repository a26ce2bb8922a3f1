#include <gtest/gtest.h>

#include "cli/report/report.h"
#include "tests/unit/report/sample.h"

namespace jsward {
namespace {

using report_test::expectGolden;
using report_test::sampleResult;
using report_test::sampleRules;

TEST(RenderText, looksAsItShould) {
    expectGolden(renderText(sampleResult(), sampleRules(), {.width = 100}), "text.txt");
}

TEST(RenderText, fitsANarrowTerminal) {
    expectGolden(renderText(sampleResult(), sampleRules(), {.width = 50}), "text-narrow.txt");
}

TEST(RenderText, isShortWhenThereIsNothingToSay) {
    ScanResult result;
    result.files.resize(3);
    result.times.wall = 1.25;
    EXPECT_EQ(renderText(result, {}, {}), "✔ No findings\n3 files scanned in 1.2 s\n");
    EXPECT_EQ(renderText(result, {}, {.summary = false}), "");
}

TEST(RenderText, namesTheTimeOfEachStage) {
    ScanResult result;
    result.times.parse = 0.75;
    result.times.flow = 0.25;
    const std::string report = renderText(result, {}, {.summary = false, .timings = true});
    EXPECT_NE(report.find("  parse       750 ms  75.0 %\n"), std::string::npos) << report;
    EXPECT_NE(report.find("  flow        250 ms  25.0 %\n"), std::string::npos) << report;
    EXPECT_NE(report.find("  all          1.0 s\n"), std::string::npos) << report;
}

TEST(RenderText, cutsALongFlowInTheMiddle) {
    ScanResult result = sampleResult();
    Finding& finding = result.findings[4];
    const std::vector<FlowStep> steps = finding.flow;
    for (int i = 0; i < 4; ++i) finding.flow.insert(finding.flow.end(), steps.begin(), steps.end());
    const std::string report = renderText(result, sampleRules(), {.width = 100});
    EXPECT_NE(report.find("… 25 more steps …"), std::string::npos);
    EXPECT_NE(report.find(" 5 becomes part of a string"), std::string::npos);
    EXPECT_EQ(report.find(" 6 returned"), std::string::npos);
    EXPECT_NE(report.find(" 35 sink: pool.query()"), std::string::npos);
}

TEST(RenderText, showsTheFirstNoticesAndCountsTheOthers) {
    ScanResult result;
    for (int i = 0; i < 25; ++i) result.notices.push_back({Notice::Level::Warning, "a.js", "odd", "message", {}});
    result.notices.push_back({Notice::Level::Error, "b.js", "timeout", "the last one", {}});
    const std::string report = renderText(result, {}, {.summary = false});
    EXPECT_EQ(report.rfind("incomplete b.js: the last one\nwarning a.js: message\n", 0), 0U) << report;
    EXPECT_NE(report.find("… and 16 more notices; --format json has them all"), std::string::npos) << report;
}

TEST(RenderText, usesColours) {
    expectGolden(renderText(sampleResult(), sampleRules(), {.colour = true, .width = 100}), "text-colour.txt");
}

}  // namespace
}  // namespace jsward
