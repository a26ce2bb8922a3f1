#include "rules/cors-misconfiguration/origin_checks.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

#include "analyzer/rule/code_names.h"
#include "analyzer/text/words.h"
#include "rules/cors-misconfiguration/origin_pattern.h"

namespace jsward::rules::cors_misconfiguration {
namespace {

constexpr int kDeepestHelper = 2;

/// The function that a value is, by its node in an expression or by its body.
const Function* functionAt(const Program& program, NodeId node) {
    if (program[node].kind == Kind::Function) return &program.functions[program[node].a];
    const auto found = std::ranges::find(program.functions, node, &Function::body);
    return found == program.functions.end() ? nullptr : &*found;
}

/// Which checks of a function decide whether a place in it is reached.
class Guards {
public:
    Guards(const Program& program, const Function& function) : program_(program), parents_(parentsOf(program)) {
        for (NodeId id = function.firstNode; id <= function.body; ++id) {
            const Node& node = program[id];
            const bool isInitialised = node.kind == Kind::Declarator && (node.op & 1U) != 0;
            if (isInitialised && program[node.a].kind == Kind::Name) values_[program[node.a].a] = id - 1;
        }
    }

    [[nodiscard]] bool guard(NodeId check, NodeId place) const {
        NodeId below = place;
        for (NodeId at = parents_[place]; at != 0; below = at, at = parents_[at]) {
            const Node& node = program_[at];
            if (at == check) return true;  // `ask(origin, (ok) => ...)`
            const bool asks = node.kind == Kind::If || node.kind == Kind::Conditional || node.kind == Kind::Switch;
            if (asks && contains(program_.operand(at, 0), check, 0)) return true;
            if (node.kind == Kind::Logical && contains(node.a, check, 0)) return true;
            if (node.kind == Kind::Block && leavesBefore(at, below, check)) return true;
        }
        return false;
    }

private:
    /// `if (!allowed.includes(origin)) return next();`
    [[nodiscard]] bool leavesBefore(NodeId block, NodeId statement, NodeId check) const {
        for (const NodeId item : program_.items(block)) {
            if (item == statement) return false;
            if (program_[item].kind == Kind::If && contains(program_.operand(item, 0), check, 0) &&
                leaves(program_.operand(item, 1)))
                return true;
        }
        return false;
    }

    [[nodiscard]] bool leaves(NodeId statement) const {
        const Kind kind = program_[statement].kind;
        if (kind == Kind::Return || kind == Kind::Throw) return true;
        return kind == Kind::Block && !program_.items(statement).empty() && leaves(program_.items(statement).back());
    }

    /// Whether the expression is made of the check, by way of variables, too.
    [[nodiscard]] bool contains(NodeId expression, NodeId check, int depth) const {
        constexpr int kDeepest = 40;
        if (expression == check) return true;
        if (depth > kDeepest) return false;
        if (program_[expression].kind == Kind::Name) {
            const auto value = values_.find(program_[expression].a);
            return value != values_.end() && contains(value->second, check, depth + 1);
        }
        std::vector<NodeId> children;
        program_.children(expression, children);
        return std::ranges::any_of(children, [&](NodeId child) { return contains(child, check, depth + 1); });
    }

    const Program& program_;
    std::vector<NodeId> parents_;
    std::map<BindingId, NodeId> values_;
};

/// Reads one function; what of it comes from the origin is known by name.
class FunctionReader {
public:
    FunctionReader(const ProgramProvider& programs, FileId file, const Function& function, int depth)
        : programs_(programs), file_(file), program_(programs.program(file)), function_(function), depth_(depth) {}

    /// The parameter with this number is the origin.
    void giveOrigin(std::size_t number) {
        const auto parameters = program_.parametersOf(function_);
        if (number < parameters.size()) addTarget(parameters[number].pattern);
    }

    [[nodiscard]] OriginDecision read() {
        for (int round = 0; round < 2; ++round) followVariables();
        OriginDecision decision;
        for (NodeId id = function_.firstNode; id <= function_.body && decision.fault.empty(); ++id) look(id, decision);
        decision.admitsAll = !decision.looks && admits();
        return decision;
    }

    /// What is asked on the way to a place only.
    [[nodiscard]] OriginDecision readBefore(NodeId place) {
        for (int round = 0; round < 2; ++round) followVariables();
        const Guards guards(program_, function_);
        OriginDecision decision;
        for (NodeId id = function_.firstNode; id <= function_.body && decision.fault.empty(); ++id) {
            OriginDecision one;
            look(id, one);
            if (one.looks && guards.guard(id, place)) decision = one;
        }
        return decision;
    }

private:
    void addTarget(NodeId target) {
        if (program_[target].kind == Kind::PatternDefault) target = program_[target].a;
        if (program_[target].kind == Kind::Name) origins_.insert(program_[target].a);
    }

