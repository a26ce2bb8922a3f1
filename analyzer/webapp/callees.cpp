#include "analyzer/webapp/callees.h"

namespace jsward {
namespace {

/// The name that a call calls: `fn` in `fn(x)`, `fn.call(this, x)` and `fn.apply(null, list)`.
NodeId calledName(const Program& program, NodeId call) {
    NodeId callee = program.callee(call);
    if (program[callee].kind == Kind::Member) {
        const std::string_view method = program.atom(program[callee].a);
        if (method == "call" || method == "apply") callee -= 1;
    }
    return program[callee].kind == Kind::Name ? callee : 0;
}

/// `next()` runs what stands behind a middleware, which is not the middleware's doing.
bool passesOn(const Program& program, NodeId call) {
    if (program[call].kind != Kind::Call) return false;
    const NodeId name = calledName(program, call);
    if (name == 0) return false;
    const Binding& binding = program.bindings[program[name].a];
    return binding.kind == BindingKind::Parameter && program.atom(binding.name) == "next";
}

bool callsWhatItsMakerGot(const Program& program, FunctionId function, NodeId call) {
    if (program[call].kind != Kind::Call) return false;
    const NodeId name = calledName(program, call);
    if (name == 0) return false;
    const Binding& binding = program.bindings[program[name].a];
    return binding.kind == BindingKind::Parameter && binding.function != function;
}

}  // namespace

std::vector<FunctionRef> calleesOf(const FunctionFacts& facts, const Program& program) {
    std::vector<FunctionRef> callees;
    for (std::size_t i = 0; i < facts.calls.size(); ++i) {
        const bool sited = i < facts.callSites.size() && facts.callSites[i].file == facts.function.file;
        const NodeId site = sited ? facts.callSites[i].node : 0;
        if (sited && (passesOn(program, site) || callsWhatItsMakerGot(program, facts.function.function, site)))
            continue;
        callees.push_back(facts.calls[i]);
    }
    return callees;
}

}  // namespace jsward
