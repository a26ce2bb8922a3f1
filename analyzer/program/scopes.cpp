#include "analyzer/program/scopes.h"

namespace jsward {
namespace {

/// Where each binding goes: a counting sort by function, which also fills in the functions' ranges.
std::vector<BindingId> placeBindings(Program& program) {
    for (const Binding& binding : program.bindings) ++program.functions[binding.function].bindingCount;
    std::uint32_t next = 0;
    std::vector<std::uint32_t> cursor;
    cursor.reserve(program.functions.size());
    for (Function& function : program.functions) {
        function.firstBinding = next;
        cursor.push_back(next);
        next += function.bindingCount;
    }
    std::vector<BindingId> place;
    place.reserve(program.bindings.size());
    for (const Binding& binding : program.bindings) place.push_back(cursor[binding.function]++);
    return place;
}

}  // namespace

void groupBindings(Program& program) {
    const std::vector<BindingId> place = placeBindings(program);
    const auto move = [&place](BindingId& id) {
        if (id != kNone) id = place[id];
    };
    std::vector<Binding> ordered(program.bindings.size());
    for (std::size_t i = 0; i < place.size(); ++i) ordered[place[i]] = program.bindings[i];
    program.bindings = std::move(ordered);
    for (Node& node : program.nodes) {
        if (node.kind == Kind::Name) node.a = place[node.a];
    }
    for (Function& function : program.functions) move(function.binding);
    for (Class& type : program.classes) move(type.binding);
    for (Type& type : program.types) move(type.binding);
    for (Import& import : program.imports) move(import.binding);
    for (Export& item : program.exports) move(item.binding);
}

}  // namespace jsward
