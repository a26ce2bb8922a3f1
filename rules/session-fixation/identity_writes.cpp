#include "rules/session-fixation/identity_writes.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "analyzer/rule/code_names.h"

namespace jsward::rules::session_fixation {
namespace {

bool namesVisitor(std::string_view key) {
    static const RE2 kVisitor(
        "(?i)^_?((current|auth(enticated)?|login|logged(_?in)?)_?)?(user|uid|account|member|admin|customer|profile|"
        "login|employee)"
        "(_?(id|name|email|data|info|obj(ect)?))?$|"
        "^(is_?)?(logged_?in|logged|auth|authed|authenticated|authorized|signed_?in|admin)$|^auth_?user$");
    return RE2::FullMatch(key, kVisitor);
}

std::string_view nameOf(const Program& program, NodeId id) {
    const Node& node = program[id];
    if (node.kind == Kind::Member) return program.atom(node.a);
    return node.kind == Kind::Name ? program.atom(program.bindings[node.a].name) : std::string_view{};
}

bool isSession(const Program& program, NodeId id) {
    const std::string_view name = nameOf(program, id);
    return name == "session" || name == "sess" || name == "yar";
}

std::string textOf(const Program& program, NodeId id) {
    const Node& node = program[id];
    if (node.kind == Kind::Member) return textOf(program, id - 1) + "." + std::string(program.atom(node.a));
    if (node.kind == Kind::This) return "this";
    return std::string(nameOf(program, id));
}

/// `null`, `undefined`, `false`, `''`, `{}`: nobody.
bool isNobody(const Program& program, NodeId value) {
    const Node& node = program[value];
    switch (node.kind) {
        case Kind::Null:
        case Kind::Undefined:
        case Kind::False: return true;
        case Kind::String: return program.atom(node.a).empty();
        case Kind::Object: return program.items(value).empty();
        default: return false;
    }
}

std::optional<IdentityWrite> ofAssignment(const Program& program, NodeId id) {
    const NodeId target = program[id].a;
    if (static_cast<AssignOp>(program[id].op) != AssignOp::Assign || isNobody(program, id - 1)) return std::nullopt;
    std::string_view key;
    NodeId object = 0;
    if (program[target].kind == Kind::Member) {
        key = program.atom(program[target].a);
        object = target - 1;
    } else if (program[target].kind == Kind::Index && program[target - 1].kind == Kind::String) {
        key = program.atom(program[target - 1].a);
        object = program[target].a;
    }
    if (object == 0 || !namesVisitor(key) || !isSession(program, object)) return std::nullopt;
    return IdentityWrite{id, textOf(program, object) + "." + std::string(key)};
}

bool holdsVisitor(const Program& program, NodeId object) {
    if (program[object].kind != Kind::Object) return false;
    return std::ranges::any_of(program.items(object), [&](NodeId item) {
        return program[item].kind == Kind::Property && namesVisitor(program.atom(program[item].a)) &&
               !isNobody(program, item - 1);
    });
}

std::optional<IdentityWrite> ofCall(const Program& program, NodeId id) {
    const NodeId callee = program.callee(id);
    const auto arguments = program.arguments(id);
    if (program[callee].kind != Kind::Member || arguments.size() < 2) return std::nullopt;
    const std::string_view method = program.atom(program[callee].a);
    if (method == "set" && isSession(program, callee - 1) && program[arguments[0]].kind == Kind::String) {
        const std::string_view key = program.atom(program[arguments[0]].a);
        if (namesVisitor(key) && !isNobody(program, arguments[1]))
            return IdentityWrite{id, textOf(program, callee - 1) + "." + std::string(key)};
    }
    if (method == "assign" && isSession(program, arguments[0]) && holdsVisitor(program, arguments[1]))
        return IdentityWrite{id, textOf(program, arguments[0])};
    return std::nullopt;
}

}  // namespace

std::vector<IdentityWrite> identityWrites(const Program& program) {
    std::vector<IdentityWrite> writes;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        std::optional<IdentityWrite> write;
        if (program[id].kind == Kind::Assign) write = ofAssignment(program, id);
        if (program[id].kind == Kind::Call) write = ofCall(program, id);
        if (write) writes.push_back(*std::move(write));
    }
    return writes;
}

}  // namespace jsward::rules::session_fixation
