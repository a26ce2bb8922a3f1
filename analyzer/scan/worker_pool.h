// The threads of a scan.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace jsward {

/// Threads with a stack deep enough for the recursion that syntax trees call for. Work is handed out one index at a time, so that
/// long tasks, when they come first, do not leave the other threads idle at the end.
class WorkerPool {
public:
    /// `threads` 0: one for each processor that this process may use.
    explicit WorkerPool(unsigned threads);
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    ~WorkerPool();

    [[nodiscard]] std::size_t size() const { return size_; }

    /// Calls `task(worker, index)` once for each index below `count`, lower indices started first, and waits for all. No two calls
    /// with the same `worker` (below size()) run at once, so it can choose per-thread state. The first exception is rethrown.
    void forEach(std::size_t count, const std::function<void(std::size_t worker, std::size_t index)>& task);

private:
    struct Threads;
    std::size_t size_;
    std::unique_ptr<Threads> threads_;
};

}  // namespace jsward
