// The calls that build a web application, sorted to the apps and routers that they were made on: what each was given, in order.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "analyzer/webapp/webapp.h"

namespace jsward {

/// One thing that was put on an app or router.
struct Registration {
    enum class Kind : std::uint8_t { Middleware, Mount, Route };
    Kind kind = Kind::Middleware;
    std::vector<std::string> paths;  ///< Alternatives; never empty. "/" when none was given.
    std::string method;              ///< Of routes.
    std::vector<Handler> handlers;   ///< The middleware, or the route's handlers.
    bool handlesErrors = false;      ///< Middleware for errors: no request passes it on its way to a route.
    ObjectRef child;                 ///< What is mounted.
    NodeRef node;                    ///< The call.
};

/// An app or router.
struct AppNode {
    std::string framework;
    std::string prefix;  ///< Of a router: goes before all of its paths. Of an app: before those of its controllers.
    bool isApp = false;
    bool isStranger = false;  ///< Nobody in the program supplies it.
    bool listens = false;
    bool mounted = false;  ///< Another app or router holds it.
    bool handedOn =
        true;  ///< Of an app without registrations: code that is not understood gets it and may put some on.
    std::vector<Registration> registrations;
};

/// By the expression that creates each. Calls on a receiver that nobody supplies (`module.exports = (app) => ...` without a
/// caller) are collected under the body of the function in which they stand.
using AppGraph = std::map<ObjectRef, AppNode>;

AppGraph buildAppGraph(const FlowResult& flow, const ProgramProvider& programs,
                       std::span<const std::string> rateLimiters);

}  // namespace jsward
