// Servers without a framework: `http.createServer((req, res) => { if (req.url === '/x' && req.method === 'POST') ... })`. What they
// answer stands in the conditions of their handler.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "analyzer/webapp/graph_builder.h"

namespace jsward {

class ServerRoutes {
public:
    explicit ServerRoutes(GraphBuilder& graph) : graph_(graph) {}

    /// Puts an app with its routes into the graph for every such server.
    void read();

private:
    void readServer(const RoleCall& call, FunctionRef handler);

    GraphBuilder& graph_;
};

}  // namespace jsward
