#include "analyzer/flow/triggers.h"

#include <gtest/gtest.h>

#include "analyzer/flow/sql_text.h"

namespace jsward {
namespace {

class TriggersTest : public testing::Test {
protected:
    TriggersTest() {
        query_ = words_.add("query");
        raw_ = words_.add("$queryRaw");
        packages_.add("pg");
        shapes_ = {{{"req", "request"}, {"res"}}, {{"err"}, {"req"}, {"res"}}};
    }

    [[nodiscard]] Triggers read(std::string_view text) { return TriggerReader(words_, packages_, shapes_).read(text); }

    /// The specifiers, those handed on with a '+'.
    [[nodiscard]] std::vector<std::string> modules(std::string_view text) {
        std::vector<std::string> result;
        for (const NamedModule& module : read(text).modules)
            result.push_back((module.isExported ? "+" : "") + module.specifier);
        return result;
    }

    using Names = std::vector<std::string>;

    WordTable words_;
    WordTable packages_;
    std::vector<ParameterNames> shapes_;
    WordId query_ = 0;
    WordId raw_ = 0;
};

TEST_F(TriggersTest, WholeWordsCount) {
    EXPECT_TRUE(read("db.query(sql)").has(query_));
    EXPECT_TRUE(read("db['query'](sql)").has(query_));
    EXPECT_TRUE(read("prisma.$queryRaw`select 1`").has(raw_));
    EXPECT_FALSE(read("db.queryAll(sql); my_query()").has(query_));
    EXPECT_FALSE(read("").has(query_));
}

TEST_F(TriggersTest, EachFileIsReadForItself) {
    TriggerReader reader(words_, packages_, shapes_);
    EXPECT_TRUE(reader.read("query").has(query_));
    EXPECT_FALSE(reader.read("other").has(query_));
    EXPECT_TRUE(reader.read("query query").has(query_));
}

TEST_F(TriggersTest, ModulesAreNamedInEveryForm) {
    EXPECT_EQ(modules("const a = require('a'); const b = require ( \"b\" );"), (Names{"a", "b"}));
    EXPECT_EQ(modules("import a from 'a'; import 'b'; import * as c from\n'c'; import('d');"),
              (Names{"a", "b", "c", "d"}));
    EXPECT_EQ(modules("import(/* webpackChunkName: 'x' */ './d'); require.resolve('e'); import f = require('f')"),
              (Names{"./d", "e", "f"}));
    EXPECT_EQ(modules("const from = 1; x.from('list'); Array.from(['a'])"), Names{});
    EXPECT_EQ(modules("require(`./a`); require(`./${b}`)"), Names{"./a"});
}

TEST_F(TriggersTest, ModulesThatAreHandedOn) {
    EXPECT_EQ(modules("export * from 'a'; export { b } from 'b'; import c from 'c'"), (Names{"+a", "+b", "c"}));
    EXPECT_EQ(modules("module.exports = require('a');\nexports.b = require('b');\nconst c = require('c')"),
              (Names{"+a", "+b", "c"}));
}

TEST_F(TriggersTest, ComputedImports) {
    EXPECT_TRUE(read("require(name)").importsComputed);
    EXPECT_TRUE(read("import('./' + name)").importsComputed);
    EXPECT_TRUE(read("require(`./${name}`)").importsComputed);
    EXPECT_FALSE(read("require('a'); import b from 'b'; import.meta.url; require()").importsComputed);
}

TEST_F(TriggersTest, NamesOfPackagesInTexts) {
    EXPECT_EQ(read("const client = 'pg';").packages.size(), 1U);
    EXPECT_EQ(read("const client = 'pgx', pg = 1;").packages.size(), 0U);
}

TEST_F(TriggersTest, TextsThatReadAsSql) {
    EXPECT_TRUE(read("db.get('SELECT * FROM t WHERE id = ' + id)").hasSql);
    EXPECT_TRUE(read("db.get(`\n   select * from t where id = ${id}`)").hasSql);
    EXPECT_TRUE(read("db.get('\\nDELETE FROM t')").hasSql);
    EXPECT_TRUE(read("db.get(`${comment} UPDATE t SET a = 1`)").hasSql);
    EXPECT_FALSE(read("// select from t\nfrom.select()").readsSql());
}

TEST_F(TriggersTest, SqlInPieces) {
    const Triggers begun = read("let sql = 'SELECT ' + columns;");
    EXPECT_FALSE(begun.hasSql);
    EXPECT_NE(begun.begun, 0U);
    EXPECT_NE(read("sql += ' FROM t'").continued & begun.begun, 0U);
    EXPECT_NE(read("sql += ' x FROM t'").continued & begun.begun, 0U);
    EXPECT_EQ(read("sql += ' x, y'").continued & begun.begun, 0U);
}

TEST_F(TriggersTest, ParametersByTheirNames) {
    using Shapes = std::vector<std::size_t>;
    EXPECT_EQ(read("(req, res) => {}").shapes, Shapes{0});
    EXPECT_EQ(read("function f(err, req, res, next) {}").shapes, (Shapes{0, 1}));
    EXPECT_EQ(read("f(req: Request<{a: string; b: string}, Body>, res: Response)").shapes, Shapes{0});
    EXPECT_EQ(read("f(@Req() request, @Res() res)").shapes, Shapes{0});
    EXPECT_EQ(read("const req = http.get(url, (res) => {})").shapes, Shapes{});
    EXPECT_EQ(read("f(req); g(res)").shapes, Shapes{});
}

}  // namespace
}  // namespace jsward
