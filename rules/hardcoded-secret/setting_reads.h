// Which expressions read a setting of the environment or of a configuration: `process.env.SECRET`, `config.get('jwt.secret')`,
// and variables that hold one.
#pragma once

#include <unordered_map>

#include "analyzer/program/program.h"

namespace jsward::rules::hardcoded_secret {

class SettingReads {
public:
    /// `program` must outlive the result.
    explicit SettingReads(const Program& program) : program_(program) {}

    /// Learns which variables a declarator sets to a setting. To be called for every one, in order of the nodes.
    void learn(NodeId declarator);

    /// The name of the setting that an expression reads; 0 when it reads none.
    [[nodiscard]] AtomId settingOf(NodeId expression) const;

    /// `process.env`, `import.meta.env`, `Bun.env`, or a variable that is called env.
    [[nodiscard]] bool isEnvironment(NodeId expression) const;

    /// Methods and functions that take a name and, maybe, what to use when there is no such setting.
    [[nodiscard]] static bool isGetter(std::string_view name);

private:
    [[nodiscard]] AtomId settingOfCall(NodeId call) const;

    const Program& program_;
    std::unordered_map<BindingId, AtomId> held_;  ///< Variables, and the settings that they hold.
};

}  // namespace jsward::rules::hardcoded_secret
