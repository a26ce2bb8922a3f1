#include "grammar/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "grammar/tree_walk.h"

namespace jsward {
namespace {

TEST(Parser, ReadsEveryLanguage) {
    Parser parser;
    EXPECT_FALSE(parser.parse("x = <a/>;", Language::JavaScript).hasError());
    EXPECT_FALSE(parser.parse("x = <A>y;", Language::TypeScript).hasError());
    EXPECT_TRUE(parser.parse("x = <A>y;", Language::Tsx).hasError());
    EXPECT_FALSE(parser.parse("x = <A b={c as D}/>;", Language::Tsx).hasError());
}

TEST(Parser, GivesATreeForBrokenText) {
    const Tree tree = Parser().parse("let ] = ;", Language::JavaScript);
    EXPECT_TRUE(tree.valid());
    EXPECT_TRUE(tree.hasError());
}

TEST(Parser, StopsWhenTheBudgetIsUsedUp) {
    std::string source;
    for (int i = 0; i < 20000; ++i) source += "f(a, b, c);\n";
    Parser parser;
    EXPECT_FALSE(parser.parse(source, Language::JavaScript, std::chrono::microseconds(1)).valid());
    EXPECT_TRUE(parser.parse("f();", Language::JavaScript).valid());
}

TEST(Tree, CanBeMoved) {
    Tree first = Parser().parse("a;", Language::JavaScript);
    const Tree second = std::move(first);
    EXPECT_TRUE(second.valid());
    EXPECT_FALSE(first.valid());  // NOLINT(bugprone-use-after-move): that is what is tested
}

struct Seen {
    std::vector<JswardTreeNode> nodes;
    std::vector<int> depths;
    int depth = 0;
};

Seen walked(const Tree& tree) {
    Seen seen;
    const JswardTreeVisitor visitor = {&seen,
                                       [](void* payload, const JswardTreeNode* node) {
                                           auto& s = *static_cast<Seen*>(payload);
                                           s.nodes.push_back(*node);
                                           s.depths.push_back(s.depth++);
                                           return true;
                                       },
                                       [](void* payload) { --static_cast<Seen*>(payload)->depth; }};
    EXPECT_TRUE(jsward_walk_tree(tree.get(), &visitor));
    EXPECT_EQ(seen.depth, 0);
    return seen;
}

/// The walk reads tree-sitter's memory itself: it has to see exactly what the cursor sees.
void expectSameAsCursor(const std::string& source, Language language) {
    const Tree tree = Parser().parse(source, language);
    const Seen seen = walked(tree);
    Cursor cursor(tree);
    std::size_t at = 0;
    int depth = 0;
    for (;;) {
        ASSERT_LT(at, seen.nodes.size());
        const TSNode node = cursor.node();
        const JswardTreeNode& other = seen.nodes[at];
        EXPECT_EQ(ts_node_symbol(node), other.symbol);
        EXPECT_EQ(cursor.field(), other.field);
        EXPECT_EQ(ts_node_start_byte(node), other.begin);
        EXPECT_EQ(ts_node_end_byte(node), other.end);
        EXPECT_EQ(ts_node_is_missing(node), other.missing);
        EXPECT_EQ(depth, seen.depths[at]);
        ++at;
        if (cursor.toFirstChild()) {
            ++depth;
            continue;
        }
        while (!cursor.toNextSibling()) {
            if (!cursor.toParent()) {
                EXPECT_EQ(at, seen.nodes.size());
                return;
            }
            --depth;
        }
    }
}

TEST(TreeWalk, SeesWhatTheCursorSees) {
    expectSameAsCursor("", Language::JavaScript);
    expectSameAsCursor("  // only a comment\n", Language::JavaScript);
    expectSameAsCursor("#!/usr/bin/env node\nf(a?.b, ...c)\nexport default async function* g({h = 1}, [i, , j]) { for "
                       "await (const k of l) m: break m }",
                       Language::JavaScript);
    expectSameAsCursor("class A { static async *#b() { return `c${d}e`; } @f() g = /h/i; static { } get j() {} }",
                       Language::JavaScript);
    expectSameAsCursor("switch (a) { case 1: let x = {y, z: 1, [w]() {}}; default: }  /* end */ ",
                       Language::JavaScript);
    expectSameAsCursor("import type {A} from 'b'; abstract class C<T> extends D.E<T> implements F { "
                       "constructor(private readonly g?: H[]) { super() } }",
                       Language::TypeScript);
    expectSameAsCursor(
        "namespace A.B { export enum C { D = 1, 'e' } } let x = <any>y!; declare global { var z: 1 | 'a' }",
        Language::TypeScript);
    expectSameAsCursor("const a = <A.B<C> d='&amp;' {...e}>text {f} <></></A.B>;", Language::Tsx);
}

TEST(TreeWalk, SeesWhatTheCursorSeesInBrokenText) {
    expectSameAsCursor("let ] = ; f(", Language::JavaScript);
    expectSameAsCursor("class { m( { } ) } } }", Language::JavaScript);
    expectSameAsCursor("if (a { b() } else", Language::TypeScript);
    expectSameAsCursor("\x01\x02 <a b=>", Language::Tsx);
}

}  // namespace
}  // namespace jsward
