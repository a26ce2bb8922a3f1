// Files that change between being found and being read.
#include "analyzer/scan/load.h"

#include <array>
#include <filesystem>

#include <gtest/gtest.h>

#include "analyzer/flow/models.h"
#include "temporary_tree.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

/// What loading each file of the folder comes to, when `change` happens after they were found: "path", or "path notice".
template <typename Change>
std::vector<std::string> loadedAfter(const TemporaryTree& tree, Change change) {
    ScanOptions options;
    options.paths = {tree.root()};
    const Result<Discovery> found = discover(options);
    EXPECT_TRUE(found);
    change();
    const std::array<ModelText, 1> texts = {{{"kinds.json", R"({"sinks": {}, "sources": {}})"}}};
    const Result<Models> models = Models::parse(texts);
    const RuleTriggers rules({});
    Loader loader(options, models->triggerReader(), rules);
    std::vector<std::string> out;
    for (const Candidate& file : found->files) {
        const SurveyedFile loaded = loader.survey(file);
        EXPECT_EQ(loaded.isKept, loaded.notices.empty()) << file.path;
        out.push_back(file.path);
        for (const Notice& notice : loaded.notices) out.back() += " " + notice.code;
    }
    return out;
}

TEST(Load, FilesThatVanishBeforeTheyAreParsedAreTold) {
    const TemporaryTree tree;
    tree.write("a.js", "f();\n");
    ScanOptions options;
    options.paths = {tree.root()};
    const Result<Discovery> found = discover(options);
    const std::array<ModelText, 1> texts = {{{"kinds.json", R"({"sinks": {}, "sources": {}})"}}};
    const Result<Models> models = Models::parse(texts);
    const RuleTriggers rules({});
    Loader loader(options, models->triggerReader(), rules);
    EXPECT_TRUE(loader.survey(found->files[0]).isKept);
    fs::remove(tree.path("a.js"));
    const ParsedProgram parsed = loader.parse(found->files[0]);
    ASSERT_EQ(parsed.notices.size(), 1U);
    EXPECT_EQ(parsed.notices[0].code, "vanished");
    EXPECT_EQ(parsed.program.functions.size(), 1U);  // an empty one, which the engine can follow
}

TEST(Load, FilesThatChangeMeanwhileAreToldAndTheRestIsLoaded) {
    const TemporaryTree tree;
    for (const char* name : {"becomes-folder.js", "becomes-link.js", "deleted.js", "folder/deleted.js", "stays.js"})
        tree.write(name, "f();\n");
    const auto change = [&] {
        fs::remove(tree.path("deleted.js"));
        fs::remove_all(tree.path("folder"));
        fs::remove(tree.path("becomes-folder.js"));
        fs::create_directory(tree.path("becomes-folder.js"));
        fs::remove(tree.path("becomes-link.js"));
        fs::create_symlink("stays.js", tree.path("becomes-link.js"));
    };
    EXPECT_EQ(loadedAfter(tree, change),
              (std::vector<std::string>{"becomes-folder.js not-a-file", "becomes-link.js not-a-file",
                                        "deleted.js vanished", "folder/deleted.js vanished", "stays.js"}));
}

}  // namespace
}  // namespace jsward
