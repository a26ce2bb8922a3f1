// Runs the program under test as a user would.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace jsward {

struct Outcome {
    int exitCode = -1;  ///< 128 + n when signal n ended it.
    std::string output;
    std::string errors;
};

struct Invocation {
    std::vector<std::string> arguments;
    std::string directory;                 ///< Working directory; "" for this process's own.
    std::string input;                     ///< Standard input.
    std::vector<std::string> environment;  ///< "NAME=value", besides a small fixed set.
    bool unprivileged = false;             ///< Run as nobody, so that permissions count also for tests that root runs.
    bool closedOutput = false;             ///< Standard output is a pipe that nobody reads.
    std::function<void()> whileRunning;    ///< Called once the program has started.
};

[[nodiscard]] Outcome run(const Invocation& invocation);

/// `jsward ARGUMENTS...` in a folder.
[[nodiscard]] Outcome jsward(const std::string& directory, std::vector<std::string> arguments);

}  // namespace jsward
