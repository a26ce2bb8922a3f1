// TypeScript annotations.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

/// The type of a parameter that is annotated so.
std::string type(std::string_view annotation, std::string_view before = "") {
    const Program p = lowered(std::string(before) + "(x: " + std::string(annotation) + ") => 1", "a.ts");
    EXPECT_TRUE(p.problems.empty());
    return p.parameters.empty() ? "no parameter" : dumpType(p, p.parameters[0].type);
}

TEST(Types, Primitives) {
    EXPECT_EQ(type("string"), "string");
    EXPECT_EQ(type("number"), "number");
    EXPECT_EQ(type("boolean"), "boolean");
    EXPECT_EQ(type("any"), "any");
    EXPECT_EQ(type("unknown"), "any");
    EXPECT_EQ(type("object"), "object");
    EXPECT_EQ(type("bigint"), "primitive");
    EXPECT_EQ(type("null"), "primitive");
    EXPECT_EQ(type("undefined"), "primitive");
    EXPECT_EQ(type("symbol"), "primitive");
}

TEST(Types, Literals) {
    EXPECT_EQ(type("'a\\n'"), "\"a\\n\"");
    EXPECT_EQ(type("-1"), "\"-1\"");
    EXPECT_EQ(type("true"), "\"true\"");
    EXPECT_EQ(type("`a${string}`"), "string");
}

TEST(Types, NamesAndTheirArguments) {
    EXPECT_EQ(type("A"), "A");
    EXPECT_EQ(type("a.b.C"), "a.b.C");
    EXPECT_EQ(type("Promise<A<string>, B>"), "Promise<A<string>, B>");
}

TEST(Types, NamesThatTheFileDeclaresOrImports) {
    EXPECT_EQ(type("e.Request", "import e from 'express'; "), "e.Request#0");
    EXPECT_EQ(type("A[]", "class A {} "), "[A#0]");
}

TEST(Types, ArraysInEveryNotation) {
    EXPECT_EQ(type("string[]"), "[string]");
    EXPECT_EQ(type("Array<string>"), "[string]");
    EXPECT_EQ(type("ReadonlyArray<A>"), "[A]");
    EXPECT_EQ(type("readonly string[]"), "[string]");
    EXPECT_EQ(type("[a: string, number?, ...B[]]"), "[string, number, [B]]");
    EXPECT_EQ(type("[]"), "[]");
}

TEST(Types, UnionsAreFlat) {
    EXPECT_EQ(type("A | B | null"), "(A | B | primitive)");
    EXPECT_EQ(type("| 'a' | 'b'"), "(\"a\" | \"b\")");
    EXPECT_EQ(type("(A | B)[]"), "[(A | B)]");
}

TEST(Types, IntersectionsKeepWhatHasAName) {
    EXPECT_EQ(type("A & {b: string}"), "A");
    EXPECT_EQ(type("A & B"), "(A | B)");
    EXPECT_EQ(type("{a: string} & {b: string}"), "object");
}

TEST(Types, ObjectsAndFunctions) {
    EXPECT_EQ(type("{a: string}"), "object");
    EXPECT_EQ(type("(a: string) => void"), "function");
    EXPECT_EQ(type("new () => A"), "function");
}

TEST(Types, WhatSaysNothingIsNoAnnotation) {
    EXPECT_EQ(type("keyof A"), "?");
    EXPECT_EQ(type("A['b']"), "?");
    EXPECT_EQ(type("A extends B ? C : D"), "?");
    EXPECT_EQ(type("typeof a"), "?");
}

TEST(Types, ReturnTypes) {
    const Program p = lowered(
        "function f(): Promise<A> {} function g(x): x is A {} function h(x): asserts x {} class C { m(): void {} }",
        "a.ts");
    EXPECT_EQ(dumpType(p, p.functions[1].returnType), "Promise<A>");
    EXPECT_EQ(dumpType(p, p.functions[2].returnType), "boolean");
    EXPECT_EQ(dumpType(p, p.functions[3].returnType), "primitive");
    EXPECT_EQ(dumpType(p, p.functions[4].returnType), "primitive");
}

TEST(Types, AVariableWithANamedTypeCastsItsValue) {
    EXPECT_EQ(ts("const a: A = b(); const c: string = d; let e: A;"),
              "(const (= a#0 (as A (Call b))))\n(const (= c#1 d))\n(let (declare e#2))");
}

TEST(Types, AreSharedWhenTheyAreTheSame) {
    const Program p = lowered("(a: string, b: string, c: A, d: A) => 1", "a.ts");
    EXPECT_EQ(p.types.size(), 3U);
}

}  // namespace
}  // namespace jsward
