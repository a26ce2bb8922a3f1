#include "analyzer/webapp/class_names.h"

#include <algorithm>

#include "analyzer/webapp/expression_origin.h"
#include "analyzer/webapp/option_value.h"

namespace jsward {
namespace {

constexpr int kDeepest = 6;  ///< Lists that are spread into lists.

/// The class of a file by name; of a function of that name the class in it.
std::optional<ClassId> classNamed(const Program& program, std::string_view name) {
    for (ClassId id = 0; id < program.classes.size(); ++id)
        if (program.atom(program.classes[id].name) == name) return id;
    for (FunctionId function = 1; function < program.functions.size(); ++function) {
        if (program.atom(program.functions[function].name) != name) continue;
        for (ClassId id = 0; id < program.classes.size(); ++id)
            if (program.classes[id].function == function) return id;
    }
    return std::nullopt;
}

/// What a file exports as a whole.
std::optional<ClassId> defaultClass(const Program& program) {
    for (const Export& entry : program.exports) {
        if (entry.kind != ExportKind::Local || program.atom(entry.exported) != "default") continue;
        for (ClassId id = 0; id < program.classes.size(); ++id)
            if (entry.binding != kNone && program.classes[id].binding == entry.binding) return id;
    }
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::ExportDefault) continue;
        if (program[id - 1].kind == Kind::Class) return program[id - 1].a;
        if (program[id - 1].kind == Kind::Name)
            return classNamed(program, program.atom(program.bindings[program[id - 1].a].name));
    }
    return program.classes.size() == 1 ? std::optional<ClassId>(0) : std::nullopt;
}

}  // namespace

std::optional<ClassRef> ClassNames::at(NodeRef expression) const {
    const auto origin = originOf(expression, programs_);
    if (!origin) return std::nullopt;
    const Program& program = programs_.program(origin->file);
    const auto id = origin->name == "default" ? defaultClass(program) : classNamed(program, origin->name);
    return id ? std::optional(ClassRef{origin->file, *id}) : std::nullopt;
}

std::vector<ClassRef> ClassNames::in(NodeRef expression) const {
    std::vector<ClassRef> found;
    collect(expression, 0, found);
    return found;
}

void ClassNames::collect(NodeRef at, int depth, std::vector<ClassRef>& out) const {
    if (depth > kDeepest) return;
    const Program& program = programs_.program(at.file);
    const Node& node = program[at.node];
    const bool isMention = node.kind == Kind::Name || node.kind == Kind::Member || node.kind == Kind::Call;
    if (isMention) {
        if (const auto declared = this->at(at)) {
            if (std::ranges::find(out, *declared) == out.end()) out.push_back(*declared);
            return;
        }
        for (const OptionValue& value : OptionReader(programs_).valuesOf(at))
            if (value.kind == OptionValue::Kind::Array && value.node != at) return collect(value.node, depth + 1, out);
        if (node.kind != Kind::Call) return;
    }
    if (node.kind == Kind::Function) {
        const Function& function = program.functions[node.a];
        if (function.expressionBody) collect({at.file, function.body}, depth + 1, out);
        return;
    }
    std::vector<NodeId> parts;
    program.children(at.node, parts);
    for (const NodeId part : parts) collect({at.file, part}, depth, out);
}

std::optional<ClassRef> ClassNames::superclassOf(ClassRef declared) const {
    const NodeId superclass = programs_.program(declared.file).classes[declared.id].superclass;
    if (superclass == 0) return std::nullopt;
    const auto found = at({declared.file, superclass});
    return found == declared ? std::nullopt : found;
}

std::vector<FunctionRef> ClassNames::methods(ClassRef declared, std::string_view name) const {
    std::vector<FunctionRef> functions;
    const Program& program = programs_.program(declared.file);
    for (const ClassMember& member : program.membersOf(program.classes[declared.id])) {
        const bool isMethod = member.value != 0 && program[member.value].kind == Kind::Function;
        if (isMethod && program.atom(member.key) == name) functions.push_back({declared.file, program[member.value].a});
    }
    if (functions.empty())
        if (const auto super = superclassOf(declared)) return methods(*super, name);
    return functions;
}

}  // namespace jsward
