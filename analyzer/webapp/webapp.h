// The model of a web application: apps and routers, what is mounted where and in which order, routes with their handlers.
// Built from the role calls that the flow engine recorded; knows no package by name.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// One middleware or handler in the order in which requests meet it.
struct Handler {
    NodeRef node;                        ///< The argument that names it.
    std::vector<FunctionRef> functions;  ///< What it may be; empty when unknown (a package's middleware).
    std::vector<std::string>
        provides;  ///< "headers", "rate-limit", "authentication", "validation", ... by model, config, body or name;
                   ///< "known-caller": looks up by cookie, session or header who is asking, and turns strangers away.
    std::vector<std::string> names;  ///< As ArgumentValue::names.
};

struct Route {
    std::string method;  ///< "GET", ..., "ALL".
    std::string path;    ///< Full path with the prefixes of its mounts; "*" stands for a part that is not constant.
    NodeRef node;        ///< The call that declares it.
    std::vector<Handler> before;    ///< Middleware in front of it, the app's and routers' included, outermost first.
    std::vector<Handler> handlers;  ///< Its own handlers, at least one; the last one answers.
};

struct App {
    ObjectRef object;  ///< The expression that creates it.
    std::string framework;
    bool listens = false;  ///< Something of the component starts it (listen, createServer(app)).
    bool isBare = false;   ///< Nobody puts anything on it: it answers nothing, a socket server shares its port.
    std::vector<Handler> middleware;  ///< In order, that of routers mounted at "/" included, error handlers left out.
    std::vector<Route> routes;
};

struct WebModel {
    std::vector<App> apps;           ///< By position. Apps mounted into another one appear only there.
    std::vector<Route> looseRoutes;  ///< Routes of routers that no app of the component mounts.
};

/// `rateLimiters` are the user's own limiter middlewares (names, or "./path#export").
WebModel buildWebModel(const FlowResult& flow, const ProgramProvider& programs,
                       std::span<const std::string> rateLimiters);

}  // namespace jsward
