// What conditions prove. A refinement says that in the code that a condition guards, an access path (`req.body.id`, a variable)
// is a string, or harmless for some sink kinds. Only conditions whose meaning is certain count: a regular expression that is
// not anchored, or one that is run on what may be an object, proves nothing.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {

/// A pattern that lets through no character with a meaning in SQL, and is anchored at both ends.
bool isSafePattern(std::string_view pattern) {
    if (!pattern.starts_with('^') || !pattern.ends_with('$')) return false;
    bool inClass = false;
    for (std::size_t i = 1; i + 1 < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '\\') {
            const char escaped = pattern[++i];
            if (escaped == 'S' || escaped == 'W' || escaped == 'D' || escaped == '\'' || escaped == '"') return false;
        } else if (c == '[') {
            if (pattern[i + 1] == '^') return false;
            inClass = true;
        } else if (c == ']') {
            inClass = false;
        } else if (c == '\'' || c == '"' || c == '`' || c == ';' || (c == '.' && !inClass)) {
            return false;
        } else if (c == '|' && !inClass) {
            // An alternative of its own is anchored only inside parentheses.
            const auto before = pattern.substr(0, i);
            if (std::ranges::count(before, '(') <= std::ranges::count(before, ')')) return false;
        }
    }
    return true;
}

}  // namespace

NodeId Evaluator::unwrap(NodeId node) const {
    while (at(node).kind == Kind::Await || at(node).kind == Kind::Cast) --node;
    return node;
}

/// A number for an access path: a variable, `this`, and constant properties below. 0 when the expression is no such path.
std::uint64_t Evaluator::pathKey(NodeId node, std::uint64_t* root) {
    const Node& n = at(node);
    switch (n.kind) {
        case Kind::Name:
            if (root) *root = std::uint64_t{n.a} + 2;
            return std::uint64_t{n.a} + 2;
        case Kind::This:
            if (root) *root = 1;
            return 1;
        case Kind::Cast:
        case Kind::Await: return pathKey(node - 1, root);
        case Kind::Member:
        case Kind::Index: {
            const bool isMember = n.kind == Kind::Member;
            const std::uint64_t base = pathKey(isMember ? node - 1 : n.a, root);
            if (base == 0) return 0;
            Symbol name = 0;
            if (isMember) {
                name = sym(n.a);
            } else if (at(node - 1).kind == Kind::String) {
                name = sym(at(node - 1).a);
            } else {
                return 0;
            }
            return (base * 0x9E3779B97F4A7C15ULL) ^ ((std::uint64_t{name} + 1) * 0xC2B2AE3D27D4EB4FULL);
        }
        default: return 0;
    }
}

void Evaluator::prove(NodeId node, SinkKinds harmless, bool string) {
    node = unwrap(node);
    // `typeof (x = f())`, `(req.body.name).trim()`, `String(x)`: what is proven of the outside holds for the inside.
    if (at(node).kind == Kind::Assign) node = at(node).a;
    std::uint64_t root = 0;
    const std::uint64_t path = pathKey(node, &root);
    if (path) learn({path, root, harmless, string});
}

/// What a predicate or a list out of an unread file proves is known once the file has been read; that matters if the value gets
/// to a sink.
void Evaluator::proveUnread(NodeId node, ValueId predicate) {
    for (const Label& l : labelsOf(predicate)) {
        if (l.tag != Tag::Unread || engine_.isRead(l.a)) continue;
        std::uint64_t root = 0;
        const std::uint64_t path = pathKey(unwrap(node), &root);
        if (path) refinements_.push_back({.path = path, .root = root, .unread = l.a});
    }
}

void Evaluator::learn(Refinement refinement) {
    // Whatever it proves, the value has been checked.
    if (!refinement.origin) refinement.harmless |= engine_.checked;
    if (std::ranges::find(refinements_, refinement) == refinements_.end()) refinements_.push_back(refinement);
}

void Evaluator::forget(std::uint64_t root) {
    std::erase_if(refinements_, [&](const Refinement& r) { return r.root == root; });
}

void Evaluator::assume(NodeId condition, bool outcome) {
    const Node& n = at(condition);
    switch (n.kind) {
        case Kind::Unary:
            if (static_cast<UnaryOp>(n.op) == UnaryOp::Not) assume(condition - 1, !outcome);
            return;
        case Kind::Logical: {
            const auto op = static_cast<LogicalOp>(n.op);
            // Both sides are known only when `&&` held or `||` failed; otherwise only what either of them proves.
            if ((op == LogicalOp::And && outcome) || (op == LogicalOp::Or && !outcome)) {
                assume(n.a, outcome);
                assume(condition - 1, outcome);
            } else {
                assumeEither(n.a, condition - 1, outcome);
            }
            return;
        }
        case Kind::Binary: return assumeComparison(condition, outcome);
        case Kind::Call: return assumeCall(condition, outcome);
        case Kind::Name:
        case Kind::Member: return assumeTruth(condition, outcome);
        case Kind::Await: return assume(condition - 1, outcome);
        default: return;
    }
}

