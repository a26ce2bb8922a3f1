// What stands beside a property that is called like a secret, and what that says about its value.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "analyzer/program/program.h"
#include "rules/hardcoded-secret/constants.h"

namespace jsward::rules::hardcoded_secret {

enum class Surroundings : std::uint8_t {
    Plain,
    Alone,  ///< nothing that is text: a variable, or an object of secrets alone
    Login,  ///< user, host, database and the like: the object describes how to log in
    Labels  ///< texts for people or names of fields: the object is a table of labels
};

struct Neighbours {
    Surroundings surroundings = Surroundings::Plain;
    std::string_view user;  ///< Who logs in, where a property says so.
};

/// Of the properties of an object.
Neighbours neighboursOf(const Program& program, const Constants& constants, std::span<const std::uint32_t> properties);

}  // namespace jsward::rules::hardcoded_secret
