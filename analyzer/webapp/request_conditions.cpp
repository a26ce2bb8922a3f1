#include "analyzer/webapp/request_conditions.h"

#include <re2/re2.h>

#include <algorithm>
#include <span>

namespace jsward {
namespace {

using Words = std::vector<std::string>;

bool isMethod(std::string_view text) {
    static const RE2 kMethod("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS");
    return RE2::FullMatch(text, kMethod);
}

bool isEquality(const Node& node) {
    if (node.kind != Kind::Binary) return false;
    const auto op = static_cast<BinaryOp>(node.op);
    return op == BinaryOp::Equal || op == BinaryOp::StrictEqual;
}

/// Reads the conditions of one function.
class ConditionReader {
public:
    ConditionReader(const Program& program, FunctionRef function, std::vector<ToldApart>& out)
        : program_(program), function_(function), out_(out) {}

    void read(const RequestShape& around) { statement(program_.functions[function_.function].body, around); }

private:
    void statement(NodeId node, const RequestShape& around) {
        if (node == 0) return;
        switch (program_[node].kind) {
            case Kind::If: return ifStatement(node, around);
            case Kind::Switch: return switchStatement(node, around);
            case Kind::Function:
            case Kind::FunctionDecl: return;
            default: break;
        }
        std::vector<NodeId> parts;
        program_.children(node, parts);
        for (const NodeId part : parts) statement(part, around);
    }

    void ifStatement(NodeId node, const RequestShape& around) {
        const RequestShape asked = condition(program_.operand(node, 0));
        const NodeId then = program_.operand(node, 1);
        // `if (req.method !== 'POST') return ...`: what follows is for this method.
        const RequestShape refused = refusal(program_.operand(node, 0));
        if (!refused.methods.empty() && !around.paths.empty()) {
            found(program_.operand(node, 0), refused.methods, around.paths);
            return;
        }
        RequestShape inside = asked;
        inside.add(around);
        branch(program_.operand(node, 0), {&then, 1}, asked, inside);
        statement(program_.operand(node, 2), around);
    }

    void switchStatement(NodeId node, const RequestShape& around) {
        RequestShape open;  // of cases that fall through
        for (const NodeId item : program_.list(program_[node].a + 1)) {
            const NodeId test = program_.operand(item, 0);
            if (test != 0 && program_[test].kind == Kind::String) {
                RequestShape asked = named(program_.operand(node, 0), program_.atom(program_[test].a));
                open.addEither(asked);
            }
            const auto body = program_.list(program_[item].a + 1);
            if (body.empty()) continue;
            RequestShape inside = open;
            inside.add(around);
            branch(test == 0 ? item : test, body, open, inside);
            open = RequestShape();
        }
    }

    /// What runs only for some requests: a route, unless conditions in it tell more.
    void branch(NodeId at, std::span<const NodeId> body, const RequestShape& asked, const RequestShape& inside) {
        const std::size_t before = out_.size();
        for (const NodeId one : body) statement(one, inside);
        if (out_.size() != before || !asked.saysSomething() || inside.paths.empty()) return;
        found(at, inside.methods.empty() ? Words{"ALL"} : inside.methods, inside.paths);
    }

    void found(NodeId at, const Words& methods, const Words& paths) {
        for (const std::string& path : paths)
            for (const std::string& method : methods) out_.push_back({method, path, {function_.file, at}, function_});
    }

    // --- conditions ----------------------------------------------------------------------------------------------------------

    RequestShape condition(NodeId node) const {
        const Node& n = program_[node];
        if (n.kind == Kind::Logical) {
            RequestShape left = condition(n.a);
            const RequestShape right = condition(node - 1);
            if (static_cast<LogicalOp>(n.op) == LogicalOp::And)
                left.add(right);
            else if (left.saysSomething() && right.saysSomething())
                left.addEither(right);
            else
                return {};
            return left;
        }
        if (isEquality(n)) {
            const NodeId left = n.a;
            const NodeId right = node - 1;
            if (program_[right].kind == Kind::String) return named(left, program_.atom(program_[right].a));
            if (program_[left].kind == Kind::String) return named(right, program_.atom(program_[left].a));
        }
        return n.kind == Kind::Call ? ofCall(node) : RequestShape();
    }

