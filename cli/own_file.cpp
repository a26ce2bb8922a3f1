#include "cli/own_file.h"

#include <fmt/format.h>

#include "analyzer/scan/read_file.h"
#include "analyzer/text/path_text.h"
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
    if (read.status != ReadStatus::Ok)
        return Error{fmt::format("cannot read {}: {}", escapeInvalidBytes(path), reasonOf(read))};
    return decodeText(std::move(read.bytes)).text;
}

}  // namespace jsward
