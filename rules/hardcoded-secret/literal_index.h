// Finds many literals in one pass over a text.
//
// Each literal is known by the three of its bytes that stand together most seldom, hashed to one bit of a table that fits the first-level
// cache. A position whose three bytes hit no bit belongs to no literal, and nearly all positions of ordinary text are such; the others
// are compared with the few literals of that hash. The cost does not depend on the number of literals.
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

    /// Calls `found(owner, position, length)` for every occurrence of every literal, nearly by position.
    template <class Found>
    void search(std::string_view text, Found&& found) const {
        std::size_t at = 0;
        for (; at + sizeof(std::uint32_t) <= text.size(); at += 2) {  // One load serves two positions.
            std::uint32_t bytes = 0;
            std::memcpy(&bytes, text.data() + at, sizeof bytes);
            if (mayHold(bytes << 8U)) report(text, at, found);
            if (mayHold(bytes & ~0xFFU)) report(text, at + 1, found);
        }
        for (; at + kKey <= text.size(); ++at) report(text, at, found);
    }

    [[nodiscard]] std::size_t size() const { return entries_.size(); }

private:
    static constexpr std::size_t kKey = 3;
    static constexpr unsigned kHashBits = 16;
    static constexpr unsigned kBucketBits = 12;

    struct Entry {
        std::uint32_t hash = 0;
        std::uint32_t owner = 0;
        std::uint32_t offset = 0;  ///< Where in the literal the hashed bytes stand.
        std::string literal;
    };

    /// Of three bytes in the upper part of a number.
    static std::uint32_t hashOf(std::uint32_t key) { return (key * 0x9E3779B1U) >> (32U - kHashBits); }
    static std::uint32_t keyAt(const char* at) {
        const auto byte = [at](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])); };
        return (byte(0) << 8U) | (byte(1) << 16U) | (byte(2) << 24U);
    }
    [[nodiscard]] bool mayHold(std::uint32_t key) const {
        const std::uint32_t hash = hashOf(key);
        return ((bits_[hash / 64] >> (hash % 64)) & 1U) != 0;
    }

    template <class Found>
    void report(std::string_view text, std::size_t at, Found&& found) const {
        const std::uint32_t hash = hashOf(keyAt(text.data() + at));
        for (std::uint32_t i = firsts_[hash >> (kHashBits - kBucketBits)];
             i < entries_.size() && entries_[i].hash <= hash; ++i) {
            const Entry& entry = entries_[i];
            if (entry.hash == hash && at >= entry.offset && text.substr(at - entry.offset).starts_with(entry.literal))
                found(entry.owner, at - entry.offset, entry.literal.size());
        }
    }

    std::vector<Entry> entries_;                               ///< By hash.
    std::array<std::uint16_t, (1U << kBucketBits)> firsts_{};  ///< The first entry of each bucket of hashes.
    std::array<std::uint64_t, (1U << kHashBits) / 64> bits_{};
};

}  // namespace jsward::rules::hardcoded_secret
