#include "analyzer/program/modules.h"

#include <gtest/gtest.h>

#include "tests/unit/program/module_tree.h"

namespace jsward::test {
namespace {

TEST(Modules, RelativePathsFindExtensionsAndIndexFiles) {
    const ModuleTree tree({{"app.js", ""},
                           {"bin/www.js", ""},
                           {"lib/a.mjs", ""},
                           {"lib/b.cjs", ""},
                           {"lib/c.jsx", ""},
                           {"lib/d.tsx", ""},
                           {"lib/user.service.js", ""},
                           {"lib/index.js", ""},
                           {"lib/parts/index.ts", ""},
                           {"lib/parts.js", ""},
                           {"types/shape.d.ts", ""}});
    expectAll(tree, {
                        {"bin/www.js", "../app", "app.js"},
                        {"bin/www.js", "../app.js", "app.js"},
                        {"app.js", "./lib/a", "lib/a.mjs"},
                        {"app.js", "./lib/b", "lib/b.cjs"},
                        {"app.js", "./lib/c", "lib/c.jsx"},
                        {"app.js", "./lib/d", "lib/d.tsx"},
                        {"app.js", "./lib/user.service", "lib/user.service.js"},
                        {"app.js", "./lib", "lib/index.js"},
                        {"app.js", "./lib/", "lib/index.js"},
                        {"lib/a.mjs", ".", "lib/index.js"},
                        {"lib/a.mjs", "./", "lib/index.js"},
                        {"lib/parts/index.ts", "..", "lib/index.js"},
                        {"app.js", "./lib/parts", "lib/parts.js"},
                        {"app.js", "./lib/parts/", "lib/parts/index.ts"},
                        {"app.js", "./lib/../lib/./a.mjs", "lib/a.mjs"},
                        {"app.js", "./lib//a.mjs", "lib/a.mjs"},
                        {"app.js", "./types/shape", "types/shape.d.ts"},
                        {"app.js", "./missing", "unknown"},
                        {"app.js", "./LIB/a.mjs", "unknown"},
                        {"app.js", "", "unknown"},
                    });
}

TEST(Modules, CompiledNamesMeanTheirSource) {
    const ModuleTree tree({{"src/main.ts", ""},
                           {"src/db.ts", ""},
                           {"src/view.tsx", ""},
                           {"src/esm.mts", ""},
                           {"src/common.cts", ""},
                           {"src/both.js", ""},
                           {"src/both.ts", ""},
                           {"src/native.d.ts", ""},
                           {"src/native.js", ""},
                           {"src/old.js", ""}});
    expectAll(tree, {
                        {"src/main.ts", "./db.js", "src/db.ts"},
                        {"src/main.ts", "./view.js", "src/view.tsx"},
                        {"src/main.ts", "./view.jsx", "src/view.tsx"},
                        {"src/main.ts", "./esm.mjs", "src/esm.mts"},
                        {"src/main.ts", "./common.cjs", "src/common.cts"},
                        {"src/main.ts", "./native.js", "src/native.js"},
                        {"src/main.ts", "./both", "src/both.ts"},
                        {"src/main.ts", "./both.js", "src/both.ts"},
                        {"src/old.js", "./both", "src/both.js"},
                        {"src/old.js", "./both.js", "src/both.js"},
                        {"src/old.js", "./both.ts", "src/both.ts"},
                    });
}

TEST(Modules, WhatSurroundsASpecifierIsDropped) {
    const ModuleTree tree({{"app.js", ""}, {"lib/x.js", ""}});
    expectAll(tree, {
                        {"app.js", "./lib/x?raw", "lib/x.js"},
                        {"app.js", "./lib/x.js?worker&inline", "lib/x.js"},
                        {"app.js", "!!raw-loader!./lib/x.js", "lib/x.js"},
                        {"app.js", "style-loader!css-loader?a=b!./lib/x", "lib/x.js"},
                        {"app.js", "text!./lib/x", "lib/x.js"},
                        {"app.js", ".\\lib\\x", "lib/x.js"},
                        {"lib/x.js", "..\\app.js", "app.js"},
                    });
}

TEST(Modules, JsonIsData) {
    const ModuleTree tree({{"lib/app.js", ""}, {"package.json", "{}"}});
    expectAll(tree, {
                        {"lib/app.js", "./settings.json", "data lib/settings.json"},
                        {"lib/app.js", "../package.json", "data package.json"},
                        {"lib/app.js", "../package", "data package.json"},
                        {"lib/app.js", "./settings", "unknown"},
                    });
}

TEST(Modules, NothingLeavesTheRoot) {
    const ModuleTree tree({{"app.js", ""}, {"lib/x.js", ""}});
    expectAll(tree, {
                        {"lib/x.js", "../../app.js", "unknown"},
                        {"app.js", "../etc/passwd", "unknown"},
                        {"app.js", "./lib/../../app.js", "unknown"},
                        {"app.js", "../data.json", "unknown"},
                        {"app.js", "/etc/passwd", "unknown"},
                        {"app.js", "/../x", "unknown"},
                    });
}

TEST(Modules, LeadingSlashStartsAtThePackageThenAtTheRoot) {
    const ModuleTree tree(
        {{"imports/i18n.js", ""}, {"web/package.json", "{}"}, {"web/src/main.js", ""}, {"web/src/deep/x.js", ""}});
    expectAll(tree, {
                        {"web/src/deep/x.js", "/src/main", "web/src/main.js"},
                        {"web/src/deep/x.js", "/imports/i18n", "imports/i18n.js"},
                        {"web/src/deep/x.js", "/data.json", "unknown"},
                    });
}

TEST(Modules, PackagesKeepTheirName) {
    const ModuleTree tree({{"src/app.js", ""}, {"src/node_modules/own/index.js", ""}});
    expectAll(tree, {
                        {"src/app.js", "express", "package express"},
                        {"src/app.js", "mysql2/promise", "package mysql2/promise"},
                        {"src/app.js", "@scope/name/lib/x", "package @scope/name/lib/x"},
                        {"src/app.js", "node:fs/promises", "package fs/promises"},
                        {"src/app.js", "punycode/", "package punycode"},
                        {"src/app.js", "lodash?x", "package lodash"},
                        {"src/app.js", "../node_modules/mysql/lib/Pool.js", "package mysql/lib/Pool.js"},
                        {"src/app.js", "./node_modules/own", "package own"},
                        {"src/app.js", "@/store", "unknown"},
                        {"src/app.js", "~/store", "unknown"},
                        {"src/app.js", "$lib/store", "unknown"},
                        {"src/app.js", "#internal", "unknown"},
                        {"src/app.js", "with space", "unknown"},
                    });
}

TEST(Modules, SchemesAndAddresses) {
    const ModuleTree tree(Tree{{"app.ts", ""}});
    expectAll(tree,
              {
                  {"app.ts", "npm:express", "package express"},
                  {"app.ts", "npm:express@4.18.2", "package express"},
                  {"app.ts", "npm:mysql2@^3.0.0/promise", "package mysql2/promise"},
                  {"app.ts", "npm:/@scope/name@1/sub", "package @scope/name/sub"},
                  {"app.ts", "jsr:@std/path@1", "package @std/path"},
                  {"app.ts", "https://cdn.example/express@4.18.2", "package express"},
                  {"app.ts", "https://cdn.example/v135/@scope/name@1.0.0/lib/x.js?dev", "package @scope/name/lib/x.js"},
                  {"app.ts", "https://modules.example/x/oak@v12.6.1/mod.ts", "package oak/mod.ts"},
                  {"app.ts", "https://cdn.example/pg", "package pg"},
                  {"app.ts", "https://example.com/assets/site.js", "unknown"},
                  {"app.ts", "https://example.com", "unknown"},
                  {"app.ts", "bun:sqlite", "package bun:sqlite"},
                  {"app.ts", "file:///tmp/x.js", "unknown"},
                  {"app.ts", "data:text/javascript,export default 1", "unknown"},
                  {"app.ts", "virtual:routes", "unknown"},
                  {"app.ts", "C:\\src\\x.js", "unknown"},
              });
}

TEST(Modules, DirectoriesAnswerThroughTheirPackageJson) {
    const ModuleTree tree(
        {{"app.js", ""},
         {"a/package.json", R"({"main": "lib/entry"})"},
         {"a/lib/entry.js", ""},
         {"b/package.json", R"({"main": "./lib"})"},
         {"b/lib/index.js", ""},
         {"c/package.json", R"({"main": "missing.js"})"},
         {"c/index.js", ""},
         {"d/package.json", R"({"main": "."})"},
         {"d/index.js", ""},
         {"e/package.json", R"({"module": "esm.mjs"})"},
         {"e/esm.mjs", ""},
         {"f/package.json", R"({"main": "../app.js"})"},
         {"g/package.json", "{ not json"},
         {"g/index.js", ""},
         {"h/package.json", R"({"main": 1, "exports": 2, "imports": [3], "workspaces": {"packages": 4}})"},
         {"h/index.js", ""}});
    expectAll(tree, {
                        {"app.js", "./a", "a/lib/entry.js"},
                        {"app.js", "./b", "b/lib/index.js"},
                        {"app.js", "./c", "c/index.js"},
                        {"app.js", "./d", "d/index.js"},
                        {"app.js", "./e", "e/esm.mjs"},
                        {"app.js", "./f", "unknown"},
                        {"app.js", "./g", "g/index.js"},
                        {"app.js", "./h", "h/index.js"},
                        {"a/lib/entry.js", "..", "a/lib/entry.js"},
                    });
}

TEST(Modules, BuildOutputThatIsNotScannedMeansItsSource) {
    const ModuleTree tree(
        {{"bin/cli.js", ""},
         {"src/index.ts", ""},
         {"src/commands/run.ts", ""},
         {"tools/run.js", ""},
         {"server/package.json", R"({"name": "server"})"},
         {"server/tsconfig.json", R"({"compilerOptions": {"outDir": "./.output/app", "rootDir": "./code"}})"},
         {"server/code/main.ts", ""},
         {"server/start.js", ""}});
    expectAll(tree, {
                        {"bin/cli.js", "../dist", "src/index.ts"},
                        {"bin/cli.js", "../dist/commands/run.js", "src/commands/run.ts"},
                        {"bin/cli.js", "../dist/cjs/commands/run.cjs", "src/commands/run.ts"},
                        {"bin/cli.js", "../build/src/index.js", "src/index.ts"},
                        {"bin/cli.js", "../build/tools/run", "tools/run.js"},
                        {"bin/cli.js", "../dist/commands/stop.js", "unknown"},
                        {"server/start.js", "./.output/app/main.js", "server/code/main.ts"},
                        {"bin/cli.js", "../server/.output/app/main.js", "server/code/main.ts"},
                    });
}

TEST(Modules, PackageOfIsTheNearestPackageJson) {
    const ModuleTree tree({{"index.js", ""},
                           {"a/package.json", "{}"},
                           {"a/src/deep/x.js", ""},
                           {"a/b/package.json", "{}"},
                           {"a/b/y.js", ""},
                           {"a/broken/package.json", "{"},
                           {"a/broken/z.js", ""}});
    EXPECT_EQ(tree.resolver().packageOf(tree.id("index.js")), "");
    EXPECT_EQ(tree.resolver().packageOf(tree.id("a/src/deep/x.js")), "a");
    EXPECT_EQ(tree.resolver().packageOf(tree.id("a/b/y.js")), "a/b");
    EXPECT_EQ(tree.resolver().packageOf(tree.id("a/broken/z.js")), "a");
}

TEST(Modules, ComponentsAreWhatImportsJoin) {
    const ModuleTree tree({{"package.json", R"({"workspaces": ["packages/*"]})"},
                           {"packages/api/package.json", R"({"name": "api"})"},
                           {"packages/api/index.js", ""},
                           {"packages/api/routes.js", ""},
                           {"packages/db/package.json", R"({"name": "db"})"},
                           {"packages/db/index.js", ""},
                           {"packages/web/package.json", R"({"name": "web"})"},
                           {"packages/web/a.js", ""},
                           {"packages/web/b.js", ""},
                           {"packages/web/c.js", ""}});
    using Groups = std::vector<std::vector<std::string>>;
    EXPECT_EQ(tree.components({{"packages/api/index.js", "./routes"},
                               {"packages/api/routes.js", "db"},
                               {"packages/web/c.js", "./b"},
                               {"packages/web/b.js", "./c"},
                               {"packages/web/a.js", "react"},
                               {"packages/web/a.js", "./gone"}}),
              (Groups{{"packages/api/index.js", "packages/api/routes.js", "packages/db/index.js"},
                      {"packages/web/a.js"},
                      {"packages/web/b.js", "packages/web/c.js"}}));
}

TEST(Modules, AnEmptyScan) {
    const ModuleTree tree(Tree{});
    EXPECT_TRUE(tree.components({}).empty());
}

std::vector<std::string> folder(const ModuleTree& tree, const std::string& from, std::string_view pattern) {
    std::vector<std::string> paths;
    for (const FileId file : tree.resolver().resolveFolder(tree.id(from), pattern)) paths.push_back(tree.path(file));
    return paths;
}

TEST(Modules, PatternsMeanFilesOfFolders) {
    const ModuleTree tree({{"package.json", "{}"},
                           {"src/app.js", ""},
                           {"src/routes/a.js", ""},
                           {"src/routes/b.ts", ""},
                           {"src/routes/deep/c.js", ""},
                           {"src/routes/index.js", ""}});
    using Paths = std::vector<std::string>;
    EXPECT_EQ(folder(tree, "src/app.js", "./routes/*"),
              (Paths{"src/routes/a.js", "src/routes/b.ts", "src/routes/index.js"}));
    EXPECT_EQ(folder(tree, "src/routes/index.js", "./*"), (Paths{"src/routes/a.js", "src/routes/b.ts"}))
        << "a file does not mean itself";
    EXPECT_EQ(folder(tree, "src/app.js", "~/src/routes/deep/*"), (Paths{"src/routes/deep/c.js"}));
    EXPECT_EQ(folder(tree, "src/app.js", "./routes"), (Paths{"src/routes/index.js"})) << "one module";
    EXPECT_EQ(folder(tree, "src/app.js", "./nowhere/*"), Paths{});
}

TEST(Modules, PatternsAndGroupsJoinComponents) {
    const ModuleTree tree({{"app.js", ""}, {"other.js", ""}, {"pages/a.js", ""}, {"pages/b.js", ""}, {"r/x.js", ""}});
    const std::vector<std::vector<std::string>> requests = {{"./r/*"}, {}, {}, {}, {}};
    const auto components = tree.resolver().components(requests, {{tree.id("pages/a.js"), tree.id("pages/b.js")}});
    ASSERT_EQ(components.size(), 3U);
    EXPECT_EQ(components[0], (std::vector<FileId>{tree.id("app.js"), tree.id("r/x.js")}));
    EXPECT_EQ(components[2], (std::vector<FileId>{tree.id("pages/a.js"), tree.id("pages/b.js")}));
}

}  // namespace
}  // namespace jsward::test
