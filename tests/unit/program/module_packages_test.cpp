// Packages of the scan that are named: exports, imports, self-reference, workspaces, links.
#include <gtest/gtest.h>

#include "tests/unit/program/module_tree.h"

namespace jsward::test {
namespace {

/// A workspace of one package with this package.json beside an app that imports it.
ModuleTree workspaceWith(const std::string& packageJson, const std::vector<std::string>& files) {
    Tree tree{{"package.json", R"({"workspaces": ["lib", "app"]})"},
              {"app/package.json", R"({"name": "app"})"},
              {"app/main.js", ""},
              {"lib/package.json", packageJson}};
    for (const std::string& file : files) tree["lib/" + file] = "";
    return ModuleTree(tree);
}

TEST(ModuleExports, OneTarget) {
    const ModuleTree tree =
        workspaceWith(R"({"name": "lib", "exports": "./source/entry.js"})", {"source/entry.js", "index.js"});
    expectAll(tree, {{"app/main.js", "lib", "lib/source/entry.js"}});
}

TEST(ModuleExports, ConditionsInTheOrderWritten) {
    const ModuleTree tree = workspaceWith(
        R"({"name": "lib", "main": "old.js", "exports": {
            ".": {"types": "./types.d.ts", "node": {"import": "./node.mjs", "require": "./node.cjs"}, "default": "./browser.js"},
            "./later": {"browser": "./browser.js", "default": "./node.cjs"},
            "./foreign": {"development": "./browser.js", "default": "./missing.js"},
            "./typed": {"types": "./typed.d.ts", "default": "./missing.js"},
            "./list": ["./missing.js", {"require": "./node.cjs"}]
        }})",
        {"browser.js", "node.cjs", "node.mjs", "old.js", "typed.ts", "types.d.ts"});
    expectAll(tree, {
                        {"app/main.js", "lib", "lib/node.mjs"},
                        {"app/main.js", "lib/later", "lib/node.cjs"},
                        {"app/main.js", "lib/foreign", "lib/browser.js"},
                        {"app/main.js", "lib/typed", "lib/typed.ts"},
                        {"app/main.js", "lib/list", "lib/node.cjs"},
                    });
}

TEST(ModuleExports, SubpathPatterns) {
    const ModuleTree tree = workspaceWith(
        R"({"name": "lib", "exports": {
            "./*": "./src/*.js",
            "./features/*.js": "./src/features/*/main.js",
            "./features/private/*": null,
            "./icons/": "./src/icons/",
            "./data.json": "./data.json"
        }})",
        {"src/a.js", "src/deep/b.js", "src/features/x/main.js", "src/features/private/y.js", "src/icons/home.js"});
    expectAll(tree, {
                        {"app/main.js", "lib/a", "lib/src/a.js"},
                        {"app/main.js", "lib/deep/b", "lib/src/deep/b.js"},
                        {"app/main.js", "lib/features/x.js", "lib/src/features/x/main.js"},
                        {"app/main.js", "lib/features/private/y", "unknown"},
                        {"app/main.js", "lib/icons/home.js", "lib/src/icons/home.js"},
                        {"app/main.js", "lib/data.json", "data lib/data.json"},
                    });
}

