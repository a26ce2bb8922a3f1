// A log-in that writes down who the visitor is in the session that was there before. Only sessions that the server keeps can be fixed:
// where the session is the cookie, an attacker's copy stays what it was. Passport makes a new session itself.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "analyzer/rule/check.h"
#include "analyzer/rule/code_names.h"
#include "analyzer/webapp/callees.h"
#include "analyzer/webapp/credential_route.h"
#include "rules/session-fixation/identity_writes.h"

namespace jsward::rules::session_fixation {
namespace {

constexpr int kDeepestCall = 3;

/// Whether the session itself is in the cookie: said so, or likely where nothing can be read.
bool isInCookie(const UsedOptions& options) {
    const auto isCookie = [](const OptionValue& v) {
        return v.kind == OptionValue::Kind::String && v.text == "cookie";
    };
    const auto isUnknown = [](const OptionValue& v) { return v.kind == OptionValue::Kind::Unknown; };
    if (std::ranges::any_of(options["store"], isCookie)) return true;
    const OptionSpelling* spelling = options.use().spelling;
    return std::ranges::any_of(options.whole(), isUnknown) && spelling != nullptr &&
           std::ranges::any_of(spelling->defaults, [](const auto& entry) {
               return entry.first == "store" && entry.second.text == "cookie";
           });
}

/// What the component's sessions are like.
struct Sessions {
    bool keptByServer = false;
    bool startEarly = false;  ///< Visitors who are not logged in have one that is kept.
};

Sessions sessionsOf(const CheckContext& context) {
    Sessions sessions;
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "session" || !context.isForUsers(use.call)) continue;
        const UsedOptions options(context.options(), use);
        if (options.isAbsent() || isInCookie(options)) continue;
        sessions.keptByServer = true;
        sessions.startEarly |= std::ranges::any_of(options["saveUninitialized"], &OptionValue::isTrue);
    }
    return sessions;
}

/// Functions of the program, reached by calls from one.
std::set<FunctionRef> reachedFrom(const CheckContext& context, FunctionRef first) {
    std::set<FunctionRef> reached = {first};
    std::vector<FunctionRef> edge = {first};
    for (int depth = 0; depth < kDeepestCall && !edge.empty(); ++depth) {
        std::vector<FunctionRef> next;
        for (const FunctionRef function : edge)
            if (const FunctionFacts* facts = context.flow().facts(function))
                for (const FunctionRef callee : calleesOf(*facts, context.program(function.file)))
                    if (reached.insert(callee).second) next.push_back(callee);
        edge = std::move(next);
    }
    return reached;
}

bool isWithin(const Function& function, NodeId node) { return function.firstNode <= node && node <= function.body; }

/// `regenerate()` of express-session, @fastify/session and koa-session, `regenerateSession()`, `yar.reset()`; `req.logIn()` of passport.
bool renews(std::string_view callee) {
    static const RE2 kRenews("(?i)regenerate|renew_?session|^reset$|^log_?in$|rotate_?session");
    return RE2::PartialMatch(callee, kRenews);
}

/// A call on a session or a request, or of a helper: `db.login()` renews nothing.
bool isAboutSessions(const Program& program, NodeId call) {
    const NodeId callee = program.callee(call);
    static const RE2 kSession("(?i)session|regenerate");
    if (RE2::PartialMatch(calleeName(program, call), kSession)) return true;
    if (program[callee].kind != Kind::Member) return false;
    static const RE2 kHolder("(?i)^(req|request|ctx|session|sess|yar)$");
    const Node& object = program[callee - 1];
    if (object.kind == Kind::Member) return RE2::FullMatch(program.atom(object.a), kHolder);
    return object.kind == Kind::Name && RE2::FullMatch(program.atom(program.bindings[object.a].name), kHolder);
}

bool renewsSession(const Program& program, const Function& function) {
    for (NodeId id = function.firstNode; id <= function.body; ++id) {
        if (program[id].kind == Kind::Call && renews(calleeName(program, id)) && isAboutSessions(program, id))
            return true;
        // Handed on as a value: `promisify(req.session.regenerate)`
        if (program[id].kind == Kind::Member && program.atom(program[id].a) == "regenerate") return true;
    }
    return false;
}

bool checksPassword(const CheckContext& context, FunctionRef function) {
    const FunctionFacts* facts = context.flow().facts(function);
    return facts != nullptr && std::ranges::any_of(facts->effects, [](const FunctionFacts::Effect& effect) {
               static const RE2 kChecks("(?i)compare|verify|check|authenticate|bind|match");
               return effect.effect == "authentication" && RE2::PartialMatch(effect.name, kChecks);
           });
}

