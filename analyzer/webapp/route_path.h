// Paths of routes and mounts: "/api/users/:id", with "*" for parts that are not constant.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/program/program.h"

namespace jsward {

/// "/api" and "/users/" give "/api/users"; nothing and nothing give "/".
std::string joinRoutePath(std::string_view prefix, std::string_view path);

/// Whether middleware mounted at `pattern` runs for requests to `path`. Unknown parts get the benefit of the doubt: what may
/// be covered is covered.
bool coversPath(std::string_view pattern, std::string_view path);

/// The text of a string expression: constants as they are, every other part as "*". "*" alone for anything else.
std::string pathText(const Program& program, NodeId expression);

}  // namespace jsward
