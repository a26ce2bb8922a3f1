// Routes that a function declares for its callers: `setup(router, 'post', '/login', handler)`. Inside the function what all
// callers hand over is one mixture; here each call gets its own routes back.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

class RouteHelpers {
public:
    /// Both must outlive the object.
    RouteHelpers(const FlowResult& flow, const ProgramProvider& programs);

    /// Whether a route's path or method is its function's callers' to say, and they are known: then it is declared once for
    /// each of them, by what `routesOf` gives for the call, and not where it is written.
    [[nodiscard]] bool isForCallers(const RoleCall& route) const;

    /// The routes that a call (role "call") declares, as if they were written there.
    [[nodiscard]] std::vector<RoleCall> routesOf(const RoleCall& call) const;

    /// The functions and objects that stand anywhere in arguments.
    struct Handed {
        std::set<FunctionRef> functions;
        std::set<ObjectRef> objects;

        void add(const ArgumentValue& argument);
    };

private:
    struct Helper {
        std::vector<const RoleCall*> routes;
        bool isCalled = false;
        Handed handed;  ///< By all of its callers together.
    };

    const ProgramProvider& programs_;
    std::map<FunctionRef, Helper> helpers_;
    std::map<NodeRef, std::set<FunctionRef>> callees_;  ///< Helpers by the call.
};

}  // namespace jsward
