#include "cli/output.h"

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace jsward {

namespace {

Error cannotWrite(const std::string& file, int error) {
    return {fmt::format("cannot write {}: {}", file, std::generic_category().message(error))};
}

/// Gives 0 or an errno.
int writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count >= 0) {
            text.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/// A link's target, so that a replaced file is the one behind the link; the name itself for a file that does not exist yet.
std::string resolved(const std::string& file) {
    struct Free {
        void operator()(char* text) const { std::free(text); }
    };
    const std::unique_ptr<char, Free> real(::realpath(file.c_str(), nullptr));
    return real ? std::string(real.get()) : file;
}

std::string folderOf(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : file.substr(0, slash);
}

/// The permissions that a new file gets.
mode_t newFileMode() {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

/// Writes to `target` in place. Gives 0 or an errno.
int overwrite(const std::string& target, std::string_view text) {
    const int descriptor = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int error = writeAll(descriptor, text);
    ::close(descriptor);
    return error == EPIPE ? 0 : error;
}

/// Writes a new file beside `target` and moves it there. Gives 0 or an errno.
int replace(const std::string& target, mode_t mode, std::string_view text) {
    std::string temporary = target + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) return errno;
    int error = writeAll(descriptor, text);
    if (error == 0 && ::fchmod(descriptor, mode) != 0) error = errno;
    if (::close(descriptor) != 0 && error == 0) error = errno;
    if (error == 0 && ::rename(temporary.c_str(), target.c_str()) != 0) error = errno;
    if (error != 0) ::unlink(temporary.c_str());
    return error;
}

}  // namespace

std::optional<Error> writeStandardOutput(std::string_view text) {
    const int error = writeAll(STDOUT_FILENO, text);
    if (error == 0 || error == EPIPE) return std::nullopt;
    return cannotWrite("to standard output", error);
}

std::optional<Error> checkWritable(const std::string& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) == 0) {
        if (S_ISDIR(about.st_mode)) return cannotWrite(file, EISDIR);
        if (!S_ISREG(about.st_mode))
            return ::access(file.c_str(), W_OK) == 0 ? std::nullopt : std::optional(cannotWrite(file, errno));
    }
    if (::access(folderOf(resolved(file)).c_str(), W_OK | X_OK) != 0) return cannotWrite(file, errno);
    return std::nullopt;
}

std::optional<Error> writeFile(const std::string& file, std::string_view text) {
    const std::string target = resolved(file);
    struct stat about {};
    const bool exists = ::stat(target.c_str(), &about) == 0;
    const int error = exists && !S_ISREG(about.st_mode)
                          ? overwrite(target, text)
                          : replace(target, exists ? about.st_mode & 07777U : newFileMode(), text);
    if (error != 0) return cannotWrite(file, error);
    return std::nullopt;
}

Result<std::string> readStandardInput(std::uint64_t limit) {
    std::string text;
    char buffer[65536];
    while (text.size() <= limit) {
        const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0)
            return Error{fmt::format("cannot read standard input: {}", std::generic_category().message(errno))};
        if (count == 0) break;
        text.append(buffer, static_cast<std::size_t>(count));
    }
    return text;
}

}  // namespace jsward
