// A line on the terminal that shows how far a long scan is.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <mutex>

namespace jsward {

/// Draws on standard error, from one second on and ten times a second; erases itself. Call `update` from any thread.
class ProgressBar {
public:
    ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();

    void update(std::size_t done, std::size_t total);

private:
    using Clock = std::chrono::steady_clock;
    std::atomic<Clock::rep> nextDraw_;  ///< Earliest moment of the next drawing.
    std::mutex drawing_;
    bool drawn_ = false;
};

}  // namespace jsward