/// `x === 'a' || x === 'b'`: what holds whichever side it was.
void Evaluator::assumeEither(NodeId left, NodeId right, bool outcome) {
    const std::vector<Refinement> before = std::exchange(refinements_, {});
    assume(left, outcome);
    const std::vector<Refinement> first = std::exchange(refinements_, {});
    assume(right, outcome);
    const std::vector<Refinement> second = std::exchange(refinements_, before);
    for (const Refinement& a : first) {
        for (const Refinement& b : second) {
            if (a.path == b.path && a.origin == b.origin)
                learn({a.path, a.root, a.harmless & b.harmless, a.string && b.string, a.origin});
        }
    }
    for (const std::vector<Refinement>* side : {&first, &second}) {
        std::ranges::copy_if(*side, std::back_inserter(refinements_),
                             [](const Refinement& r) { return r.unread != kNone; });
    }
    // Outside production no answer does harm: there remains what the other side says of answers in production.
    if (developmentTest(left) == outcome) keepForClients(second);
    if (developmentTest(right) == outcome) keepForClients(first);
}

/// `if (error) return` after a schema was asked, `if (err.isOperational)`.
void Evaluator::assumeTruth(NodeId node, bool outcome) {
    if (at(node).kind == Kind::Member && outcome && marksForClient(program_.atom(at(node).a))) proveForClient(node - 1);
    assumeCheck(expression(node), outcome);
    if (at(node).kind == Kind::Name) assumeKept(at(node).a, outcome);
}

/// `const isKnown = names.includes(name); if (isKnown) ...`: a condition kept in a constant, of what never changes.
void Evaluator::assumeKept(BindingId id, bool outcome) {
    constexpr int kDeepest = 4;
    const NodeId condition = keptCondition(program_.bindings[id]);
    if (condition == 0 || keptConditions_ >= kDeepest) return;
    ++keptConditions_;
    const std::vector<Refinement> before = refinements_;
    assume(condition, outcome);
    --keptConditions_;
    // What changes may have changed between the condition and its use.
    const auto changes = [&](const Binding& b) { return b.writes > (b.kind == BindingKind::Parameter ? 0 : 1); };
    std::erase_if(refinements_, [&](const Refinement& r) {
        const bool isNew = std::ranges::find(before, r) == before.end();
        return isNew && r.root >= 2 && changes(program_.bindings[r.root - 2]);
    });
}

/// The condition that a constant of this function is declared with; 0 when it holds something else.
NodeId Evaluator::keptCondition(const Binding& binding) const {
    constexpr NodeId kLongest = 80;
    const NodeId name = binding.declaration;
    if (name == 0 || binding.writes != 1 || binding.function != state_.id) return 0;
    const auto end = std::min<NodeId>(name + kLongest, static_cast<NodeId>(program_.nodes.size()));
    for (NodeId n = name + 1; n < end; ++n) {
        if (at(n).kind != Kind::Declarator || (at(n).op & 1) == 0 || at(n).a != name) continue;
        const Kind kind = at(n - 1).kind;
        const bool isCondition =
            kind == Kind::Logical || kind == Kind::Binary || kind == Kind::Unary || kind == Kind::Call;
        return isCondition ? n - 1 : 0;
    }
    return 0;
}

/// The outcome of a check kept in a variable.
void Evaluator::assumeCheck(ValueId value, bool outcome) {
    const std::span<const Label> labels = labelsOf(value);
    for (const Label& l : labels) {
        if (l.tag != Tag::Check) continue;
        const Check& check = engine_.checks[l.a];
        if (check.function != fn_) continue;
        if (check.when >= 0 && (check.when == 1) == outcome) learn({check.path, check.root, check.harmless, false});
        if (check.when >= 0) continue;
        for (const Label& api : labels) {
            if (api.tag != Tag::Api) continue;
            for (const Fact* fact : engine_.api.facts(api.a))
                if (fact->kind == FactKind::Guard && fact->when == outcome)
                    learn({check.path, check.root, fact->harmless, false});
        }
    }
}

