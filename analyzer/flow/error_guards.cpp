// Conditions that pick out errors whose texts were written for the client: by class, by a mark, by kind or by status.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {

constexpr int kFirstServerError = 500;

/// A status as it stands in code: a number, or the name that tables of status codes give it.
std::optional<int> statusOf(const Program& p, NodeId node) {
    const Node& n = p[node];
    if (n.kind == Kind::Number) return std::atoi(std::string(p.atom(n.a)).c_str());
    if (n.kind != Kind::Member) return std::nullopt;
    const std::string_view name = p.atom(n.a);
    if (name == "INTERNAL_SERVER_ERROR" || name == "InternalServerError") return kFirstServerError;
    return std::nullopt;
}

bool namesAStatus(std::string_view name) {
    static constexpr std::array<std::string_view, 7> names = {"status",   "statusCode", "status_code", "httpStatus",
                                                              "httpCode", "code",       "errorStatus"};
    return std::ranges::find(names, name) != names.end();
}

/// Whether `status op bound`, coming out as `outcome`, says that the server is not to blame.
bool meansClientError(BinaryOp op, int bound, bool outcome) {
    const bool inside = bound > 400 && bound <= kFirstServerError;  // a bound between what clients and servers do wrong
    switch (op) {
        case BinaryOp::Less: return outcome && inside;
        case BinaryOp::LessEqual: return outcome && bound >= 400 && bound < kFirstServerError;
        case BinaryOp::GreaterEqual: return !outcome && inside;
        case BinaryOp::Greater: return !outcome && bound >= 400 && bound < kFirstServerError;
        case BinaryOp::Equal:
        case BinaryOp::StrictEqual:
            return outcome ? bound >= 400 && bound < kFirstServerError : bound == kFirstServerError;
        case BinaryOp::NotEqual:
        case BinaryOp::StrictNotEqual: return meansClientError(BinaryOp::Equal, bound, !outcome);
        default: return false;
    }
}

}  // namespace

/// Properties that mark an error as one for the client.
bool Evaluator::marksForClient(std::string_view property) {
    static constexpr std::array<std::string_view, 13> marks = {
        "isOperational", "isJoi",     "expose",        "isBoom",      "isCelebrate",  "isValidationError", "validation",
        "isPublic",      "isTrusted", "isClientError", "isHttpError", "isUserFacing", "userFacing"};
    return std::ranges::find(marks, property) != marks.end();
}

/// `isOperational(err)`, `isHttpError(err)`: one's own predicates; those that say no more than that it is an error do not count.
bool Evaluator::asksForClientError(NodeId callee) const {
    const Node& n = at(callee);
    if (n.kind != Kind::Name && n.kind != Kind::Member) return false;
    const std::string_view name = program_.atom(n.kind == Kind::Name ? program_.bindings[n.a].name : n.a);
    if (name == "isOperational" || name == "isBoom") return true;
    return name.starts_with("is") && name.ends_with("Error") && name != "isError" && name != "isNativeError" &&
           name != "isAxiosError" && name != "isSystemError";
}

/// Whether a class of errors has texts that were written for somebody: neither `Error` and what the language throws (syntax and URI
/// errors are what parsers have found in the request) nor what drivers throw, which tells of queries and hosts.
bool Evaluator::isClassForClient(NodeId type) const {
    static constexpr std::array<std::string_view, 6> plain = {"Error",          "TypeError", "RangeError",
                                                              "ReferenceError", "EvalError", "AggregateError"};
    static constexpr std::array<std::string_view, 10> drivers = {
        "Database", "QueryFailed", "Mongo", "Prisma", "Postgres", "Sql", "SQL", "Axios", "Connection", "Redis"};
    const Node& n = at(type);
    if (n.kind != Kind::Name && n.kind != Kind::Member && n.kind != Kind::Global) return true;
    const std::string_view name = program_.atom(n.kind == Kind::Name ? program_.bindings[n.a].name : n.a);
    if (n.kind == Kind::Global && std::ranges::find(plain, name) != plain.end()) return false;
    return std::ranges::none_of(drivers,
                                [&](std::string_view driver) { return name.find(driver) != std::string::npos; });
}

