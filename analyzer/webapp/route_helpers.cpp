#include "analyzer/webapp/route_helpers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/webapp/argument_search.h"

namespace jsward {
namespace {

constexpr int kDeepestHelper = 4;            ///< Helpers that call helpers.
constexpr std::size_t kMostDeclared = 2000;  ///< Routes of one call, or of one loop.

/// A parameter's pattern.
NodeId patternOf(const Program& program, const Function& function, std::size_t index) {
    return program.parametersOf(function)[index].pattern;
}

ArgumentValue listOf(std::span<const ArgumentValue> values) {
    ArgumentValue list;
    list.elements.assign(values.begin(), values.end());
    return list;
}

/// The first node of an expression or statement: all between it and the node belong to it.
NodeId firstNodeOf(const Program& program, NodeId node) {
    std::vector<NodeId> parts;
    for (NodeId first = node;;) {
        parts.clear();
        program.children(first, parts);
        if (program[first].kind == Kind::Function) return program.functions[program[first].a].firstNode;
        if (parts.empty()) return first;
        first = std::ranges::min(parts);
    }
}

bool isLoopMethod(std::string_view name) {
    static constexpr std::array<std::string_view, 5> kMethods = {"forEach", "map", "each", "flatMap", "reduce"};
    return std::ranges::find(kMethods, name) != kMethods.end();
}

}  // namespace

// --- loops -----------------------------------------------------------------------------------------------------------------------

LoopIndex::LoopIndex(const Program& program) {
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        if (node.kind == Kind::ForOf || node.kind == Kind::ForIn) {
            const NodeId body = program.operand(id, 2);
            loops_.push_back({program.operand(id, 0), program.operand(id, 1), firstNodeOf(program, body), body,
                              node.kind == Kind::ForIn});
            continue;
        }
        if (node.kind != Kind::Call || program[program.callee(id)].kind != Kind::Member) continue;
        const NodeId callee = program.callee(id);
        if (!isLoopMethod(program.atom(program[callee].a))) continue;
        const auto arguments = program.arguments(id);
        // `list.forEach(callback)` and `_.each(list, callback)`
        for (std::size_t i = 0; i < arguments.size() && i < 2; ++i) {
            if (program[arguments[i]].kind != Kind::Function) continue;
            const Function& callback = program.functions[program[arguments[i]].a];
            const bool isReduce = program.atom(program[callee].a) == "reduce";
            const std::size_t element = isReduce ? 1 : 0;
            if (callback.parameterCount <= element) break;
            const NodeId iterated = i == 0 ? callee - 1 : arguments[0];
            loops_.push_back({patternOf(program, callback, element), iterated, callback.firstNode, callback.body});
            break;
        }
    }
}

std::vector<LoopIndex::Loop> LoopIndex::around(NodeId node) const {
    std::vector<Loop> found;
    std::ranges::copy_if(loops_, std::back_inserter(found),
                         [&](const Loop& loop) { return loop.begin <= node && node <= loop.end; });
    std::ranges::sort(found, {}, &Loop::begin);
    return found;
}

const LoopIndex& RouteHelpers::loopsOf(FileId file) const {
    const auto known = loops_.find(file);
    return known != loops_.end() ? known->second : loops_.emplace(file, programs_.program(file)).first->second;
}

std::vector<RoleCall> RouteHelpers::rounds(const RoleCall& call) const {
    std::vector<RoleCall> all;
    addRounds(call, loopsAround(call), Substitution(programs_, tables_, call.node.file), all);
    return all.empty() ? std::vector{call} : all;
}

/// Those whose elements a call has to do with.
std::vector<LoopIndex::Loop> RouteHelpers::loopsAround(const RoleCall& call) const {
    std::vector<LoopIndex::Loop> loops = loopsOf(call.node.file).around(call.node.node);
    while (!loops.empty()) {  // an inner loop may go over what an outer one gives
        Substitution innermost(programs_, tables_, call.node.file);
        innermost.bindPattern(loops.back().pattern, ArgumentValue());
        if (innermost.concerns(call)) break;
        loops.pop_back();
    }
    return loops;
}

void RouteHelpers::addRounds(const RoleCall& call, std::span<const LoopIndex::Loop> loops, const Substitution& outer,
                             std::vector<RoleCall>& out) const {
    if (out.size() >= kMostDeclared) return;
    if (loops.empty()) {
        if (!outer.isEmpty()) out.push_back(outer.applied(call));
        return;
    }
    const LoopIndex::Loop& loop = loops.front();
    const auto elements = loop.overKeys ? outer.keysOf(loop.iterated) : outer.elementsOf(loop.iterated);
    if (!elements) return addRounds(call, loops.subspan(1), outer, out);
    Substitution round = outer;
    for (const ArgumentValue& element : *elements) round.tellApart(element);
    for (const ArgumentValue& element : *elements) {
        Substitution one = round;
        one.bindPattern(loop.pattern, element);
        addRounds(call, loops.subspan(1), one, out);
    }
}

// --- helpers -----------------------------------------------------------------------------------------------------------------------

RouteHelpers::RouteHelpers(const FlowResult& flow, const ProgramProvider& programs)
    : programs_(programs), tables_(flow, programs) {
    for (const RoleCall& call : flow.roles)
        if (leavesOpen(call)) helpers_[call.function].open.push_back(&call);
    if (helpers_.empty()) return;
    findCallees(flow);
    findNested(flow);
}

