// Conditions on the environment that the program runs in: what happens outside production only is no leak.
#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {

/// Names of settings that hold the environment's name.
bool namesTheEnvironment(std::string_view name) {
    static constexpr std::array<std::string_view, 8> names = {"NODE_ENV", "env",     "environment", "nodeEnv",
                                                              "node_env", "APP_ENV", "appEnv",      "ENV"};
    return std::ranges::find(names, name) != names.end();
}

/// true: a name for development or tests; false: for production.
std::optional<bool> developmentName(std::string_view value) {
    if (value == "production" || value == "prod") return false;
    if (value.starts_with("dev") || value == "test" || value == "local") return true;
    return std::nullopt;
}

/// `isDev`, `IS_PRODUCTION`, `debugMode`: flags that say by their name what they are for.
std::optional<bool> developmentFlag(std::string_view name) {
    std::string plain;
    for (const char c : name) {
        if (c != '_') plain += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    std::string_view rest = plain;
    if (rest.starts_with("is") || rest.starts_with("in")) rest.remove_prefix(2);
    for (const std::string_view end : {"mode", "environment", "env"}) {
        if (rest.size() > end.size() && rest.ends_with(end)) rest.remove_suffix(end.size());
    }
    if (rest == "dev" || rest == "development" || rest == "debug") return true;
    if (rest == "prod" || rest == "production") return false;
    return std::nullopt;
}

}  // namespace

/// The value may come out of a file that knows the environment.
void Evaluator::askForEnvironment(ValueId value) {
    for (const Label& l : labelsOf(value)) {
        if (l.tag == Tag::Unread && engine_.mayYieldEnvironment(l.a)) engine_.ask(l.a);
    }
}

std::optional<bool> Evaluator::developmentTest(NodeId node) {
    const Node& n = at(node);
    switch (n.kind) {
        case Kind::Unary: {
            const auto inner =
                static_cast<UnaryOp>(n.op) == UnaryOp::Not ? developmentTest(node - 1) : std::optional<bool>();
            return inner ? std::optional(!*inner) : std::nullopt;
        }
        case Kind::Logical: {
            const auto op = static_cast<LogicalOp>(n.op);
            if (op == LogicalOp::Nullish) return std::nullopt;
            // `&&` holds when both do, `||` fails when both do: one of them that tells is enough.
            const bool telling = op == LogicalOp::And;
            const bool tells = developmentTest(n.a) == telling || developmentTest(node - 1) == telling;
            return tells ? std::optional(telling) : std::nullopt;
        }
        case Kind::Name:
        case Kind::Member: return developmentValue(node);
        case Kind::Call: return developmentCall(node);
        case Kind::Binary: return developmentComparison(node);
        default: return std::nullopt;
    }
}

/// A variable or property that holds the outcome of such a test, or says so by its name where nobody knows what it holds.
std::optional<bool> Evaluator::developmentValue(NodeId node) {
    const Node& n = at(node);
    const ValueId value = expression(node);
    askForEnvironment(value);
    bool isSetting = true;  // what a request says it is, it is for the one who sent it
    for (const Label& l : labelsOf(value)) {
        if (l.tag == Tag::Development) return l.a != 0;
        if (l.tag == Tag::Function) isSetting = false;
        if (l.tag == Tag::Source)
            isSetting = engine_.models.sourceKinds[engine_.sourceInfo(l.a).kind] != "remote-input";
    }
    if (!isSetting) return std::nullopt;
    return developmentFlag(program_.atom(n.kind == Kind::Name ? program_.bindings[n.a].name : n.a));
}

/// `isDevelopment()`, `['development', 'test'].includes(process.env.NODE_ENV)`
std::optional<bool> Evaluator::developmentCall(NodeId node) {
    const NodeId callee = program_.callee(node);
    const auto arguments = program_.arguments(node);
    const Node& c = at(callee);
    if (c.kind == Kind::Member && program_.atom(c.a) == "includes" && arguments.size() == 1) {
        if (!isEnvironment(arguments[0]) || at(callee - 1).kind != Kind::Array) return std::nullopt;
        std::optional<bool> all;
        for (const NodeId item : program_.items(callee - 1)) {
            const auto one = at(item).kind == Kind::String ? developmentName(program_.atom(at(item).a)) : std::nullopt;
            if (!one || (all && all != one)) return std::nullopt;
            all = one;
        }
        return all;
    }
    if (!arguments.empty() || (c.kind != Kind::Name && c.kind != Kind::Member)) return std::nullopt;
    const ValueId function = expression(callee);
    askForEnvironment(function);
    for (const Label& l : labelsOf(function)) {
        if (l.tag != Tag::Function) continue;
        for (const Label& returned : labelsOf(engine_.summary(l.a, fn_).returns)) {
            if (returned.tag == Tag::Development) return returned.a != 0;
        }
        return std::nullopt;
    }
    return developmentFlag(program_.atom(c.kind == Kind::Name ? program_.bindings[c.a].name : c.a));
}

/// Whether the expression gives the environment's name: `process.env.NODE_ENV`, `app.get('env')`, `config.env.trim()`.
bool Evaluator::isEnvironment(NodeId node) const {
    const Node& n = at(node);
    switch (n.kind) {
        case Kind::Name: return namesTheEnvironment(program_.atom(program_.bindings[n.a].name));
        case Kind::Member: return namesTheEnvironment(program_.atom(n.a));
        case Kind::Cast: return isEnvironment(node - 1);
        case Kind::Logical: return isEnvironment(n.a);  // `process.env.NODE_ENV || 'development'`
        case Kind::Call: {
            const auto arguments = program_.arguments(node);
            const NodeId callee = program_.callee(node);
            if (arguments.empty()) return at(callee).kind == Kind::Member && isEnvironment(callee - 1);
            return at(arguments[0]).kind == Kind::String && namesTheEnvironment(program_.atom(at(arguments[0]).a));
        }
        default: return false;
    }
}

std::optional<bool> Evaluator::developmentComparison(NodeId node) {
    const Node& n = at(node);
    const auto op = static_cast<BinaryOp>(n.op);
    const bool equal = op == BinaryOp::Equal || op == BinaryOp::StrictEqual;
    if (!equal && op != BinaryOp::NotEqual && op != BinaryOp::StrictNotEqual) return std::nullopt;
    NodeId variable = n.a;
    NodeId text = node - 1;
    if (at(variable).kind == Kind::String) std::swap(variable, text);
    const auto means = developmentCase(variable, text);
    if (!means) return std::nullopt;
    return equal ? *means : !*means;
}

/// `case 'development':` of a switch on the environment.
std::optional<bool> Evaluator::developmentCase(NodeId discriminant, NodeId test) {
    if (!isEnvironment(discriminant)) return std::nullopt;
    const ValueId value = expression(test);
    askForEnvironment(value);
    const auto text = constantText(value);
    return text ? developmentName(*text) : std::nullopt;
}

}  // namespace jsward
