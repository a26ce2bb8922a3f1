// How a function decides about the origin of a request: not at all, by whole origins, or by parts that other sites can have, too.
#pragma once

#include <optional>
#include <string>

#include "analyzer/webapp/option_value.h"

namespace jsward::rules::cors_misconfiguration {

struct OriginDecision {
    bool admitsAll = false;  ///< Says yes to whatever comes.
    bool looks = false;      ///< Compares the origin with something.
    std::string fault;       ///< What a comparison lets in besides what it means; "" when none does.
    NodeRef at;              ///< That comparison.
};

/// Of a function that is given an origin, or a context to get it from, and says by its result or a callback whether to admit it.
OriginDecision decisionOf(const ProgramProvider& programs, NodeRef function);

/// Of what a function asks before it gets to a place that sends the origin of the request back.
OriginDecision decisionBefore(const ProgramProvider& programs, FunctionRef function, NodeId place);

}  // namespace jsward::rules::cors_misconfiguration
