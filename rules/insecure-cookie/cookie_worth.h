// What a cookie is worth to a thief, by the names in the code: of the cookie and of what is put into it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/program/program.h"

namespace jsward::rules::insecure_cookie {

enum class Worth : std::uint8_t {
    None,  ///< A language, a theme, a banner that was seen: scripts may well read it.
    Unknown,
    ForScripts,  ///< A CSRF token, there for scripts to read.
    Account      ///< Stands for a session, a token or a user.
};

[[nodiscard]] Worth worthOf(std::string_view cookieName);

/// Whether a value is called a session or token: `user.accessToken`, `jwt.sign(...)`.
[[nodiscard]] bool holdsCredential(const Program& program, NodeId value);

/// How the code calls the name of a cookie that is no constant: "config session cookie" for `config.sessionCookie`.
[[nodiscard]] std::string nameInCode(const Program& program, NodeId name);

}  // namespace jsward::rules::insecure_cookie
