#include "analyzer/syntax/syntax_tree.h"

#include <new>

#include "grammar/tree_walk.h"

namespace jsward {

/// Decides for each node of the parser's tree what becomes of it.
class SyntaxTree::Layout {
public:
    Layout(const Tree& tree, SyntaxTree& out)
        : out_(out),
          vocabulary_(Vocabulary::of(tree.language())),
          tree_(tree),
          broken_(tree.hasError()),
          hasDirectives_(out.source_.find("jsward-") != std::string_view::npos) {}

    void run() {
        // Real code has a node that is kept for every eight to twelve bytes.
        out_.nodes_.reserve(out_.source_.size() / 8 + 16);
        const JswardTreeVisitor visitor = {
            this, [](void* self, const JswardTreeNode* node) { return static_cast<Layout*>(self)->enter(*node); },
            [](void* self) { static_cast<Layout*>(self)->leave(); }};
        if (!jsward_walk_tree(tree_.get(), &visitor)) throw std::bad_alloc();
    }

private:
    /// True when the children of the node are to be walked; it then is the innermost open node.
    bool enter(const JswardTreeNode& node) {
        if (broken_ && !open_.empty() && (node.symbol == kErrorSymbol || node.missing)) return enterBroken(node);
        const Vocabulary::Entry entry =
            open_.empty() ? Vocabulary::Entry{Syntax::Program, Keep::All} : vocabulary_.symbols[node.symbol];
        if (!isKept(node, entry)) {
            if (hasDirectives_) noteDirective(node);
            return false;
        }
        emit(node, entry.kind);
        if (entry.keep == Keep::All) return true;
        leave();
        return false;
    }

    void leave() {
        out_.nodes_[open_.back()].next = out_.size();
        open_.pop_back();
    }

    [[nodiscard]] bool isKept(const JswardTreeNode& node, Vocabulary::Entry entry) const {
        switch (entry.keep) {
            case Keep::All:
            case Keep::Alone: return true;
            case Keep::Operator: return node.field != 0;
            case Keep::InLists: return parent().kind == Syntax::Array || parent().kind == Syntax::ArrayPattern;
            case Keep::Nothing: break;
        }
        return false;
    }

    /// What stands inside of a stretch that means nothing is no problem of its own.
    bool enterBroken(const JswardTreeNode& node) {
        const bool isError = node.symbol == kErrorSymbol;
        if (parent().kind != Syntax::Error) {
            const std::string message =
                isError ? "cannot make sense of this" : "missing " + std::string(names().symbol(node.symbol));
            out_.problems_.push_back({{node.begin, node.end}, message});
            out_.brokenBytes_ += node.end - node.begin + 1;
        }
        if (!isError && !names().isNamed(node.symbol)) return false;
        emit(node, isError ? Syntax::Error : Syntax::Missing);
        return true;
    }

    void emit(const JswardTreeNode& node, Syntax kind) {
        open_.push_back(out_.size());
        out_.nodes_.push_back({kind, vocabulary_.fields[node.field], node.begin, node.end, 0});
    }

    void noteDirective(const JswardTreeNode& node) {
        if (node.symbol != vocabulary_.comment && node.symbol != vocabulary_.htmlComment) return;
        if (out_.source_.substr(node.begin, node.end - node.begin).find("jsward-") != std::string_view::npos)
            out_.directives_.push_back({node.begin, node.end});
    }

    [[nodiscard]] const SyntaxNode& parent() const { return out_.nodes_[open_.back()]; }
    [[nodiscard]] GrammarNames names() const { return GrammarNames(tree_.language()); }

    SyntaxTree& out_;
    const Vocabulary& vocabulary_;
    const Tree& tree_;
    bool broken_;
    bool hasDirectives_;
    std::vector<SyntaxId> open_;
};

SyntaxTree::SyntaxTree(const Tree& tree, std::string_view source) : source_(source) { Layout(tree, *this).run(); }

}  // namespace jsward
