// Storage for short runs of values that never move: a span into it stays valid as long as the pool lives.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace jsward {

template <class T>
class Pool {
public:
    /// Copies a run into the pool.
    std::span<const T> add(std::span<const T> run) {
        if (run.empty()) return {};
        if (blocks_.empty() || used_ + run.size() > size_) {
            size_ = std::max(kBlock, run.size());
            blocks_.push_back(std::make_unique_for_overwrite<T[]>(size_));
            used_ = 0;
        }
        T* const begin = blocks_.back().get() + used_;
        std::ranges::copy(run, begin);
        used_ += run.size();
        return {begin, run.size()};
    }

private:
    static constexpr std::size_t kBlock = std::size_t{1} << 14U;

    std::vector<std::unique_ptr<T[]>> blocks_;
    std::size_t used_ = 0;
    std::size_t size_ = 0;
};

}  // namespace jsward