void RouteHelpers::findCallees(const FlowResult& flow) {
    callees_.clear();
    for (const FunctionFacts& facts : flow.functions)
        for (std::size_t i = 0; i < facts.calls.size() && i < facts.callSites.size(); ++i)
            if (helpers_.contains(facts.calls[i])) callees_[facts.callSites[i]].insert(facts.calls[i]);
    for (const RoleCall& call : flow.roles) {
        const auto callees = call.role == "call" ? callees_.find(call.node) : callees_.end();
        if (callees == callees_.end()) continue;
        for (const FunctionRef callee : callees->second) {
            helpers_[callee].isCalled = true;
            for (const ArgumentValue& argument : call.arguments) helpers_[callee].handed.add(argument);
        }
    }
}

/// A helper may hand what its callers say on to another one.
void RouteHelpers::findNested(const FlowResult& flow) {
    for (int depth = 0; depth < kDeepestHelper; ++depth) {
        std::vector<const RoleCall*> found;
        for (const RoleCall& call : flow.roles) {
            if (call.role != "call" || call.function.function == 0 || !callees_.contains(call.node)) continue;
            const auto helper = helpers_.find(call.function);
            const bool isKnown =
                helper != helpers_.end() && std::ranges::find(helper->second.open, &call) != helper->second.open.end();
            if (!isKnown && mentionsParameters(call)) found.push_back(&call);
        }
        if (found.empty()) return;
        for (const RoleCall* call : found) helpers_[call->function].open.push_back(call);
        findCallees(flow);
    }
}

bool RouteHelpers::mentionsParameters(const RoleCall& call) const {
    const Substitution parameters = substitutionFor(call.function, RoleCall());
    return std::ranges::any_of(call.arguments, [&](const ArgumentValue& argument) {
        return argument.node.file == call.node.file && argument.node.node != 0 &&
               parameters.mentions(argument.node.node);
    });
}

/// Whether the path or the method is an argument of the function around.
bool RouteHelpers::leavesOpen(const RoleCall& call) const {
    const bool registers = call.role == "route" || call.role == "mount";
    if (!registers || call.function.function == 0) return false;
    const Program& program = programs_.program(call.node.file);
    const Substitution parameters = substitutionFor(call.function, RoleCall());
    const NodeId verb = methodNode(program, call.node.node);
    if (verb != 0 && parameters.mentions(verb)) return true;
    if (call.arguments.empty()) return false;
    const ArgumentValue& path = call.arguments.front();
    const bool isHandler = !path.functions.empty() || !path.objects.empty() || !path.provides.empty();
    const bool hasRest = ArgumentSearch(program, call.function.function, 0).hasRest();
    const bool mayBePath = !isHandler || (hasRest && call.role == "route");
    if (!mayBePath || path.node.file != call.node.file || path.node.node == 0) return false;
    if (program[path.node.node].kind != Kind::Object) return parameters.mentions(path.node.node);
    for (const NodeId item : program.items(path.node.node)) {
        if (program[item].kind != Kind::Property) continue;
        const std::string_view key = program.atom(program[item].a);
        const bool isTold = key == "path" || key == "url" || key == "method";
        if (isTold && parameters.mentions(item - 1)) return true;
    }
    return false;
}

bool RouteHelpers::isForCallers(const RoleCall& call) const {
    const auto helper = helpers_.find(call.function);
    if (helper == helpers_.end() || !helper->second.isCalled) return false;
    return std::ranges::any_of(
        helper->second.open, [&](const RoleCall* open) { return open->node == call.node && open->role == call.role; });
}

std::vector<RoleCall> RouteHelpers::declaredBy(const RoleCall& call) const {
    std::vector<RoleCall> declared;
    declare(call, 0, declared);
    for (RoleCall& one : declared) {
        one.node = call.node;
        one.function = call.function;
    }
    return declared;
}

void RouteHelpers::declare(const RoleCall& call, int depth, std::vector<RoleCall>& out) const {
    const auto callees = callees_.find(call.node);
    if (callees == callees_.end() || depth > kDeepestHelper) return;
    for (const FunctionRef callee : callees->second) {
        const Helper& helper = helpers_.at(callee);
        Substitution here = substitutionFor(callee, call);
        here.tellApart(helper.handed);
        for (const RoleCall* open : helper.open) {
            std::vector<RoleCall> rounds;
            addRounds(*open, loopsAround(*open), here, rounds);
            for (RoleCall& one : rounds) {
                one.development = one.development || call.development;
                if (one.role == "call") {
                    declare(one, depth + 1, out);
                    continue;
                }
                one.node = call.node;  // from here on it stands in the caller's file
                one.function = call.function;
                out.push_back(std::move(one));
            }
        }
    }
}

/// What the names of a function mean in a call; without arguments only which names depend on them.
Substitution RouteHelpers::substitutionFor(FunctionRef helper, const RoleCall& call) const {
    const Program& program = programs_.program(helper.file);
    const Function& function = program.functions[helper.function];
    Substitution substitution(programs_, tables_, helper.file);
    const std::span<const ArgumentValue> arguments = call.arguments;
    const ArgumentSearch search(program, helper.function, arguments.size());
    const auto argument = [&](std::size_t i) { return i < arguments.size() ? arguments[i] : ArgumentValue(); };
    for (BindingId i = 0; i < function.bindingCount; ++i)
        if (const auto index = search.of(function.firstBinding + i))
            substitution.bindName(function.firstBinding + i, argument(*index));
    const auto parameters = program.parametersOf(function);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const NodeId pattern = parameters[i].pattern;
        const bool isRest = program[pattern].kind == Kind::Rest;
        if (isRest)
            substitution.bindPattern(pattern - 1, listOf(arguments.subspan(std::min(i, arguments.size()))));
        else
            substitution.bindPattern(pattern, argument(i));
    }
    return substitution;
}

}  // namespace jsward
