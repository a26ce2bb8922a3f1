#include "analyzer/scan/rule_selection.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

std::vector<Rule> rules() {
    std::vector<Rule> made(3);
    made[0].id = "sql-injection";
    made[0].presets = {"recommended", "strict"};
    made[1].id = "unvalidated-input";
    made[1].presets = {"strict"};
    made[2].id = "weak-hash";
    made[2].presets = {"recommended", "strict"};
    return made;
}

std::vector<std::string> selected(const ScanOptions& options) {
    const std::vector<Rule> all = rules();
    const auto result = selectRules(options, all);
    std::vector<std::string> ids;
    if (!result) return {"error: " + result.error().message};
    for (const Rule* rule : *result) ids.push_back(rule->id);
    return ids;
}

TEST(SelectRules, ByPreset) {
    ScanOptions options;
    EXPECT_EQ(selected(options), (std::vector<std::string>{"sql-injection", "weak-hash"}));
    options.preset = "strict";
    EXPECT_EQ(selected(options), (std::vector<std::string>{"sql-injection", "unvalidated-input", "weak-hash"}));
}

TEST(SelectRules, ByIdWhateverThePreset) {
    ScanOptions options;
    options.onlyRules = {"unvalidated-input", "sql-injection"};
    EXPECT_EQ(selected(options), (std::vector<std::string>{"sql-injection", "unvalidated-input"}));
}

TEST(SelectRules, UnknownWordsAreErrorsWithTheNearestOne) {
    ScanOptions options;
    options.onlyRules = {"sql-injektion"};
    EXPECT_NE(selected(options).front().find("did you mean \"sql-injection\"?"), std::string::npos)
        << selected(options).front();
    options.onlyRules.clear();
    options.preset = "strikt";
    EXPECT_NE(selected(options).front().find("did you mean \"strict\"?"), std::string::npos)
        << selected(options).front();
}

}  // namespace
}  // namespace jsward
