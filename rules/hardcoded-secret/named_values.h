// The string constants of a program that stand under the name of a secret: declared, assigned, keyed, compared, passed with it, or used
// when an environment variable of that name is missing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/program/program.h"
#include "rules/hardcoded-secret/constants.h"
#include "rules/hardcoded-secret/secret_names.h"
#include "rules/hardcoded-secret/surroundings.h"

namespace jsward::rules::hardcoded_secret {

enum class Place : std::uint8_t {
    Assigned,  ///< declared, assigned, a property, a default of a parameter, an argument that goes with a name
    Compared,  ///< `password === 'x'`
    Fallback,  ///< `process.env.SECRET || 'x'`: what the program runs with when nobody says otherwise
    Setting    ///< `DB_PASSWORD=x` in a settings file: what the program runs with
};

struct NamedValue {
    Constant constant;
    std::string_view name;  ///< As written; lives as long as the program.
    NameReading reading;
    Place place = Place::Assigned;
    Surroundings surroundings = Surroundings::Plain;
    std::string_view user;  ///< Who logs in, where a property beside says so.
};

enum class FileKind : std::uint8_t {
    Source,
    Settings,    ///< JSON, YAML: data of any kind; environment variables are told by their capitals
    Environment  ///< .env, Dockerfile: every name is that of a setting
};

/// In order of the nodes; a constant may appear several times, under each of its names.
std::vector<NamedValue> namedValues(const Program& program, const Constants& constants, FileKind kind);

}  // namespace jsward::rules::hardcoded_secret