ValueId Evaluator::checkOf(NodeId checked, SinkKinds harmless, int when) {
    Check check;
    check.function = fn_;
    check.path = pathKey(unwrap(checked), &check.root);
    check.harmless = harmless;
    check.when = when;
    if (check.path == 0) return 0;
    for (std::size_t i = 0; i < engine_.checks.size(); ++i) {
        const Check& known = engine_.checks[i];
        if (known.function == fn_ && known.path == check.path && known.harmless == harmless && known.when == when) {
            return label(Tag::Check, static_cast<std::uint32_t>(i));
        }
    }
    engine_.checks.push_back(check);
    return label(Tag::Check, static_cast<std::uint32_t>(engine_.checks.size() - 1));
}

void Evaluator::learnPredicate(NodeId returned) {
    const auto parameters = program_.parametersOf(function_);
    if (parameters.empty()) return;
    const auto count = static_cast<std::uint16_t>(std::min<std::size_t>(parameters.size(), UINT16_MAX));
    for (const bool outcome : {true, false}) {
        const std::vector<Refinement> before = std::exchange(refinements_, {});
        assume(returned, outcome);
        for (const Refinement& proven : refinements_) {
            if (proven.unread != kNone) engine_.ask(proven.unread);
            for (std::uint16_t i = 0; i < count; ++i) {
                if (at(parameters[i].pattern).kind != Kind::Name || pathKey(parameters[i].pattern) != proven.path)
                    continue;
                predicates_.push_back({i, outcome, proven.harmless, proven.string});
            }
        }
        refinements_ = before;
    }
    // Several returns prove what each of them proves alone only together; one is certain.
    if (++returnsSeen_ > 1) predicates_.clear();
}

void Evaluator::inheritRefinements(FnId nested) {
    auto& inherited = engine_.state(nested).inherited;
    std::vector<Refinement> lasting;
    for (const Refinement& r : refinements_) {
        // Holds later only when the variable never changes.
        if (r.root >= 2 && program_.bindings[r.root - 2].writes <= 1) lasting.push_back(r);
    }
    if (!inherited) {
        inherited = std::move(lasting);
    } else {
        std::erase_if(*inherited, [&](const Refinement& r) { return std::ranges::find(lasting, r) == lasting.end(); });
    }
}

bool Evaluator::isConstantList(ValueId value) {
    const auto constant = [&](ValueId v) {
        return v != 0 && std::ranges::all_of(labelsOf(v), [](const Label& l) { return l.tag == Tag::Constant; });
    };
    const auto fields = fieldsOf(value);
    return !hasTag(value, Tag::Source) && !hasTag(value, Tag::Parameter) &&
           (fields.empty() || std::ranges::all_of(fields, [&](const Property& f) {
                return f.value == 0 || constant(f.value) || !hasData(f.value);
            }));
}

void Evaluator::assumeComparison(NodeId node, bool outcome) {
    const auto op = static_cast<BinaryOp>(at(node).op);
    NodeId left = at(node).a;
    NodeId right = node - 1;
    if (op == BinaryOp::In) {
        // `key in table`: the keys of a table are known.
        proveUnread(left, expression(right));
        if (outcome && !hasData(expression(right))) prove(left, kHarmlessForAll, true);
        return;
    }
    if (op == BinaryOp::Instanceof) {
        if (!outcome) return;
        const Node& type = at(right);
        // An error class of one's own carries texts that were written for somebody.
        if (isClassForClient(right)) proveForClient(left);
        if (type.kind == Kind::Global && (program_.atom(type.a) == "Date" || program_.atom(type.a) == "Number"))
            prove(left, kHarmlessForAll, false);
        return;
    }
    // `errors.length > 0`, `errors.length === 0`: the number as a truth value.
    const bool isZero = at(right).kind == Kind::Number && program_.atom(at(right).a) == "0";
    if (op == BinaryOp::Greater && isZero) return assumeCheck(expression(left), outcome);
    assumeStatus(node, outcome);
    const bool equal = op == BinaryOp::Equal || op == BinaryOp::StrictEqual;
    if (!equal && op != BinaryOp::NotEqual && op != BinaryOp::StrictNotEqual) return;
    const bool holds = equal == outcome;
    if (isZero) assumeCheck(expression(left), !holds);
    if (at(left).kind == Kind::String) std::swap(left, right);
    const Node& l = at(left);
    if (at(right).kind == Kind::True && holds) assume(left, true);
    if (l.kind == Kind::Unary && static_cast<UnaryOp>(l.op) == UnaryOp::Typeof) {
        if (at(right).kind != Kind::String) return;
        const std::string_view type = program_.atom(at(right).a);
        if (type == "string" && holds) prove(left - 1, 0, true);
        if ((type == "number" || type == "boolean" || type == "bigint") && holds)
            prove(left - 1, kHarmlessForAll, true);
        if (type == "object" && !holds) prove(left - 1, 0, true);
        return;
    }
    if (!holds) return;
    const ValueId other = expression(right);
    proveUnread(left, other);
    const bool isConstant =
        at(right).kind == Kind::String || at(right).kind == Kind::Number || at(right).kind == Kind::True ||
        at(right).kind == Kind::False ||
        (other && !hasTag(other, Tag::Source) && !hasTag(other, Tag::Parameter) && hasTag(other, Tag::Constant));
    if (!isConstant) return;
    if (op == BinaryOp::StrictEqual || op == BinaryOp::StrictNotEqual || at(right).kind == Kind::String)
        prove(left, kHarmlessForAll, true);
    assumeKind(left);
}

