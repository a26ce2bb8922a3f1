// The names say it, whoever reads them: `rejectUnauthorized` means the same to Node, to every HTTP client, database driver and mailer.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/program/settings.h"
#include "analyzer/rule/check.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::tls_verification_disabled {
namespace {

using Kinds = OptionValue::Kind;

constexpr std::string_view kEnvironment = "NODE_TLS_REJECT_UNAUTHORIZED";
/// Options that are unsafe when false, and those of command lines and files.
constexpr std::array<std::string_view, 3> kUnsafeWhenFalse = {"rejectUnauthorized", "strictSSL", "strict-ssl"};
constexpr std::array<std::string_view, 3> kUnsafeWhenTrue = {"trustServerCertificate", "tlsAllowInvalidCertificates",
                                                             "tlsInsecure"};

bool isAny(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

bool saysZero(const OptionValue& value) {
    return (value.kind == Kinds::Number && value.number == 0) || (value.kind == Kinds::String && value.text == "0");
}

bool saysFalse(const OptionValue& value) {
    return value.isFalse() || (value.kind == Kinds::String && value.text == "false");
}

/// `() => undefined`, `() => {}`, `() => null`: every name is the right one.
bool neverObjects(const Program& program, NodeId node) {
    if (program[node].kind != Kind::Function) return false;
    const Function& function = program.functions[program[node].a];
    const Node& body = program[function.body];
    return body.kind == Kind::Undefined || body.kind == Kind::Null ||
           (body.kind == Kind::Block && program.items(function.body).empty());
}

class FileCheck {
public:
    FileCheck(const CheckContext& context, FileId file)
        : context_(context), file_(file), program_(context.program(file)), reader_(context.options()) {}

    void run(std::vector<Finding>& out) const {
        if (!namesAny()) return;
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            std::optional<std::string> what;
            if (node.kind == Kind::Property) what = judge(program_.atom(node.a), id - 1);
            if (node.kind == Kind::Assign) what = judge(propertyName(node.a), id - 1);
            if (!what) continue;
            const std::array<std::pair<std::string_view, std::string_view>, 1> values = {{{"what", *what}}};
            out.push_back(context_.finding({file_, id}, Confidence::High, values));
        }
    }

private:
    /// Most files name nothing of it: far cheaper than a look at every node.
    [[nodiscard]] bool namesAny() const {
        const auto isNamed = [&](std::string_view name) { return program_.text.find(name) != std::string::npos; };
        return isNamed(kEnvironment) || isNamed("checkServerIdentity") ||
               std::ranges::any_of(kUnsafeWhenFalse, isNamed) || std::ranges::any_of(kUnsafeWhenTrue, isNamed);
    }

    /// `x.name` and `x['name']`.
    [[nodiscard]] std::string_view propertyName(NodeId target) const {
        const Node& node = program_[target];
        if (node.kind == Kind::Member) return program_.atom(node.a);
        const bool isNamed = node.kind == Kind::Index && program_[target - 1].kind == Kind::String;
        return isNamed ? program_.atom(program_[target - 1].a) : "";
    }

    [[nodiscard]] std::optional<std::string> judge(std::string_view name, NodeId value) const {
        const auto isAlways = [&](auto says) { return std::ranges::all_of(reader_.valuesOf({file_, value}), says); };
        if (name == kEnvironment && isAlways(saysZero)) return std::string(name);
        if (isAny(kUnsafeWhenFalse, name) && isAlways(saysFalse)) return "'" + std::string(name) + ": false'";
        if (isAny(kUnsafeWhenTrue, name) && isAlways(&OptionValue::isTrue)) return "'" + std::string(name) + ": true'";
        if (name == "checkServerIdentity" && neverObjects(program_, value)) return "'checkServerIdentity'";
        return std::nullopt;
    }

    const CheckContext& context_;
    FileId file_;
    const Program& program_;
    OptionReader reader_;
};

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const FileId file : context.files())
        if (!isTestCode(context.pathInProject(file))) FileCheck(context, file).run(out);
}

}  // namespace jsward::rules::tls_verification_disabled
