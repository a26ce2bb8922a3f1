// Plays requests through the graph of apps and routers. One list of middleware grows as the registrations of an app are read in
// order, each entry with the full path under which it runs; mounted routers are read in place and add to the same list, because
// what a router uses also runs for whatever is registered behind it below the same path. A route is then protected by the entries
// so far that cover its full path.
#include "analyzer/webapp/webapp.h"

#include <algorithm>
#include <map>
#include <set>

#include "analyzer/webapp/app_graph.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

constexpr std::size_t kMostRoutes = 20000;  ///< Routers mounted in each other many times over multiply their routes.

using Kind_ = Registration::Kind;
using Reach = Registration::Reach;

/// Middleware, or a handler of an earlier route that may have passed the request on.
struct Passage {
    std::string path;
    std::string method;  ///< "" for any.
    Handler handler;
    std::vector<std::string> except;  ///< Paths that it leaves out.

    [[nodiscard]] bool takes(const Route& route) const {
        const bool isMeant = method.empty() || method == "ALL" || method == route.method;
        return isMeant && std::ranges::none_of(except, [&](const std::string& path_) {
                   return path_ == route.path || (path_.ends_with('*') && coversPath(path_, route.path));
               });
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
        if (hasContexts(object)) {
            passHooks(object, prefix);
            passOthers(object, prefix);
            addRoutes(object, prefix);
        } else {
            for (const Registration& registration : graph_.at(object).registrations)
                for (const std::string& path : registration.paths) meet(registration, joinRoutePath(prefix, path));
        }
        active_.erase(object);
    }

    void meet(const Registration& registration, const std::string& path) {
        switch (registration.kind) {
            case Kind_::Middleware:
            case Kind_::Hook:
            case Kind_::Plugin: passBelow(registration, path); break;
            case Kind_::Mount: visit(registration.child, pathOfChild(registration, path)); break;
            case Kind_::Route: addRoute(registration, path); break;
        }
    }

    [[nodiscard]] std::string pathOfChild(const Registration& mount, const std::string& path) const {
        const AppNode& child = graph_.at(mount.child);
        return child.isApp ? path : joinRoutePath(path, child.prefix);
    }

    // --- contexts: what runs for a route does not depend on the order in which both were put on ------------------------------

    [[nodiscard]] bool hasContexts(ObjectRef object) const {
        return std::ranges::any_of(graph_.at(object).registrations, [](const Registration& one) {
            return one.kind == Kind_::Hook || one.kind == Kind_::Plugin ||
                   (one.kind == Kind_::Mount && one.reach != Reach::Behind);
        });
    }

    /// For each registration of an object and of the children that work on it.
    template <typename Do>
    void forAll(ObjectRef object, const std::string& prefix, Do perform) {
        for (const Registration& registration : graph_.at(object).registrations)
            for (const std::string& path : registration.paths) perform(registration, joinRoutePath(prefix, path));
    }

    void passHooks(ObjectRef object, const std::string& prefix) {
        forAll(object, prefix, [&](const Registration& one, const std::string& path) {
            if (one.kind == Kind_::Hook) passBelow(one, path);
            if (isPart(one) && active_.insert(one.child).second) {
                passHooks(one.child, pathOfChild(one, path));
                active_.erase(one.child);
            }
        });
    }

    void passOthers(ObjectRef object, const std::string& prefix) {
        forAll(object, prefix, [&](const Registration& one, const std::string& path) {
            if (one.kind == Kind_::Middleware || one.kind == Kind_::Plugin) passBelow(one, path);
            if (one.kind != Kind_::Mount) return;
            if (isPart(one)) {
                if (!active_.insert(one.child).second) return;
                passOthers(one.child, pathOfChild(one, path));
                active_.erase(one.child);
            } else if (one.reach == Reach::Inside) {
                const auto below = below_;
                const auto at = at_;
                visit(one.child, pathOfChild(one, path));
                below_ = below;
                at_ = at;
            } else {
                visit(one.child, pathOfChild(one, path));
            }
        });
    }

