// The processor time that stages of a scan take.
#pragma once

#include <ctime>

#include "analyzer/scan/scan.h"

namespace jsward {

/// Processor seconds of the calling thread.
inline double threadSeconds() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Adds the processor time between its construction and destruction, on one thread, to a stage.
class StageClock {
public:
    explicit StageClock(double& stage) : stage_(stage), begin_(threadSeconds()) {}
    StageClock(const StageClock&) = delete;
    StageClock& operator=(const StageClock&) = delete;
    ~StageClock() { stage_ += threadSeconds() - begin_; }

private:
    double& stage_;
    double begin_;
};

/// Adds the times of one worker.
inline void add(StageTimes& sum, const StageTimes& part) {
    for (double StageTimes::*stage :
         {&StageTimes::discover, &StageTimes::read, &StageTimes::triage, &StageTimes::parse, &StageTimes::lower,
          &StageTimes::link, &StageTimes::flow, &StageTimes::webapp, &StageTimes::rules}) {
        sum.*stage += part.*stage;
    }
}

}  // namespace jsward
