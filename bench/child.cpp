#include "bench/child.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <type_traits>

namespace jsward::bench {

namespace {

static_assert(std::is_trivially_copyable_v<Measurement>, "it travels through a pipe");

double processCpu() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// The high-water mark of this process alone: getrusage's would start at the parent's.
std::uint64_t peakResident() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word != "VmHWM:") continue;
        std::uint64_t kilobytes = 0;
        status >> kilobytes;
        return kilobytes * 1024;
    }
    return 0;
}

[[noreturn]] void runChild(const Work& work, int output) {
    Stopwatch watch;
    Measurement result;
    result.tally = work(watch);
    result.wall = watch.wall();
    result.cpu = result.tally.cpu > 0 ? result.tally.cpu : watch.cpu();
    result.peakBytes = peakResident();
    const bool sent = write(output, &result, sizeof result) == static_cast<ssize_t>(sizeof result);
    _exit(sent ? EXIT_SUCCESS : EXIT_FAILURE);
}

}  // namespace

void Stopwatch::start() {
    cpuStart_ = processCpu();
    wallStart_ = now();
}

double Stopwatch::cpu() const { return processCpu() - cpuStart_; }
double Stopwatch::wall() const { return now() - wallStart_; }

std::optional<Measurement> measure(const Work& work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return std::nullopt;
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        runChild(work, ends[1]);
    }
    close(ends[1]);
    Measurement result;
    const bool whole = child > 0 && read(ends[0], &result, sizeof result) == static_cast<ssize_t>(sizeof result);
    close(ends[0]);
    int status = 0;
    if (child > 0) waitpid(child, &status, 0);
    if (!whole || !WIFEXITED(status) || WEXITSTATUS(status) != EXIT_SUCCESS) return std::nullopt;
    return result;
}

}  // namespace jsward::bench