/// `@Catch(HttpException) class Filter`: a class whose decorator names the errors that its methods get.
bool Evaluator::isForNamedErrors() const {
    if (function_.ofClass == kNone || program_.classes[function_.ofClass].decorators == 0) return false;
    return std::ranges::any_of(program_.list(program_.classes[function_.ofClass].decorators), [&](NodeId decorator) {
        if (at(decorator).kind != Kind::Call) return false;
        const auto named = program_.arguments(decorator);
        return !named.empty() && std::ranges::all_of(named, [&](NodeId type) {
            return (at(type).kind == Kind::Name || at(type).kind == Kind::Member) && isClassForClient(type);
        });
    });
}

void Evaluator::proveForClient(NodeId error) {
    if (!engine_.responseKind) return;
    const SinkKinds answers = only(*engine_.responseKind);
    prove(error, answers, false);
    const NodeId named = unwrap(error);
    if (pathKey(named) == 0) return;
    for (const Label& l : labelsOf(expression(named))) {
        const bool isError = l.tag == Tag::Source && engine_.sourceInfo(l.a).kind == engine_.errorKind;
        if (!isError && l.tag != Tag::Parameter) continue;
        const PathId path = l.tag == Tag::Parameter ? l.b : PathId{0};
        learn({0, 0, answers, false, DataOrigin{l.tag, l.index, l.a, path}});
    }
}

void Evaluator::assumeKind(NodeId property) {
    const Node& n = at(property);
    if (n.kind != Kind::Member) return;
    const std::string_view name = program_.atom(n.a);
    if (name == "name" || name == "code" || name == "type" || name == "kind") proveForClient(property - 1);
}

void Evaluator::assumeStatus(NodeId comparison, bool outcome) {
    const NodeId status = unwrap(at(comparison).a);
    const auto bound = statusOf(program_, comparison - 1);
    if (!bound || !engine_.responseKind) return;
    if (!meansClientError(static_cast<BinaryOp>(at(comparison).op), *bound, outcome)) return;
    const Node& n = at(status);
    if (n.kind == Kind::Member && namesAStatus(program_.atom(n.a))) {
        proveForClient(status - 1);
    } else if (n.kind == Kind::Name && namesAStatus(program_.atom(program_.bindings[n.a].name))) {
        // Whose status it is, it does not say: that of the one error that is being answered.
        learn({0, 0, only(*engine_.responseKind), false, DataOrigin{Tag::Crowd, 0, 0, 0}});
    }
}

void Evaluator::keepForClients(const std::vector<Refinement>& proven) {
    if (!engine_.responseKind) return;
    const SinkKinds answers = only(*engine_.responseKind);
    for (const Refinement& r : proven) {
        if (r.harmless & answers) learn({r.path, r.root, answers, false, r.origin});
    }
}

ValueId Evaluator::harmlessFrom(const Refinement& proven, ValueId value) {
    const DataOrigin& from = *proven.origin;
    const auto isMeant = [&](const Label& l) {
        if (l.tag == Tag::Source && from.tag == Tag::Crowd) return engine_.sourceInfo(l.a).kind == engine_.errorKind;
        if (l.tag == Tag::Parameter && from.tag == Tag::Crowd) return true;
        if (l.tag != from.tag || l.a != from.a) return false;
        return l.tag == Tag::Source || (l.index == from.index && engine_.isAtOrBelow(l.b, from.path));
    };
    if (!values_.carriesData(value)) return value;
    return values_.map(value, true, [&](const Label& l, std::vector<Label>& out) {
        out.push_back(l);
        if (isMeant(l)) out.back().harmless |= proven.harmless;
    });
}

void Evaluator::settleOrigins(std::size_t since) {
    for (std::size_t i = since; i < refinements_.size(); ++i) {
        const Refinement proven = refinements_[i];
        if (!proven.origin) continue;
        for (ValueId& value : environment_) value = harmlessFrom(proven, value);
    }
}

}  // namespace jsward
