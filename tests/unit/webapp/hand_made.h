// A web application by hand: programs that hold just enough nodes to have calls in an order, and the role calls about them.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/webapp/webapp.h"

namespace jsward {

/// Every node is one byte of source further than the one before it.
class HandMade {
public:
    FileId file(std::string path) {
        Program& program = programs_.emplace_back();
        program.nodes.resize(1);
        program.atomOffsets = {0, 0};
        program.extra = {0};
        program.functions.resize(1);
        program.functions[0].span = {0, 10000};
        paths_.push_back(std::move(path));
        return static_cast<FileId>(programs_.size() - 1);
    }

    AtomId atom(FileId file, std::string_view text) {
        Program& program = programs_[file];
        program.text += text;
        program.atomOffsets.push_back(static_cast<std::uint32_t>(program.text.size()));
        return static_cast<AtomId>(program.atomOffsets.size() - 2);
    }

    NodeRef node(FileId file, Kind kind, std::uint32_t a = 0, std::uint8_t op = 0) {
        Program& program = programs_[file];
        const auto position = static_cast<std::uint32_t>(program.nodes.size());
        program.nodes.push_back({kind, op, 1, position, a});
        return {file, position};
    }
    NodeRef number(FileId file, std::string_view text) { return node(file, Kind::Number, atom(file, text)); }
    NodeRef string(FileId file, std::string_view text) { return node(file, Kind::String, atom(file, text)); }
    /// `receiver.method(arguments...)`
    NodeRef methodCall(FileId file, std::string_view method, const std::vector<NodeRef>& arguments) {
        node(file, Kind::Global, atom(file, "res"));
        const NodeRef callee = node(file, Kind::Member, atom(file, method));
        Program& program = programs_[file];
        const auto operands = static_cast<std::uint32_t>(program.extra.size());
        program.extra.push_back(callee.node);
        program.extra.push_back(static_cast<std::uint32_t>(arguments.size()));
        for (const NodeRef argument : arguments) program.extra.push_back(argument.node);
        return node(file, Kind::Call, operands);
    }

    /// A function whose body is the nodes made between this call and endFunction().
    FunctionRef beginFunction(FileId file, std::uint32_t parameters = 2) {
        Program& program = programs_[file];
        Function function;
        function.kind = FunctionKind::Arrow;
        function.parent = 0;
        function.parameterCount = parameters;
        function.firstParameter = static_cast<std::uint32_t>(program.parameters.size());
        function.firstNode = static_cast<NodeId>(program.nodes.size());
        function.span.begin = function.firstNode;
        program.functions.push_back(function);
        for (std::uint32_t i = 0; i < parameters; ++i) {
            const auto binding = static_cast<BindingId>(program.bindings.size());
            program.bindings.push_back({0, 0, 0, BindingKind::Parameter});
            program.parameters.push_back({node(file, Kind::Name, binding).node});
        }
        return {file, static_cast<FunctionId>(program.functions.size() - 1)};
    }
    /// A mention of a function's parameter.
    NodeRef parameter(FunctionRef ref, std::uint32_t index) {
        const Program& program = programs_[ref.file];
        const Parameter& declared = program.parameters[program.functions[ref.function].firstParameter + index];
        return node(ref.file, Kind::Name, program.nodes[declared.pattern].a);
    }
    void endFunction(FunctionRef ref) {
        Function& function = programs_[ref.file].functions[ref.function];
        function.body = node(ref.file, Kind::Block).node;
        function.span.end = function.body + 1;
    }
    FunctionRef emptyFunction(FileId file, std::uint32_t parameters = 2) {
        const FunctionRef function = beginFunction(file, parameters);
        endFunction(function);
        return function;
    }

    void require(FileId from, FileId target) {
        const std::string specifier = "./" + paths_[target];
        const NodeRef at = node(from, Kind::Call);
        programs_[from].requests.push_back({atom(from, specifier), RequestKind::Require, {at.node, at.node + 1}});
        targets_[specifier] = target;
    }

    void resolves(std::string specifier, FileId target) { targets_[std::move(specifier)] = target; }

    /// `import {imported as local} from 'module'`
    BindingId import(FileId file, std::string_view module, std::string_view imported, std::string_view local) {
        const auto binding = static_cast<BindingId>(programs_[file].bindings.size());
        const AtomId name = atom(file, local);
        programs_[file].bindings.push_back({name, 0, 0, BindingKind::Import});
        const AtomId moduleAtom = atom(file, module);
        programs_[file].imports.push_back({moduleAtom, atom(file, imported), binding, false, {}});
        return binding;
    }

