#include "cli/report/route_names.h"

#include <fmt/format.h>

#include <array>

#include "cli/report/region.h"

namespace jsward {

std::string_view nameOf(Standing::State state) {
    static constexpr std::array<std::string_view, 3> kNames = {"present", "missing", "not-needed"};
    return kNames[static_cast<std::size_t>(state)];
}

std::string_view nameOf(Evidence evidence) {
    static constexpr std::array<std::string_view, 4> kNames = {"package", "config", "body", "name"};
    return kNames[static_cast<std::size_t>(evidence)];
}

std::string placeOf(Sources& sources, const Location& at) {
    return fmt::format("{}:{}", sources.path(at.file), regionOf(sources, at).startLine);
}

std::string placeOf(Sources& sources, const MappedHandler& handler) {
    return placeOf(sources, handler.definition.value_or(handler.at));
}

}  // namespace jsward
