// Patterns of paths, as globs have them.
#pragma once

#include <re2/re2.h>

#include <string>
#include <string_view>

namespace jsward {

/// `*` and `?` within a name, `**` for any folders, `{a,b}` and `@(a|b)` for alternatives. A module may be meant without its extension, as
/// the JavaScript that it is compiled to, and an index by its folder.
class PathPattern {
public:
    explicit PathPattern(std::string_view pattern);

    [[nodiscard]] bool matches(std::string_view path) const;

private:
    RE2 expression_;
    std::string literal_;  ///< Something that every such path holds.
};

}  // namespace jsward
