#include "tests/unit/flow/flow_harness.h"

namespace jsward::flowtest {
namespace {

TEST(FlowExpressions, StringsAreBuiltInManyWays) {
    check(R"js(
      sink("a" + source());                    // hit
      sink(`a ${source()}`);                   // hit
      sink(source());                          // hit
      sink("a" + 1 + "b" + source() + "c");    // hit
      sink(["a", source()].join(" "));         // hit
      sink("a".concat(source()));              // hit
      sink(String(source()).trim());           // hit
      sink("constant" + 1);
      sink("n" + Number(source()));
      sink("n" + parseInt(source(), 10));
      sink("n" + source().length);
      sink("n" + +source());
      sink(typeof source());
      sink("a" + escape(source()));
    )js");
}

TEST(FlowExpressions, VariablesAreFollowedInOrder) {
    check(R"js(
      let a = source();
      sink(a);          // hit
      a = "fixed";
      sink(a);
      a += source();
      sink(a);          // hit
      const { b, c: { d }, ...rest } = source();
      sink(b);          // hit
      sink(d);          // hit
      sink(rest.x);     // hit
      const [e, f = 1] = [source(), "x"];
      sink(e);          // hit
      sink(f);
      let g; ({ g } = { g: source() });
      sink(g);          // hit
    )js");
}

TEST(FlowExpressions, PropertiesAreKeptApart) {
    check(R"js(
      const o = { a: source(), b: "fixed", c: { d: source() } };
      sink(o.a);         // hit
      sink(o.b);
      sink(o.c.d);       // hit
      sink(o["a"]);      // hit
      o.b = source();
      sink(o.b);         // hit
      o.a = "fixed";
      sink(o.a);
      const p = { ...o, b: "fixed" };
      sink(p.c.d);       // hit
      const q = Object.assign({}, { z: source() });
      sink(q.z);         // hit
      const list = [];
      list.push("x" + source());
      sink(list.join());           // hit
      const m = new Map();
      m.set("k", source());
      sink(m.get("k"));  // hit
      sink(JSON.parse(JSON.stringify({ k: source() })).k);   // hit
    )js");
}

TEST(FlowExpressions, ControlFlowJoins) {
    check(R"js(
      function f(x) {
        let q = "select";
        if (x) { q += source(); }
        sink(q);                 // hit
        q = x ? "a" : "b";
        sink(q);
        for (const y of [1, 2]) { q = q + source(); }
        sink(q);                 // hit
        switch (x) { case 1: q = "one"; break; default: q = "two"; }
        sink(q);
        try { q = source(); } catch (e) { q = "three"; }
        sink(q);                 // hit
        q = x || source();
        sink(q);                 // hit
        q = x ?? "none";
        sink(q);
      }
    )js");
}

TEST(FlowExpressions, StringsEndTheDangerOfOperators) {
    check(R"js(
      filter({ a: source() });           // hit
      filter({ a: { b: source() } });    // hit
      filter(source());                  // hit
      filter({ $or: [{ a: source() }] });    // hit
      filter({ a: text() });
      filter({ a: String(source()) });
      filter({ a: `${source()}` });
      filter({ a: source().toString() });
      filter({ a: { $eq: source() } });
      filter({ a: Number(source()) });
      filter({ a: JSON.parse(text()) });     // hit
    )js");
}

TEST(FlowExpressions, CaughtErrorsAreSources) {
    check(R"js(
      try { work(); } catch (err) {
        send(err);                     // hit
        send(err.message);             // hit
        send({ error: err.stack });    // hit
        send(`failed: ${err}`);        // hit
        send(err.statusCode);
        console.error(err);
        send("failed");
      }
      work().catch(e => send(e.message));          // hit
      work(function (err, data) { if (err) send(err); });   // hit
    )js");
}

}  // namespace
}  // namespace jsward::flowtest
