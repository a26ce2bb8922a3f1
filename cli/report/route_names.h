// Words that all reports about routes share.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/scan/route_map.h"
#include "cli/report/sources.h"

namespace jsward {

[[nodiscard]] std::string_view nameOf(Standing::State state);  ///< "present", "missing", "not-needed"
[[nodiscard]] std::string_view nameOf(Evidence evidence);      ///< "package", "config", "body", "name"

/// "src/users.js:12", where the handler's function is written if that is known, else where it is put on.
[[nodiscard]] std::string placeOf(Sources& sources, const MappedHandler& handler);
[[nodiscard]] std::string placeOf(Sources& sources, const Location& at);

}  // namespace jsward
