#include "cli/own_file.h"

#include <filesystem>
#include <utility>

#include "analyzer/scan/read_file.h"
#include "analyzer/text/utf.h"

namespace jsward {
namespace {

constexpr std::uint64_t kMaxSize = 4U << 20U;

std::string reasonOf(const FileBytes& read) {
    switch (read.status) {
        case ReadStatus::Missing: return "there is no such file";
        case ReadStatus::NotAFile:
        case ReadStatus::SymbolicLink: return "it is no regular file";
        case ReadStatus::TooLarge: return "it is larger than 4 MB";
        case ReadStatus::Unreadable:
        case ReadStatus::Ok: break;
    }
    return read.reason;
}

}  // namespace

Result<std::string> readOwnFile(const std::string& path) {
    FileBytes read = readFile(path, kMaxSize, Links::Follow);
    if (read.status != ReadStatus::Ok) return Error{reasonOf(read)};
    return decodeText(std::move(read.bytes)).text;
}

std::string folderOf(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error).lexically_normal().parent_path();
    const fs::path real = fs::weakly_canonical(absolute, error);
    return (error ? absolute : real).string();
}

std::string shownPath(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path relative = fs::path(path).lexically_relative(fs::current_path(error));
    const bool isBelow = !error && !relative.empty() && *relative.begin() != "..";
    return isBelow ? relative.string() : path;
}

}  // namespace jsward
