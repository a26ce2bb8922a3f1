#include "analyzer/flow/relevance.h"

#include "tests/unit/flow/flow_harness.h"

namespace jsward {
namespace {

using flowtest::Files;

bool mayMatter(const Files& files) {
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
            "sinks": [{"kind": "sql", "requires": "sql-text", "at": ["?.run(0)"]},
                      {"kind": "nosql-filter", "at": ["?.collection().find(0)"]}]})j"}};
    const auto models = Models::parse(texts);
    EXPECT_TRUE(models) << models.error().message;
    Parser parser;
    std::vector<std::string> paths;
    std::vector<Program> programs;
    std::vector<FileId> ids;
    for (const auto& [path, text] : files) {
        ids.push_back(static_cast<FileId>(paths.size()));
        paths.push_back(path);
        programs.push_back(lowerSource(parser, text, path).program);
    }
    const ModuleResolver resolver(paths, {}, [](const std::string&) { return std::nullopt; });
    ProgramProvider provider;
    provider.program = [&](FileId file) -> const Program& { return programs[file]; };
    provider.resolve = [&](FileId from, std::string_view specifier) { return resolver.resolve(from, specifier); };
    provider.path = [&](FileId file) -> std::string_view { return paths[file]; };
    return models->index().relevance->scopeOf(ids, provider).mayMatter;
}

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
    EXPECT_TRUE(mayMatter({{"a.js", "const answer = reply; answer(1);"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "const there = typeof reply === 'function';"}}));
    EXPECT_FALSE(mayMatter({{"a.js", "const x = y instanceof reply;"}}));
}

TEST(Relevance, MethodsOfUnknownReceiversNeedSqlSomewhere) {
    EXPECT_FALSE(mayMatter({{"a.js", "module.exports = (job) => job.run('Select a file');"}}));
    EXPECT_TRUE(mayMatter({{"a.js", "module.exports = (db, id) => db.run('SELECT * FROM t WHERE id = ' + id);"}}));
    EXPECT_TRUE(mayMatter(
        {{"a.js", "exports.run = (db, sql) => db.run(sql);"}, {"b.js", "module.exports = ['SELECT ', ' FROM t'];"}}));
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
