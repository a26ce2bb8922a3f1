#include "cli/report/uri.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

/// What RFC 3986 allows in a path as it stands. A colon would make the first part look like a scheme, so it is not
/// here.
bool isPlain(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("/-._~!$&'()*+,;=@").find(c) != std::string_view::npos;
}

/// The end of `path` with as many parts as `like` has.
std::string_view tail(std::string_view path, std::string_view like) {
    auto parts = std::ranges::count(like, '/') + 1;
    std::size_t begin = path.size();
    while (begin > 0 && (path[begin - 1] != '/' || --parts > 0)) --begin;
    return path.substr(begin);
}

}  // namespace

std::string encodePath(std::string_view path) {
    std::string result;
    for (const char c : path) {
        if (isPlain(c))
            result += c;
        else
            result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::string uriOf(const ScannedFile& file) {
    const std::string_view raw = tail(file.diskPath, file.path);
    return encodePath(escapeInvalidBytes(raw) == file.path ? raw : file.path);
}

std::string folderUri(std::string_view folder) {
    const std::string path = encodePath(folder);
    const std::string_view begin = path.starts_with('/') ? "file://" : "file:///";
    return fmt::format("{}{}{}", begin, path, path.ends_with('/') ? "" : "/");
}

}  // namespace jsward
