// Where things stand in a JSON text, so that an error about a value can name its line. The JSON library that builds
// the values keeps no positions; this reads the text a second time, and only once something is wrong with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace jsward {

/// Byte offset of the value at a JSON pointer ("/flows/0/sinks"), or of its key for the member of an object. `json`
/// must be valid; a pointer that leads nowhere gives the offset of the last part that exists.
[[nodiscard]] std::size_t locateInJson(std::string_view json, std::string_view pointer);

/// Line of a byte offset, counted from 1.
[[nodiscard]] std::uint32_t lineOfOffset(std::string_view text, std::size_t offset);

}  // namespace jsward
