#include "analyzer/flow/relevance.h"

#include "tests/unit/flow/flow_harness.h"

namespace jsward {
namespace {

using flowtest::Files;

FlowScope scopeOf(const Files& files) {
    const std::vector<ModelText> texts = {
        {"kinds.json", flowtest::kKinds},
        {"pg.json", R"j({"packages": ["pg"], "sinks": [{"kind": "sql", "at": ["@.query(0)"]}]})j"},
        {"path.json", R"j({"packages": ["path"], "steps": [{"at": ["@.join()"], "from": ["(*)"]}]})j"},
        {"web.json", R"j({
            "packages": ["web"],
            "sources": [{"kind": "remote-input", "at": ["web.Request.body"]}],
            "sinks": [{"kind": "response-body", "at": ["web.Response.send(0)", "global.reply(0)"]},
                      {"kind": "response-body", "requires": "request", "at": ["global.Answer(0)"]}],
            "types": {"web.Request": ["@#Request", "export.GET<0>", "export.default.fetch<0>"], "web.Response": ["@#Response"]},
            "parameters": [{"names": [["req"], ["res"]], "types": ["web.Request", "web.Response"]}]})j"},
        {"shapes.json", R"j({
            "sinks": [{"kind": "sql", "requires": "sql-text", "at": ["?.{run,query}(0)"]},
                      {"kind": "nosql-filter", "at": ["?.collection().find(0)"]}]})j"}};
    const auto models = Models::parse(texts);
    EXPECT_TRUE(models) << models.error().message;
    TriggerReader reader = models->triggerReader();
    std::vector<std::string> paths;
    std::vector<Triggers> triggers;
    std::vector<FileId> ids;
    for (const auto& [path, text] : files) {
        ids.push_back(static_cast<FileId>(paths.size()));
        paths.push_back(path);
        triggers.push_back(reader.read(text));
    }
    const ModuleResolver resolver(paths, {}, [](const std::string&) { return std::nullopt; });
    ProgramProvider provider;
    provider.triggers = [&](FileId file) -> const Triggers& { return triggers[file]; };
    provider.resolve = [&](FileId from, std::string_view specifier) { return resolver.resolve(from, specifier); };
    provider.path = [&](FileId file) -> std::string_view { return paths[file]; };
    return flowScope(ids, provider, *models);
}

bool mayMatter(const Files& files) { return !scopeOf(files).files.empty(); }

TEST(Relevance, CodeWithoutSinksDoesNotMatter) {
    EXPECT_FALSE(
        mayMatter({{"a.js", "const path = require('path'); module.exports = (name) => path.join('a', name);"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "export class Vector { run(steps) { return steps.find((s) => s.query); } }"}}));
}

TEST(Relevance, PackagesWithSinksDo) {
    EXPECT_TRUE(mayMatter({{"a.js", "import { query } from 'pg';"}}));
    EXPECT_TRUE(mayMatter({{"a.js", "const db = require('pg/native');"}}));
    EXPECT_TRUE(mayMatter({{"a.js", "const name = 'pg'; module.exports = require(name).query(name);"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "const name = 'pg'; module.exports = name;"}}));
}

TEST(Relevance, FunctionsKnownByTheirParametersDo) {
    EXPECT_TRUE(mayMatter({{"a.js", "exports.show = (req, res) => res.send(req.body);"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "exports.show = (req, next) => next(req.body);"}}));
}

TEST(Relevance, GlobalsDoWhereTheyAreUsed) {
    EXPECT_TRUE(mayMatter({{"a.js", "reply(1);"}}));
    EXPECT_TRUE(mayMatter({{"a.js", "reply.call(null, 1);"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "const there = typeof reply === 'function';"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "const x = y instanceof reply;"}}));
}

TEST(Relevance, MethodsOfUnknownReceiversNeedSqlSomewhere) {
    EXPECT_FALSE(mayMatter({{"a.js", "module.exports = (job) => job.run('Select a file');"}}));
    EXPECT_TRUE(mayMatter({{"a.js", "module.exports = (db, id) => db.run('SELECT * FROM t WHERE id = ' + id);"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "module.exports = (db, sql) => db.run(sql);"}}));
}

TEST(Relevance, WrappersOfConnectionsGetTheirSqlFromWhoImportsThem) {
    const std::string sql = "const {query} = require('./a'); query('SELECT * FROM t');";
    EXPECT_EQ(scopeOf({{"a.js", "exports.query = (db, sql) => db.query(sql);"}, {"b.js", sql}}).files,
              std::vector<FileId>{0});
    // Others than databases have such a method, too.
    EXPECT_FALSE(mayMatter({{"a.js", "exports.query = (job, sql) => job.run(sql);"}, {"b.js", sql}}));
    EXPECT_FALSE(
        mayMatter({{"a.js", "exports.query = (db, sql) => db.query(sql);"}, {"b.js", "f('SELECT * FROM t');"}}));
}

TEST(Relevance, FilesThatNameNothingAreLeftForOthersToAskFor) {
    const Files files = {{"a.js", "const {query} = require('pg'); query(require('./b')());"},
                         {"b.js", "const c = require('./c'); module.exports = () => c.text;"},
                         {"c.js", "exports.text = 'a text';"}};
    EXPECT_EQ(scopeOf(files).files, std::vector<FileId>{0});
}

TEST(Relevance, ObjectSinksOfUnknownReceiversNeedASource) {
    const std::string find = "module.exports = (db, filter) => db.collection('a').find(filter);";
    EXPECT_FALSE(mayMatter({{"a.js", find}}));
    EXPECT_TRUE(mayMatter({{"a.js", find}, {"b.js", "exports.handle = (req, res) => {};"}}));
}

TEST(Relevance, SomeSinksNeedSomebodyWhoReceivesRequests) {
    const std::string answer = "export const answer = (text) => new Answer(text);";
    EXPECT_FALSE(mayMatter({{"a.js", answer}}));
    EXPECT_TRUE(mayMatter({{"a.js", answer}, {"b.js", "export function GET() {}"}}));
    EXPECT_FALSE(mayMatter({{"a.js", answer}, {"b.js", "export function LET() {}"}}));
    EXPECT_TRUE(mayMatter({{"a.js", answer}, {"b.js", "export default {fetch() {}};"}}));
    EXPECT_TRUE(mayMatter({{"a.js", answer}, {"b.js", "const worker = {fetch}; export default worker;"}}));
    EXPECT_FALSE(mayMatter({{"a.js", answer}, {"b.js", "export default class {fetch() {}}"}}));
}

}  // namespace
}  // namespace jsward
