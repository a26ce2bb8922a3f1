// What models can say of libraries beyond sources and sinks of calls: functions that they call, settings, pipes, classes to extend,
// exports and directives that a framework acts on.
#include "tests/unit/flow/flow_harness.h"

namespace jsward::flowtest {
namespace {

TEST(FlowLibrary, StepsCallFunctionsAmongTheArguments) {
    check(R"js(
      const _ = require("lib");
      const list = [source()];
      _.each(list, x => sink(x));                       // hit
      _.each(["fixed"], x => sink(x));
      sink(_.map(list, x => "q" + x)[0]);               // hit
      sink(_.map(list, x => Number(x))[0]);
      sink(_.map(list, "name")[0]);                     // hit
      sink(_.map(["fixed"], x => "q" + x)[0]);
    )js",
          R"j({"packages": ["lib"], "steps": [
            {"at": ["@.{each,map}(1)<0>"], "from": ["(0)[]"]},
            {"at": ["@.map()"], "from": ["(1)()", "(0)[]"], "as": "array"}]})j");
}

TEST(FlowLibrary, TheFirstArgumentMayTellWhatACallbackGets) {
    check(R"js(
      const lib = require("lib");
      lib.on("stream", (stream, headers) => sink(headers));     // hit
      lib.on("STREAM", (stream, headers) => sink(headers));     // hit
      lib.on("close", (stream, headers) => sink(headers));
      lib.run("SELECT $1:raw", text());                         // hit
      lib.run("SELECT $1", text());
    )js",
          R"j({"packages": ["lib"],
            "callbacks": [{"at": ["@.on(1)"], "given": "stream", "params": [null, "source:remote-input"]},
                          {"at": ["@.on(1)"], "params": [null]}],
            "sinks": [{"kind": "sql", "given": "*:raw*", "at": ["@.run(1)"]}]})j");
}

TEST(FlowLibrary, TypesOfNamespacesElementsAndPromisifiedMethods) {
    check({{"a.ts", R"js(
      import lib from "lib";
      export const a = (pool: lib.Inner.Pool) => pool.query(source());   // hit
      export const b = (pool: lib.Pool) => pool.query(source());
      lib.list()[0].query(source());                                     // hit
      const [first] = lib.list();
      first.query(source());                                             // hit
      lib.list()[0].queryAsync(source());                                // hit
      lib.list()[0].findAsync(source());
      lib.list()[0].keys = ["fixed", text()];                            // hit
    )js"}},
          R"j({"packages": ["lib"], "types": {"web.Pool": ["@.Inner#Pool", "@.list()[]"]},
            "sinks": [{"kind": "sql", "at": ["web.Pool.keys=[]"]}]})j");
}

TEST(FlowLibrary, ASettingTakesTheDangerAwayEverywhere) {
    constexpr std::string_view kLibrary = R"j({"packages": ["lib"],
      "settings": [{"setting": "quiet", "given": "quiet", "at": ["@.set(1)"]},
                   {"setting": "quiet", "at": ["@.start(0).quiet"]}],
      "sinks": [{"kind": "sql", "unless": "quiet", "at": ["@.run(0)"]}]})j";
    const std::string run = R"js(require("lib").run(source());)js";
    check({{"a.js", "require('lib').set('quiet', true);"}, {"b.js", run}}, kLibrary);
    check({{"a.js", "require('lib').start({ quiet: true });"}, {"b.js", run}}, kLibrary);
    check({{"a.js", "require('lib').set('quiet', false);"}, {"b.js", run + " // hit"}}, kLibrary);
    check({{"a.js", "require('lib').set('loud', true);"}, {"b.js", run + " // hit"}}, kLibrary);
}

TEST(FlowLibrary, FiltersHoldSinksOfAnotherKind) {
    const Files files = {{"a.js", R"js(
      filter({ $where: text() });                               // hit
      filter({ $or: [{ a: 1 }, { $where: "a" + text() }] });    // hit
      filter({ $expr: { $function: { body: text() } } });       // hit
      filter({ $expr: { $function: { args: [text()] } } });
      const byCode = (code) => filter({ $where: code });        // hit
      byCode(text());
    )js"}};
    check(files);
    for (const SinkHit& hit : analyse(files).result.hits) EXPECT_EQ(hit.sinkKind, "nosql-code");
}

TEST(FlowLibrary, PipesComeBeforeTheParameter) {
    check({{"a.ts", R"js(
      import { Body, Checked, UsePipes } from "lib";
      class Numbers { transform(value) { return Number(value); } }
      class Trimmed { transform(value) { return value.trim(); } }
      class Extended extends Checked {}
      export class Users {
        a(@Body() body) { sink(body); }                    // hit
        b(@Body(Checked) body) { sink(body); }
        c(@Body(new Checked()) body) { sink(body); }
        d(@Body("id", Numbers) body) { sink(body); }
        e(@Body("id", new Trimmed()) body) { sink(body); } // hit
        f(@Body(Extended) body) { sink(body); }
        @UsePipes(new Numbers()) g(@Body() body) { sink(body); }
        @UsePipes(Trimmed) h(@Body() body) { sink(body); } // hit
      }
    )js"}},
          R"j({"packages": ["lib"],
            "decorators": [{"at": ["@.Body()"], "source": "remote-input"}, {"at": ["@.UsePipes()"], "pipes": true}],
            "sanitizers": [{"for": ["*"], "at": ["@.Checked", "@.Checked()"]}]})j");
}

TEST(FlowLibrary, ALibraryCallsMethodsOfClassesThatExtendItsOwn) {
    check(R"js(
      const { Base, strategy } = require("lib");
      class Own extends Base { validate(name) { sink(name); } }           // hit
      class Made extends strategy(Base) { validate(name) { sink(name); } }// hit
      class Other { validate(name) { sink(name); } }
    )js",
          R"j({"packages": ["lib"], "steps": [{"at": ["@.strategy()"], "from": ["(0)"]}],
            "sources": [{"kind": "remote-input", "at": ["@.Base().validate<0>"]}]})j");
}

constexpr std::string_view kExports = R"j({"packages": ["lib"],
  "sources": [{"kind": "remote-input", "at": ["directive.use-server<0>", "export.handler<0>.query"]},
              {"kind": "error-object", "at": ["global.failure()"]}],
  "sinks": [{"kind": "response-body", "at": ["directive.use-server()", "export.handler().body"]}]})j";

TEST(FlowLibrary, DirectivesSayWhoCalls) {
    check({{"a.js", R"js('use strict';
      'use server';
      export async function save(form) { sink(form); }      // hit
      export const load = async (form) => failure();        // hit
      async function hidden(form) { sink(form); }
    )js"},
           {"b.js", R"js(
      export default function Page() {
        async function save(form) { 'use server'; sink(form); return failure(); }  // hit
        async function other(form) { sink(form); return failure(); }
        return [save, other];
      }
    )js"}},
          kExports);
}

TEST(FlowLibrary, ExportsThatAFrameworkCallsByName) {
    check({{"a.js", R"js(
      exports.handler = async (event) => {
        sink(event.query);                         // hit
        return { status: 500, body: failure() };   // hit
      };
    )js"},
           {"b.js", R"js(
      const handler = (event) => sink(event.query);   // hit
      module.exports = { handler };
    )js"},
           {"c.js", R"js(
      export const handler = ({ query }) => sink(query);   // hit
      export const other = ({ query }) => sink(query);
    )js"}},
          kExports);
}

}  // namespace
}  // namespace jsward::flowtest
