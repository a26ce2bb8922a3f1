#include "rules/weak-rate-limit/limited_routes.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "analyzer/webapp/credential_route.h"

namespace jsward::rules::weak_rate_limit {
namespace {

bool limits(const Handler& handler) {
    return std::ranges::find(handler.provides, "rate-limit") != handler.provides.end();
}

/// Somebody who signs up guesses nothing.
bool isGuessable(const Route& route) {
    static const RE2 kSignUp("(?i)sign[-_]?up|regist|subscribe");
    if (credentialRoute(route) != CredentialRoute::Entrance || RE2::PartialMatch(route.path, kSignUp)) return false;
    const std::vector<std::string>& names = route.handlers.back().names;
    return std::ranges::none_of(names, [](const std::string& name) { return RE2::PartialMatch(name, kSignUp); });
}

class Finder {
public:
    Finder(const CheckContext& context, const std::vector<Limiter>& limiters)
        : context_(context), reader_(context.options()), limiters_(limiters) {}

    void read(const Route& route) {
        std::vector<const Limiter*> found;
        bool hasUnknown = false;
        const auto look = [&](const Handler& handler) {
            if (const Limiter* limiter = limiterOf(handler))
                found.push_back(limiter);
            else
                hasUnknown |= limits(handler);
        };
        std::ranges::for_each(route.before, look);
        std::ranges::for_each(route.handlers, look);
        for (const Limiter& limiter : limiters_) {
            if (limiter.use().call != route.node) continue;
            found.push_back(&limiter);
            hasUnknown = false;  // What limits there is what the route is told.
        }
        const bool isEntrance = isGuessable(route);
        for (const Limiter* limiter : found) others_[limiter] |= !isEntrance;
        if (isEntrance && !hasUnknown) keepStrictest(route, found);
    }

    std::vector<Guarding> take() {
        std::vector<Guarding> all;
        for (const Limiter& limiter : limiters_) {
            const auto guarding = guarding_.find(&limiter);
            if (guarding == guarding_.end()) continue;
            guarding->second.isForAll = others_[&limiter];
            all.push_back(guarding->second);
        }
        return all;
    }

private:
    void keepStrictest(const Route& route, const std::vector<const Limiter*>& found) {
        Guarding strictest;
        for (const Limiter* limiter : found) {
            const auto perHour = limiter->perHour();
            if (!perHour) return;
            if (strictest.limiter == nullptr || *perHour < strictest.perHour)
                strictest = {limiter, &route, *perHour, false};
        }
        if (strictest.limiter != nullptr) guarding_.try_emplace(strictest.limiter, strictest);
    }

    /// The limiter that a handler is: made right there, held by a variable, registered as a plugin, or asked in its body.
    [[nodiscard]] const Limiter* limiterOf(const Handler& handler) const {
        for (const OptionValue& value : reader_.valuesOf(handler.node))
            if (const Limiter* limiter = madeBy(value.node)) return limiter;
        if (const Limiter* limiter = givenIn(handler.node)) return limiter;
        for (const FunctionRef function : handler.functions)
            if (const Limiter* limiter = askedIn(function)) return limiter;
        return nullptr;
    }

    [[nodiscard]] const Limiter* madeBy(NodeRef call) const {
        const auto found =
            std::ranges::find_if(limiters_, [&](const Limiter& limiter) { return limiter.use().call == call; });
        return found == limiters_.end() ? nullptr : &*found;
    }

    /// `app.register(rateLimit, options)`: the handler is an argument of the call that was told.
    [[nodiscard]] const Limiter* givenIn(NodeRef argument) const {
        const Program& program = context_.program(argument.file);
        const auto found = std::ranges::find_if(limiters_, [&](const Limiter& limiter) {
            const NodeRef call = limiter.use().call;
            if (call.file != argument.file || program[call.node].kind != Kind::Call) return false;
            const auto arguments = program.arguments(call.node);
            return std::ranges::find(arguments, argument.node) != arguments.end();
        });
        return found == limiters_.end() ? nullptr : &*found;
    }

    /// `limiter.consume(req.ip)`
    [[nodiscard]] const Limiter* askedIn(FunctionRef function) const {
        const Program& program = context_.program(function.file);
        const Function& body = program.functions[function.function];
        for (NodeId id = body.firstNode; id <= body.body; ++id) {
            if (program[id].kind != Kind::Call || program[program.callee(id)].kind != Kind::Member) continue;
            const NodeId callee = program.callee(id);
            const std::string_view method = program.atom(program[callee].a);
            if (method != "consume" && method != "limit" && method != "check") continue;
            for (const OptionValue& value : reader_.valuesOf({function.file, callee - 1}))
                if (const Limiter* limiter = madeBy(value.node)) return limiter;
        }
        return nullptr;
    }

    const CheckContext& context_;
    OptionReader reader_;
    const std::vector<Limiter>& limiters_;
    std::map<const Limiter*, bool> others_;
    std::map<const Limiter*, Guarding> guarding_;
};

}  // namespace

std::vector<Guarding> guardedEntrances(const CheckContext& context, const std::vector<Limiter>& limiters) {
    Finder finder(context, limiters);
    for (const App& app : context.web().apps)
        for (const Route& route : app.routes) finder.read(route);
    for (const Route& route : context.web().looseRoutes) finder.read(route);
    return finder.take();
}

}  // namespace jsward::rules::weak_rate_limit
