// As much of the zip format as archives of texts use (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): the directory at
// the end says where the files stand, each stored as it is or deflated.
#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "analyzer/scan/advisory_files.h"

namespace jsward {
namespace {

constexpr std::uint32_t kEndMark = 0x06054B50;
constexpr std::uint32_t kEntryMark = 0x02014B50;
constexpr std::uint32_t kFileMark = 0x04034B50;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kEntrySize = 46;
constexpr std::size_t kFileSize = 30;
constexpr std::size_t kLargestContent = 64U << 20U;  ///< No advisory is as large; a bomb is.

class Archive {
public:
    explicit Archive(std::string_view bytes) : bytes_(bytes) {}

    bool read(const std::function<bool(std::string_view)>& wanted, const std::function<void(std::string_view)>& take) {
        const std::size_t end = findEnd();
        if (end == std::string_view::npos) return false;
        // Archives of more than 65535 files say how many there are elsewhere; their directory is read until it ends.
        for (std::size_t at = directoryBegin(end); isEntry(at);) {
            const std::size_t nameSize = number(at + 28, 2);
            const std::string_view name = bytes_.substr(at + kEntrySize, nameSize);
            if (wanted(name) && !readFile(at, take)) return false;
            at += kEntrySize + nameSize + number(at + 30, 2) + number(at + 32, 2);
        }
        return true;
    }

private:
    [[nodiscard]] std::uint64_t number(std::size_t at, std::size_t size) const {
        std::uint64_t value = 0;
        for (std::size_t i = size; i > 0; --i)
            value = value << 8U | (at + i - 1 < bytes_.size() ? static_cast<unsigned char>(bytes_[at + i - 1]) : 0U);
        return value;
    }

    /// In front of a comment that may follow it.
    [[nodiscard]] std::size_t findEnd() const {
        if (bytes_.size() < kEndSize) return std::string_view::npos;
        const std::size_t earliest = bytes_.size() - std::min(bytes_.size(), kEndSize + 0xFFFF);
        for (std::size_t at = bytes_.size() - kEndSize + 1; at-- > earliest;)
            if (number(at, 4) == kEndMark) return at;
        return std::string_view::npos;
    }

    /// Of large archives only the record of the 64-bit format knows it.
    [[nodiscard]] std::size_t directoryBegin(std::size_t end) const {
        constexpr std::uint32_t kUnknown = 0xFFFFFFFF;
        constexpr std::uint32_t kLocator64 = 0x07064B50;
        const std::uint64_t begin = number(end + 16, 4);
        if (begin != kUnknown || end < 20 || number(end - 20, 4) != kLocator64) return begin;
        return number(number(end - 12, 8) + 48, 8);
    }

    [[nodiscard]] bool isEntry(std::size_t at) const {
        return at <= bytes_.size() && bytes_.size() - at >= kEntrySize && number(at, 4) == kEntryMark;
    }

    bool readFile(std::size_t entry, const std::function<void(std::string_view)>& take) {
        constexpr unsigned kEncrypted = 1;
        const std::uint64_t method = number(entry + 10, 2);
        const std::size_t packed = number(entry + 20, 4);
        const std::size_t size = number(entry + 24, 4);
        const std::size_t file = number(entry + 42, 4);
        const bool known = (number(entry + 8, 2) & kEncrypted) == 0 && (method == 0 || method == Z_DEFLATED);
        if (!known || number(file, 4) != kFileMark || size > kLargestContent) return false;
        const std::size_t begin = file + kFileSize + number(file + 26, 2) + number(file + 28, 2);
        if (begin > bytes_.size() || packed > bytes_.size() - begin) return false;
        const std::string_view content = bytes_.substr(begin, packed);
        if (method == 0) return take(content), true;
        content_.resize(size);
        if (!inflateInto(content)) return false;
        return take(content_), true;
    }

    bool inflateInto(std::string_view packed) {
        z_stream stream{};
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(content_.data());
        stream.avail_out = static_cast<uInt>(content_.size());
        const int result = inflate(&stream, Z_FINISH);
        inflateEnd(&stream);
        return result == Z_STREAM_END && stream.avail_out == 0;
    }

    std::string_view bytes_;
    std::string content_;
};

}  // namespace

bool unzip(std::string_view archive, const std::function<bool(std::string_view)>& wanted,
           const std::function<void(std::string_view)>& take) {
    return Archive(archive).read(wanted, take);
}

}  // namespace jsward
