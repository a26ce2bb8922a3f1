// How patterns are lowered: one test a form, source on top, program below.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

TEST(LowerPattern, ObjectPatterns) {
    EXPECT_EQ(js(R"(const {a, b: c, d = 1, e: f = 2, [g]: h, "i": j, ...k} = l;)"),
              R"((const (= (ObjectPattern (a: a#0) (b: c#1) (d: (default d#2 1)) (e: (default f#3 2)))"
              R"( ([]: g h#4) (i: j#5) (... k#6)) l)))");
}

TEST(LowerPattern, ArrayPatterns) {
    EXPECT_EQ(js(R"(const [a, , [b], c = 1, ...d] = e;)"),
              R"((const (= (ArrayPattern a#0 <hole> (ArrayPattern b#1) (default c#2 1) (... d#3)) e)))");
}

TEST(LowerPattern, AssignmentToPatterns) {
    EXPECT_EQ(js(R"([a, b.c] = [b, a]; ({a, b: d[0], ...e} = f);)"),
              R"((do (= (ArrayPattern a (.c b)) (Array b a)))
(do (= (ObjectPattern (a: a) (b: ([] d 0)) (... e)) f)))");
}

TEST(LowerPattern, DefaultsInsideDefaults) {
    EXPECT_EQ(js(R"(const {a = b = 1, c = () => a} = d;)"),
              R"((const (= (ObjectPattern (a: (default a#0 (= b 1))) (c: (default c#1 (arrow 'c' [] a#0)))) d)))");
}

TEST(LowerPattern, Parameters) {
    EXPECT_EQ(js(R"(function f(a, {b}, [c], d = 1, ...e) {})"),
              R"((declaration f#0 [a#1 (ObjectPattern (b: b#2)) (ArrayPattern c#3) (default d#4 1) (... e#5)])"
              R"( (Block)))");
}

TEST(LowerPattern, TargetsThatAreParenthesised) {
    EXPECT_EQ(js(R"((a) = 1; (a.b) = 2;)"),
              R"((do (= a 1))
(do (= (.b a) 2)))");
}

TEST(LowerPattern, NonNullTargets) {
    EXPECT_EQ(ts(R"(a! = 1; a.b!.c = 2; a!.b += 1;)"),
              R"((do (= a 1))
(do (= (.c (.b a)) 2))
(do (+= (.b a) 1)))");
}

}  // namespace
}  // namespace jsward
