// How expressions are lowered: one test a form, source on top, program below.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

TEST(LowerExpression, Literals) {
    EXPECT_EQ(js(R"(f(undefined, null, true, false, 1_000, 0xFFn, 1.5e3, "a", 'b');)"),
              R"((do (Call f undefined null true false 1_000 0xFFn 1.5e3 "a" "b")))");
}

TEST(LowerExpression, StringEscapesAreDecoded) {
    EXPECT_EQ(js(R"(f('\n\x41\u0042\u{1F600}\0', 'a\
b');)"),
              R"((do (Call f "\nAB😀\x00" "ab")))");
}

TEST(LowerExpression, RegexKeepsPatternAndFlags) {
    EXPECT_EQ(js(R"(r = /a\/[/]b/gimsuy;)"), R"((do (= r (Regex "a\\/[/]b" 63))))");
}

TEST(LowerExpression, ThisSuperAndMetaProperties) {
    EXPECT_EQ(js(R"(class A extends B { m() { super.m(this, new.target, import.meta); } })"),
              R"((class A#0 extends B (method m (method 'm' [] (Block (do (Call)"
              R"( (.m super) this new.target import.meta)))))))");
}

TEST(LowerExpression, TemplatesAlternateTextAndExpressions) {
    EXPECT_EQ(js(R"(x = `a${b}c${d}`; y = ``; z = `\n`;)"),
              R"((do (= x (Template "a" b "c" d)))
(do (= y (Template)))
(do (= z (Template "\n"))))");
}

TEST(LowerExpression, TaggedTemplates) {
    EXPECT_EQ(js(R"(sql`select ${a} from b`; a.b`x`;)"),
              R"((do (TaggedTemplate sql (Template "select " a " from b")))
(do (TaggedTemplate (.b a) (Template "x"))))");
}

TEST(LowerExpression, ArraysWithHolesAndSpread) {
    EXPECT_EQ(js(R"(x = [a, , ...b, ]; y = [, ]; z = [];)"),
              R"((do (= x (Array a <hole> (... b))))
(do (= y (Array <hole>)))
(do (= z (Array))))");
}

TEST(LowerExpression, ObjectsOfEveryMember) {
    EXPECT_EQ(js(R"(x = {a, b: 1, "c d": 2, 3: 4, [e]: 5, ["f"]: 6, g() {}, async *h() {}, get i() { return 1;
}, set i(v) {}, ...j, "": 7};)"),
              R"((do (= x (Object (shorthand a: a) (b: 1) (c d: 2) (3: 4) ([]: e 5) (f: 6) (method g:)"
              R"( (method 'g' [] (Block))) (method h: (async method* 'h' [] (Block))) (get i: (getter 'i' [])"
              R"( (Block (Return 1)))) (set i: (setter 'i' [v#0] (Block))) (... j) (: 7)))))");
}

TEST(LowerExpression, UnaryOperators) {
    EXPECT_EQ(js(R"(f(!a, -a, +a, ~a, typeof a, void a, delete a.b);)"),
              R"((do (Call f (! a) (- a) (+ a) (~ a) (typeof a) (void a) (delete (.b a)))))");
}

