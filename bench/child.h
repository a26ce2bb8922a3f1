// Measures a piece of work in a process of its own, so that peaks of memory do not add up and a crash costs one row.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "analyzer/scan/scan.h"

namespace jsward::bench {

/// What a piece of work did. Copied between processes byte by byte.
struct Tally {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t findings = 0;
    std::uint64_t notices = 0;
    double cpu = 0;     ///< CPU seconds that the work itself accounts for; 0: all that the process used counts.
    StageTimes stages;  ///< Of a scan.
};

struct Measurement {
    double cpu = 0;               ///< CPU seconds, user and system, of all threads.
    double wall = 0;              ///< Seconds.
    std::uint64_t peakBytes = 0;  ///< Largest resident size that the process had.
    Tally tally;
};

/// Started when preparations are over; what came before is not counted, except in the peak of memory.
class Stopwatch {
public:
    void start();
    /// CPU and wall seconds since start().
    [[nodiscard]] double cpu() const;
    [[nodiscard]] double wall() const;

private:
    double cpuStart_ = 0;
    double wallStart_ = 0;
};

using Work = std::function<Tally(Stopwatch&)>;

/// Runs `work` in a child; nullopt when the child died.
std::optional<Measurement> measure(const Work& work);

}  // namespace jsward::bench
