// What the handlers of a route do that is worth limiting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/rule/check.h"
#include "analyzer/webapp/webapp.h"

namespace jsward::rules::missing_rate_limit {

/// The most worthwhile first.
enum class WorkKind : std::uint8_t {
    Password,  ///< verifies or sets a password
    Code,      ///< verifies a one-time code
    Token,     ///< issues a token
    Process,
    FileWrite,
    DatabaseWrite,
    DatabaseRead,
    FileRead,
    Unknown  ///< waits for somebody that no model knows
};

struct Work {
    WorkKind kind = WorkKind::Unknown;
    std::size_t handler = 0;  ///< Which handler of the route does it.
    int depth = 0;            ///< How many calls below the handler; 0 for what it does itself.
    NodeRef at;
    std::string name;  ///< "bcrypt.compare()".
};

/// Everything that the route's handlers do, functions that they call included; by handler.
std::vector<Work> workOf(const Route& route, const CheckContext& context);

/// Whether a handler takes a password out of the request.
bool readsPassword(const Route& route, const CheckContext& context);

/// Known work that a route that lets people in does about them: with credentials or a database.
bool asksForAccounts(const Work& work);

/// The one to tell the user about; nothing when there is none.
std::optional<Work> mostTelling(const std::vector<Work>& work);

/// Whether a wrong password or code makes a difference, so that it can be guessed.
bool verifiesSecret(const Work& work);

/// "verifies a password (bcrypt.compare())".
std::string describe(const Work& work);

}  // namespace jsward::rules::missing_rate_limit
