// What a user says about the surroundings of a project.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

struct ProjectSettings {
    bool strict = false;                       ///< What is common practice is worth a word, too.
    std::vector<std::string> registries = {};  ///< Hosts of registries of the user's own.
    /// Hands every file of the database of advisories that the user named to a function; empty without one.
    std::function<void(const std::function<void(std::string_view json)>&)> advisories;
};

}  // namespace jsward
