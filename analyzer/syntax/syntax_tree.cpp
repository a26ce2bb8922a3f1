#include "analyzer/syntax/syntax_tree.h"

namespace jsward {

/// The one walk over the parser's tree.
class SyntaxTree::Layout {
public:
    Layout(const Tree& tree, SyntaxTree& out)
        : out_(out),
          vocabulary_(Vocabulary::of(tree.language())),
          cursor_(tree),
          broken_(tree.hasError()),
          hasDirectives_(out.source_.find("jsward-") != std::string_view::npos) {}

    void run() {
        // Real code has a kept node for every four to eight bytes.
        out_.nodes_.reserve(out_.source_.size() / 5 + 16);
        emit(cursor_.node(), {Syntax::Program, Keep::All});
        if (cursor_.toFirstChild()) walkLevels();
        closeTo(0);
    }

private:
    void walkLevels() {
        for (;;) {
            if (visit() && cursor_.toFirstChild()) continue;
            while (!cursor_.toNextSibling()) {
                cursor_.toParent();
                if (open_.size() == 1) return;
                closeTo(open_.size() - 1);
            }
        }
    }

    /// True when the children of the current node are to be walked; it then is the innermost open node.
    bool visit() {
        const TSNode node = cursor_.node();
        const SymbolId symbol = ts_node_symbol(node);
        if (broken_ && isBroken(node, symbol)) return visitBroken(node, symbol);
        const Vocabulary::Entry entry = vocabulary_.symbols[symbol];
        if (!isKept(entry)) {
            if (hasDirectives_) noteDirective(node, symbol);
            return false;
        }
        emit(node, entry);
        if (entry.keep == Keep::All && ts_node_child_count(node) != 0) return true;
        closeTo(open_.size() - 1);
        return false;
    }

    [[nodiscard]] bool isKept(Vocabulary::Entry entry) const {
        switch (entry.keep) {
            case Keep::All:
            case Keep::Alone: return true;
            case Keep::Operator: return cursor_.field() != 0;
            case Keep::InLists: return parent().kind == Syntax::Array || parent().kind == Syntax::ArrayPattern;
            case Keep::Nothing: break;
        }
        return false;
    }

    static bool isBroken(TSNode node, SymbolId symbol) { return symbol == kErrorSymbol || ts_node_is_missing(node); }

    bool visitBroken(TSNode node, SymbolId symbol) {
        const Span span = spanOf(node);
        const bool nested = parent().kind == Syntax::Error;
        if (symbol == kErrorSymbol) {
            if (!nested) {
                out_.problems_.push_back({span, "cannot make sense of this"});
                out_.brokenBytes_ += span.size() + 1;
            }
            emit(node, {Syntax::Error, Keep::All});
            if (ts_node_child_count(node) != 0) return true;
            closeTo(open_.size() - 1);
            return false;
        }
        if (!nested) {
            out_.problems_.push_back({span, "missing " + std::string(ts_node_type(node))});
            out_.brokenBytes_ += 1;
        }
        if (ts_node_is_named(node)) {
            emit(node, {Syntax::Missing, Keep::Alone});
            closeTo(open_.size() - 1);
        }
        return false;
    }

    void emit(TSNode node, Vocabulary::Entry entry) {
        const Span span = spanOf(node);
        const Field field = open_.empty() ? Field::None : vocabulary_.fields[cursor_.field()];
        open_.push_back(out_.size());
        out_.nodes_.push_back({entry.kind, field, span.begin, span.end, 0});
    }

    void closeTo(std::size_t depth) {
        while (open_.size() > depth) {
            out_.nodes_[open_.back()].next = out_.size();
            open_.pop_back();
        }
    }

    void noteDirective(TSNode node, SymbolId symbol) {
        if (symbol != vocabulary_.comment && symbol != vocabulary_.htmlComment) return;
        const Span span = spanOf(node);
        if (out_.source_.substr(span.begin, span.size()).find("jsward-") != std::string_view::npos)
            out_.directives_.push_back(span);
    }

    static Span spanOf(TSNode node) { return {ts_node_start_byte(node), ts_node_end_byte(node)}; }
    [[nodiscard]] const SyntaxNode& parent() const { return out_.nodes_[open_.back()]; }

    SyntaxTree& out_;
    const Vocabulary& vocabulary_;
    Cursor cursor_;
    bool broken_;
    bool hasDirectives_;
    std::vector<SyntaxId> open_;
};

SyntaxTree::SyntaxTree(const Tree& tree, std::string_view source) : source_(source) { Layout(tree, *this).run(); }

}  // namespace jsward
