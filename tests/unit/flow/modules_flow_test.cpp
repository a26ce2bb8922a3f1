#include "tests/unit/flow/flow_harness.h"

namespace jsward::flowtest {
namespace {

TEST(FlowModules, CommonJsInItsShapes) {
    check(Files{{"a.js", R"js(
          const { run } = require("./b");
          const b = require("./b");
          const F = require("./c");
          const make = require("./d");
          run(source());
          b.other(source());
          new F().go(source());
          make({ q: source() }).go();
          require("./e").default(source());
        )js"},
                {"b.js", R"js(
          exports.run = q => sink(q);          // hit
          module.exports.other = function (q) { sink(q); };    // hit
        )js"},
                {"c.js", R"js(
          class C { go(q) { sink(q); } }       // hit
          module.exports = C;
        )js"},
                {"d.js", R"js(
          module.exports = (deps) => ({ go() { sink(deps.q); } });   // hit
        )js"},
                {"e.js", R"js(
          exports.default = (q) => sink(q);    // hit
        )js"}});
}

TEST(FlowModules, EcmaScriptInItsShapes) {
    check(Files{{"a.mjs", R"js(
          import def, { named, renamed as r } from "./b.mjs";
          import * as all from "./index.mjs";
          def(source());
          named(source());
          r(source());
          all.deep(source());
          const late = await import("./b.mjs");
          late.lazy(source());
        )js"},
                {"b.mjs", R"js(
          export default function (q) { sink(q); }          // hit
          export const named = q => sink(q);                // hit
          function local(q) { sink(q); }                    // hit
          export { local as renamed };
          export function lazy(q) { sink(q); }              // hit
        )js"},
                {"index.mjs", R"js(export * from "./c.mjs";)js"},
                {"c.mjs", R"js(export { original as deep } from "./d.mjs";)js"},
                {"d.mjs", R"js(export const original = q => sink(q);     // hit)js"}});
}

TEST(FlowModules, RouteControllerServiceAndDataAccess) {
    check(Files{{"app.js", R"js(
          const web = require("web");
          const app = web();
          require("./routes")(app, require("./db"));
        )js"},
                {"routes.js", R"js(
          const Controller = require("./controller");
          module.exports = (app, db) => {
            const controller = new Controller(db);
            app.get("/x", (req, res) => controller.show(req, res));
            app.get("/y", controller.list);
          };
        )js"},
                {"controller.js", R"js(
          const { Dao } = require("./dao");
          module.exports = function Controller(db) {
            const dao = new Dao(db);
            this.show = (req, res) => {
              const { id } = req.body;
              dao.byId(id, (err, rows) => res.send(rows));
            };
            this.list = function (request, response) { dao.byName(request.params.name); };
          };
        )js"},
                {"dao.js", R"js(
          class Dao {
            constructor(db) { this.db = db; }
            byId(id, done) { this.db.query(`select * from t where id = ${id}`, done); }     // hit
            byName(name) { this.db.query("select * from t where name = ?", [name]); }
          }
          exports.Dao = Dao;
        )js"},
                {"db.js", R"js(
          module.exports = require("db").createPool();
        )js"}});
}

TEST(FlowModules, TypesTellWhatParametersAre) {
    check(Files{{"service.ts", R"js(
          import { Pool } from "db";
          import { Request } from "web";
          export class Service {
            constructor(private readonly pool: Pool) {}
            find(id: string) { return this.pool.query("select " + id); }     // hit
            count(n: number) { return this.pool.query("select " + n); }
          }
          export class Controller {
            constructor(private service: Service) {}
            handle(r: Request) { this.service.find(r.params.id); this.service.count(r.body.n); }
          }
        )js"}});
}

TEST(FlowModules, ValuesKeptOnTheRequest) {
    check(Files{{"a.js", R"js(
          const web = require("web");
          const app = web();
          app.use((req, res, next) => { req.filter = { name: req.body.name }; next(); });
          app.get("/x", (req, res) => { filter(req.filter); });      // hit
        )js"}});
}

TEST(FlowModules, TheSteps) {
    const Files files = {{"a.js", "const run = require('./b');\nconst q = source();\nrun(q);\n"},
                         {"b.js", "module.exports = function run(text) { const all = 'x' + text; sink(all); };\n"}};
    const Analysed analysed = analyse(files);
    ASSERT_EQ(analysed.result.hits.size(), 1U);
    std::vector<std::string> reasons;
    for (const PathStep& step : analysed.result.hits[0].steps) reasons.push_back(step.reason);
    const std::vector<std::string> expected = {"source()",           "assigned to 'q'",     "passed to run()",
                                               "assigned to 'text'", "built into a string", "assigned to 'all'",
                                               "reaches sink()"};
    EXPECT_EQ(reasons, expected);
}

TEST(FlowModules, DataOfUnknownOriginIsToldApart) {
    const Files files = {{"a.js", "exports.find = (db, id) => db.query('select * from t where id = ' + id);\n"
                                  "exports.raw = (db, text) => db.query(text);\n"}};
    const Analysed analysed = analyse(files);
    ASSERT_EQ(analysed.result.hits.size(), 1U);
    EXPECT_EQ(analysed.result.hits[0].origin, Origin::Unknown);
    EXPECT_TRUE(analysed.result.hits[0].byShape);
    EXPECT_EQ(analysed.result.hits[0].sourceName, "id");
}

TEST(FlowModules, ConstantsReachCredentials) {
    const Files files = {
        {"a.js", "const { key } = require('./config');\nlogin(key);\nlogin(process.env.KEY || 'fallback');\n"},
        {"config.js", "exports.key = 'abc';\n"}};
    const Analysed analysed = analyse(files);
    std::vector<std::string> constants;
    for (const SinkHit& hit : analysed.result.hits) constants.push_back(hit.constant);
    EXPECT_EQ(constants, (std::vector<std::string>{"abc", "fallback"}));
}

}  // namespace
}  // namespace jsward::flowtest
