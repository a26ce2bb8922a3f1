// Routes that a function declares for its callers, `setup(router, 'post', '/login', handler)`, or in a loop,
// `routes.forEach((route) => router.use(route.path, route.router))`. Inside the function what all callers and rounds hand over is one
// mixture; here each gets its own back.
#pragma once

#include <map>
#include <set>
#include <span>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/webapp/substitution.h"

namespace jsward {

/// Loops of one file: `for (const x of list)`, `list.forEach((x) => ...)`.
class LoopIndex {
public:
    explicit LoopIndex(const Program& program);

    struct Loop {
        NodeId pattern = 0;   ///< What stands for an element.
        NodeId iterated = 0;  ///< The list.
        NodeId begin = 0;     ///< The nodes of the body are [begin, end].
        NodeId end = 0;
        bool overKeys = false;  ///< `for (const key in object)`
    };

    /// Those around a node, the outermost first.
    [[nodiscard]] std::vector<Loop> around(NodeId node) const;

private:
    std::vector<Loop> loops_;
};

class RouteHelpers {
public:
    /// Both must outlive the object.
    RouteHelpers(const FlowResult& flow, const ProgramProvider& programs);

    [[nodiscard]] const RouteTables& tables() const { return tables_; }

    /// Whether a path or method is its function's callers' to say, and they are known: then the route or mount is declared once for each
    /// of them, by what `declaredBy` gives for the call, and not where it is written.
    [[nodiscard]] bool isForCallers(const RoleCall& call) const;

    /// The routes and mounts that a call (role "call") declares, as if they were written there.
    [[nodiscard]] std::vector<RoleCall> declaredBy(const RoleCall& call) const;

    /// A call once for each round of the loops around it whose elements are known; alone where there is none.
    [[nodiscard]] std::vector<RoleCall> rounds(const RoleCall& call) const;

private:
    struct Helper {
        std::vector<const RoleCall*> open;  ///< Routes, mounts and calls of other helpers that depend on its arguments.
        bool isCalled = false;
        HandedValues handed;  ///< By all of its callers together.
    };

    [[nodiscard]] bool leavesOpen(const RoleCall& call) const;
    [[nodiscard]] bool mentionsParameters(const RoleCall& call) const;
    void findCallees(const FlowResult& flow);
    void findNested(const FlowResult& flow);
    void declare(const RoleCall& call, int depth, std::vector<RoleCall>& out) const;
    [[nodiscard]] Substitution substitutionFor(FunctionRef helper, const RoleCall& call) const;
    [[nodiscard]] const LoopIndex& loopsOf(FileId file) const;
    [[nodiscard]] std::vector<LoopIndex::Loop> loopsAround(const RoleCall& call) const;
    void addRounds(const RoleCall& call, std::span<const LoopIndex::Loop> loops, const Substitution& outer,
                   std::vector<RoleCall>& out) const;

    const ProgramProvider& programs_;
    RouteTables tables_;
    std::map<FunctionRef, Helper> helpers_;
    std::map<NodeRef, std::set<FunctionRef>> callees_;  ///< Helpers by the call.
    mutable std::map<FileId, LoopIndex> loops_;
};

}  // namespace jsward
