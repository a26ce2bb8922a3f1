#include "analyzer/syntax/syntax_tree.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

struct Laid {
    explicit Laid(std::string text, Language language = Language::JavaScript)
        : source(std::move(text)), tree(Parser().parse(source, language), source) {}
    std::string source;
    SyntaxTree tree;
};

TEST(SyntaxTree, HoldsNeitherPunctuationNorComments) {
    const Laid laid("f(a, /* b */ c);");
    const SyntaxTree& tree = laid.tree;
    ASSERT_EQ(tree.size(), 7U);
    EXPECT_EQ(tree.kind(0), Syntax::Program);
    EXPECT_EQ(tree.kind(1), Syntax::ExpressionStatement);
    EXPECT_EQ(tree.kind(2), Syntax::CallExpression);
    EXPECT_EQ(tree.kind(3), Syntax::Identifier);
    EXPECT_EQ(tree[3].field, Field::Function);
    EXPECT_EQ(tree.kind(4), Syntax::Arguments);
    EXPECT_EQ(tree.text(6), "c");
}

TEST(SyntaxTree, KnowsWhereSubtreesEnd) {
    const Laid laid("a(b)(c); d;");
    const SyntaxTree& tree = laid.tree;
    std::vector<std::string_view> statements;
    for (const SyntaxId child : tree.children(0)) statements.push_back(tree.text(child));
    EXPECT_EQ(statements, (std::vector<std::string_view>{"a(b)(c);", "d;"}));
    EXPECT_EQ(tree[0].next, tree.size());
}

TEST(SyntaxTree, FindsChildrenByFieldAndKind) {
    const Laid laid("if (a) b; else c;");
    const SyntaxTree& tree = laid.tree;
    EXPECT_EQ(tree.text(tree.child(1, Field::Consequence)), "b;");
    EXPECT_EQ(tree.kind(tree.child(1, Syntax::ElseClause)), Syntax::ElseClause);
    EXPECT_EQ(tree.child(1, Field::Label), 0U);
    EXPECT_TRUE(tree.isLeaf(tree.size() - 1));
}

TEST(SyntaxTree, KeepsCommasInArraysOnly) {
    const Laid laid("[a, , b]; f(a, b);");
    int commas = 0;
    for (SyntaxId id = 0; id < laid.tree.size(); ++id) commas += laid.tree.kind(id) == Syntax::Comma ? 1 : 0;
    EXPECT_EQ(commas, 2);
}

TEST(SyntaxTree, ListsWhatTheParserCouldNotRead) {
    const Laid clean("f();");
    EXPECT_EQ(clean.tree.problems().size(), 0U);
    EXPECT_EQ(clean.tree.brokenBytes(), 0U);
    const Laid broken("f(; g();");
    EXPECT_GE(broken.tree.problems().size(), 1U);
    EXPECT_GT(broken.tree.brokenBytes(), 0U);
}

/// Every node and field that a grammar has is either translated or left out on purpose.
TEST(Vocabulary, KnowsEveryNodeOfEveryGrammar) {
    for (const Language language : {Language::JavaScript, Language::TypeScript, Language::Tsx}) {
        const GrammarNames names(language);
        const Vocabulary& vocabulary = Vocabulary::of(language);
        std::string unknown;
        for (SymbolId id = 1; id < names.symbolCount(); ++id) {
            const bool isRule = names.isNamed(id) && names.symbol(id).front() != '_';
            const Vocabulary::Entry entry = vocabulary.symbols[id];
            if (isRule && entry.kind == Syntax::Other && entry.keep == Keep::All)
                unknown += std::string(names.symbol(id)) + ' ';
        }
        EXPECT_EQ(unknown, "") << "language " << static_cast<int>(language);
        for (std::uint16_t id = 1; id <= names.fieldCount(); ++id)
            EXPECT_NE(vocabulary.fields[id], Field::None) << names.field(id);
    }
}

}  // namespace
}  // namespace jsward