bool letsIn(const Route& route) {
    static const RE2 kBack("(?i)(^|[/_.-])(callback|oauth2?|oidc|saml|sso)([/_.-]|$)");
    const CredentialRoute kind = credentialRoute(route);
    return kind == CredentialRoute::Entrance || kind == CredentialRoute::Elsewhere ||
           RE2::PartialMatch(route.path, kBack);
}

/// `(req, res)`, `(ctx)`, `(request, reply)`
bool takesRequest(const Program& program, const Function& function) {
    const auto parameters = program.parametersOf(function);
    if (parameters.empty() || program[parameters[0].pattern].kind != Kind::Name) return false;
    static const RE2 kRequest("(?i)_?(req|request|ctx|context|c)");
    return RE2::FullMatch(program.atom(program.bindings[program[parameters[0].pattern].a].name), kRequest);
}

/// The handler or method around a node, to which what is written in its callbacks belongs; 0 at module level.
FunctionId handlerAround(const Program& program, NodeId node) {
    FunctionId innermost = 0;
    for (FunctionId id = 1; id < program.functions.size(); ++id) {
        const Function& function = program.functions[id];
        const Function& known = program.functions[innermost];
        if (!isWithin(function, node)) continue;
        if (innermost == 0 || function.body - function.firstNode < known.body - known.firstNode) innermost = id;
    }
    for (FunctionId id = innermost; id != 0 && id != kNone; id = program.functions[id].parent) {
        const Function& function = program.functions[id];
        if (function.kind == FunctionKind::Method || takesRequest(program, function)) return id;
    }
    return innermost;
}

class Check {
public:
    Check(const CheckContext& context, Sessions sessions) : context_(context), sessions_(sessions) {
        for (const App& app : context.web().apps) addHandlers(app.routes);
        addHandlers(context.web().looseRoutes);
    }

    void read(FileId file, std::vector<Finding>& out) {
        const Program& program = context_.program(file);
        std::set<FunctionId> reported;
        for (const IdentityWrite& write : identityWrites(program)) {
            const FunctionId function = handlerAround(program, write.node);
            if (function == 0 || !reported.insert(function).second) continue;
            const auto confidence = confidenceOf({file, function}, write.node);
            if (!confidence) continue;
            const std::array<std::pair<std::string_view, std::string_view>, 1> values = {{{"name", write.name}}};
            out.push_back(context_.finding({file, write.node}, *confidence, values));
        }
    }

private:
    /// The functions that run for a route that lets people in, with all that they call.
    void addHandlers(std::span<const Route> routes) {
        for (const Route& route : routes) {
            if (!letsIn(route) || !context_.isForUsers(route.node)) continue;
            for (const Handler& handler : route.handlers)
                for (const FunctionRef function : handler.functions)
                    for (const FunctionRef reached : reachedFrom(context_, function))
                        entrances_[reached].insert(function);
        }
    }

    [[nodiscard]] std::optional<Confidence> confidenceOf(FunctionRef function, NodeId write) const {
        const Program& program = context_.program(function.file);
        const Function& body = program.functions[function.function];
        bool isEntrance = false;
        bool checks = false;
        std::set<FunctionRef> around = reachedFrom(context_, function);
        for (FunctionId id = 1; id < program.functions.size(); ++id) {
            const Function& inner = program.functions[id];
            const bool belongs = isWithin(body, inner.body) || isWithin(inner, write);
            if (!belongs) continue;
            const FunctionRef ref{function.file, id};
            if (isWithin(inner, write)) isEntrance |= entrances_.contains(ref);
            checks |= checksPassword(context_, ref);
            around.insert(ref);
        }
        if (!isEntrance && !checks) return std::nullopt;
        for (const FunctionRef ref : callersAmongEntrances(function)) around.insert(ref);
        const auto renewsIt = [&](FunctionRef ref) {
            const Program& other = context_.program(ref.file);
            return renewsSession(other, other.functions[ref.function]);
        };
        if (std::ranges::any_of(around, renewsIt)) return std::nullopt;
        return sessions_.startEarly && isEntrance ? Confidence::High : Confidence::Medium;
    }

    /// The handlers that get to a helper: one of them may have made a new session before.
    [[nodiscard]] std::set<FunctionRef> callersAmongEntrances(FunctionRef function) const {
        const auto found = entrances_.find(function);
        return found == entrances_.end() ? std::set<FunctionRef>{} : found->second;
    }

    const CheckContext& context_;
    Sessions sessions_;
    std::map<FunctionRef, std::set<FunctionRef>> entrances_;  ///< By function: the handlers that call it.
};

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    const Sessions sessions = sessionsOf(context);
    if (!sessions.keptByServer) return;
    Check reader(context, sessions);
    for (const FileId file : context.files())
        if (context.isForUsers({file, 0})) reader.read(file, out);
}

}  // namespace jsward::rules::session_fixation