TEST(LowerExpression, UpdateOperators) {
    EXPECT_EQ(js(R"(let a; ++a; --a; a++; b.c--;)"),
              R"((let (declare a#0))
(do (++_ a#0))
(do (--_ a#0))
(do (_++ a#0))
(do (_-- (.c b))))");
}

TEST(LowerExpression, BinaryOperatorsByPrecedence) {
    EXPECT_EQ(js(R"(x = a + b * c ** d - e / f % g;)"), R"((do (= x (- (+ a (* b (** c d))) (% (/ e f) g)))))");
}

TEST(LowerExpression, Comparisons) {
    EXPECT_EQ(js(R"(f(a == b, a != b, a === b, a !== b, a < b, a <= b, a > b, a >= b, a in b, a instanceof b);)"),
              R"((do (Call f (== a b) (!= a b) (=== a b) (!== a b) (< a b) (<= a b) (> a b) (>= a b) (in a b))"
              R"( (instanceof a b))))");
}

TEST(LowerExpression, BitOperators) {
    EXPECT_EQ(js(R"(f(a & b, a | b, a ^ b, a << b, a >> b, a >>> b);)"),
              R"((do (Call f (& a b) (| a b) (^ a b) (<< a b) (>> a b) (>>> a b))))");
}

TEST(LowerExpression, LogicalOperators) {
    EXPECT_EQ(js(R"(x = a && b || c; y = a ?? b;)"),
              R"((do (= x (|| (&& a b) c)))
(do (= y (?? a b))))");
}

TEST(LowerExpression, PrivateNamesInBrandChecks) {
    EXPECT_EQ(js(R"(class A { #a; has(o) { return #a in o; } })"),
              R"((class A#0 (field #a) (method has (method 'has' [o#1] (Block (Return (in "#a" o#1)))))))");
}

TEST(LowerExpression, AssignmentOperators) {
    EXPECT_EQ(js(R"(a = 1;
a += 1;
a -= 1;
a *= 1;
a /= 1;
a %= 1;
a **= 1;
a &= 1;
a |= 1;
a ^= 1;
a <<= 1;
a >>= 1;
a >>>= 1;
a &&= 1;
a ||= 1;
a ??= 1;)"),
              R"((do (= a 1))
(do (+= a 1))
(do (-= a 1))
(do (*= a 1))
(do (/= a 1))
(do (%= a 1))
(do (**= a 1))
(do (&= a 1))
(do (|= a 1))
(do (^= a 1))
(do (<<= a 1))
(do (>>= a 1))
(do (>>>= a 1))
(do (&&= a 1))
(do (||= a 1))
(do (??= a 1)))");
}

TEST(LowerExpression, AssignmentNestsToTheRight) {
    EXPECT_EQ(js(R"(a = b.c = d[e] = 1;)"), R"((do (= a (= (.c b) (= ([] d e) 1)))))");
}

TEST(LowerExpression, Conditional) {
    EXPECT_EQ(js(R"(x = a ? b : c ? d : e;)"), R"((do (= x (Conditional a b (Conditional c d e)))))");
}

TEST(LowerExpression, MembersAndOptionalChains) {
    EXPECT_EQ(js(R"(a.b.c; a?.b[c]?.[d]?.(e).#f; a["b"];)"),
              R"((do (.c (.b a)))
(do (.#f (?.Call (?.[] ([] (?.b a) c) d) e)))
(do ([] a "b")))");
}

TEST(LowerExpression, Calls) {
    EXPECT_EQ(js(R"(f(); f(a, ...b); a.b(c)(d); new A; new A(b); new a.B(c).d();)"),
              R"((do (Call f))
(do (Call f a (... b)))
(do (Call (Call (.b a) c) d))
(do (New A))
(do (New A b))
(do (Call (.d (New (.B a) c)))))");
}

TEST(LowerExpression, ParenthesesLeaveNoTrace) {
    EXPECT_EQ(js(R"(((a)).b; (a, b); ((f))(((x)));)"),
              R"((do (.b a))
(do (Sequence a b))
(do (Call f x)))");
}

TEST(LowerExpression, Sequence) { EXPECT_EQ(js(R"(x = (a, b, c);)"), R"((do (= x (Sequence a b c))))"); }

TEST(LowerExpression, AwaitAndYield) {
    EXPECT_EQ(js(R"(async function* f() { await a; yield; yield b; yield* c; })"),
              R"((async declaration* f#0 [] (Block (do (Await a)) (do (yield)) (do (yield b)) (do (yield* c)))))");
}

/// What the JavaScript grammar reads as a call of a function named await. The TypeScript grammar does not.
TEST(LowerExpression, AwaitBeforeParentheses) {
    for (const auto& [source, dump] : std::initializer_list<std::pair<std::string, std::string>>{
             {"await (f)(x)", "(Await (Call f x))"},
             {"await (0, m.f)(x)", "(Await (Call (Sequence 0 (.f m)) x))"},
             {"await (await f()).json()", "(Await (Call (.json (Await (Call f)))))"},
             {"await (a ? b : c).d[e]`t`", "(Await (TaggedTemplate ([] (.d (Conditional a b c)) e) (Template \"t\")))"},
             {"(await (f)(x)).rows", "(.rows (Await (Call f x)))"},
             {"(await (f)(x))(y).z", "(.z (Call (Await (Call f x)) y))"},
             {"await (f)(x) + await (g)?.y ? 1 : 2", "(Conditional (+ (Await (Call f x)) (Await (?.y g))) 1 2)"},
             {"await (async () => 1)()", "(Await (Call (async arrow [] 1)))"}}) {
        EXPECT_EQ(js(source + ";"), "(do " + dump + ")");
        EXPECT_EQ(ts("async () => { " + source + "; };"), "(do (async arrow [] (Block (do " + dump + "))))");
    }
    EXPECT_EQ(js("function await() {} await(x)(y);"),
              "(declaration await#0 [] (Block))\n(do (Call (Call await#0 x) y))");
    EXPECT_EQ(js("await(...x); await();"), "(do (Call await (... x)))\n(do (Call await))");
}

TEST(LowerExpression, DynamicImport) {
    EXPECT_EQ(js(R"(import("a"); import(b, {with: {type: "json"}});)"),
              R"((do (ImportCall "a"))
(do (ImportCall b)))");
}

TEST(LowerExpression, ArrowsOfEveryShape) {
    EXPECT_EQ(js(R"(f(a => a, (a, b) => { return a; }, async a => await a, async () => {}, () => ({a}));)"),
              R"((do (Call f (arrow [a#0] a#0) (arrow [a#1 b#2] (Block (Return a#1))) (async arrow [a#3])"
              R"( (Await a#3)) (async arrow [] (Block)) (arrow [] (Object (shorthand a: a))))))");
}

TEST(LowerExpression, ClassExpressions) {
    EXPECT_EQ(js(R"(x = class { }; y = class A extends B { m() { return A; } };)"),
              R"((do (= x (class 'x')))
(do (= y (class A#0 extends B (method m (method 'm' [] (Block (Return A#0))))))))");
}

TEST(LowerExpression, TypeScriptCasts) {
    EXPECT_EQ(ts(R"(x = a as string; y = <number>b; z = c satisfies D; w = e!.f; v = g as const; u = h<string>;)"),
              R"((do (= x (as string a)))
(do (= y (as number b)))
(do (= z (as D c)))
(do (= w (.f e)))
(do (= v (as ? g)))
(do (= u h)))");
}

}  // namespace
}  // namespace jsward