    // --- role calls ----------------------------------------------------------------------------------------------------
    ObjectRef create(FileId file, std::string role) {
        const NodeRef at = node(file, Kind::Opaque);
        flow.roles.push_back({std::move(role), "express", "", "", at, {file, 0}, {at}, {}});
        return at;
    }
    NodeRef call(std::string role, std::string member, ObjectRef receiver, std::vector<ArgumentValue> arguments,
                 FunctionRef in = {}) {
        const FunctionRef function = in.function == 0 ? FunctionRef{receiver.file, 0} : in;
        const NodeRef at = node(function.file, Kind::Opaque);
        flow.roles.push_back(
            {std::move(role), "express", std::move(member), "", at, function, {receiver}, std::move(arguments)});
        return at;
    }
    NodeRef use(ObjectRef receiver, std::vector<ArgumentValue> arguments) {
        return call("mount", "use", receiver, std::move(arguments));
    }
    NodeRef get(ObjectRef receiver, std::string_view path, std::vector<ArgumentValue> handlers = {}) {
        if (handlers.empty()) handlers.push_back(named(receiver.file, "answer"));
        handlers.insert(handlers.begin(), this->path(receiver.file, path));
        return call("route", "get", receiver, std::move(handlers));
    }
    /// `callee(arguments...)` at module level, where the callee gets what routes are made of.
    NodeRef callHelper(FileId file, FunctionRef callee, std::vector<ArgumentValue> arguments) {
        const NodeRef at = node(file, Kind::Opaque);
        flow.roles.push_back({"call", "", "", "", at, {file, 0}, {}, std::move(arguments)});
        FunctionFacts facts;
        facts.function = {file, 0};
        facts.calls = {callee};
        facts.callSites = {at};
        flow.functions.push_back(std::move(facts));
        return at;
    }
    void calls(FunctionRef caller, FunctionRef callee) {
        FunctionFacts facts;
        facts.function = caller;
        facts.calls = {callee};
        facts.callSites = {node(caller.file, Kind::Opaque)};
        flow.functions.push_back(std::move(facts));
    }

    // --- arguments -------------------------------------------------------------------------------------------------------
    ArgumentValue path(FileId file, std::string_view text) {
        ArgumentValue value;
        value.node = string(file, text);
        value.constants = {std::string(text)};
        return value;
    }
    ArgumentValue named(FileId file, std::string name) {
        ArgumentValue value;
        value.node = node(file, Kind::Opaque);
        value.names = {std::move(name)};
        return value;
    }
    ArgumentValue providing(FileId file, std::string what) {
        ArgumentValue value = named(file, "middleware");
        value.provides = {std::move(what)};
        return value;
    }
    ArgumentValue object(ObjectRef object) {
        ArgumentValue value = named(object.file, "router");
        value.objects = {object};
        return value;
    }
    ArgumentValue function(FunctionRef function) {
        ArgumentValue value;
        value.node = node(function.file, Kind::Function, function.function);
        value.functions = {function};
        return value;
    }
    ArgumentValue array(FileId file, std::vector<ArgumentValue> elements) {
        ArgumentValue value;
        value.node = node(file, Kind::Array);
        value.elements = std::move(elements);
        return value;
    }

    WebModel model(const std::vector<OwnMiddleware>& own = {}) {
        const ProgramProvider provider{[this](FileId file) -> const Program& { return programs_[file]; },
                                       [this](FileId, std::string_view specifier) {
                                           const auto found = targets_.find(std::string(specifier));
                                           if (found == targets_.end()) return Resolution{};
                                           return Resolution{Resolution::Kind::File, found->second, ""};
                                       },
                                       [this](FileId file) -> std::string_view { return paths_[file]; }};
        return buildWebModel(flow, provider, own);
    }

    FlowResult flow;

private:
    std::deque<Program> programs_;  // a deque: what provider.program gives must stay where it is
    std::vector<std::string> paths_;
    std::map<std::string, FileId> targets_;
};

/// "rate-limit headers": what stands before a route, in order.
inline std::string before(const Route& route) {
    std::string text;
    for (const Handler& handler : route.before)
        for (const std::string& what : handler.provides) text += (text.empty() ? "" : " ") + what;
    return text;
}

}  // namespace jsward
