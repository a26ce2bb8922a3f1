#include "analyzer/scan/worker_pool.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace jsward {
namespace {

TEST(WorkerPool, RunsEachIndexOnceAndCanBeUsedAgain) {
    WorkerPool pool(4);
    for (int round = 0; round < 50; ++round) {
        std::vector<std::atomic<int>> calls(100);
        pool.forEach(calls.size(), [&](std::size_t, std::size_t index) { ++calls[index]; });
        for (const auto& count : calls) EXPECT_EQ(count, 1);
    }
    pool.forEach(0, [](std::size_t, std::size_t) { FAIL(); });
}

TEST(WorkerPool, OneWorkerNumberIsNeverInUseTwiceAtOnce) {
    WorkerPool pool(4);
    std::vector<std::atomic<int>> inUse(pool.size());
    std::atomic<int> clashes{0};
    pool.forEach(2000, [&](std::size_t worker, std::size_t) {
        if (inUse.at(worker)++ != 0) ++clashes;
        --inUse[worker];
    });
    EXPECT_EQ(clashes, 0);
}

TEST(WorkerPool, OneThreadKeepsTheOrder) {
    WorkerPool pool(1);
    std::vector<std::size_t> order;
    pool.forEach(5, [&](std::size_t, std::size_t index) { order.push_back(index); });
    EXPECT_EQ(order, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
}

TEST(WorkerPool, HandsExceptionsOn) {
    WorkerPool pool(2);
    const auto fail = [](std::size_t, std::size_t index) {
        if (index == 3) throw std::runtime_error("three");
    };
    EXPECT_THROW(pool.forEach(1000, fail), std::runtime_error);
    std::atomic<int> count{0};
    pool.forEach(10, [&](std::size_t, std::size_t) { ++count; });
    EXPECT_EQ(count, 10) << "and goes on working";
}

/// Uses about ten kilobytes of stack a level: ThreadSanitizer follows no more than 65,536 levels.
int recurse(int depth) {
    volatile char frame[10 << 10] = {};
    frame[0] = static_cast<char>(depth);
    return depth == 0 ? frame[0] : recurse(depth - 1) + (frame[0] != 0 ? 1 : 0);
}

TEST(WorkerPool, StacksAreDeep) {
    WorkerPool pool(1);
    pool.forEach(1, [](std::size_t, std::size_t) { EXPECT_GT(recurse(10'000), 0); });
}

}  // namespace
}  // namespace jsward
