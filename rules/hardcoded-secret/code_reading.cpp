#include "rules/hardcoded-secret/code_reading.h"

namespace jsward::rules::hardcoded_secret {

AtomId nameOf(const Program& program, NodeId expression) {
    const NodeId id = withoutCasts(program, expression);
    const Node& node = program[id];
    switch (node.kind) {
        case Kind::Name: return program.bindings[node.a].name;
        case Kind::Global:
        case Kind::Member: return node.a;
        case Kind::Index: return program[id - 1].kind == Kind::String ? program[id - 1].a : 0;
        default: return 0;
    }
}

AtomId rootOf(const Program& program, NodeId expression) {
    for (;;) {
        const Node& node = program[expression];
        switch (node.kind) {
            case Kind::Name: return program.bindings[node.a].name;
            case Kind::Global: return node.a;
            case Kind::Index: expression = node.a; break;
            case Kind::Call: expression = program.callee(expression); break;
            case Kind::Cast:
            case Kind::Await:
            case Kind::Member: --expression; break;
            default: return 0;
        }
    }
}

AtomId keyOf(const Program& program, NodeId property) {
    const Node& node = program[property];
    if (node.kind == Kind::Property) return static_cast<PropertyOp>(node.op) == PropertyOp::Init ? node.a : 0;
    const bool computed = node.kind == Kind::ComputedProperty && static_cast<PropertyOp>(node.op) == PropertyOp::Init;
    return computed && program[node.a].kind == Kind::String ? program[node.a].a : 0;
}

NodeId receiverOf(const Program& program, NodeId call) {
    const NodeId callee = program.callee(call);
    return program[callee].kind == Kind::Member ? callee - 1 : 0;
}

NodeId withoutCasts(const Program& program, NodeId expression) {
    while (program[expression].kind == Kind::Cast) --expression;
    return expression;
}

}  // namespace jsward::rules::hardcoded_secret
