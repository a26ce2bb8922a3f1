// Interns strings into the text of a program.
#pragma once

#include <cstring>
#include <string_view>
#include <vector>

#include "analyzer/program/program.h"

namespace jsward {

/// An open-addressing hash set of the atoms of one program that is being built. Every text gets one atom.
class AtomTable {
public:
    /// `sourceSize` tells how many atoms to expect.
    AtomTable(Program& program, std::size_t sourceSize) : program_(program) {
        std::size_t capacity = 64;
        while (capacity < sourceSize / 32) capacity *= 2;
        slots_.resize(capacity);
        program_.atomOffsets = {0, 0};
        slots_[hash({}) & (capacity - 1)] = {hash({}), 0, true};
    }

    AtomId intern(std::string_view text) {
        const std::uint32_t code = hash(text);
        for (std::size_t at = code & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (!slot.used) return add(text, code, at);
            if (slot.code == code && program_.atom(slot.atom) == text) return slot.atom;
        }
    }

    /// The number of atoms so far: the next one gets this id.
    [[nodiscard]] std::size_t size() const { return program_.atomOffsets.size() - 1; }

private:
    struct Slot {
        std::uint32_t code = 0;
        AtomId atom : 31 = 0;
        bool used : 1 = false;
    };

    AtomId add(std::string_view text, std::uint32_t code, std::size_t at) {
        const auto atom = static_cast<AtomId>(size());
        program_.text.append(text);
        program_.atomOffsets.push_back(static_cast<std::uint32_t>(program_.text.size()));
        slots_[at] = {code, atom & 0x7FFFFFFFU, true};
        if (size() * 2 > slots_.size()) grow();
        return atom;
    }

    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (!slot.used) continue;
            std::size_t at = slot.code & (slots_.size() - 1);
            while (slots_[at].used) at = (at + 1) & (slots_.size() - 1);
            slots_[at] = slot;
        }
    }

    /// Multiply and rotate, eight bytes at a time. Names are short: what counts is how little is done for one.
    static std::uint32_t hash(std::string_view text) {
        constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
        std::uint64_t state = text.size() * kFactor;
        const char* at = text.data();
        std::size_t left = text.size();
        for (; left >= 8; left -= 8, at += 8) state = mix(state, load(at, 8));
        if (left != 0) state = mix(state, load(at, left));
        return static_cast<std::uint32_t>(state ^ (state >> 32));
    }
    static std::uint64_t load(const char* at, std::size_t size) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, size);
        return word;
    }
    static std::uint64_t mix(std::uint64_t state, std::uint64_t word) {
        state = (state ^ word) * 0xD6E8FEB86659FD93U;
        return state ^ (state >> 29);
    }

    Program& program_;
    std::vector<Slot> slots_;
};

}  // namespace jsward
