// Sets of sink kinds: what a value has been made harmless for.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jsward {

using KindId = std::uint8_t;  ///< Index of a sink or source kind in the models.

inline constexpr std::size_t kMostSinkKinds = 64;

using SinkKinds = std::uint64_t;  ///< Bit set of sink kinds.

inline constexpr SinkKinds kHarmlessForAll = ~SinkKinds{0};

[[nodiscard]] constexpr SinkKinds only(KindId kind) { return SinkKinds{1} << kind; }

}  // namespace jsward
