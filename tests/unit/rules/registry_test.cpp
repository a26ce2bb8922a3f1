#include "rules/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "rules/table.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

const fs::path kRules = fs::path(JSWARD_SOURCE_DIR) / "rules";

std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> foldersOnDisk() {
    std::set<std::string> folders;
    for (const fs::directory_entry& entry : fs::directory_iterator(kRules))
        if (fs::exists(entry.path() / "rule.json")) folders.insert(entry.path().filename());
    return folders;
}

TEST(Registry, holdsExactlyTheFolders) {
    std::set<std::string> ids;
    for (const Rule& rule : builtinRules()) ids.insert(rule.id);
    EXPECT_EQ(ids, foldersOnDisk());
    EXPECT_TRUE(std::ranges::is_sorted(builtinRules(), {}, &Rule::id));
}

TEST(Registry, wiresAChecksOfItsFolder) {
    for (const Rule& rule : builtinRules()) {
        EXPECT_EQ(rule.check != nullptr, fs::exists(kRules / rule.id / "check.cpp")) << rule.id;
        EXPECT_TRUE(rule.check != nullptr || rule.checkProject != nullptr || !rule.flows.empty() || !rule.options.empty())
            << rule.id << " has neither flows nor options nor a check.cpp: it can find nothing";
    }
}

TEST(Registry, embedsTheTextsUnchanged) {
    for (const rules::Row& row : rules::rows()) {
        EXPECT_EQ(row.json, read(kRules / row.folder / "rule.json"));
        EXPECT_EQ(row.page, read(kRules / row.folder / "README.md"));
    }
    for (const ModelText& model : builtinModels()) EXPECT_EQ(model.json, read(kRules / model.name));
}

TEST(Registry, embedsEveryModel) {
    std::set<std::string> embedded;
    for (const ModelText& model : builtinModels()) embedded.insert(std::string(model.name));
    std::set<std::string> onDisk;
    for (const fs::directory_entry& entry : fs::directory_iterator(kRules / "models"))
        if (entry.path().extension() == ".json") onDisk.insert("models/" + entry.path().filename().string());
    EXPECT_EQ(embedded, onDisk);
}

TEST(Registry, findsARuleById) {
    const std::vector<Rule> rules = [] {
        std::vector<Rule> result(2);
        result[0].id = "a";
        result[1].id = "b";
        return result;
    }();
    EXPECT_EQ(findRule(rules, "b"), &rules[1]);
    EXPECT_EQ(findRule(rules, "c"), nullptr);
}

TEST(RuleFolder, hasWhatARuleNeeds) {
    for (const Rule& rule : builtinRules()) {
        SCOPED_TRACE(rule.id);
        EXPECT_EQ(rule.page.rfind("# ", 0), 0U) << "README.md must start with a title";
        EXPECT_TRUE(fs::is_directory(kRules / rule.id / "fixtures")) << "fixtures/ is missing";
        EXPECT_NE(rule.message.back(), '.') << "the message ends without a full stop";
        EXPECT_EQ(rule.fix.back(), '.') << "the fix is a sentence";
        EXPECT_TRUE(std::ranges::find(rule.presets, "strict") != rule.presets.end()) << "strict holds every rule";
    }
}

/// What the schema for authors says must be what the parser takes.
TEST(RuleSchema, speaksOfTheKeysThatTheParserKnows) {
    const auto schema = nlohmann::json::parse(read(fs::path(JSWARD_SOURCE_DIR) / "docs/schema/rule.schema.json"));
    nlohmann::json json = {{"$schema", "../../docs/schema/rule.schema.json"},
                           {"id", "r"},
                           {"title", "T"},
                           {"message", "m"},
                           {"fix", "f."},
                           {"severity", "note"},
                           {"securitySeverity", 1},
                           {"cwe", {1}},
                           {"owasp", "A03:2021 Injection"},
                           {"pillar", "input"},
                           {"presets", {"strict"}},
                           {"settings", true},
                           {"triggers", "a"},
                           {"servers", true},
                           {"flows",
                            {{{"sources", {"a"}},
                              {"sinks", {"b"}},
                              {"message", "m"},
                              {"unless", {"validation"}},
                              {"unknownOrigin", true}}}},
                           {"options",
                            {{{"topic", "cookie"},
                              {"argument", 1},
                              {"key", "secure"},
                              {"is", {false}},
                              {"missing", true},
                              {"unknown", true},
                              {"below", 1},
                              {"above", 2},
                              {"contains", {"a"}},
                              {"and", {{{"key", "a"}, {"missing", true}}}},
                              {"minor", true},
                              {"confidence", "low"},
                              {"what", "w"}}}}};
    ASSERT_TRUE(parseRule("r", json.dump(), ""));
    const auto keysOf = [](const nlohmann::json& object) {
        std::set<std::string> keys;
        for (const auto& [key, value] : object.items()) keys.insert(key);
        return keys;
    };
    EXPECT_EQ(keysOf(schema["properties"]), keysOf(json));
    EXPECT_EQ(keysOf(schema["properties"]["flows"]["items"]["properties"]), keysOf(json["flows"][0]));
    EXPECT_EQ(keysOf(schema["properties"]["options"]["items"]["properties"]), keysOf(json["options"][0]));
    for (const auto& pillar : schema["properties"]["pillar"]["enum"]) {
        json["pillar"] = pillar;
        EXPECT_TRUE(parseRule("r", json.dump(), "")) << pillar;
    }
}

}  // namespace
}  // namespace jsward
