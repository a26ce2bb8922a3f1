// One finding an application that knows its visitors by cookie, lets them change something, and has nothing that tells their own requests from
// those that another site makes in their name.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/webapp/credential_route.h"
#include "rules/missing-csrf-protection/protection.h"
#include "rules/missing-csrf-protection/sessions.h"

namespace jsward::rules::missing_csrf_protection {
namespace {

/// What a form of another site can send. Other methods browsers ask for leave first.
bool isSentByForms(const Route& route) { return route.method == "POST" || route.method == "ALL"; }

bool asksForToken(const CheckContext& context, const Route& route) {
    const auto asks = [&](const Handler& handler) { return missing_csrf_protection::asksForToken(context, handler); };
    return std::ranges::any_of(route.before, asks) || std::ranges::any_of(route.handlers, asks);
}

/// What an attacker would send, a log-in only when there is nothing else.
const Route* changingRoute(const CheckContext& context, std::span<const Route> routes) {
    const Route* login = nullptr;
    for (const Route& route : routes) {
        const bool counts = isSentByForms(route) && context.isForUsers(route.node) && !asksForToken(context, route);
        if (!counts) continue;
        if (credentialRoute(route) == CredentialRoute::None) return &route;
        if (login == nullptr) login = &route;
    }
    return login;
}

void report(const CheckContext& context, const CookieLogin& login, const Route& route, NodeRef at,
            std::vector<Finding>& out) {
    const bool isSure = login.isSession && servesBrowsers(context);
    const std::string name = fmt::format("{} {}", route.method == "ALL" ? "any request to" : route.method, route.path);
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
        {{"name", login.name}, {"route", name}}};
    Finding finding = context.finding(at, isSure ? Confidence::High : Confidence::Medium, values);
    finding.related.push_back({context.locate(route.node), "another site can send this one"});
    out.push_back(std::move(finding));
}

/// Whether the session stands in front of the app's routes, or one of them sets the cookie.
bool isOf(const CheckContext& context, const App& app, const CookieLogin& login) {
    const auto isIt = [&](const Handler& handler) { return isMadeBy(context, login, handler); };
    const auto has = [&](const Route& route) {
        return std::ranges::any_of(route.before, isIt) || std::ranges::any_of(route.handlers, isIt);
    };
    return std::ranges::any_of(app.middleware, isIt) || std::ranges::any_of(app.routes, has);
}

/// Which login belongs to which app: sessions to those that they stand in, what nobody is seen to put anywhere to all of them.
class Logins {
public:
    explicit Logins(const CheckContext& context) : context_(context), all_(cookieLogins(context)) {
        for (const CookieLogin& login : all_)
            isPlaced_.push_back(
                std::ranges::any_of(context.web().apps, [&](const App& app) { return isOf(context, app, login); }));
    }

    [[nodiscard]] bool empty() const { return all_.empty(); }

    [[nodiscard]] const CookieLogin* of(const App& app) const {
        for (const CookieLogin& login : all_)
            if (login.isSession && isOf(context_, app, login)) return &login;
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (!isPlaced_[i] && all_[i].isSession) return &all_[i];
        for (const CookieLogin& login : all_)
            if (!login.isSession && isOf(context_, app, login)) return &login;
        return nullptr;
    }

    /// A session that no app is seen to have.
    [[nodiscard]] const CookieLogin* stray() const {
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (!isPlaced_[i] && all_[i].isSession) return &all_[i];
        return nullptr;
    }

private:
    const CheckContext& context_;
    std::vector<CookieLogin> all_;
    std::vector<bool> isPlaced_;  ///< Beside `all_`.
};

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    const Logins logins(context);
    if (logins.empty() || isProtected(context)) return;
    bool hasRoutes = false;
    for (const App& app : context.web().apps) {
        const CookieLogin* login = context.isForUsers(app.object) ? logins.of(app) : nullptr;
        const Route* route = login == nullptr ? nullptr : changingRoute(context, app.routes);
        hasRoutes |= login != nullptr && !app.routes.empty();
        if (route != nullptr) report(context, *login, *route, login->isSession ? login->at : app.object, out);
    }
    if (hasRoutes) return;
    // Routers that nobody is seen to mount, in the company of a session.
    const CookieLogin* session = logins.stray();
    const Route* route = changingRoute(context, context.web().looseRoutes);
    if (session != nullptr && route != nullptr) report(context, *session, *route, session->at, out);
}

}  // namespace jsward::rules::missing_csrf_protection
