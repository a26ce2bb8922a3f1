// Proves every row of every model on the model's fixtures, rules/models/fixtures/<model>/. Two tests for each model: what is
// found in its fixtures is what they expect, and none of its rows could be missing without somebody noticing. A model without
// fixtures stands in unproven.txt; nothing else may.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "rules/registry.h"
#include "tests/fixture/needed_rows.h"
#include "tests/fixture/run.h"

namespace jsward::fixture {
namespace {

namespace fs = std::filesystem;

const fs::path kFixtures = fs::path(JSWARD_SOURCE_DIR) / "rules/models/fixtures";

/// "mysql" for "models/mysql.json". The kinds are the words of the other models and have no rows.
std::set<std::string> modelNames() {
    std::set<std::string> names;
    for (const ModelText& model : builtinModels()) names.insert(fs::path(model.name).stem().string());
    names.erase("kinds");
    return names;
}

std::set<std::string> unprovenNames() {
    std::istringstream lines(readFile(kFixtures / "unproven.txt"));
    std::set<std::string> names;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && !line.starts_with('#')) names.insert(line);
    return names;
}

void checkRows(const std::string& model, const std::vector<fs::path>& fixtures) {
    for (const std::string& path : unneededPaths(model + ".json", fixtures))
        ADD_FAILURE() << "rules/models/" << model << ".json: no fixture needs the path " << path;
}

void checkList(const std::set<std::string>& models) {
    const std::set<std::string> unproven = unprovenNames();
    for (const std::string& model : models)
        EXPECT_NE(unproven.contains(model), fs::exists(kFixtures / model))
            << model << " needs a folder of fixtures or a line in unproven.txt, not both";
    for (const std::string& name : unproven) EXPECT_TRUE(models.contains(name)) << name << " is no model";
    for (const fs::path& folder : fixturesIn(kFixtures))
        EXPECT_TRUE(models.contains(folder.filename().string()) || folder.extension() == ".txt")
            << folder << " belongs to no model";
}

void registerModel(const std::string& model) {
    const std::vector<fs::path> fixtures = fixturesIn(kFixtures / model);
    if (fixtures.empty()) return;
    registerTest(model, "rows", [model, fixtures] { checkRows(model, fixtures); });
    for (const fs::path& fixture : fixtures)
        registerTest(model, "fixture " + fixture.filename().string(),
                     [fixture] { checkFixture(fixtureOptions(), fixture); });
}

}  // namespace
}  // namespace jsward::fixture

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    const std::set<std::string> models = jsward::fixture::modelNames();
    jsward::fixture::registerTest("unproven", "list", [models] { jsward::fixture::checkList(models); });
    for (const std::string& model : models) jsward::fixture::registerModel(model);
    return RUN_ALL_TESTS();
}
