// How classes are lowered: one test a form, source on top, program below.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

TEST(LowerClass, MembersOfEveryKind) {
    EXPECT_EQ(js(R"(class A extends B.C { x = 1;
y;
static z = 2;
#p = 3;
[k] = 4;
"q r" = 5;
constructor() { super();
} m() {} async *n() {} get g() { return 1;
} set g(v) {} static s() {} static { f();
} #h() {} })"),
              R"((class A#0 extends (.C B) (field x 1) (field y) (static field z 2) (field #p 3) (field [k] 4))"
              R"( (field q r 5) (method constructor (constructor 'constructor' [] (Block (do (Call super))))))"
              R"( (method m (method 'm' [] (Block))) (method n (async method* 'n' [] (Block))) (get g)"
              R"( (getter 'g' [] (Block (Return 1)))) (set g (setter 'g' [v#1] (Block))) (static method s)"
              R"( (method 's' [] (Block))) (static static-block (static-block [] (Block (do (Call f))))))"
              R"( (method #h (method '#h' [] (Block)))))");
}

TEST(LowerClass, WordsThatAreKeywordsElsewhere) {
    EXPECT_EQ(js(R"(class A { get; set; static; async() {} static get() {} get get() { return 1; } })"),
              R"((class A#0 (field get) (field set) (field static) (method async (method 'async' [] (Block))))"
              R"( (static method get (method 'get' [] (Block))) (get get (getter 'get' [] (Block (Return 1))))))");
}

TEST(LowerClass, TypeScriptMembers) {
    EXPECT_EQ(ts(R"(abstract class A<T> extends B<T> implements C { private readonly a: string = "x";
b?: number;
declare c: D;
abstract e(): void;
f(): void;
f(x?: any) {} [key: string]: any;
static override g() {} accessor h = 1;
})"),
              R"((class A#0 extends B (field a: string "x") (field b: number) (field c: D) (method f)"
              R"( (method 'f' [x#1?: any] (Block))) (static method g (method 'g' [] (Block))) (field h 1)))");
}

TEST(LowerClass, Decorators) {
    EXPECT_EQ(ts(R"(@A @B.C(1) class D { @E() f: G; @H() i(@J("k") l: M) {} constructor(@N() private o: P) {} })"),
              R"((@A @(Call (.C B) 1) class D#0 (@(Call E) field f: G) (@(Call H) method i)"
              R"( (method 'i' [@(Call J "k") l#1: M] (Block))) (method constructor)"
              R"( (constructor 'constructor' [@(Call N) property o#2: P] (Block)))))");
}

TEST(LowerClass, DecoratorsBeforeExport) { EXPECT_EQ(ts(R"(@A() export class B {} )"), R"((@(Call A) class B#0))"); }

TEST(LowerClass, JavaScriptDecorators) {
    EXPECT_EQ(js(R"(@A class B { @C x = 1; @D() m() {} })"),
              R"((@A class B#0 (@C field x 1) (@(Call D) method m (method 'm' [] (Block)))))");
}

}  // namespace
}  // namespace jsward
