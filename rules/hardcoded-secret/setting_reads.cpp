#include "rules/hardcoded-secret/setting_reads.h"

#include <array>

#include "analyzer/rule/code_names.h"
#include "rules/hardcoded-secret/code_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {

void SettingReads::learn(NodeId declarator) {
    const Node& node = program_[declarator];
    if ((node.op & 1U) == 0) return;
    const Node& target = program_[node.a];
    if (target.kind == Kind::Name) {
        if (const AtomId setting = settingOf(declarator - 1)) held_[target.a] = setting;
    } else if (target.kind == Kind::ObjectPattern && isEnvironment(declarator - 1)) {
        for (const NodeId item : program_.items(node.a)) {
            if (program_[item].kind != Kind::PatternProperty) continue;
            const NodeId inner = program_[item - 1].kind == Kind::PatternDefault ? program_[item - 1].a : item - 1;
            if (program_[inner].kind == Kind::Name) held_[program_[inner].a] = program_[item].a;
        }
    }
}

bool SettingReads::isEnvironment(NodeId expression) const {
    const AtomId name = nameOf(program_, expression);
    return name != 0 && (program_.atom(name) == "env" || program_.atom(name) == "ENV");
}

bool SettingReads::isGetter(std::string_view name) {
    constexpr auto kGetters = std::to_array<std::string_view>({
        "get",
        "getOrElse",
        "getOrDefault",
        "getOrThrow",
        "getEnv",
        "getenv",
        "getEnvVar",
        "readEnv",
        "fromEnv",
        "env",
        "envOr",
        "getString",
        "getConfig",
        "getSetting",
        "optional",
    });
    return contains(kGetters, name);
}

AtomId SettingReads::settingOf(NodeId expression) const {
    const NodeId id = withoutCasts(program_, expression);
    const Node& node = program_[id];
    switch (node.kind) {
        case Kind::Name: {
            const auto held = held_.find(node.a);
            return held == held_.end() ? 0 : held->second;
        }
        case Kind::Member: return isEnvironment(id - 1) ? node.a : 0;
        case Kind::Index: return isEnvironment(node.a) ? nameOf(program_, id) : 0;
        case Kind::Call: return settingOfCall(id);
        default: return 0;
    }
}

AtomId SettingReads::settingOfCall(NodeId call) const {
    const auto arguments = program_.arguments(call);
    if (arguments.empty() || program_[arguments[0]].kind != Kind::String) return 0;
    return isGetter(calleeName(program_, call)) ? program_[arguments[0]].a : 0;
}

}  // namespace jsward::rules::hardcoded_secret
