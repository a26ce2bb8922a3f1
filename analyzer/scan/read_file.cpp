#include "analyzer/scan/read_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace jsward {

namespace {

class Descriptor {
public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) ::close(value_);
    }
    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

FileBytes failure(int error) {
    FileBytes out;
    switch (error) {
        case ENOENT:
        case ENOTDIR: out.status = ReadStatus::Missing; break;
        case ELOOP: out.status = ReadStatus::SymbolicLink; break;
        case ENXIO: out.status = ReadStatus::NotAFile; break;  // a socket
        default: out.status = ReadStatus::Unreadable;
    }
    out.reason = std::generic_category().message(error);
    return out;
}

/// Reads until the end or one byte more than `maxSize`; the file may have grown or shrunk since its size was asked for.
/// Gives 0 or an errno.
int readAll(int descriptor, std::uint64_t expected, std::uint64_t maxSize, std::string& out) {
    out.resize(expected + 1);
    std::size_t filled = 0;
    while (filled <= maxSize) {
        if (filled == out.size()) out.resize(out.size() * 2);
        const ssize_t count = ::read(descriptor, out.data() + filled, out.size() - filled);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return errno;
        if (count == 0) break;
        filled += static_cast<std::size_t>(count);
    }
    out.resize(filled);
    return 0;
}

}  // namespace

FileBytes readFile(const std::string& path, std::uint64_t maxSize, Links links) {
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
    const int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::Refuse ? O_NOFOLLOW : 0);
    const Descriptor file(::open(path.c_str(), flags));
    struct stat about {};
    if (file.get() < 0 || ::fstat(file.get(), &about) != 0) return failure(errno);

    FileBytes out;
    if (!S_ISREG(about.st_mode)) {
        out.status = ReadStatus::NotAFile;
        return out;
    }
    out.size = static_cast<std::uint64_t>(about.st_size);
    if (out.size <= maxSize) {
        if (const int error = readAll(file.get(), out.size, maxSize, out.bytes)) return failure(error);
        out.size = out.bytes.size();
    }
    if (out.size > maxSize) {
        out.status = ReadStatus::TooLarge;
        out.bytes = {};
    }
    return out;
}

}  // namespace jsward
