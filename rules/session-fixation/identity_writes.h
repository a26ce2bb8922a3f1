// Where code puts into the session who its visitor is.
#pragma once

#include <string>
#include <vector>

#include "analyzer/program/program.h"

namespace jsward::rules::session_fixation {

struct IdentityWrite {
    NodeId node = 0;   ///< The assignment or call.
    std::string name;  ///< "req.session.userId"
};

/// `req.session.userId = user.id`, `session.set('user', user)`, `Object.assign(req.session, {user})`, in order. Emptying one is none.
std::vector<IdentityWrite> identityWrites(const Program& program);

}  // namespace jsward::rules::session_fixation
