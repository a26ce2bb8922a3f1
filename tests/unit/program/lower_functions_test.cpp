// How functions and parameters are lowered: one test a form, source on top, program below.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

TEST(LowerFunction, Declarations) {
    EXPECT_EQ(js(R"(function a() {} async function b() {} function* c() {} async function* d() {})"),
              R"((declaration a#0 [] (Block))
(async declaration b#1 [] (Block))
(declaration* c#2 [] (Block))
(async declaration* d#3 [] (Block)))");
}

TEST(LowerFunction, ExpressionsAreNamedByTheirTarget) {
    EXPECT_EQ(js(R"(const a = () => {};
b = function () {};
c.d = async () => {};
let e;
e ??= () => {};
const {f = () => {}} = g;
module.exports = class {};)"),
              R"((const (= a#0 (arrow 'a' [] (Block))))
(do (= b (function 'b' [] (Block))))
(do (= (.d c) (async arrow 'd' [] (Block))))
(let (declare e#1))
(do (??= e#1 (arrow 'e' [] (Block))))
(const (= (ObjectPattern (f: (default f#2 (arrow 'f' [] (Block))))) g))
(do (= (.exports module) (class 'exports'))))");
}

TEST(LowerFunction, OwnNamesWin) {
    EXPECT_EQ(js(R"(const a = function b() { return b; };)"),
              R"((const (= a#0 (function b#1 [] (Block (Return b#1))))))");
}

TEST(LowerFunction, PropertiesAndFieldsNameTheirFunctions) {
    EXPECT_EQ(js(R"(x = {a: () => {}, "b c": function () {}, d() {}}; class C { e = () => {}; static f = class {}; })"),
              R"((do (= x (Object (a: (arrow 'a' [] (Block))) (b c: (function 'b c' [] (Block))) (method d:)"
              R"( (method 'd' [] (Block))))))
(class C#0 (field e (arrow 'e' [] (Block))) (static field f (class 'f'))))");
}

TEST(LowerFunction, DefaultsSeeOnlyParameters) {
    EXPECT_EQ(js(R"(var x; function f(a = x, b = a) { var x; return x; })"),
              R"((var (declare x#1))
(declaration f#0 [(default a#2 x#1) (default b#3 a#2)] (Block (var (declare x#4)) (Return x#4))))");
}

TEST(LowerFunction, TypedParameters) {
    EXPECT_EQ(ts(R"(function f(a: string, b?: number, c: A[] = [], ...d: B<C>[]): Promise<void> {})"),
              R"((declaration f#0 [a#1: string b#2?: number (default c#3 (Array)): [A])"
              R"( (... d#4): [B<C>]]: Promise<primitive> (Block)))");
}

TEST(LowerFunction, ThisParameterIsNoParameter) {
    EXPECT_EQ(ts(R"(function f(this: Window, a) {})"), R"((declaration f#0 [a#1] (Block)))");
}

TEST(LowerFunction, OverloadsAreDropped) {
    EXPECT_EQ(ts(R"(function f(a: string): void; function f(a: number): void; function f(a) {})"),
              R"((Empty)
(Empty)
(declaration f#0 [a#1] (Block)))");
}

TEST(LowerFunction, ParameterProperties) {
    EXPECT_EQ(ts(R"(class A { constructor(private a: B, readonly c, public d = 1, e: F) {} })"),
              R"((class A#0 (method constructor)"
              R"( (constructor 'constructor' [property a#1: B property c#2 property (default d#3 1) e#4: F])"
              R"( (Block)))))");
}

}  // namespace
}  // namespace jsward
