// What images are known to do about the user that they run as.
#pragma once

#include <cstdint>
#include <string_view>

namespace jsward::rules::container_root_user {

enum class BaseUser : std::uint8_t {
    Root,    ///< an image that is known to start as root and to stay so
    Other,   ///< it has a USER without rights, or its entry point gives the rights up
    Unknown  ///< somebody's own image
};

/// `image` as in FROM: "node:22-alpine", "gcr.io/distroless/nodejs22-debian12:nonroot".
[[nodiscard]] BaseUser baseUserOf(std::string_view image);

/// The name of root, however it is written: "root", "0", "0:0", "root:root".
[[nodiscard]] bool isRoot(std::string_view user);

}  // namespace jsward::rules::container_root_user
