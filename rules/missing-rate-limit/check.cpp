// Every route is judged by what its handlers do and by who can reach it; README.md tells users the table that `judge` is.
#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "analyzer/rule/check.h"
#include "analyzer/webapp/credential_route.h"
#include "analyzer/webapp/test_code.h"
#include "rules/missing-rate-limit/work.h"

namespace jsward::rules::missing_rate_limit {
namespace {

struct Verdict {
    Confidence confidence = Confidence::High;
    Severity severity = Severity::Warning;
    std::string work;
    std::optional<NodeRef> at;
};

bool provides(const Handler& handler, std::string_view what) {
    return std::ranges::find(handler.provides, what) != handler.provides.end();
}

bool limits(const Handler& handler) { return provides(handler, "rate-limit"); }
bool authenticates(const Handler& handler) { return provides(handler, "authentication"); }

/// Whether somebody asks who is there before the last handler, which may well be the one that finds out.
bool isGuarded(const Route& route) {
    return std::ranges::any_of(route.before, authenticates) ||
           std::any_of(route.handlers.begin(), std::prev(route.handlers.end()), authenticates);
}

/// A limiter behind the work comes too late; inside the handler that works it counts.
bool isLimited(const Route& route, std::size_t worker) {
    const auto last = route.handlers.begin() + static_cast<std::ptrdiff_t>(worker) + 1;
    return std::ranges::any_of(route.before, limits) || std::any_of(route.handlers.begin(), last, limits);
}

/// Work of the route itself; what guards do to find out who is asking belongs to them.
std::vector<Work> ownWork(const Route& route, std::vector<Work> work) {
    std::erase_if(work, [&](const Work& w) {
        const bool isGuard = w.handler + 1 < route.handlers.size() && authenticates(route.handlers[w.handler]);
        return isGuard || w.kind == WorkKind::Unknown;
    });
    return work;
}

/// A middleware of a package is all there is, `passport.authenticate('local')`; or nothing is known of the handlers.
bool isDelegated(const Route& route) {
    return std::ranges::all_of(route.handlers, [](const Handler& handler) { return handler.functions.empty(); }) ||
           std::ranges::any_of(route.handlers,
                               [](const Handler& h) { return h.functions.empty() && authenticates(h); });
}

/// A route that lets people in, by its path or the name of its handler. What its guards do is what it does.
std::optional<Verdict> judgeEntrance(const Route& route, std::vector<Work> all) {
    const bool works = !all.empty();
    std::erase_if(all, [](const Work& w) { return !asksForAccounts(w); });  // where it waits for somebody tells nothing
    const std::optional<Work> work = mostTelling(all);
    if (work) return Verdict{Confidence::High, Severity::Warning, describe(*work), work->at};
    if (works) return Verdict{Confidence::High, Severity::Warning, describe(Work{}), std::nullopt};
    if (route.method == "GET") return std::nullopt;
    if (isDelegated(route)) return Verdict{Confidence::High, Severity::Warning, "checks credentials", std::nullopt};
    return Verdict{Confidence::Medium, Severity::Warning, describe(Work{}), std::nullopt};
}

/// A route that does something with a password or token, whatever it is called.
std::optional<Verdict> judgeCredentials(const Route& route, const Work& work, CredentialRoute named,
                                        const CheckContext& context) {
    const bool renews = named == CredentialRoute::Renewal;
    const bool changesAccount = named == CredentialRoute::Account || renews;
    const bool handlesSecret = work.kind <= WorkKind::Code || readsPassword(route, context);
    const bool guessable = changesAccount || handlesSecret;
    // A token alone may be a new one for somebody whom the handler knows; one that a GET hands out is a visitor's.
    if (!guessable && (work.kind != WorkKind::Token || isRead(route))) return std::nullopt;
    const bool open = !isGuarded(route) && !provides(route.handlers.back(), "known-caller");
    if (!open && !changesAccount && !verifiesSecret(work)) return std::nullopt;
    return Verdict{open && guessable && !renews ? Confidence::High : Confidence::Medium, Severity::Warning,
                   describe(work), work.at};
}

/// A route that only makes the server work. What a GET changes in passing, a log or a counter, is no reason to limit it.
Verdict judgeCost(const Route& route, const Work& work) {
    const bool guarded = isGuarded(route) || authenticates(route.handlers.back());
    const bool inPassing = isRead(route) && work.kind > WorkKind::Process && work.depth > 0;
    const bool costly = work.kind >= WorkKind::Process && work.kind < WorkKind::DatabaseRead && !inPassing;
    const Severity severity = work.kind <= WorkKind::Process ? Severity::Warning : Severity::Note;
    return {guarded || !costly ? Confidence::Low : Confidence::Medium, severity, describe(work), work.at};
}

/// `isAuthenticated`, `JwtAuthGuard` on the route itself: who passes is in already, whatever the route is called. Guards that take
/// a password, `passport.authenticate('local')`, are what lets people in.
bool isForMembers(const Route& route) {
    static const RE2 kMember(
        "(?i)jwt|bearer|session|logged_?in|is_?auth|require_?auth|ensure_?auth|admin|role|permission");
    static const RE2 kGate("(?i)auth|protect(ed)?|(authenticate|check|verify|validate)_?(access_?)?token");
    return std::any_of(route.handlers.begin(), std::prev(route.handlers.end()), [](const Handler& handler) {
        const auto matches = [](const std::string& name) { return RE2::PartialMatch(name, kMember); };
        const bool isGate = !handler.names.empty() && RE2::FullMatch(handler.names.back(), kGate);
        return authenticates(handler) && (isGate || std::ranges::any_of(handler.names, matches));
    });
}

std::optional<Verdict> judge(const Route& route, const CheckContext& context) {
    const std::vector<Work> all = workOf(route, context);
    const std::vector<Work> own = ownWork(route, all);
    const std::optional<Work> work = mostTelling(own);
    if (isLimited(route, work ? work->handler : route.handlers.size() - 1)) return std::nullopt;
    const CredentialRoute named = credentialRoute(route);
    if (named == CredentialRoute::Entrance && !isForMembers(route)) return judgeEntrance(route, all);
    if (!work) return std::nullopt;
    if (named == CredentialRoute::Elsewhere) return Verdict{Confidence::Low, Severity::Note, describe(*work), work->at};
    if (auto verdict = judgeCredentials(route, *work, named, context)) return verdict;
    return judgeCost(route, *work);
}

/// In `router.route('/x').get(a).post(b)` every call begins with the chain; its own part begins at the method's name.
Location locationOf(const CheckContext& context, NodeRef call) {
    Location at = context.locate(call);
    const Program& program = context.program(call.file);
    if (program[call.node].kind != Kind::Call) return at;
    const NodeId callee = program.callee(call.node);
    if (program[callee].kind != Kind::Member || program[callee - 1].kind != Kind::Call) return at;
    at.span.begin = program.span(callee).end - static_cast<std::uint32_t>(program.atom(program[callee].a).size());
    return at;
}

Finding report(const CheckContext& context, const Route& route, const Verdict& verdict) {
    const std::string name =
        fmt::format("{} {}", route.method == "ALL" ? "Every request to" : route.method, route.path);
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {
        {{"route", name}, {"work", verdict.work}}};
    Finding finding = context.finding(route.node, verdict.confidence, values);
    finding.at = locationOf(context, route.node);
    finding.severity = verdict.severity;
    if (verdict.at) finding.related.push_back({context.locate(*verdict.at), "this is what an attacker repeats"});
    return finding;
}

/// A router can be mounted several times: one finding for the most certain of its paths.
using Findings = std::map<Location, Finding>;

void keepBest(Findings& findings, const Location& at, Finding finding) {
    const auto [entry, isNew] = findings.try_emplace(at, finding);
    if (!isNew && entry->second.confidence < finding.confidence) entry->second = std::move(finding);
}

void judgeApp(const CheckContext& context, const App& app, Findings& findings) {
    std::map<std::pair<std::string, std::string>, Location> declared;  // handlers of one route, put on in several calls
    for (const Route& route : app.routes) {
        if (isTestCode(context.pathInProject(route.node.file))) continue;
        const std::optional<Verdict> verdict = judge(route, context);
        if (!verdict) continue;
        const Finding finding = report(context, route, *verdict);
        const bool isKnown = route.path.find('*') == std::string::npos;
        const Location first =
            isKnown ? declared.try_emplace({route.method, route.path}, finding.at).first->second : finding.at;
        keepBest(findings, first, finding);
    }
}

void judgeLoose(const CheckContext& context, Findings& findings) {
    for (const Route& route : context.web().looseRoutes) {
        if (isTestCode(context.pathInProject(route.node.file))) continue;
        std::optional<Verdict> verdict = judge(route, context);
        if (!verdict) continue;
        if (verdict->confidence != Confidence::Low)
            verdict->confidence = static_cast<Confidence>(static_cast<int>(verdict->confidence) - 1);
        const Finding finding = report(context, route, *verdict);
        keepBest(findings, finding.at, finding);
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    Findings findings;
    for (const App& app : context.web().apps)
        if (!isTestCode(context.pathInProject(app.object.file))) judgeApp(context, app, findings);
    judgeLoose(context, findings);
    for (auto& [at, finding] : findings) out.push_back(std::move(finding));
}

}  // namespace jsward::rules::missing_rate_limit
