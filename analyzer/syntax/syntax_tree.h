// A syntax tree laid out flat: one array in pre-order, without punctuation and comments, in the vocabulary shared by the grammars.
// The first child of a node stands right behind it, and every node knows where its subtree ends, so that a reader moves by
// adding numbers, reaches the bottom of a left spine by counting, and needs neither cursor nor recursion to scan a range. A node
// costs 16 bytes, and the tree that it was made from can be freed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/syntax/syntax_kind.h"
#include "analyzer/text/span.h"
#include "grammar/parser.h"

namespace jsward {

/// Index of a node in a SyntaxTree. The root is 0, which therefore also says "none" for a child.
using SyntaxId = std::uint32_t;

struct SyntaxNode {
    Syntax kind = Syntax::Other;
    Field field = Field::None;  ///< What the node is to its parent.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    SyntaxId next = 0;  ///< The first node behind the subtree: the next sibling, if there is one.
};

/// What the parser could not make sense of, or had to make up.
struct ParseProblem {
    Span span;
    std::string message;
};

class SyntaxTree {
public:
    /// Lays `tree`, the tree of `source`, out. Keeps a view of `source`.
    SyntaxTree(const Tree& tree, std::string_view source);

    [[nodiscard]] const SyntaxNode& operator[](SyntaxId id) const { return nodes_[id]; }
    [[nodiscard]] Syntax kind(SyntaxId id) const { return nodes_[id].kind; }
    [[nodiscard]] SyntaxId size() const { return static_cast<SyntaxId>(nodes_.size()); }
    [[nodiscard]] Span span(SyntaxId id) const { return {nodes_[id].begin, nodes_[id].end}; }
    [[nodiscard]] std::string_view text(SyntaxId id) const {
        return source_.substr(nodes_[id].begin, nodes_[id].end - nodes_[id].begin);
    }
    [[nodiscard]] std::string_view source() const { return source_; }

    /// `for (SyntaxId child : tree.children(id))`
    struct Children {
        struct Iterator {
            const SyntaxNode* nodes;
            SyntaxId at;
            SyntaxId operator*() const { return at; }
            Iterator& operator++() {
                at = nodes[at].next;
                return *this;
            }
            bool operator!=(const Iterator& other) const { return at != other.at; }
        };
        Iterator first, last;
        [[nodiscard]] Iterator begin() const { return first; }
        [[nodiscard]] Iterator end() const { return last; }
    };
    [[nodiscard]] Children children(SyntaxId id) const {
        return {{nodes_.data(), id + 1}, {nodes_.data(), nodes_[id].next}};
    }
    [[nodiscard]] bool isLeaf(SyntaxId id) const { return nodes_[id].next == id + 1; }

    /// The first child under a field; 0 when there is none.
    [[nodiscard]] SyntaxId child(SyntaxId id, Field field) const {
        for (const SyntaxId child : children(id)) {
            if (nodes_[child].field == field) return child;
        }
        return 0;
    }
    [[nodiscard]] SyntaxId child(SyntaxId id, Syntax kind) const {
        for (const SyntaxId child : children(id)) {
            if (nodes_[child].kind == kind) return child;
        }
        return 0;
    }
    [[nodiscard]] bool has(SyntaxId id, Syntax kind) const { return child(id, kind) != 0; }

    [[nodiscard]] const std::vector<ParseProblem>& problems() const { return problems_; }
    /// Bytes inside stretches that the parser could not understand.
    [[nodiscard]] std::uint64_t brokenBytes() const { return brokenBytes_; }
    /// Comments that speak to jsward: those that contain "jsward-".
    [[nodiscard]] const std::vector<Span>& directives() const { return directives_; }

private:
    class Layout;

    std::string_view source_;
    std::vector<SyntaxNode> nodes_;
    std::vector<ParseProblem> problems_;
    std::vector<Span> directives_;
    std::uint64_t brokenBytes_ = 0;
};

}  // namespace jsward
