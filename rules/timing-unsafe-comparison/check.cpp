// One side has to be a secret for certain: a digest of an HMAC, or a secret of the environment or the configuration; the other must not
// be a constant, a length or a type.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::timing_unsafe_comparison {
namespace {

bool isComparison(BinaryOp op) {
    return op == BinaryOp::Equal || op == BinaryOp::StrictEqual || op == BinaryOp::NotEqual ||
           op == BinaryOp::StrictNotEqual;
}

std::string_view textOf(BinaryOp op) {
    if (op == BinaryOp::Equal) return "==";
    if (op == BinaryOp::NotEqual) return "!=";
    return op == BinaryOp::StrictEqual ? "===" : "!==";
}

class FileCheck {
public:
    FileCheck(const CheckContext& context, FileId file)
        : context_(context), file_(file), program_(context.program(file)) {
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            const bool declares =
                node.kind == Kind::Declarator && (node.op & 1U) != 0 && program_[node.a].kind == Kind::Name;
            if (declares && isMac(id - 1)) macs_.insert(program_[node.a].a);
        }
    }

    void run(std::vector<Finding>& out) const {
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            const auto op = static_cast<BinaryOp>(node.op);
            if (node.kind != Kind::Binary || !isComparison(op) || !mayVary(node.a) || !mayVary(id - 1)) continue;
            std::string_view what = secretName(node.a);
            if (what.empty()) what = secretName(id - 1);
            if (what.empty()) continue;
            const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
                {{"what", what}, {"operator", textOf(op)}}};
            out.push_back(context_.finding({file_, id}, Confidence::High, values));
        }
    }

private:
    /// `createHmac(...).update(...).digest(...)`, also behind a prefix (`'sha256=' + ...`).
    [[nodiscard]] bool isMac(NodeId node) const {
        const Node& n = program_[node];
        if (n.kind == Kind::Binary) return isMac(n.a) || isMac(node - 1);
        if (n.kind == Kind::Template)
            return std::ranges::any_of(program_.items(node), [&](NodeId part) { return isMac(part); });
        if (n.kind != Kind::Call || calleeName(program_, node) != "digest") return false;
        for (NodeId at = node; program_[at].kind == Kind::Call;) {
            const NodeId callee = program_.callee(at);
            if (calleeName(program_, at) == "createHmac") return true;
            if (program_[callee].kind != Kind::Member) return false;
            at = callee - 1;
        }
        return false;
    }

    /// Not a constant: whoever compares with one asks for a kind, not for a secret.
    [[nodiscard]] bool mayVary(NodeId node) const {
        switch (program_[node].kind) {
            case Kind::Name:
            case Kind::Index:
            case Kind::Call:
            case Kind::Template:
            case Kind::Binary: return true;
            case Kind::Member: return program_.atom(program_[node].a) != "length";
            default: return false;
        }
    }

    [[nodiscard]] std::string_view secretName(NodeId node) const {
        const Node& n = program_[node];
        if (isMac(node) || (n.kind == Kind::Name && macs_.contains(n.a))) return "a message authentication code";
        if (n.kind != Kind::Member) return "";
        const unsigned senses = senseOf(program_.atom(n.a));
        const bool isOwn = holdsSettings(node - 1);
        if (isOwn && (senses & (kNamesSecret | kNamesToken | kNamesPassword)) != 0) return "a secret";
        return "";
    }

    /// `process.env`, `config`, `settings.server`: what the operator set and no visitor may know.
    [[nodiscard]] bool holdsSettings(NodeId object) const {
        for (NodeId at = object;; --at) {
            const Node& n = program_[at];
            std::string_view name;
            if (n.kind == Kind::Member || n.kind == Kind::Global) name = program_.atom(n.a);
            if (n.kind == Kind::Name) name = program_.atom(program_.bindings[n.a].name);
            if (name == "env" || name == "config" || name == "settings" || name == "secrets" || name == "CONFIG")
                return true;
            if (n.kind != Kind::Member) return false;
        }
    }

    const CheckContext& context_;
    FileId file_;
    const Program& program_;
    std::unordered_set<BindingId> macs_;
};

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file))) FileCheck(context, file).run(out);
}

}  // namespace jsward::rules::timing_unsafe_comparison
