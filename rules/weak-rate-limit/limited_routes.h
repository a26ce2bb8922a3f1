// Which limiters stand before a route that lets people in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/weak-rate-limit/limiter.h"

namespace jsward::rules::weak_rate_limit {

struct Guarding {
    const Limiter* limiter = nullptr;  ///< The strictest of those that are known.
    const Route* route = nullptr;      ///< The first log-in or reset that it has to hold alone.
    double perHour = 0;
    bool isForAll = false;  ///< It stands before other routes, too: it is no limiter of log-ins.
};

/// For each limiter that guards log-ins, resets or one-time codes and that no stricter or unknown one helps.
std::vector<Guarding> guardedEntrances(const CheckContext& context, const std::vector<Limiter>& limiters);

}  // namespace jsward::rules::weak_rate_limit