    void followVariables() {
        for (NodeId id = function_.firstNode; id <= function_.body; ++id) {
            const Node& node = program_[id];
            const bool isDeclared = node.kind == Kind::Declarator && (node.op & 1U) != 0;
            if ((isDeclared || node.kind == Kind::Assign) && isOrigin(id - 1)) {
                addTarget(node.a);
                if (program_[node.a].kind == Kind::ObjectPattern)
                    for (const NodeId item : program_.items(node.a))
                        if (program_[item].kind == Kind::PatternProperty) addTarget(item - 1);
            }
        }
    }

    [[nodiscard]] std::string_view memberName(NodeId id) const {
        return program_[id].kind == Kind::Member ? program_.atom(program_[id].a) : std::string_view{};
    }

    [[nodiscard]] std::string_view textAt(NodeId id) const {
        return program_[id].kind == Kind::String ? program_.atom(program_[id].a) : std::string_view{};
    }

    /// `req.headers.origin`, `req.get('Origin')`
    [[nodiscard]] bool isHeader(NodeId id) const {
        const Node& node = program_[id];
        const auto isHeaders = [&](NodeId object) {
            const std::string_view name = memberName(object);
            return name == "headers" || name == "header";
        };
        if (node.kind == Kind::Member) return memberName(id) == "origin" && isHeaders(id - 1);
        if (node.kind == Kind::Index) return lowerCase(textAt(id - 1)) == "origin" && isHeaders(node.a);
        if (node.kind != Kind::Call) return false;
        const std::string_view method = memberName(program_.callee(id));
        const auto arguments = program_.arguments(id);
        return (method == "get" || method == "header") && arguments.size() == 1 &&
               lowerCase(textAt(arguments[0])) == "origin";
    }

    /// The origin, or something that was made of it alone: `new URL(origin).hostname`, `origin.toLowerCase()`.
    [[nodiscard]] bool isOrigin(NodeId id) const {
        const Node& node = program_[id];
        if (isHeader(id)) return true;
        switch (node.kind) {
            case Kind::Name: return origins_.contains(node.a);
            case Kind::Member: return isOrigin(id - 1);
            case Kind::Await:
            case Kind::Cast: return isOrigin(id - 1);
            case Kind::Logical: return isOrigin(node.a);
            case Kind::New: {
                const auto arguments = program_.arguments(id);
                return !arguments.empty() && isOrigin(arguments[0]);
            }
            case Kind::Call: {
                const NodeId callee = program_.callee(id);
                if (memberName(callee) == "parse" || program_[callee].kind == Kind::Global)
                    return !program_.arguments(id).empty() && isOrigin(program_.arguments(id)[0]);
                return program_[callee].kind == Kind::Member && !isComparison(memberName(callee)) &&
                       isOrigin(callee - 1);
            }
            default: return false;
        }
    }

    [[nodiscard]] static bool isComparison(std::string_view method) {
        constexpr std::array<std::string_view, 7> kComparisons = {"endsWith", "startsWith", "includes", "indexOf",
                                                                  "match",    "search",     "test"};
        return std::ranges::find(kComparisons, method) != kComparisons.end();
    }

    void look(NodeId id, OriginDecision& decision) const {
        const Node& node = program_[id];
        const auto op = static_cast<BinaryOp>(node.op);
        if (node.kind == Kind::Binary && op >= BinaryOp::Equal && op <= BinaryOp::StrictNotEqual)
            decision.looks |= isCompared(node.a, id - 1) || isCompared(id - 1, node.a);
        if (node.kind == Kind::Switch) decision.looks |= isOrigin(program_.operand(id, 0));
        if (node.kind == Kind::Call) lookAtCall(id, decision);
    }

    /// With a text or a list's entry, not with `undefined`.
    [[nodiscard]] bool isCompared(NodeId origin, NodeId other) const {
        const Kind kind = program_[other].kind;
        return isOrigin(origin) && kind != Kind::Undefined && kind != Kind::Null && kind != Kind::Number;
    }

    void lookAtCall(NodeId call, OriginDecision& decision) const {
        const NodeId callee = program_.callee(call);
        const auto arguments = program_.arguments(call);
        const std::string_view method = memberName(callee);
        if (arguments.empty()) return;
        if (isComparison(method) && isOrigin(callee - 1)) return compare(method, arguments[0], call, decision);
        if (!isOrigin(arguments[0])) return;
        if (method == "test" || method == "exec") return match(callee - 1, call, decision);
        if (method == "includes" || method == "indexOf" || method == "has" || method == "some") {
            decision.looks = true;
        } else if (program_[callee].kind != Kind::Member || isAboutOrigins(method)) {
            ask(callee, call, decision);
        }
    }

