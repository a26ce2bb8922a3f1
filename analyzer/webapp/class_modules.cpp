#include "analyzer/webapp/class_modules.h"

#include <algorithm>

#include "analyzer/webapp/graph_builder.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {

ClassModules::ClassModules(const GraphBuilder& graph, const std::vector<DecoratedClass>& classes)
    : graph_(graph), names_(graph.programs()) {
    for (const DecoratedClass& declared : classes)
        for (const NodeRef decorator : declared.decorators)
            if (const RoleCall* call = graph.callAt(decorator, "mount")) read(declared, *call);
    for (const RoleCall& call : graph.flow().roles)
        if (call.role == "prefix" && call.receivers.empty() && !call.arguments.empty())
            readPrefixes(call.arguments.front(), "");
}

void ClassModules::read(const DecoratedClass& declared, const RoleCall& decorator) {
    Module& module = modules_[{declared.file, declared.id}];
    module.decorator = &decorator;
    if (!decorator.arguments.empty()) {
        if (const auto* imports = RoleArguments::property(decorator.arguments.front(), "imports"))
            module.imports = names_.in(imports->node);
        if (const auto* controllers = RoleArguments::property(decorator.arguments.front(), "controllers"))
            module.controllers = names_.in(controllers->node);
    }
    readMaker({declared.file, declared.id}, module);
    listsControllers_ = listsControllers_ || !module.controllers.empty();
}

/// `static forRoot() { return {module: X, imports: [...], controllers: [...]} }`
void ClassModules::readMaker(ClassRef declared, Module& module) {
    const Program& program = graph_.programs().program(declared.file);
    for (const ClassMember& member : program.membersOf(program.classes[declared.id])) {
        if (!member.isStatic || member.value == 0 || program[member.value].kind != Kind::Function) continue;
        const Function& function = program.functions[program[member.value].a];
        for (NodeId id = function.firstNode; id <= function.body; ++id) {
            if (program[id].kind != Kind::Property) continue;
            const std::string_view key = program.atom(program[id].a);
            if (key != "imports" && key != "controllers") continue;
            std::vector<ClassRef>& list = key == "imports" ? module.imports : module.controllers;
            for (const ClassRef one : names_.in({declared.file, id - 1})) list.push_back(one);
        }
    }
}

/// `[{path: 'admin', module: AdminModule, children: [UsersModule]}]`
void ClassModules::readPrefixes(const ArgumentValue& routes, const std::string& prefix) {
    if (RoleArguments::isList(routes)) {
        for (const ArgumentValue& element : routes.elements) readPrefixes(element, prefix);
        return;
    }
    const ArgumentValue* path = RoleArguments::property(routes, "path");
    if (path == nullptr) {  // a module of `children`, named alone
        if (const auto module = names_.at(routes.node)) prefixes_[*module] = prefix;
        return;
    }
    const std::string own = joinRoutePath(prefix, path->constants.empty() ? "*" : path->constants.front());
    if (const ArgumentValue* module = RoleArguments::property(routes, "module"))
        if (const auto declared = names_.at(module->node)) prefixes_[*declared] = own;
    if (const ArgumentValue* children = RoleArguments::property(routes, "children")) readPrefixes(*children, own);
}

std::set<ClassRef> ClassModules::reachable(ClassRef root) const {
    std::set<ClassRef> seen;
    std::vector<ClassRef> waiting = {root};
    while (!waiting.empty()) {
        const ClassRef one = waiting.back();
        waiting.pop_back();
        const auto module = modules_.find(one);
        if (module == modules_.end() || !seen.insert(one).second) continue;
        waiting.insert(waiting.end(), module->second.imports.begin(), module->second.imports.end());
    }
    return seen;
}

const std::vector<ClassRef>& ClassModules::controllersOf(ClassRef module) const {
    static const std::vector<ClassRef> kNothing;
    const auto known = modules_.find(module);
    return known == modules_.end() ? kNothing : known->second.controllers;
}

const RoleCall* ClassModules::decoratorOf(ClassRef module) const {
    const auto known = modules_.find(module);
    return known == modules_.end() ? nullptr : known->second.decorator;
}

std::string ClassModules::prefixOf(ClassRef module) const {
    const auto known = prefixes_.find(module);
    return known == prefixes_.end() ? "" : known->second;
}

}  // namespace jsward
