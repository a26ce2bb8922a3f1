#include "tests/unit/flow/flow_harness.h"

namespace jsward::flowtest {
namespace {

TEST(FlowCalls, CallsAndReturnsAreMatched) {
    check(R"js(
      function id(x) { return x; }
      sink(id(source()));     // hit
      sink(id("fixed"));
      const wrap = (x) => ({ inner: { x } });
      sink(wrap(source()).inner.x);    // hit
      sink(wrap("fixed").inner.x);
      const build = (table, id) => `select * from ${table} where id = ${id}`;
      sink(build("users", source()));  // hit
      sink(build("users", 7));
      function run(q) { sink(q); }     // hit
      run("a" + source());
      function safe(q) { sink(q); }
      safe("fixed");
    )js");
}

TEST(FlowCalls, CallbacksAndHigherOrderFunctions) {
    check(R"js(
      const asyncHandler = fn => (a, b) => Promise.resolve(fn(a, b)).catch(() => {});
      function each(list, fn) { for (const x of list) fn(x); }
      each([source()], x => sink(x));            // hit
      [source()].map(x => "q" + x).forEach(q => sink(q));   // hit
      const query = [source()].reduce((all, x) => all + x, "");
      sink(query);                               // hit
      const bound = run.bind(null);
      bound(source());
      function run(q) { sink(q); }               // hit
      run.call(null, source());
      run.apply(null, [source()]);
      const add = a => b => a + b;
      sink(add("x")(source()));                  // hit
    )js");
}

TEST(FlowCalls, Promises) {
    check(R"js(
      async function load() { return source(); }
      load().then(x => sink(x));       // hit
      async function main() {
        const x = await load();
        sink(x);                       // hit
        const [a, b] = await Promise.all([load(), "fixed"]);
        sink(a);                       // hit
        sink(b);
        const p = new Promise(resolve => resolve(source()));
        sink(await p);                 // hit
      }
    )js");
}

TEST(FlowCalls, ClassesAndThis) {
    check(R"js(
      const { createPool } = require("db");
      class Repository {
        static table = "t";
        #pool;
        constructor(pool) { this.#pool = pool; this.prefix = "select"; }
        find(id) { return this.#pool.query(this.prefix + id); }    // hit
        safe(id) { return this.#pool.query("select ?", [id]); }
      }
      class Child extends Repository {
        get name() { return source(); }
        more() { return this.find(source()); }
      }
      const r = new Repository(createPool());
      r.find(source());
      r.safe(source());
      sink(new Child(createPool()).name);          // hit
      function Old(x) { this.x = x; }
      Old.prototype.run = function () { sink(this.x); };   // hit
      new Old(source()).run();
    )js");
}

TEST(FlowCalls, ObjectsWithMethods) {
    check(R"js(
      const service = {
        build(id) { return "select " + id; },
        run(id) { sink(this.build(id)); },     // hit
      };
      service.run(source());
    )js");
}

TEST(FlowCalls, Recursion) {
    check(R"js(
      function a(n, x) { return n ? b(n - 1, x) : x; }
      function b(n, x) { return a(n, x + "."); }
      sink(a(3, source()));     // hit
      sink(a(3, "fixed"));
    )js");
}

TEST(FlowCalls, ArgumentsRestAndSpread) {
    check(R"js(
      function rest(...all) { sink(all[1]); }      // hit
      rest("a", source());
      function old() { sink(arguments[0]); }       // hit
      old(source());
      function two(a, b) { sink(b); }              // hit
      two(...["x", source()]);
      function fallback(a = source()) { sink(a); }   // hit
      fallback();
      function named({ q }) { sink(q); }           // hit
      named({ q: source() });
    )js");
}

TEST(FlowCalls, TheLastArgumentIsKnownUnlessItIsSpread) {
    check(R"js(
      const list = ["a", source()];
      last(...list);
      last(source(), "fixed");
      last("fixed", source());      // hit
      last(...list, source());      // hit
    )js");
}

TEST(FlowCalls, WrittenArguments) {
    check(R"js(
      function fill(o) { o.q = source(); }
      const target = {};
      fill(target);
      sink(target.q);          // hit
    )js");
}

}  // namespace
}  // namespace jsward::flowtest
