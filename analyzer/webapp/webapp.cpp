// Plays requests through the graph of apps and routers. One list of middleware grows as the registrations of an app are read in
// order, each entry with the full path under which it runs; mounted routers are read in place and add to the same list, because
// what a router uses also runs for whatever is registered behind it below the same path. A route is then protected by the entries
// so far that cover its full path.
#include "analyzer/webapp/webapp.h"

#include <algorithm>
#include <set>

#include "analyzer/webapp/app_graph.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

constexpr std::size_t kMostRoutes = 20000;  ///< Routers mounted in each other many times over multiply their routes.

/// Middleware, or a handler of an earlier route that may have passed the request on.
struct Passage {
    std::string path;
    std::string method;  ///< "" for any.
    Handler handler;

    [[nodiscard]] bool takes(const Route& route) const {
        return method.empty() || method == "ALL" || method == route.method;
    }
};

class Walk {
public:
    explicit Walk(const AppGraph& graph) : graph_(graph) {}

    std::vector<Route> from(ObjectRef object) {
        const AppNode& root = graph_.at(object);
        visit(object, root.isApp ? "/" : joinRoutePath("", root.prefix));
        return std::move(routes_);
    }

private:
    void visit(ObjectRef object, const std::string& prefix) {
        if (!active_.insert(object).second) return;
        for (const Registration& registration : graph_.at(object).registrations)
            for (const std::string& path : registration.paths) meet(registration, joinRoutePath(prefix, path));
        active_.erase(object);
    }

    void meet(const Registration& registration, const std::string& path) {
        switch (registration.kind) {
            case Registration::Kind::Middleware:
                if (!registration.handlesErrors) passBelow({path, "", registration.handlers.front()});
                break;
            case Registration::Kind::Mount: {
                const AppNode& child = graph_.at(registration.child);
                visit(registration.child, child.isApp ? path : joinRoutePath(path, child.prefix));
                break;
            }
            case Registration::Kind::Route: addRoute(registration, path); break;
        }
    }

    void passBelow(Passage passage) {
        below_.push_back(passages_.size());
        passages_.push_back(std::move(passage));
    }

    void passAt(Passage passage) {
        at_[passage.path].push_back(passages_.size());
        passages_.push_back(std::move(passage));
    }

    void addRoute(const Registration& registration, const std::string& path) {
        if (routes_.size() == kMostRoutes) return;
        Route route{registration.method, path, registration.node, {}, registration.handlers};
        for (const std::size_t i : passagesBefore(route)) route.before.push_back(passages_[i].handler);
        for (const Handler& handler : route.handlers) {
            const bool matchesMore = path.find('*') != std::string::npos;
            Passage passage{path, route.method, handler};
            if (matchesMore)
                passBelow(std::move(passage));
            else
                passAt(std::move(passage));
        }
        routes_.push_back(std::move(route));
    }

    [[nodiscard]] std::vector<std::size_t> passagesBefore(const Route& route) const {
        std::vector<std::size_t> result;
        for (const std::size_t i : below_)
            if (passages_[i].takes(route) && coversPath(passages_[i].path, route.path)) result.push_back(i);
        if (const auto same = at_.find(route.path); same != at_.end())
            for (const std::size_t i : same->second)
                if (passages_[i].takes(route)) result.push_back(i);
        std::ranges::sort(result);
        return result;
    }

    const AppGraph& graph_;
    std::vector<Passage> passages_;                       ///< In the order in which requests meet them.
    std::vector<std::size_t> below_;                      ///< Those that run for everything below their path ...
    std::map<std::string, std::vector<std::size_t>> at_;  ///< ... and those that run for their path alone.
    std::vector<Route> routes_;
    std::set<ObjectRef> active_;
};

bool isForAll(const Registration& mount) {
    return mount.kind == Registration::Kind::Mount && std::ranges::find(mount.paths, "/") != mount.paths.end();
}

/// The middleware of an object and of what is mounted in it for every path.
void collectMiddleware(ObjectRef object, const AppGraph& graph, std::set<ObjectRef>& seen, std::vector<Handler>& out) {
    if (!seen.insert(object).second) return;
    for (const Registration& registration : graph.at(object).registrations) {
        if (registration.kind == Registration::Kind::Middleware && !registration.handlesErrors)
            out.push_back(registration.handlers.front());
        if (isForAll(registration)) collectMiddleware(registration.child, graph, seen, out);
    }
}

App appOf(ObjectRef object, const AppGraph& graph) {
    const AppNode& node = graph.at(object);
    App app{object, node.framework, node.listens, node.registrations.empty() && !node.handedOn, {}, {}};
    app.routes = Walk(graph).from(object);
    std::set<ObjectRef> seen;
    collectMiddleware(object, graph, seen, app.middleware);
    return app;
}

}  // namespace

WebModel buildWebModel(const FlowResult& flow, const ProgramProvider& programs,
                       std::span<const std::string> rateLimiters) {
    WebModel model;
    const AppGraph graph = buildAppGraph(flow, programs, rateLimiters);
    for (const auto& [object, node] : graph) {
        if (node.mounted) continue;
        if (node.isApp) {
            model.apps.push_back(appOf(object, graph));
        } else {
            std::ranges::move(Walk(graph).from(object), std::back_inserter(model.looseRoutes));
        }
    }
    return model;
}

}  // namespace jsward
