// https://git-scm.com/docs/index-format: a header, entries with 40 bytes of facts about the file, the name of its content, flags and
// a path. Version 4 writes what a path has in common with the one before it as a number.
#include "analyzer/scan/git_index.h"

#include <cstdint>

namespace jsward {
namespace {

constexpr std::size_t kFacts = 40;
constexpr std::size_t kSha1 = 20;
constexpr std::size_t kSha256 = 32;

class IndexReader {
public:
    IndexReader(std::string_view bytes, std::size_t hashSize) : bytes_(bytes), hashSize_(hashSize) {}

    bool read(const std::function<bool(std::string_view)>& wanted, std::vector<std::string>& out) {
        if (!bytes_.starts_with("DIRC") || bytes_.size() < 12) return false;
        at_ = 4;
        version_ = number();
        if (version_ < 2 || version_ > 4) return false;
        for (std::uint32_t left = number(); left > 0; --left) {
            if (!readEntry()) return false;
            if (wanted(path_)) out.push_back(path_);
        }
        return true;
    }

private:
    std::uint32_t number() {
        std::uint32_t value = 0;
        for (int i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes_[at_++]);
        return value;
    }

    bool readEntry() {
        const std::size_t begin = at_;
        const std::size_t flags = begin + kFacts + hashSize_;
        if (flags + 4 > bytes_.size()) return false;
        constexpr unsigned kExtended = 0x40;
        const bool extended = (static_cast<unsigned char>(bytes_[flags]) & kExtended) != 0;
        at_ = flags + (extended ? 4 : 2);
        return version_ == 4 ? readShortened() : readWhole(begin);
    }

    /// Ends with one to eight zeros, so that the next entry begins at a multiple of eight.
    bool readWhole(std::size_t begin) {
        const std::size_t end = bytes_.find('\0', at_);
        if (end == std::string_view::npos) return false;
        path_ = bytes_.substr(at_, end - at_);
        at_ = begin + (end - begin + 8) / 8 * 8;
        return !path_.empty();
    }

    bool readShortened() {
        std::size_t dropped = 0;
        bool more = true;
        for (bool first = true; more; first = false) {
            if (at_ >= bytes_.size() || dropped > bytes_.size()) return false;
            const auto byte = static_cast<unsigned char>(bytes_[at_++]);
            dropped = first ? byte & 0x7FU : ((dropped + 1) << 7U) | (byte & 0x7FU);
            more = (byte & 0x80U) != 0;
        }
        const std::size_t end = bytes_.find('\0', at_);
        if (end == std::string_view::npos || dropped > path_.size()) return false;
        path_.resize(path_.size() - dropped);
        path_ += bytes_.substr(at_, end - at_);
        at_ = end + 1;
        return !path_.empty();
    }

    std::string_view bytes_;
    std::size_t hashSize_;
    std::size_t at_ = 0;
    std::uint32_t version_ = 0;
    std::string path_;
};

}  // namespace

std::optional<std::vector<std::string>> trackedPaths(std::string_view index,
                                                     const std::function<bool(std::string_view)>& wanted) {
    // The file does not say which hash the repository uses; with the wrong one its entries make no sense.
    for (const std::size_t hashSize : {kSha1, kSha256}) {
        std::vector<std::string> paths;
        if (IndexReader(index, hashSize).read(wanted, paths)) return paths;
    }
    return std::nullopt;
}

}  // namespace jsward
