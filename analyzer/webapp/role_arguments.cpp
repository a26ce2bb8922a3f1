#include "analyzer/webapp/role_arguments.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "analyzer/webapp/option_value.h"

namespace jsward {
namespace {

bool readsAsPath(const std::vector<std::string>& names) {
    static const RE2 kPath("(?i)(path|prefix|url|uri|base|route|root|endpoint|version|mount_?point)s?$");
    return !names.empty() &&
           std::ranges::any_of(names, [](const std::string& name) { return RE2::PartialMatch(name, kPath); });
}

}  // namespace

bool RoleArguments::isPath(const ArgumentValue& argument) const {
    if (!argument.functions.empty() || !argument.objects.empty() || !argument.provides.empty()) return false;
    if (!argument.constants.empty()) return true;
    const Program& program = programs_.program(argument.node.file);
    switch (program[argument.node.node].kind) {
        case Kind::String:
        case Kind::Template:
        case Kind::Binary:
        case Kind::Regex: return true;
        case Kind::Array:
            return !argument.elements.empty() &&
                   std::ranges::all_of(argument.elements,
                                       [&](const ArgumentValue& element) { return isPath(element); });
        case Kind::Name:
        case Kind::Global:
        case Kind::Member:
        case Kind::Index: return readsAsPath(argument.names);
        default: return false;
    }
}

std::vector<std::string> RoleArguments::pathsOf(const ArgumentValue& argument) const {
    const bool isLiteral = programs_.program(argument.node.file)[argument.node.node].kind == Kind::String;
    std::vector<std::string> paths = argument.constants;
    if (!isLiteral) std::erase(paths, "");  // the start of something that is put together
    if (!paths.empty()) return paths;
    for (const ArgumentValue& element : argument.elements)
        for (std::string& path : pathsOf(element)) paths.push_back(std::move(path));
    if (paths.empty()) paths.push_back(textOf(argument.node));
    return paths;
}

/// The text of an expression, "*" for parts that are not constant or may be several things.
std::string RoleArguments::textOf(NodeRef expression) const {
    const Program& program = programs_.program(expression.file);
    const Node& node = program[expression.node];
    switch (node.kind) {
        case Kind::String: return std::string(program.atom(node.a));
        case Kind::Template: {
            std::string text;
            for (const NodeId part : program.items(expression.node)) text += textOf({expression.file, part});
            return text;
        }
        case Kind::Binary:
            if (static_cast<BinaryOp>(node.op) != BinaryOp::Add) return "*";
            return textOf({expression.file, node.a}) + textOf({expression.file, expression.node - 1});
        default: break;
    }
    std::set<std::string> texts;
    for (const OptionValue& value : OptionReader(programs_).valuesOf(expression))
        if (value.kind == OptionValue::Kind::String && !value.text.empty()) texts.insert(value.text);
    return texts.size() == 1 ? *texts.begin() : "*";
}

std::vector<std::string> RoleArguments::takePaths(Arguments& arguments) const {
    std::vector<std::string> paths;
    while (!arguments.empty() && isPath(arguments.front())) {
        paths = pathsOf(arguments.front());
        arguments = arguments.subspan(1);
    }
    if (paths.empty()) paths.emplace_back("/");
    return paths;
}

bool RoleArguments::isOptions(const ArgumentValue& argument) const {
    if (!argument.functions.empty() || !argument.provides.empty()) return false;
    const auto isLiteral = [&](NodeRef node) { return programs_.program(node.file)[node.node].kind == Kind::Object; };
    if (isLiteral(argument.node)) return true;
    // A variable that holds one; an app may have properties, too.
    return !argument.methods.empty() && std::ranges::all_of(argument.objects, isLiteral);
}

std::string RoleArguments::option(NodeRef object, std::string_view key) const {
    const Program& program = programs_.program(object.file);
    if (program[object.node].kind != Kind::Object) return "";
    for (const NodeId item : program.items(object.node))
        if (program[item].kind == Kind::Property && program.atom(program[item].a) == key)
            return textOf({object.file, item - 1});
    return "";
}

bool RoleArguments::isList(const ArgumentValue& argument) {
    return !argument.elements.empty() && argument.methods.empty() && argument.functions.empty() &&
           argument.objects.empty();
}

const ArgumentValue* RoleArguments::property(const ArgumentValue& object, std::string_view key) {
    const auto found = std::ranges::find(object.methods, key);
    if (found == object.methods.end()) return nullptr;
    const auto index = static_cast<std::size_t>(found - object.methods.begin());
    return index < object.elements.size() ? &object.elements[index] : nullptr;
}

}  // namespace jsward
