// Which routes a function answers or stands in front of: the way from a place in the code back to the requests that get there.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/webapp/webapp.h"

namespace jsward {

class RouteIndex {
public:
    /// Keeps references into `web`.
    RouteIndex(const WebModel& web, const ProgramProvider& programs);

    /// Whether middleware that provides one of `protections` runs before the code at `place` on every route that this code
    /// belongs to; false when it belongs to none.
    [[nodiscard]] bool isBehind(NodeRef place, std::span<const std::string> protections) const;

    /// The innermost function around `place` that answers a route or stands in front of one; nothing when none does.
    [[nodiscard]] std::optional<FunctionRef> handlerAround(NodeRef place) const;
    /// A route that a handler belongs to; it must be one.
    [[nodiscard]] const Route& routeOf(FunctionRef handler) const { return *byFunction_.at(handler).front().first; }

private:
    /// A handler of a route: its number counts what is in front of the route, too.
    using Position = std::pair<const Route*, std::size_t>;

    void add(const Route& route);

    const ProgramProvider& programs_;
    std::map<FunctionRef, std::vector<Position>> byFunction_;
};

}  // namespace jsward
