#include "analyzer/webapp/app_use.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>

namespace jsward {
namespace {

bool isSetting(std::string_view member) {
    static constexpr std::array<std::string_view, 9> kSettings = {"set",  "enable", "disable", "engine", "locals",
                                                                  "name", "listen", "on",      "once"};
    return std::ranges::find(kSettings, member) != kSettings.end();
}

/// The local variable that an expression is written to.
std::optional<BindingId> holderOf(const Program& program, NodeId expression) {
    for (NodeId id = expression + 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        const bool writes = (node.kind == Kind::Declarator && (node.op & 1) != 0) || node.kind == Kind::Assign;
        if (!writes || id - 1 != expression) continue;
        if (program[node.a].kind != Kind::Name) return std::nullopt;
        return program[node.a].a;
    }
    return std::nullopt;
}

/// The mentions of a variable that hand it to nobody.
std::set<NodeId> harmlessMentions(const Program& program, const std::set<NodeId>& starts) {
    std::set<NodeId> harmless;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        if (node.kind == Kind::Declarator) harmless.insert((node.op & 1) != 0 ? node.a : id - 1);
        if (node.kind == Kind::Assign) harmless.insert(node.a);
        if (node.kind == Kind::Member && isSetting(program.atom(node.a))) harmless.insert(id - 1);
        if (starts.contains(id))
            for (const NodeId argument : program.arguments(id)) harmless.insert(argument);
    }
    return harmless;
}

bool isFallback(const Program& program, NodeId app) {
    if (app + 1 >= program.nodes.size()) return false;
    const Node& around = program[app + 1];  // whose last operand it is, if it is one
    switch (around.kind) {
        case Kind::PatternDefault: return true;
        case Kind::Logical: return static_cast<LogicalOp>(around.op) != LogicalOp::And;
        case Kind::Assign: {
            const auto op = static_cast<AssignOp>(around.op);
            return op == AssignOp::LogicalOr || op == AssignOp::Nullish;
        }
        default: return false;
    }
}

}  // namespace

bool isHandedOn(ObjectRef app, const Program& program, const std::set<NodeId>& starts) {
    const std::optional<BindingId> holder = holderOf(program, app.node);
    if (!holder) return true;
    const bool isExported = std::ranges::any_of(program.exports, [&](const Export& e) { return e.binding == *holder; });
    if (isExported) return true;
    const std::set<NodeId> harmless = harmlessMentions(program, starts);
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const bool mentions = program[id].kind == Kind::Name && program[id].a == *holder;
        if (mentions && !harmless.contains(id)) return true;
    }
    return false;
}

GivenApps::GivenApps(const FlowResult& flow, const ProgramProvider& programs) {
    const auto isGiven = [&](ObjectRef app) { return !isFallback(programs.program(app.file), app.node); };
    for (const RoleCall& call : flow.roles) {
        std::set<ObjectRef> given;
        std::ranges::copy_if(call.receivers, std::inserter(given, given.end()), isGiven);
        if (given.empty()) continue;
        for (const ObjectRef app : call.receivers)
            if (!given.contains(app)) given_[app].insert(given.begin(), given.end());
    }
}

void GivenApps::replaceFallbacks(std::vector<ObjectRef>& apps) const {
    std::set<ObjectRef> given;
    std::erase_if(apps, [&](ObjectRef app) {
        const auto found = given_.find(app);
        if (found == given_.end()) return false;
        given.insert(found->second.begin(), found->second.end());
        return true;
    });
    for (const ObjectRef app : given)
        if (std::ranges::find(apps, app) == apps.end()) apps.push_back(app);
}

}  // namespace jsward
