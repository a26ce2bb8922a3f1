// Hashing of the small keys that the engine looks up all the time. std::hash leaves numbers as they are, which a table with a
// power of two as its size takes badly.
#pragma once

#include <cstddef>
#include <cstdint>

namespace jsward {

/// Adds `v` to the hash `h`.
inline std::uint64_t mix(std::uint64_t h, std::uint64_t v) {
    h ^= v + 0x9E3779B97F4A7C15ULL + (h << 6) + (h >> 2);
    h *= 0xBF58476D1CE4E5B9ULL;
    return h ^ (h >> 31);
}

/// For keys made of numbers packed into 64 bits.
struct PackedHash {
    std::size_t operator()(std::uint64_t key) const { return static_cast<std::size_t>(mix(0, key)); }
};

}  // namespace jsward
