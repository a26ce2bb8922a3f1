// Thin ownership over tree-sitter's C API: a parser, the tree it gives, and a cursor that walks it. Nothing outside grammar/
// includes tree-sitter's headers.
#pragma once

#include <tree_sitter/api.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string_view>

namespace jsward {

/// The grammars. TypeScript and Tsx differ in what `<` starts: a type assertion or an element.
enum class Language : std::uint8_t { JavaScript, TypeScript, Tsx, Bash };
inline constexpr std::size_t kLanguageCount = 4;

/// A kind of tree node or token, numbered differently by every grammar.
using SymbolId = std::uint16_t;
/// The symbol of a stretch that the parser could not understand, the same in every grammar.
inline constexpr SymbolId kErrorSymbol = 0xFFFF;

/// What a grammar calls its symbols and fields.
struct GrammarNames {
    explicit GrammarNames(Language language);

    [[nodiscard]] SymbolId symbolCount() const { return static_cast<SymbolId>(ts_language_symbol_count(language_)); }
    [[nodiscard]] std::string_view symbol(SymbolId id) const { return ts_language_symbol_name(language_, id); }
    /// True for nodes with a name of their own, false for literal tokens such as `(` and for hidden rules.
    [[nodiscard]] bool isNamed(SymbolId id) const {
        return ts_language_symbol_type(language_, id) == TSSymbolTypeRegular;
    }
    [[nodiscard]] bool isToken(SymbolId id) const {
        return ts_language_symbol_type(language_, id) == TSSymbolTypeAnonymous;
    }
    /// Fields are numbered from 1.
    [[nodiscard]] std::uint16_t fieldCount() const {
        return static_cast<std::uint16_t>(ts_language_field_count(language_));
    }
    [[nodiscard]] std::string_view field(std::uint16_t id) const {
        return ts_language_field_name_for_id(language_, id);
    }

private:
    const TSLanguage* language_;
};

/// A concrete syntax tree. Independent of the source text, owned by whoever holds it.
class Tree {
public:
    Tree() = default;
    Tree(TSTree* tree, Language language) : tree_(tree), language_(language) {}

    [[nodiscard]] bool valid() const { return tree_ != nullptr; }
    [[nodiscard]] Language language() const { return language_; }
    /// False when the whole text followed the grammar.
    [[nodiscard]] bool hasError() const { return ts_node_has_error(root()); }
    [[nodiscard]] TSNode root() const { return ts_tree_root_node(tree_.get()); }
    [[nodiscard]] const TSTree* get() const { return tree_.get(); }

private:
    struct Delete {
        void operator()(TSTree* tree) const { ts_tree_delete(tree); }
    };
    std::unique_ptr<TSTree, Delete> tree_;
    Language language_ = Language::JavaScript;
};

/// Goes where it is told among the visible nodes of a tree, which has to outlive it. To read all of them, see tree_walk.h.
class Cursor {
public:
    explicit Cursor(const Tree& tree) : cursor_(ts_tree_cursor_new(tree.root())) {}
    ~Cursor() { ts_tree_cursor_delete(&cursor_); }
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    [[nodiscard]] TSNode node() const { return ts_tree_cursor_current_node(&cursor_); }
    /// Field under which the node hangs in its parent; 0 when none.
    [[nodiscard]] std::uint16_t field() const { return ts_tree_cursor_current_field_id(&cursor_); }
    bool toFirstChild() { return ts_tree_cursor_goto_first_child(&cursor_); }
    bool toNextSibling() { return ts_tree_cursor_goto_next_sibling(&cursor_); }
    bool toParent() { return ts_tree_cursor_goto_parent(&cursor_); }

private:
    TSTreeCursor cursor_;
};

/// Parses texts, one at a time; a thread that parses owns one. Costs little to keep and some to create.
class Parser {
public:
    using Budget = std::chrono::steady_clock::duration;

    Parser() : parser_(ts_parser_new()) {}

    /// The tree of `source`, which broken syntax always has too; an invalid Tree when the budget ran out.
    [[nodiscard]] Tree parse(std::string_view source, Language language, Budget budget = std::chrono::hours(1));

private:
    struct Delete {
        void operator()(TSParser* parser) const { ts_parser_delete(parser); }
    };
    std::unique_ptr<TSParser, Delete> parser_;
};

}  // namespace jsward
