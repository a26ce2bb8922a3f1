#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "analyzer/flow/model_index.h"

namespace jsward {
namespace {

struct ModelFiles {
    std::vector<std::string> names;
    std::vector<std::string> texts;
    std::vector<ModelText> views;
};

ModelFiles builtIn() {
    ModelFiles files;
    for (const auto& entry : std::filesystem::directory_iterator(JSWARD_SOURCE_DIR "/rules/models")) {
        if (entry.path().extension() != ".json") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path()).rdbuf();
        files.names.push_back(entry.path().filename().string());
        files.texts.push_back(text.str());
    }
    for (std::size_t i = 0; i < files.names.size(); ++i) files.views.push_back({files.names[i], files.texts[i]});
    return files;
}

constexpr std::string_view kKinds = R"j({"sinks": {"sql": {}, "credential": {}}, "sources": {"remote-input": {}}})j";

std::string errorOf(std::string_view json) {
    const std::vector<ModelText> files = {{"kinds.json", kKinds}, {"mine.json", json}};
    const auto models = Models::parse(files);
    return models ? "" : models.error().message;
}

TEST(Models, EveryBuiltInModelIsWellFormed) {
    const ModelFiles files = builtIn();
    ASSERT_GT(files.views.size(), 20U);
    const auto models = Models::parse(files.views);
    ASSERT_TRUE(models) << models.error().message;
    EXPECT_GT(models->index().facts.size(), 100U);
}

TEST(Models, EveryTypeThatARowNamesIsYieldedByAPath) {
    const ModelFiles files = builtIn();
    const auto models = Models::parse(files.views);
    ASSERT_TRUE(models) << models.error().message;
    const Models::Index& index = models->index();
    std::set<TrieNode> yielded;
    for (const Fact& fact : index.facts) {
        yielded.insert(fact.type);
        for (const auto& parameter : fact.parameters) yielded.insert(parameter.type);
    }
    for (const auto& shape : index.parameterShapes) {
        for (const auto& parameter : shape.parameters) yielded.insert(parameter.type);
    }
    for (const auto& [name, root] : index.types)
        EXPECT_TRUE(yielded.contains(root)) << name << " is used but nothing is ever one";
}

TEST(Models, AnUnknownKeyNamesTheNearestOne) {
    EXPECT_NE(errorOf(R"j({"packages": ["x"], "sink": []})j").find("\"sinks\""), std::string::npos);
}

TEST(Models, AnUnknownKindNamesTheNearestOne) {
    EXPECT_NE(errorOf(R"j({"packages": ["x"], "sinks": [{"kind": "sqll", "at": ["@()"]}]})j").find("\"sql\""),
              std::string::npos);
}

TEST(Models, ABrokenPathNamesItsColumn) {
    EXPECT_NE(errorOf(R"j({"packages": ["x"], "sinks": [{"kind": "sql", "at": ["@.query(x)"]}]})j").find("column 9"),
              std::string::npos);
}

TEST(Models, BrokenJsonIsAnErrorThatNamesTheFile) { EXPECT_NE(errorOf("{").find("mine.json"), std::string::npos); }

}  // namespace
}  // namespace jsward
