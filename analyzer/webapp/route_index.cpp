#include "analyzer/webapp/route_index.h"

#include <algorithm>

namespace jsward {
namespace {

const Handler& handlerAt(const Route& route, std::size_t position) {
    return position < route.before.size() ? route.before[position] : route.handlers[position - route.before.size()];
}

bool providesAny(const Handler& handler, std::span<const std::string> protections) {
    return std::ranges::any_of(handler.provides, [&](const std::string& word) {
        return std::ranges::find(protections, word) != protections.end();
    });
}

/// The innermost function around a node.
FunctionId functionAt(const Program& program, NodeId node) {
    FunctionId innermost = 0;
    for (FunctionId id = 1; id < program.functions.size(); ++id) {
        const Function& function = program.functions[id];
        const Function& known = program.functions[innermost];
        const bool inside = function.firstNode <= node && node <= function.body;
        if (inside && (innermost == 0 || function.body - function.firstNode < known.body - known.firstNode))
            innermost = id;
    }
    return innermost;
}

}  // namespace

RouteIndex::RouteIndex(const WebModel& web, const ProgramProvider& programs) : programs_(programs) {
    for (const App& app : web.apps)
        for (const Route& route : app.routes) add(route);
    for (const Route& route : web.looseRoutes) add(route);
}

void RouteIndex::add(const Route& route) {
    for (std::size_t i = 0; i < route.before.size() + route.handlers.size(); ++i)
        for (const FunctionRef function : handlerAt(route, i).functions) byFunction_[function].emplace_back(&route, i);
}

std::optional<FunctionRef> RouteIndex::handlerAround(NodeRef place) const {
    const Program& program = programs_.program(place.file);
    for (FunctionId id = functionAt(program, place.node); id != kNone && id != 0; id = program.functions[id].parent) {
        const FunctionRef function{place.file, id};
        if (byFunction_.contains(function)) return function;
    }
    return std::nullopt;
}

bool RouteIndex::isBehind(NodeRef place, std::span<const std::string> protections) const {
    const auto handler = handlerAround(place);
    return handler && std::ranges::all_of(byFunction_.at(*handler), [&](const Position& position) {
               const auto& [route, last] = position;
               for (std::size_t i = 0; i < last; ++i)
                   if (providesAny(handlerAt(*route, i), protections)) return true;
               return false;
           });
}

}  // namespace jsward
