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
    enum class Kind : std::uint8_t {
        Middleware,  ///< Runs for what is put on behind it.
        Hook,        ///< Runs for everything of the context, whenever it is put on.
        Plugin,      ///< Runs for all routes of the context, and for contexts that are registered behind it.
        Mount,
        Route
    };
    /// Of mounts: what becomes of the child's middleware.
    enum class Reach : std::uint8_t {
        Behind,  ///< It also runs for what its parent puts on behind it below the same path.
        Inside,  ///< It stays inside.
        Parent   ///< The child's is its parent's.
    };
    Kind kind = Kind::Middleware;
    Reach reach = Reach::Behind;
    std::vector<std::string> paths;      ///< Alternatives; never empty. "/" when none was given.
    std::string method;                  ///< Of routes.
    std::vector<Handler> handlers;       ///< The middleware, or the route's handlers.
    std::vector<std::string> withdraws;  ///< Of routes: what they do without, whoever provides it.
    std::string bodyLimit;               ///< Of routes: as Route::bodyLimit.
    std::vector<std::string> versions;   ///< Of routes of controllers: their versions; "" for none.
    std::vector<std::string> except;     ///< Of middleware: the paths that it leaves out.
    bool handlesErrors = false;          ///< Middleware for errors: no request passes it on its way to a route.
    ObjectRef child;                     ///< What is mounted.
    NodeRef node;                        ///< The call.
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
    std::string bodyLimit;  ///< Of an app: as App::bodyLimit.
    std::vector<Registration> registrations;
};

/// By the expression that creates each. The context of a plugin, and calls on a receiver that nobody supplies
/// (`module.exports = (app) => ...` without a caller), are collected under the body of the function.
using AppGraph = std::map<ObjectRef, AppNode>;

AppGraph buildAppGraph(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own);

}  // namespace jsward