    /// The methods that a condition lets through: `req.method !== 'PUT' && req.method !== 'PATCH'`.
    RequestShape refusal(NodeId node) const {
        const Node& n = program_[node];
        if (n.kind == Kind::Logical && static_cast<LogicalOp>(n.op) == LogicalOp::And) {
            RequestShape left = refusal(n.a);
            left.addEither(refusal(node - 1));
            return left;
        }
        const auto op = static_cast<BinaryOp>(n.op);
        const bool differs = n.kind == Kind::Binary && (op == BinaryOp::NotEqual || op == BinaryOp::StrictNotEqual);
        if (!differs || program_[node - 1].kind != Kind::String) return {};
        RequestShape asked = named(n.a, program_.atom(program_[node - 1].a));
        asked.paths.clear();
        return asked;
    }

    /// `url.startsWith('/api/')`
    RequestShape ofCall(NodeId call) const {
        const NodeId callee = program_.callee(call);
        const auto arguments = program_.arguments(call);
        if (program_[callee].kind != Kind::Member || arguments.size() != 1) return {};
        if (program_.atom(program_[callee].a) != "startsWith" || program_[arguments[0]].kind != Kind::String) return {};
        RequestShape request = named(callee - 1, program_.atom(program_[arguments[0]].a));
        for (std::string& path : request.paths) path += "*";
        return request;
    }

    /// A value of the request is this text: `req.method === 'GET'`, `pathname === '/x'`, `req.method + req.url === 'GET/x'`.
    RequestShape named(NodeId what, std::string_view text) const {
        static const RE2 kBoth("^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)[ :]*(/.*)$");
        RequestShape request;
        std::string method;
        std::string path;
        if (RE2::FullMatch(text, kBoth, &method, &path) && asksForPath(what)) {
            request.methods = {method};
            request.paths = {path};
        } else if (isMethod(text) && asksForMethod(what)) {
            request.methods = {std::string(text)};
        } else if (text.starts_with('/') && asksForPath(what)) {
            request.paths = {std::string(text)};
        }
        return request;
    }

    [[nodiscard]] bool asksForPath(NodeId node) const {
        static const RE2 kPath("(?i)(url|path(name)?|uri|route|href)$");
        return mentions(node, kPath);
    }
    [[nodiscard]] bool asksForMethod(NodeId node) const {
        static const RE2 kMethod("(?i)(method|verb)$");
        return mentions(node, kMethod);
    }

    /// Whether a name in an expression ends so.
    [[nodiscard]] bool mentions(NodeId node, const RE2& end) const {
        const Node& n = program_[node];
        std::string_view name;
        if (n.kind == Kind::Name) name = program_.atom(program_.bindings[n.a].name);
        if (n.kind == Kind::Member || n.kind == Kind::Global) name = program_.atom(n.a);
        if (!name.empty() && RE2::PartialMatch(name, end)) return true;
        std::vector<NodeId> parts;
        program_.children(node, parts);
        return std::ranges::any_of(parts, [&](NodeId part) { return mentions(part, end); });
    }

    const Program& program_;
    FunctionRef function_;
    std::vector<ToldApart>& out_;
};

}  // namespace

void RequestShape::add(const RequestShape& other) {
    if (methods.empty()) methods = other.methods;
    if (paths.empty()) paths = other.paths;
}

void RequestShape::addEither(const RequestShape& other) {
    methods.insert(methods.end(), other.methods.begin(), other.methods.end());
    paths.insert(paths.end(), other.paths.begin(), other.paths.end());
}

void tellApart(const Program& program, FunctionRef function, const RequestShape& around, std::vector<ToldApart>& out) {
    ConditionReader(program, function, out).read(around);
}

}  // namespace jsward