void Evaluator::assumeCall(NodeId node, bool outcome) {
    const NodeId callee = program_.callee(node);
    const auto arguments = program_.arguments(node);
    const ValueId target = expression(callee);
    for (const NodeId argument : arguments) proveUnread(argument, target);
    assumeCheck(target, outcome);
    assumePredicates(target, arguments, outcome);
    if (outcome && !arguments.empty() && asksForClientError(callee)) proveForClient(arguments[0]);
    const bool isMember = at(callee).kind == Kind::Member;
    if (arguments.empty() || (!isMember && at(callee).kind != Kind::Global)) return;
    const std::string_view function = program_.atom(at(callee).a);
    assumeTypeTest(function, arguments[0], outcome);
    if (!isMember || arguments.size() != 1 || !outcome) return;
    if (function == "includes" || function == "has" || function == "hasOwnProperty" || function == "hasOwn") {
        // An allow-list holds constants; a string that includes something proves nothing.
        const ValueId list = expression(callee - 1);
        proveUnread(arguments[0], list);
        const bool isOwn = !hasTag(list, Tag::Source) && !hasTag(list, Tag::Parameter) && !isUnread(list);
        if (isOwn && isConstantList(list)) prove(arguments[0], kHarmlessForAll, true);
    } else if (function == "test") {
        assumeMatch(callee - 1, arguments[0]);
    }
}

/// Predicates of packages, by model, and of one's own.
void Evaluator::assumePredicates(ValueId function, std::span<const NodeId> arguments, bool outcome) {
    for (const Label& l : labelsOf(function)) {
        if (l.tag == Tag::Function) {
            for (const Predicate& p : engine_.state(l.a).predicates) {
                if (p.when == outcome && p.index < arguments.size()) prove(arguments[p.index], p.harmless, p.string);
            }
        }
        if (l.tag != Tag::Api) continue;
        for (std::uint32_t i = 0; i < arguments.size(); ++i) {
            const ApiId position = engine_.api.argument(l.a, i, static_cast<std::uint32_t>(arguments.size()));
            for (const Fact* fact : engine_.api.facts(position)) {
                if (fact->kind == FactKind::Guard && fact->when == outcome) prove(arguments[i], fact->harmless, false);
            }
        }
    }
}

void Evaluator::assumeTypeTest(std::string_view function, NodeId tested, bool outcome) {
    const bool isNumber = outcome ? function == "isInteger" || function == "isSafeInteger" || function == "isFinite"
                                  : function == "isNaN";
    if (isNumber) prove(tested, kHarmlessForAll, true);
    if (function == "isString" && outcome) prove(tested, 0, true);
}

/// What `pattern.test(tested)` says.
void Evaluator::assumeMatch(NodeId pattern, NodeId tested) {
    if (at(pattern).kind == Kind::Name) {
        // A pattern kept in a constant: its declarator's initialiser.
        const NodeId declaration = program_.bindings[at(pattern).a].declaration;
        for (NodeId n = declaration; n && n < declaration + 4 && n < program_.nodes.size(); ++n) {
            if (at(n).kind == Kind::Regex) pattern = n;
        }
    }
    if (at(pattern).kind != Kind::Regex || !isSafePattern(program_.atom(at(pattern).a))) return;
    // The test coerces: it says nothing of objects, only of the text.
    SinkKinds texts = 0;
    for (std::size_t k = 0; k < engine_.models.sinkKinds.size(); ++k) {
        if (!engine_.models.sinkKinds[k].harmlessStrings) texts |= only(static_cast<KindId>(k));
    }
    prove(tested, texts, false);
}

}  // namespace jsward
