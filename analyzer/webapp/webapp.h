// The model of a web application: apps and routers, what is mounted where and in which order, routes with their handlers.
// Built from the role calls that the flow engine recorded; knows no package by name.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// What tells that a middleware protects, strongest first.
enum class Evidence : std::uint8_t {
    Package,  ///< The package that it comes from, by the models.
    Config,   ///< The user says so.
    Body,     ///< What its code does.
    Name      ///< What it is called.
};

/// One middleware or handler in the order in which requests meet it.
struct Handler {
    NodeRef node;                        ///< The argument that names it.
    std::vector<FunctionRef> functions;  ///< What it may be; empty when unknown (a package's middleware).
    std::vector<std::string> names;      ///< As ArgumentValue::names.
    std::vector<std::string> provides;   ///< "headers", "rate-limit", "authentication", "validation", ..., each once;
        ///< "known-caller": looks up by cookie, session or header who is asking, and turns strangers away.
    std::vector<Evidence> evidence;  ///< Beside `provides`: the strongest.
    std::string bodyLimit{};         ///< Of what reads request bodies: "100kb", "none"; "" when it reads none.

    [[nodiscard]] bool does(std::string_view what) const;
    /// Adds to `provides`; evidence that comes first stays.
    void provide(std::string_view what, Evidence by);
    void withdraw(std::string_view what);
    /// As withdraw, if only the name tells.
    void withdrawGuess(std::string_view what);
};

/// A middleware of the user's, named in the configuration: a function's name, or "./path#export".
struct OwnMiddleware {
    std::string provides;  ///< As Handler::provides.
    std::string name;
};

struct Route {
    std::string method;  ///< "GET", ..., "ALL".
    std::string path;    ///< Full path with the prefixes of its mounts; "*" stands for a part that is not constant.
    NodeRef node;        ///< The call that declares it.
    std::string bodyLimit{};        ///< Of its own, as Handler::bodyLimit.
    std::vector<Handler> before;    ///< Middleware in front of it, the app's and routers' included, outermost first.
    std::vector<Handler> handlers;  ///< Its own handlers, at least one; the last one answers.
};

struct App {
    ObjectRef object;  ///< The expression that creates it.
    std::string framework;
    bool listens = false;     ///< Something of the component starts it (listen, createServer(app)).
    bool isBare = false;      ///< Nobody puts anything on it: it answers nothing, a socket server shares its port.
    std::string bodyLimit{};  ///< Of the framework itself, as Handler::bodyLimit; "" when it reads no bodies.
    std::vector<Handler> middleware;  ///< In order, that of routers mounted at "/" included, error handlers left out.
    std::vector<Route> routes;
};

struct WebModel {
    std::vector<App> apps;           ///< By position. Apps mounted into another one appear only there.
    std::vector<Route> looseRoutes;  ///< Routes of routers that no app of the component mounts.
};

WebModel buildWebModel(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own);

}  // namespace jsward
