// Reading files as a scanner must: whole, once, and without being stalled or led astray by what is no ordinary file.
#pragma once

#include <cstdint>
#include <string>

namespace jsward {

enum class ReadStatus : std::uint8_t {
    Ok,
    Missing,       ///< no such file (any more), or a link that leads nowhere
    Unreadable,    ///< no permission, an input error
    NotAFile,      ///< a folder, pipe, socket or device
    SymbolicLink,  ///< a link, where links are not to be followed
    TooLarge
};

struct FileBytes {
    ReadStatus status = ReadStatus::Ok;
    std::string bytes;
    std::uint64_t size = 0;  ///< The file's size, also when it is too large.
    std::string reason;      ///< The operating system's words for Unreadable.
};

enum class Links : std::uint8_t { Follow, Refuse };

/// Never blocks on pipes, never reads more than `maxSize` bytes.
[[nodiscard]] FileBytes readFile(const std::string& path, std::uint64_t maxSize, Links links);

}  // namespace jsward
