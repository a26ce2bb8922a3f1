// Where things stand in a JSON text, so that an error about a value can name its line. The JSON library that builds
// the values keeps no positions; this reads the text a second time, and only once something is wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jsward {

/// Of the member of an object.
enum class JsonPart : std::uint8_t { Key, Value };

/// Byte offset of the value at a JSON pointer ("/flows/0/sinks"), or of its key. `json` must be valid; a pointer that leads
/// nowhere gives the offset of the last part that exists.
[[nodiscard]] std::size_t locateInJson(std::string_view json, std::string_view pointer, JsonPart part);

/// Offset behind the value that begins at an offset.
[[nodiscard]] std::size_t endOfValue(std::string_view json, std::size_t begin);

/// A key as a part of a JSON pointer.
[[nodiscard]] std::string escapedToken(std::string_view key);

struct RepeatedKey {
    std::size_t offset = 0;
    std::string_view key;  ///< As it is written.
};

/// Keys that an object of `json`, which must be valid, has had before; views into it.
[[nodiscard]] std::vector<RepeatedKey> repeatedKeys(std::string_view json);

}  // namespace jsward
