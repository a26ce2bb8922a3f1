// What tsconfig.json and jsconfig.json add to resolution.
#include <gtest/gtest.h>

#include "tests/unit/program/module_tree.h"

namespace jsward::test {
namespace {

TEST(ModuleTsConfig, PathsWithCommentsAndTrailingCommas) {
    const ModuleTree tree({{"tsconfig.json", R"({
                               // where things are
                               "compilerOptions": {
                                   "paths": {
                                       "@/*": ["./src/*"], /* the rest */
                                       "@/generated/*": ["./gen/*", "./gen-old/*"],
                                       "config": ["./src/settings/index.ts"],
                                       "#/*": ["./src/*"],
                                       "*.model": ["./src/models/*"],
                                   },
                               },
                           })"},
                           {"gen-old/b.ts", ""},
                           {"gen/a.ts", ""},
                           {"src/app.ts", ""},
                           {"src/models/user.ts", ""},
                           {"src/settings/index.ts", ""},
                           {"src/view.tsx", ""}});
    expectAll(tree, {
                        {"src/app.ts", "@/view", "src/view.tsx"},
                        {"src/app.ts", "@/view.js", "src/view.tsx"},
                        {"src/app.ts", "@/settings", "src/settings/index.ts"},
                        {"src/app.ts", "@/generated/a", "gen/a.ts"},
                        {"src/app.ts", "@/generated/b", "gen-old/b.ts"},
                        {"src/app.ts", "config", "src/settings/index.ts"},
                        {"src/app.ts", "#/view", "src/view.tsx"},
                        {"src/app.ts", "user.model", "src/models/user.ts"},
                        {"src/app.ts", "@/missing", "unknown"},
                        {"src/app.ts", "@/../../etc/passwd", "unknown"},
                        {"src/app.ts", "@/data.json", "data src/data.json"},
                        {"src/app.ts", "~/view", "unknown"},
                    });
}

TEST(ModuleTsConfig, BaseUrl) {
    const ModuleTree tree({{"package.json", R"({"dependencies": {"config": "^3.0.0"}})"},
                           {"tsconfig.json", R"({"compilerOptions": {"baseUrl": "./src", "paths": {"~/*": ["./*"]}}})"},
                           {"src/app.ts", ""},
                           {"src/config/index.ts", ""},
                           {"src/events.ts", ""},
                           {"src/models/user.ts", ""},
                           {"src/shape.d.ts", ""}});
    expectAll(tree, {
                        {"src/app.ts", "models/user", "src/models/user.ts"},
                        {"src/models/user.ts", "~/app", "src/app.ts"},
                        {"src/app.ts", "config", "package config"},
                        {"src/app.ts", "events", "package events"},
                        {"src/app.ts", "shape", "package shape"},
                        {"src/app.ts", "express", "package express"},
                    });
}

TEST(ModuleTsConfig, TheNearestOneCounts) {
    const ModuleTree tree({{"app.js", ""},
                           {"jsconfig.json", R"({"compilerOptions": {"paths": {"@/*": ["./*"]}}})"},
                           {"web/tsconfig.json", R"({"compilerOptions": {"paths": {"@/*": ["./src/*"]}}})"},
                           {"web/jsconfig.json", R"({"compilerOptions": {"paths": {"@/*": ["./never/*"]}}})"},
                           {"web/src/deep/x.ts", ""},
                           {"web/src/main.ts", ""}});
    expectAll(tree, {{"app.js", "@/app", "app.js"},
                     {"web/src/deep/x.ts", "@/main", "web/src/main.ts"},
                     {"web/src/deep/x.ts", "@/app", "unknown"}});
}

TEST(ModuleTsConfig, Extends) {
    const ModuleTree tree(
        {{"tsconfig.base.json", R"({"compilerOptions": {"baseUrl": ".", "paths": {"@acme/*": ["libs/*/src"]}}})"},
         {"config/strict.json", R"({"compilerOptions": {"strict": true, "paths": {"$/*": ["${configDir}/src/*"]}}})"},
         {"apps/api/tsconfig.json", R"({"extends": "../../tsconfig.base"})"},
         {"apps/api/main.ts", ""},
         {"apps/web/tsconfig.json", R"({"extends": ["../../tsconfig.base.json", "../../config/strict.json"],
                                                          "compilerOptions": {"baseUrl": null}})"},
         {"apps/web/src/main.ts", ""},
         {"apps/own/tsconfig.json",
          R"({"extends": "../../tsconfig.base.json", "compilerOptions": {"paths": {"own": ["libs/db/src"]}}})"},
         {"apps/own/main.ts", ""},
         {"libs/db/src/index.ts", ""}});
    expectAll(tree, {
                        {"apps/api/main.ts", "@acme/db", "libs/db/src/index.ts"},
                        {"apps/web/src/main.ts", "$/main", "apps/web/src/main.ts"},
                        {"apps/web/src/main.ts", "@acme/db", "package @acme/db"},
                        {"apps/own/main.ts", "own", "libs/db/src/index.ts"},
                        {"apps/own/main.ts", "@acme/db", "package @acme/db"},
                    });
}

TEST(ModuleTsConfig, ExtendsAPackageOfTheScan) {
    const ModuleTree tree(
        {{"app/tsconfig.json", R"({"extends": "@acme/tsconfig/base.json", "compilerOptions": {"baseUrl": "."}})"},
         {"app/main.ts", ""},
         {"config/package.json", R"({"name": "@acme/tsconfig"})"},
         {"config/base.json", R"({"compilerOptions": {"paths": {"@/*": ["./*"]}}})"}});
    expectAll(tree, {{"app/main.ts", "@/main", "app/main.ts"}});
}

TEST(ModuleTsConfig, CirclesAndBrokenFilesAreHarmless) {
    const ModuleTree tree(
        {{"a/tsconfig.json", R"({"extends": "../b/tsconfig.json", "compilerOptions": {"paths": {"a/*": ["./*"]}}})"},
         {"a/x.ts", ""},
         {"b/tsconfig.json", R"({"extends": "../a/tsconfig.json", "compilerOptions": {"paths": {"b/*": ["./*"]}}})"},
         {"b/x.ts", ""},
         {"c/tsconfig.json", R"({"extends": "./tsconfig.json", "compilerOptions": {"paths": {"c/*": ["./*"]}}})"},
         {"c/x.ts", ""},
         {"d/tsconfig.json", R"({"extends": "./missing", "compilerOptions": []})"},
         {"d/x.ts", ""},
         {"e/tsconfig.json",
          R"({"extends": 1, "references": {}, "compilerOptions": {"paths": {"e/*": "./*", "f": [2]}, "rootDirs": 3, "baseUrl": 4}})"},
         {"e/x.ts", ""},
         {"f/tsconfig.json", "nonsense"},
         {"f/x.ts", ""}});
    expectAll(tree, {
                        {"a/x.ts", "a/x", "a/x.ts"},
                        {"b/x.ts", "b/x", "b/x.ts"},
                        {"c/x.ts", "c/x", "c/x.ts"},
                        {"d/x.ts", "./x", "d/x.ts"},
                        {"e/x.ts", "e/x", "e/x.ts"},
                        {"f/x.ts", "./x", "f/x.ts"},
                    });
}

TEST(ModuleTsConfig, ReferencesToTheSameDirectory) {
    const ModuleTree tree(
        {{"tsconfig.json",
          R"({"files": [], "references": [{"path": "./tsconfig.node.json"}, {"path": "./tsconfig.app.json"}]})"},
         {"tsconfig.node.json", R"({"compilerOptions": {"strict": true}})"},
         {"tsconfig.app.json", R"({"compilerOptions": {"paths": {"@/*": ["./src/*"]}}})"},
         {"src/main.ts", ""}});
    expectAll(tree, {{"src/main.ts", "@/main", "src/main.ts"}});
}

TEST(ModuleTsConfig, RootDirsLieOverEachOther) {
    const ModuleTree tree({{"tsconfig.json", R"({"compilerOptions": {"rootDirs": ["./src", "./generated"]}})"},
                           {"generated/api/client.ts", ""},
                           {"src/api/main.ts", ""}});
    expectAll(tree, {{"src/api/main.ts", "./client", "generated/api/client.ts"},
                     {"generated/api/client.ts", "./main", "src/api/main.ts"}});
}

TEST(ModuleTsConfig, AliasesOfPackagesAndDeclarationsStayPackages) {
    const ModuleTree tree({{"tsconfig.json", R"({"compilerOptions": {"baseUrl": ".", "paths": {
                               "*": ["node_modules/*", "typings/*"], "react": ["./node_modules/preact/compat"]}}})"},
                           {"app.ts", ""},
                           {"typings/untyped.d.ts", ""}});
    expectAll(tree, {{"app.ts", "untyped", "package untyped"}, {"app.ts", "react", "package react"}});
}

}  // namespace
}  // namespace jsward::test
