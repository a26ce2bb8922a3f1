// Which binding a name means, and what is known about a binding.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

/// The lines that describe bindings.
std::string bindings(std::string_view source, std::string_view path = "a.js") {
    const std::string tables = dumpTables(lowered(source, path));
    std::string result;
    for (std::size_t at = 0; at < tables.size();) {
        const std::size_t end = tables.find('\n', at) + 1;
        const std::string line = tables.substr(at, end - at);
        if (line.find('#') < line.find(' ')) result += line;
        at = end;
    }
    return result;
}

TEST(Scopes, VarIsVisibleInTheWholeFunctionAlsoBeforeIt) {
    EXPECT_EQ(js("function f() { x = 1; if (a) { for (;;) { var x; } } return x; }"),
              "(declaration f#0 [] (Block (do (= x#1 1)) (If a (Block (For _ _ _ (Block (var (declare x#1))))) _) "
              "(Return x#1)))");
}

TEST(Scopes, VarIsFoundInEveryStatementThatCanHoldOne) {
    for (const std::string_view source :
         {"do var a; while (0);", "while (0) var a;", "try { var a } catch {}", "try {} catch { var a }",
          "try {} finally { var a }", "switch (0) { case 1: var a }", "switch (0) { default: var a }", "l: var a;",
          "for (var [a] of []);", "for (var {a} in {});", "for (var a;;);", "if (0) var a;", "if (0); else var a;",
          "with ({}) var a;", "{{ var a }}"}) {
        EXPECT_EQ(js("a; " + std::string(source)).substr(0, 8), "(do a#0)") << source;
    }
    for (const std::string_view source : {"function f() { var a }", "() => { var a };", "class A { static { var a } }"})
        EXPECT_EQ(js("a; " + std::string(source)).substr(0, 6), "(do a)") << source;
}

TEST(Scopes, LetAndConstEndWithTheirBlock) {
    EXPECT_EQ(js("let x; { let x; x; { x; } } x;"),
              "(let (declare x#0))\n(Block (let (declare x#1)) (do x#1) (Block (do x#1)))\n(do x#0)");
}

TEST(Scopes, ALoopVariableBelongsToItsLoop) {
    EXPECT_EQ(js("for (let i = 0; i;) i; i; for (const k in o) k; k;"),
              "(For (let (= i#0 0)) i#0 _ (do i#0))\n(do i)\n(ForIn (const (declare k#1)) o (do k#1))\n(do k)");
}

TEST(Scopes, SwitchCasesShareAScope) {
    EXPECT_EQ(js("switch (a) { case 1: let x; case 2: x; } x;"),
              "(Switch a (Case 1 (let (declare x#0))) (Case 2 (do x#0)))\n(do x)");
}

TEST(Scopes, FunctionsAreSeenBeforeTheyStand) {
    EXPECT_EQ(js("f(); function f() {}"), "(do (Call f#0))\n(declaration f#0 [] (Block))");
}

TEST(Scopes, InScriptsAFunctionInABlockIsVisibleInTheFunction) {
    EXPECT_EQ(js("if (a) { function f() {} } f();"), "(If a (Block (declaration f#0 [] (Block))) _)\n(do (Call f#0))");
}

TEST(Scopes, InModulesAFunctionInABlockStaysThere) {
    EXPECT_EQ(js("export {}; if (a) { function f() {} } f();"),
              "(Empty)\n(If a (Block (declaration f#0 [] (Block))) _)\n(do (Call f))");
}

TEST(Scopes, ALetBetweenHidesTheFunctionOfABlock) {
    EXPECT_EQ(js("{ let f; { function f() {} f; } f; }"),
              "(Block (let (declare f#1)) (Block (declaration f#2 [] (Block)) (do f#2)) (do f#1))");
}

TEST(Scopes, ParametersAndVariablesOfOneNameAreOne) {
    EXPECT_EQ(js("function f(a) { var a; return a; }"),
              "(declaration f#0 [a#1] (Block (var (declare a#1)) (Return a#1)))");
}

TEST(Scopes, CatchParametersHideOuterNames) {
    EXPECT_EQ(js("let e; try {} catch (e) { e; } e;"),
              "(let (declare e#0))\n(Try (Block) e#1 (Block (do e#1)) _)\n(do e#0)");
}

TEST(Scopes, TheNameOfAFunctionExpressionIsHiddenByItsOwnNames) {
    EXPECT_EQ(js("x = function f(f) { return f; };"), "(do (= x (function f#0 [f#1] (Block (Return f#1)))))");
}

TEST(Scopes, ClassesSeeThemselves) {
    EXPECT_EQ(js("class A { static a = A; }"), "(class A#0 (static field a A#0))");
    EXPECT_EQ(js("x = class A { m() { return A; } }; A;"),
              "(do (= x (class A#0 (method m (method 'm' [] (Block (Return A#0)))))))\n(do A)");
}

