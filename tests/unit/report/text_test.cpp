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

TEST(RenderText, usesColours) {
    expectGolden(renderText(sampleResult(), sampleRules(), {.colour = true, .width = 100}), "text-colour.txt");
}

}  // namespace
}  // namespace jsward
