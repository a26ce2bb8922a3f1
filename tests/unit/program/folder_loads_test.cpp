// What a program may load by names that it puts together, as patterns.
#include "analyzer/program/folder_loads.h"

#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

/// The patterns of a program, a line each.
std::string loads(std::string_view source, std::string_view path = "a.js") {
    const Program program = lowered(source, path);
    std::string all;
    for (const ModuleRequest& request : program.requests)
        if (request.kind == RequestKind::Folder) all += std::string(program.atom(request.module)) + "\n";
    return all;
}

TEST(FolderLoads, TextsThatArePutTogether) {
    EXPECT_EQ(loads("require('./routes/' + name);"), "./routes/*\n");
    EXPECT_EQ(loads("require(`../plugins/${name}/index.js`);"), "../plugins/*/index.js\n");
    EXPECT_EQ(loads("import(`./locales/${language}.mjs`);"), "./locales/*.mjs\n");
    EXPECT_EQ(loads("require(name); require('pre' + name); import(a + b);"), "") << "anything at all";
}

TEST(FolderLoads, PathsThatAreJoined) {
    EXPECT_EQ(loads("const path = require('path'); require(path.join(__dirname, 'routes', file));"), "./routes/*\n");
    EXPECT_EQ(loads("import {join} from 'path'; import(join(import.meta.dirname, '..', 'jobs', f));"), "../jobs/*\n");
    EXPECT_EQ(loads("require(__dirname + '/routes/' + file);"), "./routes/*\n");
    EXPECT_EQ(loads("require(path.resolve('src/routes', file));"), "~/src/routes/*\n");
    EXPECT_EQ(loads("require(process.cwd() + '/lib/' + file);"), "~/lib/*\n");
    EXPECT_EQ(loads("require(path.join(__dirname, 'one.js'));"), "./one.js\n") << "only the folder is computed";
}

TEST(FolderLoads, VariablesWithOneValue) {
    EXPECT_EQ(loads("const dir = path.join(__dirname, 'routes'); for (const f of fs.readdirSync(dir)) "
                    "require(path.join(dir, f));"),
              "./routes/*\n");
    EXPECT_EQ(loads("let dir = './a'; dir = './b'; require(dir + '/' + f);"), "") << "two values";
}

TEST(FolderLoads, ListsOfFiles) {
    EXPECT_EQ(loads("fs.readdirSync(__dirname).filter((f) => f !== 'index.js').forEach((file) => "
                    "{ require('./' + file)(app); });"),
              "./*\n");
    EXPECT_EQ(loads("for (const file of glob.sync('./modules/*/routes.js')) require(path.resolve(file));"),
              "~/modules/*/routes.js\n");
    EXPECT_EQ(loads("globSync('**/*.route.js', {cwd: __dirname}).forEach((f) => require(f));"), "./**/*.route.js\n");
    EXPECT_EQ(
        loads("const all = readdirSync(d).map((f) => join(__dirname, 'api', f)); all.forEach((f) => require(f));"),
        "./api/*\n");
}

TEST(FolderLoads, FunctionsThatGoThroughFolders) {
    EXPECT_EQ(loads(R"(
function load(dir) {
    for (const name of fs.readdirSync(dir)) {
        const file = path.join(dir, name);
        if (fs.statSync(file).isDirectory()) load(file);
        else require(file);
    }
}
load(path.join(__dirname, 'routes'));
)"),
              "./routes/**/*\n");
}

TEST(FolderLoads, PackagesThatLoadFolders) {
    EXPECT_EQ(
        loads("import AutoLoad from '@fastify/autoload'; app.register(AutoLoad, {dir: join(__dirname, 'routes')});"),
        "./routes/**/*\n");
    EXPECT_EQ(loads("const all = require('require-all'); all({dirname: __dirname + '/controllers'});"),
              "./controllers/**/*\n");
    EXPECT_EQ(loads("const app = require('./autoload'); app(__dirname + '/x');"), "") << "no package";
}

}  // namespace
}  // namespace jsward
