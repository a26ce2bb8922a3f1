#include "analyzer/scan/route_map.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "analyzer/webapp/test_code.h"

namespace jsward {
namespace {

/// "users.show", "helmet()": what is written, without arguments.
std::string writtenName(const Program& program, NodeId node) {
    switch (program[node].kind) {
        case Kind::Name: return std::string(program.atom(program.bindings[program[node].a].name));
        case Kind::Global: return std::string(program.atom(program[node].a));
        case Kind::This: return "this";
        case Kind::Member: {
            const std::string object = writtenName(program, node - 1);
            return object.empty() ? "" : object + "." + std::string(program.atom(program[node].a));
        }
        case Kind::Call:
        case Kind::New: {
            const std::string callee = writtenName(program, program.callee(node));
            return callee.empty() ? "" : callee + "()";
        }
        case Kind::Function: return std::string(program.atom(program.functions[program[node].a].name));
        case Kind::Await:
        case Kind::Cast: return writtenName(program, node - 1);
        default: return "";
    }
}

class Mapping {
public:
    Mapping(const WebModel& web, const FlowResult& flow, const ProgramProvider& programs,
            std::span<const std::string> projectPaths)
        : web_(web), flow_(flow), programs_(programs), projectPaths_(projectPaths) {}

    std::vector<MappedApp> run() {
        std::vector<MappedApp> apps;
        for (const App& app : web_.apps) {
            if (isTestCode(projectPaths_[app.object.file])) continue;
            MappedApp mapped{app.framework, locate(app.object), app.listens, routesOf(app.routes, &app)};
            if (!mapped.routes.empty()) apps.push_back(std::move(mapped));
        }
        MappedApp loose{"", std::nullopt, false, routesOf(web_.looseRoutes, nullptr)};
        if (!loose.routes.empty()) apps.push_back(std::move(loose));
        return apps;
    }

private:
    [[nodiscard]] Location locate(NodeRef at) const { return {at.file, programs_.program(at.file).span(at.node)}; }

    [[nodiscard]] std::vector<MappedRoute> routesOf(const std::vector<Route>& routes, const App* app) const {
        std::vector<MappedRoute> mapped;
        std::set<std::tuple<std::string, std::string, Location>> seen;
        for (const Route& route : routes) {
            const bool isNew = seen.emplace(route.method, route.path, locate(route.node)).second;
            if (isNew && !isTestCode(projectPaths_[route.node.file])) mapped.push_back(mappedRoute(route, app));
        }
        return mapped;
    }

    [[nodiscard]] MappedRoute mappedRoute(const Route& route, const App* app) const {
        MappedRoute mapped;
        mapped.method = route.method;
        mapped.path = route.path;
        mapped.at = locationOfCall(route.node);
        for (const Handler& handler : route.before) mapped.before.push_back(mappedHandler(handler));
        for (const Handler& handler : route.handlers) mapped.handlers.push_back(mappedHandler(handler));
        const auto standings = protectionsOf(route, app, flow_, programs_);
        for (std::size_t i = 0; i < standings.size(); ++i) mapped.protections[i] = mappedProtection(standings[i]);
        return mapped;
    }

    /// In `router.route('/x').get(a).post(b)` every call begins with the chain; its own part begins at the method's name.
    [[nodiscard]] Location locationOfCall(NodeRef call) const {
        Location at = locate(call);
        const Program& program = programs_.program(call.file);
        if (program[call.node].kind != Kind::Call) return at;
        const NodeId callee = program.callee(call.node);
        if (program[callee].kind != Kind::Member) return at;
        const auto nameSize = static_cast<std::uint32_t>(program.atom(program[callee].a).size());
        at.span.begin = std::max(at.span.begin, program.span(callee).end - nameSize);
        return at;
    }

    [[nodiscard]] MappedProtection mappedProtection(const Standing& standing) const {
        MappedProtection mapped{standing.state, standing.evidence, std::nullopt, standing.detail};
        if (standing.by != nullptr) mapped.by = mappedHandler(*standing.by);
        return mapped;
    }

    [[nodiscard]] MappedHandler mappedHandler(const Handler& handler) const {
        const std::string written = writtenName(programs_.program(handler.node.file), handler.node.node);
        MappedHandler mapped{written, locate(handler.node), std::nullopt, handler.provides, handler.evidence};
        if (handler.functions.size() != 1) return mapped;
        const FunctionRef function = handler.functions.front();
        const Program& program = programs_.program(function.file);
        mapped.definition = Location{function.file, program.functions[function.function].span};
        if (mapped.name.empty()) mapped.name = program.atom(program.functions[function.function].name);
        return mapped;
    }

    const WebModel& web_;
    const FlowResult& flow_;
    const ProgramProvider& programs_;
    std::span<const std::string> projectPaths_;
};

}  // namespace

bool MappedRoute::hasGap() const {
    return std::ranges::any_of(protections,
                               [](const MappedProtection& p) { return p.state == Standing::State::Missing; });
}

std::vector<MappedApp> mapRoutes(const WebModel& web, const FlowResult& flow, const ProgramProvider& programs,
                                 std::span<const std::string> projectPaths) {
    return Mapping(web, flow, programs, projectPaths).run();
}

void sortApps(std::vector<MappedApp>& apps) {
    const auto mounted = std::ranges::stable_partition(apps, [](const MappedApp& app) { return app.at.has_value(); });
    std::ranges::sort(apps.begin(), mounted.begin(), {}, &MappedApp::at);
    if (mounted.size() < 2) return;
    MappedApp& loose = mounted.front();
    for (MappedApp& more : mounted.next()) std::ranges::move(more.routes, std::back_inserter(loose.routes));
    std::ranges::stable_sort(loose.routes, {}, &MappedRoute::at);
    apps.erase(mounted.begin() + 1, apps.end());
}

}  // namespace jsward
