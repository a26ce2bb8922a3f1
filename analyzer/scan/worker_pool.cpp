#include "analyzer/scan/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include <pthread.h>
#include <thread_pool/thread_pool.hpp>

namespace jsward {

namespace {

/// Address space only: the kernel commits the pages that a thread really touches.
constexpr std::size_t kStackSize = std::size_t{256} << 20U;

/// While it lives, new threads of the process get a large stack; std::thread has no way to ask for one.
class LargeStacks {
public:
    LargeStacks() {
        ::pthread_getattr_default_np(&before_);
        pthread_attr_t large;
        ::pthread_attr_init(&large);
        ::pthread_attr_setstacksize(&large, kStackSize);
        ::pthread_setattr_default_np(&large);
        ::pthread_attr_destroy(&large);
    }
    LargeStacks(const LargeStacks&) = delete;
    LargeStacks& operator=(const LargeStacks&) = delete;
    ~LargeStacks() {
        ::pthread_setattr_default_np(&before_);
        ::pthread_attr_destroy(&before_);
    }

private:
    pthread_attr_t before_{};
};

}  // namespace

struct WorkerPool::Threads {
    explicit Threads(std::size_t count) : pool(count) {}
    LargeStacks stacks;  // before the threads
    thread_pool::ThreadPool pool;
};

WorkerPool::WorkerPool(unsigned threads)
    : size_(threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency())),
      threads_(std::make_unique<Threads>(size_)) {}

WorkerPool::~WorkerPool() = default;

void WorkerPool::forEach(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task) {
    std::atomic<std::size_t> next{0};
    const auto work = [&](std::size_t worker) {
        try {
            for (std::size_t index = next++; index < count; index = next++) task(worker, index);
        } catch (...) {
            next = count;
            throw;
        }
    };
    std::vector<std::future<void>> done;
    for (std::size_t worker = 0; worker < std::min(size_, count); ++worker)
        done.push_back(threads_->pool.Submit(work, worker));
    for (std::future<void>& each : done) each.wait();
    for (std::future<void>& each : done) each.get();
}

}  // namespace jsward
