// Broken and hostile input: what can be read is lowered, the rest is named, nothing takes long or overflows.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <tuple>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

std::string repeated(std::string_view text, std::size_t count) {
    std::string result;
    for (std::size_t i = 0; i < count; ++i) result += text;
    return result;
}

std::size_t countOf(const Program& p, Kind kind) {
    return static_cast<std::size_t>(
        std::count_if(p.nodes.begin(), p.nodes.end(), [kind](const Node& n) { return n.kind == kind; }));
}

TEST(Problems, WhatParsesAroundThemIsLowered) {
    const Program p = lowered("f(1); let = = 2 }} g(3);");
    ASSERT_FALSE(p.problems.empty());
    EXPECT_EQ(countOf(p, Kind::Call), 2U);
}

TEST(Problems, StatementsInABrokenStretchAreLowered) {
    const Program p = lowered("class A { m() { f(1); ] ) \n function g() { return h(2); }");
    EXPECT_FALSE(p.problems.empty());
    EXPECT_GE(countOf(p, Kind::Call), 2U);
    EXPECT_GE(countOf(p, Kind::Opaque), 1U);
}

TEST(Problems, MissingTokensAreNamed) {
    const Program p = lowered("if (a { b(); }");
    ASSERT_FALSE(p.problems.empty());
    EXPECT_NE(p.atom(p.problems[0].message), "");
    EXPECT_EQ(countOf(p, Kind::Call), 1U);
}

TEST(Problems, AnEmptyFileIsAnEmptyModule) {
    const Program p = lowered("");
    EXPECT_EQ(p[p.functions[0].body].kind, Kind::Block);
    EXPECT_TRUE(p.problems.empty());
}

TEST(Problems, BytesThatAreNoProgram) {
    const Program p = lowered(std::string("\x00\x01\xFF{[(`${\"\\", 10));
    EXPECT_FALSE(p.problems.empty());
}

TEST(Problems, JavaScriptWithTypesIsReadAsTsx) {
    const Program p =
        lowered("function f(a: string, b: ?number): void { return (a: any); }\nexport type A = {b: string};");
    EXPECT_TRUE(p.problems.empty());
    EXPECT_TRUE(p.isTypeScript);
    EXPECT_FALSE(lowered("f(] ").isTypeScript);
}

TEST(Depth, BracketsByTheHundredThousand) {
    const Program p = lowered(repeated("[", 100000) + repeated("]", 100000));
    ASSERT_EQ(p.problems.size(), 1U);
    EXPECT_EQ(p.atom(p.problems[0].message), "nested too deep");
    EXPECT_EQ(p.opaqueNodes, 1U);
}

TEST(Depth, ParenthesesCostNothing) {
    const Program p = lowered(repeated("(", 100000) + "a" + repeated(")", 100000));
    EXPECT_TRUE(p.problems.empty());
    EXPECT_EQ(countOf(p, Kind::Global), 1U);
}

TEST(Depth, ChainsOfCallsDoNotNest) {
    const Program p = lowered("a" + repeated(".b().c(x)", 10000));
    EXPECT_TRUE(p.problems.empty());
    EXPECT_EQ(countOf(p, Kind::Call), 20000U);
}

TEST(Depth, SumsDoNotNest) {
    const Program p = lowered("a" + repeated(" + b", 50000));
    EXPECT_TRUE(p.problems.empty());
    EXPECT_EQ(countOf(p, Kind::Binary), 50000U);
}

TEST(Depth, ElseIfDoesNotNest) {
    const Program p = lowered(repeated("if (a) b; else ", 20000) + "c;");
    EXPECT_TRUE(p.problems.empty());
    EXPECT_EQ(countOf(p, Kind::If), 20000U);
}

TEST(Depth, EveryOtherFormStopsAtTheLimit) {
    const std::size_t n = 4000;
    for (const auto& [before, inside, after] :
         std::initializer_list<std::tuple<const char*, const char*, const char*>>{{"{", "", "}"},
                                                                                  {"function f() {", "", "}"},
                                                                                  {"x => ", "1", ""},
                                                                                  {"!", "1", ""},
                                                                                  {"`${", "a", "}`"},
                                                                                  {"a = ", "1", ""},
                                                                                  {"a ? b : ", "c", ""},
                                                                                  {"x = <a>", "", "</a>"},
                                                                                  {"({a: ", "1", "})"},
                                                                                  {"class A { m() { ", "", "} }"},
                                                                                  {"f(", "1", ")"},
                                                                                  {"if (a) ", ";", ""},
                                                                                  {"l: ", ";", ""},
                                                                                  {"new ", "A", ""}}) {
        const Program p = lowered(repeated(before, n) + inside + repeated(after, n));
        EXPECT_FALSE(p.problems.empty()) << before;
    }
    EXPECT_FALSE(lowered(repeated("[", n) + "a" + repeated("]", n) + " = b").problems.empty());
    EXPECT_EQ(lowered("let x: " + repeated("A<", n) + "B" + repeated(">", n), "a.ts").types.size(), 1U);
}

TEST(Depth, TheLimitIsAnOption) {
    Parser parser;
    ParseOptions options;
    options.lower.maxDepth = 10;
    EXPECT_EQ(lowerSource(parser, "[[[[1]]]]", "a.js", options).program.problems.size(), 0U);
    EXPECT_EQ(lowerSource(parser, repeated("[", 20) + repeated("]", 20), "a.js", options).program.problems.size(), 1U);
}

TEST(Budget, WhenTheTimeIsUpTheProgramIsEmpty) {
    Parser parser;
    ParseOptions options;
    options.timeBudget = std::chrono::nanoseconds(1);
    const ParsedFile file = lowerSource(parser, repeated("f(a, b, c);\n", 5000), "a.js", options);
    EXPECT_TRUE(file.timedOut);
    EXPECT_TRUE(file.program.nodes.empty());
    EXPECT_FALSE(lowerSource(parser, "f(1);", "a.js").timedOut) << "the parser is good for the next file";
}

TEST(Directives, AreTheCommentsThatSpeakToUs) {
    const std::string source = "f(); // jsward-disable-line\n/* other */ g(); /* jsward-disable a */";
    const Program p = lowered(source);
    ASSERT_EQ(p.directives.size(), 2U);
    EXPECT_EQ(source.substr(p.directives[0].begin, p.directives[0].size()), "// jsward-disable-line");
    EXPECT_EQ(source.substr(p.directives[1].begin, p.directives[1].size()), "/* jsward-disable a */");
}

TEST(Languages, FollowTheExtension) {
    EXPECT_EQ(languageOf("a/b.ts"), Language::TypeScript);
    EXPECT_EQ(languageOf("a.MTS"), Language::TypeScript);
    EXPECT_EQ(languageOf("a.cts"), Language::TypeScript);
    EXPECT_EQ(languageOf("a.tsx"), Language::Tsx);
    EXPECT_EQ(languageOf("a.jsx"), Language::JavaScript);
    EXPECT_EQ(languageOf("a.cjs"), Language::JavaScript);
    EXPECT_EQ(languageOf("-"), Language::JavaScript);
}

}  // namespace
}  // namespace jsward
