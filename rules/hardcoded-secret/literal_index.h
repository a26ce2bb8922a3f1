// Finds many literals in one pass over a text.
//
// Each literal is known by its first three bytes, hashed to one bit of a table that fits the first-level cache. A position whose three
// bytes hit no bit holds no literal, and nearly all positions of ordinary text are such; the others are compared with the few
// literals of that hash. That costs about a nanosecond a byte, whatever the number of literals.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace jsward::rules::hardcoded_secret {

class LiteralIndex {
public:
    /// Adds one literal, or several: a set in brackets stands for each of its characters ("K00[123]"). At least three bytes.
    void add(std::string_view pattern, std::uint32_t owner);
    /// To be called once, after the last `add` and before the first search.
    void build();

    /// Calls `found(owner, position, length)` for every occurrence of every literal, by position.
    template <class Found>
    void search(std::string_view text, Found&& found) const {
        for (std::size_t at = 0; at + kKey <= text.size(); ++at) {
            const std::uint32_t hash = hashOf(text.data() + at);
            if (((bits_[hash / 64] >> (hash % 64)) & 1U) == 0) continue;
            for (std::uint32_t i = firstOf(hash); i < entries_.size() && entries_[i].hash == hash; ++i)
                if (text.substr(at).starts_with(entries_[i].literal))
                    found(entries_[i].owner, at, entries_[i].literal.size());
        }
    }

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    static constexpr std::size_t kKey = 3;
    static constexpr unsigned kHashBits = 16;

    struct Entry {
        std::uint32_t hash = 0;
        std::uint32_t owner = 0;
        std::string literal;
    };

    static std::uint32_t hashOf(const char* at) {
        const auto byte = [at](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
        const std::uint32_t key = byte(0) | (byte(1) << 8U) | (byte(2) << 16U);
        return (key * 0x9E3779B1U) >> (32U - kHashBits);
    }
    [[nodiscard]] std::uint32_t firstOf(std::uint32_t hash) const;

    std::vector<Entry> entries_;
    std::array<std::uint64_t, (1U << kHashBits) / 64> bits_{};
};

}  // namespace jsward::rules::hardcoded_secret
