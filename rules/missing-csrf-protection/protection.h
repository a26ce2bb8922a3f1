// What keeps other sites from sending requests in a visitor's name: tokens, and looking at where a request comes from.
#pragma once

#include "analyzer/rule/check.h"

namespace jsward::rules::missing_csrf_protection {

/// Whether anything of the component does: a package, a check of a token, of the origin or of a header that forms cannot set.
[[nodiscard]] bool isProtected(const CheckContext& context);

/// Whether a handler asks for a token that a browser does not send by itself.
[[nodiscard]] bool asksForToken(const CheckContext& context, const Handler& handler);

/// Whether forms of other sites can send something that the application reads, or it answers with pages: it is for browsers.
[[nodiscard]] bool servesBrowsers(const CheckContext& context);

}  // namespace jsward::rules::missing_csrf_protection
