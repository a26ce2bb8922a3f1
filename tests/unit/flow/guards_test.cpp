#include "tests/unit/flow/flow_harness.h"

namespace jsward::flowtest {
namespace {

TEST(FlowGuards, ConditionsKeptInConstants) {
    check(R"js(
      const names = ["a", "b"];
      function list(x) {
        const isKnown = typeof x === "string" && names.includes(x);
        if (isKnown) sink(x);
        else sink(x);                    // hit
        const isWrong = !names.includes(x);
        if (isWrong) return;
        sink(x);
      }
      list(source());
      function changed(x) {
        const isKnown = names.includes(x);
        x = source();
        if (isKnown) sink(x);            // hit
      }
      changed("a");
      function other(x) {
        let isKnown = names.includes(x);
        isKnown = true;
        if (isKnown) sink(x);            // hit
      }
      other(source());
    )js");
}

TEST(FlowGuards, TypesEndTheDangerOfOperators) {
    check(R"js(
      function f(req) {
        const x = source();
        if (typeof x === "string") filter({ x });
        else filter({ x });                         // hit
        if (typeof x !== "string") return;
        filter({ x });
        sink(x);                                    // hit
      }
      function g() {
        const body = source();
        if (typeof body.name !== "string" || typeof body.pass !== "string") throw new Error();
        filter({ name: body.name, pass: body.pass });
        filter({ other: body.other });              // hit
      }
    )js");
}

TEST(FlowGuards, AllowLists) {
    check(R"js(
      const columns = ["name", "age"];
      const table = { name: "n", age: "a" };
      function f() {
        const x = source();
        if (!columns.includes(x)) return;
        sink(x);
      }
      function g() {
        const x = source();
        sink(columns.includes(x) ? x : "name");
        if (x in table) sink(x);
        if (x === "name" || x === "age") sink("y");
        if (x === "name") sink(x);
        sink(table[x]);
        switch (x) { case "name": sink(x); break; default: sink(x); }   // hit
      }
      function h() {
        const x = source();
        if (x.includes("a")) sink(x);               // hit
      }
    )js");
}

TEST(FlowGuards, RegularExpressionsMustBeAnchored) {
    check(R"js(
      function f() {
        const x = source();
        if (/^[a-z0-9_]+$/i.test(x)) sink(x);
        if (/[a-z]+/.test(x)) sink(x);              // hit
        if (/^.*$/.test(x)) sink(x);                // hit
        if (/^[a-z]+$/.test(x)) filter({ x });      // hit
      }
    )js");
}

TEST(FlowGuards, ChecksOfPackagesAndOfOnesOwn) {
    check(R"js(
      const web = require("web");
      const isId = x => /^\d+$/.test(x);
      function f() {
        const x = source();
        if (isValid(x)) sink(x);
        if (!isValid(x)) sink(x);                   // hit
        if (isId(x)) sink(x);
        const ok = isValid(x);
        if (!ok) return;
        sink(x);
      }
      function g() {
        const body = source();
        const { error } = web.schema().validate(body);
        sink(body.q);                               // hit
        if (error) return;
        sink(body.q);
      }
    )js");
}

TEST(FlowGuards, CastsInPlace) {
    check(R"js(
      function f() {
        const data = source();
        data.id = Number(data.id);
        sink("x" + data.id);
        sink("x" + data.other);                     // hit
      }
    )js");
}

TEST(FlowGuards, ClosuresKeepWhatHeldWhereTheyWereMade) {
    check(R"js(
      function f() {
        const x = source();
        if (typeof x !== "string") return;
        work(() => filter({ x }));
        work(() => sink(x));                        // hit
      }
    )js");
}

TEST(FlowGuards, DetailsOutsideProduction) {
    check(R"js(
      const isDev = process.env.NODE_ENV !== "production";
      try { work(); } catch (err) {
        if (process.env.NODE_ENV === "development") send(err.stack);
        send({ stack: isDev ? err.stack : undefined });
        if (isDev) { send(err); } else { send(err); }    // hit
        if (err instanceof HttpError) send(err.message);
        if (err.name === "ValidationError") return send(err.message);
        send(err.message);                          // hit
      }
    )js");
}

}  // namespace
}  // namespace jsward::flowtest
