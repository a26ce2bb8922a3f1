// A cookie that a response sets, and which of its flags are set.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/rule/check.h"
#include "rules/insecure-cookie/cookie_worth.h"

namespace jsward::rules::insecure_cookie {

enum class Flag : std::uint8_t { On, Unknown, Missing, Off };

struct Cookie {
    NodeRef at;         ///< Where a finding about it stands.
    std::string setBy;  ///< "res.cookie()"
    std::string name;   ///< "" when it is computed.
    Worth worth = Worth::Unknown;
    bool byValue = false;  ///< What tells its worth is its value, not its name.
    Flag httpOnly = Flag::Unknown;
    Flag secure = Flag::Unknown;
    Flag sameSite = Flag::Unknown;  ///< Off: 'none'.
};

/// Those that calls set with options; cookies that are being deleted are left out.
std::vector<Cookie> cookiesOfCalls(const CheckContext& context);

/// Those whose whole header is written by hand.
std::vector<Cookie> cookiesOfHeaders(const CheckContext& context);

}  // namespace jsward::rules::insecure_cookie