TEST(Scopes, UnknownNamesAreGlobals) { EXPECT_EQ(js("process.env.X = y;"), "(do (= (.X (.env process)) y))"); }

TEST(Scopes, EscapedNamesAreTheSameNames) { EXPECT_EQ(js(R"(var \u0061b; ab;)"), "(var (declare ab#0))\n(do ab#0)"); }

TEST(Bindings, WritesAreCountedInitialisersIncluded) {
    EXPECT_EQ(bindings("var a = 1, b; a = 2; a++; [a] = []; for (b of []); function f(p) { p = 1; }"),
              "f#0 function of function 0, 1 writes\n"
              "a#1 var of function 0, 4 writes\n"
              "b#2 var of function 0, 1 writes\n"
              "p#3 parameter of function 1, 1 writes\n");
}

TEST(Bindings, ClosuresMarkWhatTheyReadAndWrite) {
    EXPECT_EQ(bindings("let read, written, own; () => { read; written = 1; }; own = 2;"),
              "read#0 let of function 0, 0 writes, captured\n"
              "written#1 let of function 0, 1 writes, captured, assigned inside\n"
              "own#2 let of function 0, 1 writes\n");
}

TEST(Bindings, AreGroupedByFunction) {
    const Program p = lowered("function f() { let a; function g() { let b; } { let c; } } let d;");
    ASSERT_EQ(p.functions.size(), 3U);
    const auto names = [&p](const Function& f) {
        std::string result;
        for (BindingId id = f.firstBinding; id < f.firstBinding + f.bindingCount; ++id)
            result += std::string(p.atom(p.bindings[id].name)) + ' ';
        return result;
    };
    EXPECT_EQ(names(p.functions[0]), "f d ");
    EXPECT_EQ(names(p.functions[1]), "a g c ");
    EXPECT_EQ(names(p.functions[2]), "b ");
}

TEST(Bindings, KnowTheIdentifierThatDeclaresThem) {
    const Program p = lowered("x; var x = 1; import y from 'y'; function z(w) {}");
    for (const Binding& binding : p.bindings) {
        const bool hasNode = binding.kind == BindingKind::Var || binding.kind == BindingKind::Parameter;
        EXPECT_EQ(binding.declaration != 0, hasNode) << p.atom(binding.name);
    }
    const NodeId declaration = p.bindings[p.functions[0].firstBinding + 2].declaration;
    EXPECT_EQ(p.span(declaration), (Span{7, 8}));
}

TEST(Functions, ArrowsHandThisAndArgumentsOut) {
    const Program p = lowered(
        "function f() { return () => () => [this, arguments]; } function g() { return function () { this; }; }");
    EXPECT_TRUE(p.functions[1].usesThis);
    EXPECT_TRUE(p.functions[1].usesArguments);
    EXPECT_FALSE(p.functions[2].usesThis || p.functions[2].usesArguments);
    EXPECT_FALSE(p.functions[4].usesThis);
    EXPECT_TRUE(p.functions[5].usesThis);
}

TEST(Functions, ThisInAFieldIsNotThatOfTheFunctionAround) {
    const Program p = lowered("function f() { class A { a = this; b = () => this; } }");
    EXPECT_FALSE(p.functions[1].usesThis);
    ASSERT_EQ(p.functions[2].kind, FunctionKind::Arrow);
    EXPECT_EQ(p.functions[2].ofClass, 0U);
}

TEST(Functions, AParameterCalledArgumentsIsAParameter) {
    EXPECT_FALSE(lowered("function f(arguments) { arguments; }").functions[1].usesArguments);
}

TEST(Functions, ListTheDeclarationsDirectlyInThem) {
    const Program p =
        lowered("function a() { function b() {} if (x) { function c() {} } (() => { function d() {} }); }");
    const auto names = [&p](const Function& f) {
        std::string result;
        for (const NodeId node : p.list(f.hoisted)) result += std::string(p.atom(p.functions[p[node].a].name)) + ' ';
        return result;
    };
    EXPECT_EQ(names(p.functions[0]), "a ");
    EXPECT_EQ(names(p.functions[1]), "b c ");
}

TEST(Functions, KnowTheirParentAndTheirNodes) {
    const Program p = lowered("f(function g(a = h()) { return a; });");
    const Function& g = p.functions[1];
    EXPECT_EQ(g.parent, 0U);
    EXPECT_EQ(p[g.body].kind, Kind::Block);
    EXPECT_EQ(p[g.body + 1].kind, Kind::Function);
    EXPECT_LE(g.firstNode, p.parametersOf(g)[0].pattern);
}

}  // namespace
}  // namespace jsward
