// A limiter that is there and does not limit: it admits too much of what can be guessed, counts within milliseconds, leaves everybody
// out, or believes what clients say about who they are.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "rules/weak-rate-limit/limited_routes.h"

namespace jsward::rules::weak_rate_limit {
namespace {

using Kinds = OptionValue::Kind;

constexpr double kMostGuesses = 120;        ///< An hour: "about a hundred".
constexpr double kFarTooManyGuesses = 600;  ///< An hour.

Finding report(const CheckContext& context, NodeRef at, Confidence confidence, std::string_view name,
               std::string_view what) {
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {{{"name", name}, {"what", what}}};
    return context.finding(at, confidence, values);
}

std::vector<Limiter> limitersOf(const CheckContext& context) {
    std::vector<Limiter> limiters;
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "rate-limit" || use.development || !context.isForUsers(use.call)) continue;
        const UsedOptions options(context.options(), use);
        // `@Throttle({default: {limit: 5}})` is no `@Throttle(5, 60)`: another row of the model speaks of what is in the object.
        const auto isObject = [](const OptionValue& v) { return v.kind == Kinds::Object; };
        const bool isOtherForm = std::ranges::any_of(options["limit"], isObject);
        if (!options.isAbsent() && !isOtherForm) limiters.emplace_back(context, use);
    }
    return limiters;
}

/// Where a value is written, when that is in the file of the call.
NodeRef placeOf(const OptionUse& use, const OptionValue& value) {
    return value.node.file == use.call.file && value.node.node != 0 ? value.node : use.call;
}

/// What is wrong with a limiter whatever it stands before; whether there was something.
bool checkSettings(const CheckContext& context, const Limiter& limiter, std::vector<Finding>& out) {
    const OptionUse& use = limiter.use();
    const auto add = [&](NodeRef at, Confidence confidence, std::string_view what) {
        out.push_back(report(context, at, confidence, use.name, what));
        return true;
    };
    if (limiter.skipsAll()) return add(use.call, Confidence::High, "skips every request");
    if (const auto window = limiter.mistakenWindow())
        return add(placeOf(use, *window), window->number < 1000 ? Confidence::High : Confidence::Medium,
                   fmt::format("counts within {} milliseconds, which reads as seconds", window->number));
    if (limiter.countsByClaim())
        return add(use.call, Confidence::Medium, "tells clients apart by a header that they write themselves");
    if (limiter.skipsWhoeverAsks())
        return add(use.call, Confidence::Medium, "skips requests that say something which every client can say");
    return false;
}

std::string nameOf(const Route& route) {
    return fmt::format("{} {}", route.method == "ALL" ? "every request to" : route.method, route.path);
}

void checkEntrance(const CheckContext& context, const Guarding& guarding, std::vector<Finding>& out) {
    const OptionUse& use = guarding.limiter->use();
    if (guarding.perHour <= kMostGuesses) {
        if (!guarding.limiter->forgetsFailures() || guarding.isForAll) return;
        out.push_back(report(context, use.call, Confidence::High, use.name,
                             fmt::format("does not count failed attempts at {}", nameOf(*guarding.route))));
        return;
    }
    const std::string what =
        fmt::format("admits {} attempts an hour at {}", std::round(guarding.perHour), nameOf(*guarding.route));
    const bool isFar = guarding.perHour > kFarTooManyGuesses;
    const Confidence confidence = guarding.isForAll ? (isFar ? Confidence::Medium : Confidence::Low)
                                                    : (isFar ? Confidence::High : Confidence::Medium);
    Finding finding = report(context, use.call, confidence, use.name, what);
    finding.related.push_back({context.locate(guarding.route->node), "this is what can be guessed at"});
    out.push_back(std::move(finding));
}

// --- trust proxy ------------------------------------------------------------------------------------------------------------

bool limits(const Handler& handler) {
    return std::ranges::find(handler.provides, "rate-limit") != handler.provides.end();
}

bool isLimited(const Route& route) {
    return std::ranges::any_of(route.before, limits) || std::ranges::any_of(route.handlers, limits);
}

/// Whether some limiter goes by the address that the framework tells.
bool countsByAddress(const CheckContext& context, const std::vector<Limiter>& limiters) {
    const bool haveKeys = !limiters.empty() && std::ranges::all_of(limiters, &Limiter::hasOwnKey);
    if (haveKeys) return false;
    return std::ranges::any_of(context.web().apps, [](const App& app) {
        return std::ranges::any_of(app.middleware, limits) || std::ranges::any_of(app.routes, isLimited);
    });
}

bool believesEverybody(const CheckContext& context, const OptionUse& use) {
    const UsedOptions options(context.options(), use);
    if (use.topic == "trust-proxy") return std::ranges::all_of(options.whole(), &OptionValue::isTrue);
    if (use.topic != "setting") return false;
    const auto isTrustProxy = [](const OptionValue& v) { return v.kind == Kinds::String && v.text == "trust proxy"; };
    return std::ranges::all_of(options["name"], isTrustProxy) &&
           std::ranges::all_of(options["value"], &OptionValue::isTrue);
}

void checkProxies(const CheckContext& context, const std::vector<Limiter>& limiters, std::vector<Finding>& out) {
    if (!countsByAddress(context, limiters)) return;
    for (const OptionUse& use : context.flow().options) {
        if (use.development || !context.isForUsers(use.call) || !believesEverybody(context, use)) continue;
        out.push_back(report(context, use.call, Confidence::High, use.name,
                             "believes every proxy, so clients choose the address that the rate limit counts by"));
    }
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    const std::vector<Limiter> limiters = limitersOf(context);
    std::vector<const Limiter*> faulty;
    for (const Limiter& limiter : limiters)
        if (checkSettings(context, limiter, out)) faulty.push_back(&limiter);
    for (const Guarding& guarding : guardedEntrances(context, limiters))
        if (std::ranges::find(faulty, guarding.limiter) == faulty.end()) checkEntrance(context, guarding, out);
    checkProxies(context, limiters, out);
}

}  // namespace jsward::rules::weak_rate_limit
