// How an application knows its visitors: by the cookie of a session, or by a token in a cookie. Browsers send both with every request,
// whichever site makes it.
#pragma once

#include <string>
#include <vector>

#include "analyzer/rule/check.h"

namespace jsward::rules::missing_csrf_protection {

struct CookieLogin {
    NodeRef at;              ///< The call that makes the session or sets the cookie.
    std::string name;        ///< How the code calls it: "session()", "the cookie 'token'".
    bool isSession = false;  ///< A session; else a token in a cookie.
    FunctionRef function;    ///< Around `at`.
};

/// Those whose cookies browsers send along with requests of other sites. What cannot be read is left out.
std::vector<CookieLogin> cookieLogins(const CheckContext& context);

/// Whether the session is what the handler is; for a token in a cookie, whether the handler gets to where it is set.
[[nodiscard]] bool isMadeBy(const CheckContext& context, const CookieLogin& login, const Handler& handler);

}  // namespace jsward::rules::missing_csrf_protection
