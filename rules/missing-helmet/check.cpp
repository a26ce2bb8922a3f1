// One finding an application, on the line that creates it. What counts as setting the headers is the web-app model's business:
// modelled packages, middleware that sets several of them by hand, helpers that got the application.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/rule/check.h"
#include "analyzer/webapp/test_code.h"

namespace jsward::rules::missing_helmet {
namespace {

/// Frameworks that have a headers middleware to put in. A bare `http.createServer` has no place for one.
constexpr std::array<std::string_view, 9> kFrameworks = {"express", "koa",  "fastify", "hono",  "restify",
                                                         "polka",   "hapi", "connect", "nestjs"};

struct Verdict {
    Confidence confidence = Confidence::High;
    std::string what;
};

bool setsHeaders(const Handler& handler) {
    return std::ranges::find(handler.provides, "headers") != handler.provides.end();
}

bool isProtected(const Route& route) {
    return std::ranges::any_of(route.before, setsHeaders) || std::ranges::any_of(route.handlers, setsHeaders);
}

bool serves(const App& app) { return (app.listens && !app.isBare) || !app.routes.empty() || !app.middleware.empty(); }

std::optional<Verdict> judge(const App& app) {
    const bool appWide = std::ranges::any_of(app.middleware, setsHeaders);
    const auto protectedRoutes = std::ranges::count_if(app.routes, isProtected);
    if (protectedRoutes == std::ssize(app.routes) && (appWide || protectedRoutes > 0)) return std::nullopt;
    if (protectedRoutes > 0 && appWide) return std::nullopt;  // a health check in front of the middleware is on purpose
    if (appWide) return Verdict{Confidence::Medium, "sets protective headers only after all of its routes"};
    if (protectedRoutes > 0) return Verdict{Confidence::Medium, "sets protective headers on some of its routes only"};
    return Verdict{Confidence::High, "serves without protective HTTP headers such as helmet sets"};
}

std::string displayName(std::string framework) {
    if (framework == "nestjs") return "NestJS";
    framework.front() = static_cast<char>(framework.front() - 'a' + 'A');
    return framework;
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const App& app : context.web().apps) {
        const bool known = std::ranges::find(kFrameworks, app.framework) != kFrameworks.end();
        if (!known || !serves(app) || isTestCode(context.pathInProject(app.object.file))) continue;
        const std::optional<Verdict> verdict = judge(app);
        if (!verdict) continue;
        const std::string framework = displayName(app.framework);
        const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
            {{"framework", framework}, {"what", verdict->what}}};
        out.push_back(context.finding(app.object, verdict->confidence, values));
    }
}

}  // namespace jsward::rules::missing_helmet