    void addRoutes(ObjectRef object, const std::string& prefix) {
        forAll(object, prefix, [&](const Registration& one, const std::string& path) {
            if (one.kind == Kind_::Route) addRoute(one, path);
            if (isPart(one) && active_.insert(one.child).second) {
                addRoutes(one.child, pathOfChild(one, path));
                active_.erase(one.child);
            }
        });
    }

    [[nodiscard]] static bool isPart(const Registration& one) {
        return one.kind == Kind_::Mount && one.reach == Reach::Parent;
    }

    // --- what requests meet ------------------------------------------------------------------------------------------------------

    void passBelow(const Registration& registration, const std::string& path) {
        if (!registration.handlesErrors) passBelow({path, "", registration.handlers.front(), registration.except});
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
        Route route{registration.method, path, registration.node, registration.bodyLimit, {}, registration.handlers};
        for (const std::size_t i : passagesBefore(route)) route.before.push_back(passages_[i].handler);
        for (const Handler& handler : route.handlers) {
            const bool matchesMore = path.find('*') != std::string::npos;
            Passage passage{path, route.method, handler, {}};
            if (matchesMore)
                passBelow(std::move(passage));
            else
                passAt(std::move(passage));
        }
        for (const std::string& what : registration.withdraws) withdraw(what, route);
        routes_.push_back(std::move(route));
    }

    /// What is switched off for a route, whoever provides it.
    static void withdraw(std::string_view what, Route& route) {
        for (Handler& handler : route.before) handler.withdraw(what);
        for (Handler& handler : route.handlers) handler.withdraw(what);
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
    return mount.kind == Kind_::Mount && mount.reach != Reach::Inside &&
           std::ranges::find(mount.paths, "/") != mount.paths.end();
}

/// The middleware of an object and of what is mounted in it for every path.
void collectMiddleware(ObjectRef object, const AppGraph& graph, std::set<ObjectRef>& seen, std::vector<Handler>& out) {
    if (!seen.insert(object).second) return;
    for (const Registration& registration : graph.at(object).registrations) {
        const bool isMiddleware = registration.kind != Kind_::Mount && registration.kind != Kind_::Route;
        if (isMiddleware && !registration.handlesErrors) out.push_back(registration.handlers.front());
        if (isForAll(registration)) collectMiddleware(registration.child, graph, seen, out);
    }
}

App appOf(ObjectRef object, const AppGraph& graph) {
    const AppNode& node = graph.at(object);
    App app;
    app.object = object;
    app.framework = node.framework;
    app.listens = node.listens;
    app.isBare = node.registrations.empty() && !node.handedOn;
    app.bodyLimit = node.bodyLimit;
    app.routes = Walk(graph).from(object);
    std::set<ObjectRef> seen;
    collectMiddleware(object, graph, seen, app.middleware);
    return app;
}

}  // namespace

bool Handler::does(std::string_view what) const { return std::ranges::find(provides, what) != provides.end(); }

void Handler::provide(std::string_view what, Evidence by) {
    if (does(what)) return;
    provides.emplace_back(what);
    evidence.push_back(by);
}

void Handler::withdraw(std::string_view what) {
    const auto at = std::ranges::find(provides, what) - provides.begin();
    if (at == std::ssize(provides)) return;
    provides.erase(provides.begin() + at);
    evidence.erase(evidence.begin() + at);
}

void Handler::withdrawGuess(std::string_view what) {
    const auto at = static_cast<std::size_t>(std::ranges::find(provides, what) - provides.begin());
    if (at < evidence.size() && evidence[at] == Evidence::Name) withdraw(what);
}

WebModel buildWebModel(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own) {
    WebModel model;
    const AppGraph graph = buildAppGraph(flow, programs, own);
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
