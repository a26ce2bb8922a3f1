// How statements are lowered: one test a form, source on top, program below.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

TEST(LowerStatement, Variables) {
    EXPECT_EQ(js(R"(var a, b = 1; let c; const d = 2;)"),
              R"((var (declare a#2) (= b#3 1))
(let (declare c#0))
(const (= d#1 2)))");
}

TEST(LowerStatement, Using) {
    EXPECT_EQ(js(R"({ using a = f(); await using b = g(); })"),
              R"((Block (using (= a#0 (Call f))) (using (= b#1 (Call g)))))");
}

TEST(LowerStatement, UsingAsTypeScriptReadsIt) {
    EXPECT_EQ(ts(R"({ using a = f(); a.b; })"), R"((Block (using (= a#0 (Call f))) (do (.b a#0))))");
}

TEST(LowerStatement, Blocks) {
    EXPECT_EQ(js(R"({ a; { b; } } {})"),
              R"((Block (do a) (Block (do b)))
(Block))");
}

TEST(LowerStatement, EmptyAndDebugger) {
    EXPECT_EQ(js(R"(;debugger;)"),
              R"((Empty)
(Empty))");
}

TEST(LowerStatement, If) {
    EXPECT_EQ(js(R"(if (a) b; if (a) b; else c; if (a) { b } else if (c) { d } else { e })"),
              R"((If a (do b) _)
(If a (do b) (do c))
(If a (Block (do b)) (If c (Block (do d)) (Block (do e)))))");
}

TEST(LowerStatement, For) {
    EXPECT_EQ(js(R"(for (let i = 0, n = 9; i < n; i++) a; for (;;) b; for (c; d; e) f; for (var j;;);)"),
              R"((For (let (= i#1 0) (= n#2 9)) (< i#1 n#2) (_++ i#1) (do a))
(For _ _ _ (do b))
(For c d e (do f))
(For (var (declare j#0)) _ _ (Empty)))");
}

TEST(LowerStatement, ForInAndForOf) {
    EXPECT_EQ(js(R"(for (var a in b) c;
for (const [d, e] of f) d;
for (g.h of i);
for (j in k);
async () => { for await (const l of m) l;
})"),
              R"((ForIn (var (declare a#0)) b (do c))
(ForOf (const (declare (ArrayPattern d#1 e#2))) f (do d#1))
(ForOf (.h g) i (Empty))
(ForIn j k (Empty))
(do (async arrow [] (Block (ForAwait (const (declare l#3)) m (do l#3))))))");
}

TEST(LowerStatement, WhileAndDo) {
    EXPECT_EQ(js(R"(while (a) b; do c; while (d);)"),
              R"((While a (do b))
(DoWhile (do c) d))");
}

TEST(LowerStatement, Switch) {
    EXPECT_EQ(js(R"(switch (a) { case 1: case 2: b; break; default: c; })"),
              R"((Switch a (Case 1) (Case 2 (do b) (Break)) (Case _ (do c))))");
}

TEST(LowerStatement, TryInEveryShape) {
    EXPECT_EQ(js(R"(try { a } catch (e) { e } finally { b }
try { a } catch { c }
try { a } catch ({message}) { message })"),
              R"((Try (Block (do a)) e#0 (Block (do e#0)) (Block (do b)))
(Try (Block (do a)) _ (Block (do c)) _)
(Try (Block (do a)) (ObjectPattern (message: message#1)) (Block (do message#1)) _))");
}

TEST(LowerStatement, ReturnAndThrow) {
    EXPECT_EQ(js(R"(function f() { return; return a, b; throw c; })"),
              R"((declaration f#0 [] (Block (Return) (Return (Sequence a b)) (Throw c))))");
}

TEST(LowerStatement, LabelsAndJumps) {
    EXPECT_EQ(js(R"(a: for (;;) { continue a; break a; continue; break; })"),
              R"((Labeled a (For _ _ _ (Block (Continue a) (Break a) (Continue) (Break)))))");
}

TEST(LowerStatement, With) { EXPECT_EQ(js(R"(with (a) b;)"), R"((With a (do b)))"); }

TEST(LowerStatement, ExportedDeclarationsStandInPlace) {
    EXPECT_EQ(js(R"(export const a = 1; export function f() {} export class C {})"),
              R"((const (= a#0 1))
(declaration f#1 [] (Block))
(class C#2))");
}

TEST(LowerStatement, ExportDefault) { EXPECT_EQ(js(R"(export default a + b;)"), R"((ExportDefault (+ a b)))"); }

TEST(LowerStatement, ExportDefaultFunction) {
    EXPECT_EQ(js(R"(export default function () {})"), R"((ExportDefault (function 'default' [] (Block))))");
}

TEST(LowerStatement, ExportDefaultDeclaration) {
    EXPECT_EQ(js(R"(export default function f() {})"), R"((declaration f#0 [] (Block)))");
}

TEST(LowerStatement, ExportAssign) {
    EXPECT_EQ(ts(R"(const a = 1; export = a;)"),
              R"((const (= a#0 1))
(ExportAssign a#0))");
}

TEST(LowerStatement, TypesAreEmpty) {
    EXPECT_EQ(ts(R"(interface A { b: string } type B = A;
declare const c: B;
declare module "d" { } declare function e(): void;
export type { A };
export as namespace F;)"),
              R"((Empty)
(Empty)
(Empty)
(Empty)
(Empty)
(Empty)
(Empty))");
}

TEST(LowerStatement, Enums) {
    EXPECT_EQ(ts(R"(enum A { B, C = 5, D, E = "e", F = g(), H, "I J" = 1 } const enum K { L })"),
              R"((enum (= A#0 (Object (B: 0) (C: 5) (D: 6) (E: "e") (F: (Call g)) (H: <opaque>) (I J: 1))))
(enum (= K#1 (Object (L: 0)))))");
}

TEST(LowerStatement, Namespaces) {
    EXPECT_EQ(ts(R"(namespace N { export const a = 1; const b = a; export function f() { return b; } })"),
              R"((Block (const (= a#1 1)) (const (= b#2 a#1)) (declaration f#3 [] (Block (Return b#2))))"
              R"( (namespace (= N#0 (Object (shorthand a: a#1) (shorthand f: f#3))))))");
}

TEST(LowerStatement, NestedNamespaces) {
    EXPECT_EQ(ts(R"(namespace A.B.C { export let x = 1; } namespace OnlyTypes { export interface I {} })"),
              R"((Block (let (= x#1 1)) (namespace (= A#0 (Object (B: (Object (C: (Object)"
              R"( (shorthand x: x#1)))))))))
(Empty))");
}

TEST(LowerStatement, ImportRequireAndAlias) {
    EXPECT_EQ(ts(R"(import a = require("a"); import b = a.c.d;)"),
              R"((const (= a#0 (Call require "a")))
(const (= b#1 (.d (.c a#0)))))");
}

}  // namespace
}  // namespace jsward
