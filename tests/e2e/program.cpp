#include "program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace jsward {

namespace {

constexpr uid_t kNobody = 65534;

struct Pipe {
    Pipe() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
        read = ends[0];
        write = ends[1];
    }
    int read = -1;
    int write = -1;
};

std::string readAll(int descriptor) {
    std::string text;
    std::array<char, 65536> buffer{};
    ssize_t count = 0;
    while ((count = ::read(descriptor, buffer.data(), buffer.size())) > 0 || (count < 0 && errno == EINTR)) {
        if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    ::close(descriptor);
    return text;
}

void writeAll(int descriptor, const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const ssize_t count = ::write(descriptor, text.data() + at, text.size() - at);
        if (count < 0) break;
        at += static_cast<std::size_t>(count);
    }
    ::close(descriptor);
}

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> out;
    for (std::string& word : words) out.push_back(word.data());
    out.push_back(nullptr);
    return out;
}

/// In the child; only what is safe between fork and exec. The program is opened first: the folders above it may be closed to nobody.
[[noreturn]] void become(const Invocation& invocation, const Pipe& input, const Pipe& output, const Pipe& errors,
                         char** arguments, char** environment) {
    const int program = ::open(JSWARD_PROGRAM, O_RDONLY | O_CLOEXEC);
    ::dup2(input.read, 0);
    ::dup2(output.write, 1);
    ::dup2(errors.write, 2);
    if (!invocation.directory.empty() && ::chdir(invocation.directory.c_str()) != 0) ::_exit(126);
    if (invocation.unprivileged && ::geteuid() == 0) {
        if (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0) ::_exit(126);
    }
    ::fexecve(program, arguments, environment);
    ::_exit(127);
}

}  // namespace

Outcome run(const Invocation& invocation) {
    std::signal(SIGPIPE, SIG_IGN);
    std::vector<std::string> words{"jsward"};
    words.insert(words.end(), invocation.arguments.begin(), invocation.arguments.end());
    std::vector<std::string> variables{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"};
    variables.insert(variables.end(), invocation.environment.begin(), invocation.environment.end());
    const std::vector<char*> arguments = pointers(words);
    const std::vector<char*> environment = pointers(variables);

    const Pipe input;
    const Pipe output;
    const Pipe errors;
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no process");
    if (child == 0)
        become(invocation, input, output, errors, const_cast<char**>(arguments.data()),
               const_cast<char**>(environment.data()));
    ::close(input.read);
    ::close(output.write);
    ::close(errors.write);

    Outcome outcome;
    if (invocation.closedOutput) ::close(output.read);
    std::thread writer([&] { writeAll(input.write, invocation.input); });
    std::thread reader([&] { outcome.errors = readAll(errors.read); });
    if (invocation.whileRunning) invocation.whileRunning();
    if (!invocation.closedOutput) outcome.output = readAll(output.read);
    writer.join();
    reader.join();
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.exitCode = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    return outcome;
}

Outcome jsward(const std::string& directory, std::vector<std::string> arguments) {
    Invocation invocation;
    invocation.directory = directory;
    invocation.arguments = std::move(arguments);
    return run(invocation);
}

}  // namespace jsward
