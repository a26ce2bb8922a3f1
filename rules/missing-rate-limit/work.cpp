#include "rules/missing-rate-limit/work.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <set>

namespace jsward::rules::missing_rate_limit {
namespace {

constexpr int kDeepestCall = 8;
constexpr std::size_t kMostFunctions = 400;  ///< Visited for one handler; dispatchers reach the whole program.

/// Checking a signature costs little and tells nothing to who guesses: it guards a route, it is not what to guard.
bool isTokenCheck(const FunctionFacts::Effect& effect) {
    static const RE2 kTokenCheck(
        "(?i)(jwt|jsonwebtoken|jose|token)[a-z]*\\.(verify|decode|decrypt)|jwt(Verify|Decrypt)|verify_?(id_?)?token|timingSafeEqual");
    return RE2::PartialMatch(effect.name, kTokenCheck);
}

std::optional<WorkKind> kindOf(const FunctionFacts::Effect& effect) {
    if (effect.effect == "authentication") {
        if (isTokenCheck(effect)) return std::nullopt;
        return WorkKind::Credentials;
    }
    if (effect.effect == "process") return WorkKind::Process;
    if (effect.effect == "filesystem") return WorkKind::FileSystem;
    if (effect.effect == "database") return WorkKind::Database;
    return std::nullopt;
}

/// Breadth first, so that what a handler does itself comes before what its callees do.
void collect(const Handler& handler, std::size_t index, const FlowResult& flow, std::vector<Work>& out) {
    std::deque<std::pair<FunctionRef, int>> queue;
    std::set<FunctionRef> seen;
    const auto enqueue = [&](FunctionRef function, int depth) {
        if (depth <= kDeepestCall && seen.size() < kMostFunctions && seen.insert(function).second)
            queue.emplace_back(function, depth);
    };
    for (const FunctionRef function : handler.functions) enqueue(function, 0);
    for (; !queue.empty(); queue.pop_front()) {
        const auto [function, depth] = queue.front();
        const FunctionFacts* facts = flow.facts(function);
        if (facts == nullptr) continue;
        for (const FunctionFacts::Effect& effect : facts->effects)
            if (const auto kind = kindOf(effect)) out.push_back({*kind, index, effect.at, effect.name});
        for (const FunctionRef callee : facts->calls) enqueue(callee, depth + 1);
    }
}

std::string_view credentialWork(const std::string& name) {
    static const RE2 kVerifies("(?i)compare|verify|check|match|authenticate|log_?in|sign_?in");
    static const RE2 kHashes("(?i)hash|pbkdf2|scrypt|crypt|set_?password");
    static const RE2 kIssues("(?i)sign|issue|token");
    if (RE2::PartialMatch(name, kVerifies)) return "verifies a password";
    if (RE2::PartialMatch(name, kHashes)) return "sets a password";
    if (RE2::PartialMatch(name, kIssues)) return "issues a token";
    return "handles credentials";
}

}  // namespace

std::vector<Work> workOf(const Route& route, const FlowResult& flow) {
    std::vector<Work> work;
    for (std::size_t i = 0; i < route.handlers.size(); ++i) collect(route.handlers[i], i, flow, work);
    return work;
}

std::optional<Work> mostTelling(const std::vector<Work>& work) {
    const auto found = std::ranges::min_element(work, std::less<>(), &Work::kind);
    return found == work.end() ? std::nullopt : std::optional(*found);
}

std::string describe(const Work& work) {
    switch (work.kind) {
        case WorkKind::Credentials: return fmt::format("{} ({})", credentialWork(work.name), work.name);
        case WorkKind::Process: return fmt::format("runs a process ({})", work.name);
        case WorkKind::FileSystem: return fmt::format("works on the file system ({})", work.name);
        case WorkKind::Database: return fmt::format("queries the database ({})", work.name);
    }
    return "";
}

}  // namespace jsward::rules::missing_rate_limit
