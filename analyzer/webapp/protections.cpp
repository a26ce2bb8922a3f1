#include "analyzer/webapp/protections.h"

#include <algorithm>
#include <deque>
#include <set>
#include <utility>
#include <vector>

#include "analyzer/webapp/callees.h"

namespace jsward {
namespace {

using State = Standing::State;

constexpr int kDeepestCall = 4;              ///< How far a handler's callees are looked into ...
constexpr std::size_t kMostFunctions = 200;  ///< ... and how many of them.

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool changes(const Route& route) { return !isOneOf(route.method, {"GET", "HEAD", "OPTIONS"}); }
bool carriesBody(const Route& route) { return isOneOf(route.method, {"POST", "PUT", "PATCH", "ALL"}); }

/// What a request meets, in order.
std::vector<const Handler*> handlersOf(const Route& route) {
    std::vector<const Handler*> all;
    for (const Handler& handler : route.before) all.push_back(&handler);
    for (const Handler& handler : route.handlers) all.push_back(&handler);
    return all;
}

const Handler* whoProvides(const Route& route, std::string_view what) {
    const std::vector<const Handler*> all = handlersOf(route);
    const auto found = std::ranges::find_if(all, [&](const Handler* handler) { return handler->does(what); });
    return found == all.end() ? nullptr : *found;
}

Standing presentBy(const Handler& handler, std::string_view what) {
    const auto at = std::ranges::find(handler.provides, what) - handler.provides.begin();
    return {State::Present, &handler, handler.evidence[static_cast<std::size_t>(at)], ""};
}

/// Whether the route is there to find out who is asking: its handlers check or issue credentials.
bool letsPeopleIn(const Route& route, const FlowResult& flow, const ProgramProvider& programs) {
    std::deque<std::pair<FunctionRef, int>> queue;
    for (const Handler& handler : route.handlers)
        for (const FunctionRef function : handler.functions) queue.emplace_back(function, 0);
    std::set<FunctionRef> seen;
    for (; !queue.empty() && seen.size() < kMostFunctions; queue.pop_front()) {
        const auto [function, depth] = queue.front();
        const FunctionFacts* facts = seen.insert(function).second ? flow.facts(function) : nullptr;
        if (facts == nullptr) continue;
        for (const FunctionFacts::Effect& effect : facts->effects)
            if (isOneOf(effect.effect, {"authentication", "one-time-code"})) return true;
        if (depth == kDeepestCall) continue;
        for (const FunctionRef callee : calleesOf(*facts, programs.program(function.file)))
            queue.emplace_back(callee, depth + 1);
    }
    return false;
}

bool isForCookies(const Route& route) {
    return whoProvides(route, "session") != nullptr || whoProvides(route, "cookies") != nullptr;
}

/// The limit of who reads the body last before the handler, or of a limiter.
Standing bodyLimit(const Route& route, const App* app) {
    if (!carriesBody(route)) return {State::NotNeeded, nullptr, Evidence::Package, ""};
    if (const Handler* limiter = whoProvides(route, "body-limit")) return presentBy(*limiter, "body-limit");
    if (!route.bodyLimit.empty()) return {State::Present, nullptr, Evidence::Package, route.bodyLimit};
    const Handler* parser = nullptr;
    for (const Handler* handler : handlersOf(route))
        if (!handler->bodyLimit.empty() && (parser == nullptr || handler->bodyLimit == "none")) parser = handler;
    if (parser != nullptr) {
        Standing standing = presentBy(*parser, "body-parser");
        standing.detail = parser->bodyLimit;
        if (parser->bodyLimit == "none") standing.state = State::Missing;
        return standing;
    }
    const std::string ofFramework = app == nullptr ? "" : app->bodyLimit;
    if (ofFramework.empty()) return {State::NotNeeded, nullptr, Evidence::Package, ""};  // nobody reads it
    return {ofFramework == "none" ? State::Missing : State::Present, nullptr, Evidence::Package, ofFramework};
}

bool canDoWithout(Protection protection, const Route& route, const FlowResult& flow, const ProgramProvider& programs) {
    switch (protection) {
        case Protection::Authentication: return !changes(route) || letsPeopleIn(route, flow, programs);
        case Protection::Validation: return !carriesBody(route);
        case Protection::Csrf: return !changes(route) || !isForCookies(route);
        default: return false;
    }
}

}  // namespace

std::string_view nameOf(Protection protection) {
    static constexpr std::array<std::string_view, kProtections.size()> kNames = {
        "headers", "rate-limit", "authentication", "validation", "csrf", "body-limit"};
    return kNames[static_cast<std::size_t>(protection)];
}

std::array<Standing, kProtections.size()> protectionsOf(const Route& route, const App* app, const FlowResult& flow,
                                                        const ProgramProvider& programs) {
    std::array<Standing, kProtections.size()> standings;
    for (std::size_t i = 0; i < standings.size(); ++i) {
        const Protection protection = kProtections[i];
        if (protection == Protection::BodyLimit) {
            standings[i] = bodyLimit(route, app);
        } else if (const Handler* handler = whoProvides(route, nameOf(protection))) {
            standings[i] = presentBy(*handler, nameOf(protection));
        } else if (canDoWithout(protection, route, flow, programs)) {
            standings[i].state = State::NotNeeded;
        }
    }
    return standings;
}

}  // namespace jsward