TEST(ModuleExports, TargetsStayInThePackage) {
    const ModuleTree tree = workspaceWith(
        R"({"name": "lib", "exports": {".": "../app/main.js", "./up/*": "./*", "./abs": "/app/main.js", "./self": "lib/self"}})",
        {});
    expectAll(tree, {
                        {"app/main.js", "lib", "package lib"},
                        {"app/main.js", "lib/up/../app/main.js", "package lib/up/../app/main.js"},
                        {"app/main.js", "lib/abs", "package lib/abs"},
                        {"app/main.js", "lib/self", "package lib/self"},
                    });
}

TEST(ModuleExports, NestedWithoutEnd) {
    std::string conditions;
    for (int i = 0; i < 2000; ++i) conditions += R"({"node":)";
    conditions += R"("./deep.js")" + std::string(2000, '}');
    const ModuleTree tree = workspaceWith(R"({"name": "lib", "exports": {".": )" + conditions + "}}", {"index.js"});
    expectAll(tree, {{"app/main.js", "lib", "unknown"}});
}

TEST(ModuleImports, InternalNames) {
    const ModuleTree tree({{"package.json", R"({"name": "app", "imports": {
                               "#db": {"node": "./src/db.js", "default": "./src/db-browser.js"},
                               "#lib/*": "./src/lib/*.js",
                               "#sql": "mysql2",
                               "#sql/*": {"default": "mysql2/*"},
                               "#circle": "#circle",
                               "#out": "../x.js"
                           }})"},
                           {"src/db.js", ""},
                           {"src/lib/deep/a.js", ""}});
    expectAll(tree, {
                        {"src/lib/deep/a.js", "#db", "src/db.js"},
                        {"src/db.js", "#lib/deep/a", "src/lib/deep/a.js"},
                        {"src/db.js", "#sql", "package mysql2"},
                        {"src/db.js", "#sql/promise", "package mysql2/promise"},
                        {"src/db.js", "#circle", "unknown"},
                        {"src/db.js", "#out", "unknown"},
                        {"src/db.js", "#other", "unknown"},
                    });
}

TEST(ModuleSelfReference, APackageKnowsItsOwnName) {
    const ModuleTree tree(
        {{"package.json", R"({"name": "@acme/tool", "exports": {".": "./src/main.js", "./util": "./src/util.js"}})"},
         {"src/main.js", ""},
         {"src/util.js", ""},
         {"src/inner/package.json", R"({"type": "commonjs"})"},
         {"src/inner/x.js", ""},
         {"test/util.test.js", ""}});
    expectAll(tree, {
                        {"test/util.test.js", "@acme/tool", "src/main.js"},
                        {"test/util.test.js", "@acme/tool/util", "src/util.js"},
                        {"src/inner/x.js", "@acme/tool/util", "src/util.js"},
                    });
}

TEST(ModuleSelfReference, ADependencyOfTheSameNameIsAnotherPackage) {
    const ModuleTree tree({{"package.json", R"({"name": "express", "dependencies": {"express": "^4.0.0"}})"},
                           {"index.js", ""},
                           {"server/package.json", R"({"dependencies": {"express": "^4.0.0"}})"},
                           {"server/app.js", ""}});
    expectAll(tree, {{"index.js", "express", "package express"}, {"server/app.js", "express", "package express"}});
}

TEST(ModuleWorkspaces, MembersSeeEachOtherByName) {
    const Tree members{
        {"apps/api/package.json", R"({"name": "api", "dependencies": {"@acme/db": "1.0.0"}})"},
        {"apps/api/main.ts", ""},
        {"packages/db/package.json", R"({"name": "@acme/db", "main": "dist/index.js", "types": "dist/index.d.ts"})"},
        {"packages/db/src/index.ts", ""},
        {"packages/db/src/query/build.ts", ""},
        {"examples/demo/package.json", R"({"name": "lodash"})"},
        {"examples/demo/index.js", ""}};
    const std::vector<std::pair<const char*, const char*>> declarations = {
        {"package.json", R"({"workspaces": ["apps/*", "./packages/**"]})"},
        {"package.json", R"({"workspaces": {"packages": ["{apps,packages}/*"]}})"},
        {"pnpm-workspace.yaml", "# the parts\npackages:\n  - 'apps/*'\n  - packages/*  # all of them\n\n  - "
                                "'!packages/old'\ncatalog:\n  - x\n"},
        {"pnpm-workspace.yaml", "packages: [\n  \"apps/*\", packages/*\n]\n"},
        {"lerna.json", R"({"packages": ["apps/*", "packages/*"], "version": "1.0.0"})"},
    };
    for (const auto& [path, text] : declarations) {
        SCOPED_TRACE(text);
        Tree files = members;
        files[path] = text;
        const ModuleTree tree(files);
        expectAll(tree, {
                            {"apps/api/main.ts", "@acme/db", "packages/db/src/index.ts"},
                            {"apps/api/main.ts", "@acme/db/query/build", "packages/db/src/query/build.ts"},
                            {"apps/api/main.ts", "@acme/db/dist/query/build", "packages/db/src/query/build.ts"},
                            {"apps/api/main.ts", "@acme/db/package.json", "data packages/db/package.json"},
                            {"apps/api/main.ts", "@acme/db/generated", "package @acme/db/generated"},
                            {"apps/api/main.ts", "@acme/other", "package @acme/other"},
                            {"apps/api/main.ts", "lodash", "package lodash"},
                        });
    }
}

TEST(ModuleWorkspaces, EntryPointsOfAMember) {
    struct Case {
        const char* packageJson;
        const char* file;
    };
    const Case cases[] = {
        {R"({"name": "lib"})", "index.js"},
        {R"({"name": "lib"})", "src/index.tsx"},
        {R"({"name": "lib", "main": "./dist/main.cjs", "module": "./dist/main.mjs"})", "src/main.ts"},
        {R"({"name": "lib", "main": "lib/index.js"})", "src/index.ts"},
        {R"({"name": "lib", "main": "build/bundle.js", "source": "code/start.ts"})", "code/start.ts"},
        {R"({"name": "lib", "main": "dist/x.js", "types": "src/entry.ts"})", "src/entry.ts"},
        {R"({"name": "lib", "exports": {".": {"import": "./dist/esm/index.mjs"}}})", "src/index.ts"},
        {R"({"name": "lib", "exports": "./dist/index.js"})", "index.ts"},
    };
    for (const Case& c : cases)
        EXPECT_EQ(workspaceWith(c.packageJson, {c.file}).resolve("app/main.js", "lib"), std::string("lib/") + c.file)
            << c.packageJson;
}

TEST(ModuleWorkspaces, ExcludedAndUnrelatedPackagesStayOutside) {
    const ModuleTree tree({{"one/package.json", R"({"workspaces": ["packages/*", "!packages/legacy"]})"},
                           {"one/packages/app/package.json", R"({"name": "app"})"},
                           {"one/packages/app/index.js", ""},
                           {"one/packages/legacy/package.json", R"({"name": "legacy"})"},
                           {"one/packages/legacy/index.js", ""},
                           {"two/package.json", R"({"name": "two"})"},
                           {"two/index.js", ""}});
    expectAll(tree, {
                        {"one/packages/app/index.js", "legacy", "package legacy"},
                        {"one/packages/app/index.js", "two", "package two"},
                        {"two/index.js", "app", "package app"},
                    });
}

TEST(ModuleWorkspaces, TheNearestOfSeveralMembersWithOneName) {
    const ModuleTree tree({{"package.json", R"({"workspaces": ["a/*", "b/*"]})"},
                           {"a/app/package.json", R"({"name": "app-a"})"},
                           {"a/app/x.js", ""},
                           {"a/util/package.json", R"({"name": "util-own"})"},
                           {"a/util/index.js", ""},
                           {"b/app/package.json", R"({"name": "app-b"})"},
                           {"b/app/x.js", ""},
                           {"b/util/package.json", R"({"name": "util-own"})"},
                           {"b/util/index.js", ""}});
    expectAll(tree, {{"a/app/x.js", "util-own", "a/util/index.js"}, {"b/app/x.js", "util-own", "b/util/index.js"}});
}

TEST(ModuleLinks, VersionsThatLeadElsewhere) {
    const ModuleTree tree({{"app/package.json", R"({"name": "app", "dependencies": {
                               "db": "file:../database", "cache": "link:./vendor/cache", "log": "workspace:^", "renamed": "workspace:@acme/log@*",
                               "sql": "npm:mysql2@^3", "gone": "file:../gone", "archive": "file:./archive.tgz"}})"},
                           {"app/main.js", ""},
                           {"app/vendor/cache/package.json", R"({"name": "cache"})"},
                           {"app/vendor/cache/index.js", ""},
                           {"database/package.json", R"({"name": "@acme/database"})"},
                           {"database/index.js", ""},
                           {"database/pool.js", ""},
                           {"logging/package.json", R"({"name": "log"})"},
                           {"logging/index.js", ""},
                           {"logging2/package.json", R"({"name": "@acme/log"})"},
                           {"logging2/index.js", ""}});
    expectAll(tree, {
                        {"app/main.js", "db", "database/index.js"},
                        {"app/main.js", "db/pool", "database/pool.js"},
                        {"app/main.js", "cache", "app/vendor/cache/index.js"},
                        {"app/main.js", "log", "logging/index.js"},
                        {"app/main.js", "renamed", "logging2/index.js"},
                        {"app/main.js", "sql/promise", "package mysql2/promise"},
                        {"app/main.js", "gone", "package gone"},
                        {"app/main.js", "archive", "package archive"},
                        {"database/index.js", "log", "package log"},
                    });
}

TEST(ModuleLinks, ModuleAliases) {
    const ModuleTree tree({{"package.json", R"({"_moduleAliases": {"@root": ".", "@models": "dist/models"}})"},
                           {"app.js", ""},
                           {"src/models/user.ts", ""}});
    expectAll(tree, {
                        {"src/models/user.ts", "@root/app", "app.js"},
                        {"app.js", "@models/user", "src/models/user.ts"},
                        {"app.js", "@modelsmith/user", "package @modelsmith/user"},
                    });
}

}  // namespace
}  // namespace jsward::test
