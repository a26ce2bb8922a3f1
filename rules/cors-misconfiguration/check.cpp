// Beside what the options say in constants: patterns that match more than they mean, functions that let everybody in, and answers that
// repeat the origin that the request names.
#include "analyzer/rule/check.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analyzer/webapp/test_code.h"

namespace jsward::rules::cors_misconfiguration {
namespace {

using Kinds = OptionValue::Kind;

/// `/example\.com/` matches "https://example.com.evil.net", too.
bool isOpen(std::string_view pattern) { return !pattern.ends_with('$') || !pattern.starts_with('^'); }

bool isName(const Program& program, NodeId node, BindingId binding) {
    return program[node].kind == Kind::Name && program[node].a == binding;
}

/// `(origin, callback) => callback(null, true)`, with nothing in it that looks at the origin.
bool admitsAll(const Program& program, NodeId functionNode) {
    if (program[functionNode].kind != Kind::Function) return false;
    const Function& function = program.functions[program[functionNode].a];
    const auto parameters = program.parametersOf(function);
    if (parameters.size() < 2 || program[parameters[1].pattern].kind != Kind::Name) return false;
    const BindingId callback = program[parameters[1].pattern].a;
    bool admits = false;
    for (NodeId id = function.firstNode; id <= function.body; ++id) {
        const Kind kind = program[id].kind;
        if (kind == Kind::If || kind == Kind::Conditional || kind == Kind::Logical || kind == Kind::Switch)
            return false;
        if (kind != Kind::Call || !isName(program, program.callee(id), callback)) continue;
        const auto arguments = program.arguments(id);
        if (arguments.size() < 2) return false;
        const Node& answer = program[arguments[1]];
        const bool repeats = program[parameters[0].pattern].kind == Kind::Name &&
                             isName(program, arguments[1], program[parameters[0].pattern].a);
        if (answer.kind != Kind::True && !repeats) return false;
        admits = true;
    }
    return admits;
}

Finding report(const CheckContext& context, const OptionUse& use, NodeRef at, Confidence confidence,
               std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {{{"name", use.name}, {"what", what}}};
    return context.finding(at.file == use.call.file ? at : use.call, confidence, values);
}

void checkOrigins(const CheckContext& context, std::vector<Finding>& out) {
    const OptionReader reader = context.options();
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "cors" || use.development || isTestCode(context.pathInProject(use.call.file))) continue;
        const OptionValues options = reader.argument(use.call, use.argument);
        const OptionValues credentials = reader.property(options, "credentials");
        const bool hasCredentials = std::ranges::all_of(credentials, &OptionValue::isTrue);
        for (const OptionValue& origin : reader.property(options, "origin")) {
            std::vector<OptionValue> patterns = reader.elements(origin);
            patterns.push_back(origin);
            const auto isLoose = [](const OptionValue& v) { return v.kind == Kinds::Regex && isOpen(v.text); };
            if (const auto loose = std::ranges::find_if(patterns, isLoose); loose != patterns.end())
                out.push_back(report(context, use, loose->node, Confidence::High,
                                     "admits every site whose address contains what the pattern matches"));
            if (origin.kind == Kinds::Function && admitsAll(context.program(origin.node.file), origin.node.node))
                out.push_back(report(context, use, origin.node, hasCredentials ? Confidence::High : Confidence::Low,
                                     hasCredentials ? "lets every site read answers that are meant for the visitor"
                                                    : "lets every site read its answers"));
        }
    }
}

/// Whether cookies go along: the header that allows it is set somewhere in the file.
bool allowsCredentials(const Program& program) {
    return std::ranges::any_of(
        std::array<std::string_view, 2>{"Access-Control-Allow-Credentials", "access-control-allow-credentials"},
        [&](std::string_view header) { return program.text.find(header) != std::string::npos; });
}

void checkReflection(const CheckContext& context, std::vector<Finding>& out) {
    std::vector<Finding> reflected;
    checkFlows(context, reflected);
    for (Finding& finding : reflected) {
        if (isTestCode(context.pathInProject(finding.at.file))) continue;
        if (!allowsCredentials(context.program(finding.at.file))) finding.confidence = Confidence::Low;
        out.push_back(std::move(finding));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    checkOptions(context, out);
    checkOrigins(context, out);
    checkReflection(context, out);
}

}  // namespace jsward::rules::cors_misconfiguration
