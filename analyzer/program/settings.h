// Files of settings: no programs, but what programs run with. Each becomes the program of an object literal that says
// the same, so that whoever reads names and values in code reads them here too, with the same spans.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "analyzer/program/program.h"

namespace jsward {

enum class SettingsFormat : std::uint8_t {
    Json,    ///< .json, .jsonc, .json5: comments, trailing commas and bare keys are understood
    Yaml,    ///< .yml, .yaml: block and flow style; an item "NAME=value" of a list is a setting too
    Lines,   ///< .env, .npmrc, .properties, .ini, .toml: a name, '=', a value
    Keys,    ///< .pem, .key, id_rsa and the like: PEM blocks, or one line that is the key
    Docker,  ///< Dockerfile: what ENV and ARG set; other instructions are texts
    Logins   ///< .netrc, .pgpass, .git-credentials
};

/// By name; nothing for source files, for the settings of tools (package.json, lock files, tsconfig.json) and for
/// everything else.
[[nodiscard]] std::optional<SettingsFormat> settingsFormatOf(std::string_view path);

/// The program of a settings file: one statement a top-level value, strings decoded. Never fails: what cannot be
/// understood is left out or Opaque. The result keeps nothing of its arguments. `source` is valid UTF-8 of less than 4
/// GB.
[[nodiscard]] Program lowerSettings(std::string_view source, SettingsFormat format);

}  // namespace jsward
