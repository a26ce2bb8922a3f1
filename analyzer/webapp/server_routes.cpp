#include "analyzer/webapp/server_routes.h"

#include <algorithm>

#include "analyzer/webapp/callees.h"
#include "analyzer/webapp/request_conditions.h"

namespace jsward {
namespace {

constexpr int kDeepestCall = 2;  ///< How far the handler's callees are looked into.

}  // namespace

void ServerRoutes::read() {
    for (const RoleCall& call : graph_.flow().roles) {
        if (call.role != "listen" || call.framework != "node" || call.development) continue;
        for (const ArgumentValue& argument : call.arguments)
            if (argument.objects.empty())
                for (const FunctionRef function : argument.functions) readServer(call, function);
    }
}

void ServerRoutes::readServer(const RoleCall& call, FunctionRef handler) {
    std::vector<ToldApart> routes;
    std::set<FunctionRef> seen;
    std::vector<FunctionRef> level = {handler};
    for (int depth = 0; depth <= kDeepestCall; ++depth) {
        std::vector<FunctionRef> next;
        for (const FunctionRef function : level) {
            if (!seen.insert(function).second) continue;
            const Program& program = graph_.programs().program(function.file);
            tellApart(program, function, {}, routes);
            if (const FunctionFacts* facts = graph_.flow().facts(function))
                for (const FunctionRef callee : calleesOf(*facts, program)) next.push_back(callee);
        }
        level = std::move(next);
    }
    if (routes.empty()) return;
    AppNode& app = graph_.graph()[call.node];
    app.framework = call.framework;
    app.isApp = true;
    app.listens = true;
    for (const ToldApart& found : routes) {
        Registration route;
        route.kind = Registration::Kind::Route;
        route.method = found.method;
        route.paths = {found.path};
        route.node = found.node;
        ArgumentValue answer;
        answer.node = found.node;
        answer.functions = {found.function};
        route.handlers.push_back(graph_.handlerOf(answer, GraphBuilder::Place::Answer));
        graph_.put(call.node, route);
    }
}

}  // namespace jsward