    [[nodiscard]] static bool isAboutOrigins(std::string_view method) {
        const std::string name = lowerCase(method);
        constexpr std::array<std::string_view, 6> kWords = {"allow", "origin", "valid", "match", "check", "trust"};
        return std::ranges::any_of(kWords, [&](std::string_view word) { return name.find(word) != std::string::npos; });
    }

    void compare(std::string_view method, NodeId with, NodeId call, OriginDecision& decision) const {
        decision.looks = true;
        if (method == "match" || method == "search") return match(with, call, decision);
        const OptionValues texts = OptionReader(programs_).valuesOf({file_, with});
        if (texts.size() != 1 || texts[0].kind != OptionValue::Kind::String) return;
        blame(faultOfComparison(method, texts[0].text), call, decision);
    }

    void match(NodeId pattern, NodeId call, OriginDecision& decision) const {
        decision.looks = true;
        const OptionValues values = OptionReader(programs_).valuesOf({file_, pattern});
        if (values.size() == 1 && values[0].kind == OptionValue::Kind::Regex)
            blame(faultOfPattern(values[0].text), call, decision);
    }

    void blame(std::string fault, NodeId call, OriginDecision& decision) const {
        if (fault.empty()) return;
        decision.fault = std::move(fault);
        decision.at = {file_, call};
    }

    /// A helper of the program is looked into; any other one is believed to look.
    void ask(NodeId callee, NodeId call, OriginDecision& decision) const {
        if (isCallback(callee)) return;
        decision.looks = true;
        const OptionValues values = OptionReader(programs_).valuesOf({file_, callee});
        if (depth_ >= kDeepestHelper || values.size() != 1 || values[0].kind != OptionValue::Kind::Function) return;
        const Program& other = programs_.program(values[0].node.file);
        const Function* helper = functionAt(other, values[0].node.node);
        if (helper == nullptr) return;
        FunctionReader reader(programs_, values[0].node.file, *helper, depth_ + 1);
        reader.giveOrigin(0);
        const OriginDecision asked = reader.read();
        if (!asked.fault.empty()) blame(asked.fault, call, decision);
    }

    [[nodiscard]] bool isCallback(NodeId callee) const {
        const auto parameters = program_.parametersOf(function_);
        return program_[callee].kind == Kind::Name && std::ranges::any_of(parameters, [&](const Parameter& parameter) {
                   return program_[parameter.pattern].kind == Kind::Name &&
                          program_[parameter.pattern].a == program_[callee].a;
               });
    }

    /// `callback(null, true)`, `callback(null, origin)`, `return origin`, `return '*'`
    [[nodiscard]] bool admits() const {
        bool admits = false;
        for (NodeId id = function_.firstNode; id <= function_.body; ++id) {
            const Node& node = program_[id];
            if (node.kind == Kind::Call && isCallback(program_.callee(id))) {
                const auto arguments = program_.arguments(id);
                if (arguments.size() < 2 || !isYes(arguments[1])) return false;
                admits = true;
            }
            if (node.kind == Kind::Return && (node.op & 1U) != 0 && program_[id - 1].kind != Kind::Call) {
                if (!isYes(id - 1)) return false;
                admits = true;
            }
        }
        return admits || (function_.expressionBody && isYes(function_.body));
    }

    [[nodiscard]] bool isYes(NodeId answer) const {
        return program_[answer].kind == Kind::True || textAt(answer) == "*" || isOrigin(answer);
    }

    const ProgramProvider& programs_;
    FileId file_;
    const Program& program_;
    const Function& function_;
    int depth_;
    std::set<BindingId> origins_;
};

}  // namespace

OriginDecision decisionOf(const ProgramProvider& programs, NodeRef function) {
    const Program& program = programs.program(function.file);
    const Function* found = functionAt(program, function.node);
    if (found == nullptr) return {};
    FunctionReader reader(programs, function.file, *found, 0);
    reader.giveOrigin(0);
    return reader.read();
}

OriginDecision decisionBefore(const ProgramProvider& programs, FunctionRef function, NodeId place) {
    const Program& program = programs.program(function.file);
    return FunctionReader(programs, function.file, program.functions[function.function], 0).readBefore(place);
}

}  // namespace jsward::rules::cors_misconfiguration
