// What stands before a route, protection by protection, and what is missing there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/flow/flow.h"
#include "analyzer/webapp/webapp.h"

namespace jsward {

enum class Protection : std::uint8_t { Headers, RateLimit, Authentication, Validation, Csrf, BodyLimit };

inline constexpr std::array<Protection, 6> kProtections = {Protection::Headers,        Protection::RateLimit,
                                                           Protection::Authentication, Protection::Validation,
                                                           Protection::Csrf,           Protection::BodyLimit};

/// "headers", "rate-limit", ...: as Handler::provides.
[[nodiscard]] std::string_view nameOf(Protection protection);

/// How a route stands to one protection.
struct Standing {
    enum class State : std::uint8_t {
        Present,
        Missing,   ///< A gap.
        NotNeeded  ///< A route like this can do without.
    };
    State state = State::Missing;
    const Handler* by = nullptr;  ///< Present: who provides it; nullptr where the framework does by itself.
    Evidence evidence = Evidence::Package;
    std::string detail;  ///< Of a body limit, what is known of it: "100kb", "none".
};

/// One Standing a Protection, in the order of kProtections. `app` may be nullptr: nothing is known of who mounts the route.
///
/// Everything can use headers and a limiter. Who only reads may stay a stranger, and so may who is about to say who they are (the
/// handlers check or issue credentials). Only what carries a body needs its validation and limit, and only what changes something on
/// behalf of a cookie needs a CSRF token.
[[nodiscard]] std::array<Standing, kProtections.size()> protectionsOf(const Route& route, const App* app,
                                                                      const FlowResult& flow,
                                                                      const ProgramProvider& programs);

}  // namespace jsward
