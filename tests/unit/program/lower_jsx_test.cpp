// How JSX are lowered: one test a form, source on top, program below.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

TEST(LowerJsx, ElementsAndAttributes) {
    EXPECT_EQ(js(R"(x = <div a="b&amp;c" d={e} f {...g} h={<i/>}>text {j} <K.L m-n={1}/></div>;)"),
              R"((do (= x (<"div"> (a= "b&c") (d= e) (f=) (... g) (h= (<"i">)) / "text " j " " (<(.L K)>)"
              R"( (m-n= 1))))))");
}

TEST(LowerJsx, Fragments) { EXPECT_EQ(js(R"(x = <><A/>{}{/* nothing */}</>;)"), R"((do (= x (<> / (<A>)))))"); }

TEST(LowerJsx, TextIsTrimmedAsCompilersDo) {
    EXPECT_EQ(js(R"(x = <p>
  one &lt; two

  three {y} four
</p>;)"),
              R"((do (= x (<"p"> / "one < two three " y " four"))))");
}

TEST(LowerJsx, SpreadChildrenAndNamespaces) {
    EXPECT_EQ(js(R"(x = <a:b c:d="e">{...f}</a:b>;)"), R"((do (= x (<"a:b"> (c:d= "e") / (... f)))))");
}

TEST(LowerJsx, TypedElements) {
    EXPECT_EQ(tsx(R"(x = <A<string> b={c as D}/>;)"), R"((do (= x (<A> (b= (as D c))))))");
}

}  // namespace
}  // namespace jsward
