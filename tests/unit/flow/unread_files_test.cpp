// Which files of a component are read: those where something is named that a rule asks about, and what these lead to.
#include "flow_harness.h"

namespace jsward {
namespace {

using flowtest::Files;

/// The files that were followed; every line marked `// hit` is one, and no other line.
std::vector<std::string> readOf(const Files& files) {
    const flowtest::Analysed analysed = flowtest::analyse(files);
    EXPECT_EQ(flowtest::linesHit(files, analysed), flowtest::linesMarked(files));
    std::vector<std::string> read;
    for (const FileId file : analysed.result.read) read.push_back(analysed.paths[file]);
    return read;
}

using Names = std::vector<std::string>;

TEST(UnreadFiles, WhatGetsToNoSinkIsNotRead) {
    EXPECT_EQ(readOf({{"a.js", "import {log} from './log.js'; log(text()); sink(text()); // hit"},
                      {"log.js", "export function log(what) { console.log(what); }"}}),
              Names{"a.js"});
}

TEST(UnreadFiles, WhatDataGoesThroughOnItsWayToASinkIsRead) {
    EXPECT_EQ(readOf({{"a.js", "import {wrap, fix} from './text.js';\nsink(wrap(text())); // hit\nsink(fix(text()));"},
                      {"text.js", "import {quote} from './quote.js';\n"
                                  "export const wrap = (x) => quote(x);\nexport const fix = (x) => 'fixed';"},
                      {"quote.js", "export const quote = (x) => `'${x}'`;"}}),
              (Names{"a.js", "quote.js", "text.js"}));
}

TEST(UnreadFiles, WhoImportsAFunctionWithASinkIsRead) {
    EXPECT_EQ(readOf({{"db.js", "exports.run = (sql) => sink(sql); // hit"},
                      {"index.js", "module.exports = {db: require('./db')};"},
                      {"user.js", "const {db} = require('./index'); exports.find = () => db.run(text());"},
                      {"other.js", "const path = require('path'); exports.x = path.join('a', 'b');"}}),
              (Names{"db.js", "index.js", "user.js"}));
}

TEST(UnreadFiles, WhoImportsAnObjectOfALibraryIsRead) {
    EXPECT_EQ(
        readOf({{"pool.js", "module.exports = require('db').createPool();"},
                {"repository.js", "const pool = require('./pool');\n"
                                  "exports.find = (id) => pool[method](id);\nexports.ask = (q) => pool.query(q);"}}),
        (Names{"pool.js", "repository.js"}));
}

TEST(UnreadFiles, PredicatesAreReadWhereWhatTheyLetThroughGetsToASink) {
    EXPECT_EQ(readOf({{"a.js", "import {isDigits} from './digits.js';\nconst id = text();\n"
                               "if (!isDigits(id)) throw new Error();\nsink(id);"},
                      {"digits.js", "export const isDigits = (x) => /^[0-9]+$/.test(x);"}}),
              (Names{"a.js", "digits.js"}));
    EXPECT_EQ(readOf({{"a.js", "import {isOdd} from './odd.js';\nif (isOdd(text())) done();\nsink('constant');"},
                      {"odd.js", "export const isOdd = (x) => x % 2 === 1;"}}),
              Names{"a.js"});
}

TEST(UnreadFiles, ListsThatValuesAreComparedWithAreRead) {
    EXPECT_EQ(readOf({{"a.js", "import {COLUMNS} from './columns.js';\nconst by = text();\n"
                               "if (COLUMNS.includes(by)) sink('ORDER BY ' + by);\nsink(by); // hit"},
                      {"columns.js", "export const COLUMNS = ['name', 'date'];"}}),
              (Names{"a.js", "columns.js"}));
}

TEST(UnreadFiles, HandlersAndClassesThatAreExtendedAreRead) {
    EXPECT_EQ(readOf({{"app.js", "const app = require('web')();\napp.get('/', require('./handler'));"},
                      {"handler.js", "module.exports = (a, b) => { sink(a.body); }; // hit"}}),
              (Names{"app.js", "handler.js"}));
    EXPECT_EQ(readOf({{"a.js", "import {Base} from './base.js';\n"
                               "class Own extends Base { run() { this.keep(text()); } }"},
                      {"base.js", "export class Base { keep(x) { sink(x); } } // hit"}}),
              (Names{"a.js", "base.js"}));
}

TEST(UnreadFiles, WhatIsGivenAnObjectOfALibraryIsRead) {
    EXPECT_EQ(readOf({{"app.js", "const app = require('web')();\nrequire('./routes')(app);"},
                      {"routes.js", "module.exports = (server) => server.get('/', (a) => sink(a.body)); // hit"}}),
              (Names{"app.js", "routes.js"}));
}

TEST(UnreadFiles, ErrorsAreLookedForWhereTheyMayComeFrom) {
    const std::string answer = "import {load} from './load.js';\nexport const show = (req, res) => res.send(load());";
    EXPECT_EQ(readOf({{"a.js", answer}, {"load.js", "export const load = () => 'nothing';"}}), Names{"a.js"});
    const flowtest::Analysed analysed = flowtest::analyse(
        {{"a.js", answer}, {"load.js", "export function load() { try { work(); } catch (e) { return e.message; } }"}});
    ASSERT_EQ(analysed.result.hits.size(), 1U);
    EXPECT_EQ(analysed.result.hits[0].sourceKind, "error-object");
    EXPECT_EQ(analysed.result.read.size(), 2U);
}

}  // namespace
}  // namespace jsward
