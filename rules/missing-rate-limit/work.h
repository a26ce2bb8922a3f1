// What the handlers of a route do that is worth limiting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/webapp/webapp.h"

namespace jsward::rules::missing_rate_limit {

enum class WorkKind : std::uint8_t { Credentials, Process, FileSystem, Database };  ///< The most worthwhile first.

struct Work {
    WorkKind kind = WorkKind::Database;
    std::size_t handler = 0;   ///< Which handler of the route does it.
    NodeRef at;
    std::string name;          ///< "bcrypt.compare()".
};

/// Everything that the route's handlers do, functions that they call included; by handler.
std::vector<Work> workOf(const Route& route, const FlowResult& flow);

/// The one to tell the user about; nothing when there is none.
std::optional<Work> mostTelling(const std::vector<Work>& work);

/// "verifies a password (bcrypt.compare())".
std::string describe(const Work& work);

}  // namespace jsward::rules::missing_rate_limit
