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

}  // namespace
}  // namespace jsward
