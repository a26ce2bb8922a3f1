// Routes that are told as objects, `{method: 'GET', url: '/users', preHandler, handler}`, and options of routes.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// What options of a route say about it. Points into the values that it was read from.
struct RouteOptions {
    std::vector<const ArgumentValue*> before;               ///< Handlers that run before the route's own.
    const ArgumentValue* answer = nullptr;                  ///< The route's own.
    std::vector<std::pair<NodeRef, std::string>> provides;  ///< What the framework does when it is told so, and where.
    std::vector<std::string> withdraws;                     ///< What is switched off for the route.
    NodeRef bodyLimit;                                      ///< The value that limits its body.

    /// Adds what an object says; anything else says nothing.
    void read(const ArgumentValue& object, const ProgramProvider& programs);
};

/// Whether a value is an object that describes a whole route: it has a path and something that answers it.
[[nodiscard]] bool isRouteObject(const ArgumentValue& value);

}  // namespace jsward
