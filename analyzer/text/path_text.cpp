#include "analyzer/text/path_text.h"

#include "analyzer/text/utf.h"

namespace jsward {

std::string escapeInvalidBytes(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    out.reserve(name.size());
    while (!name.empty()) {
        const std::size_t valid = firstInvalidUtf8(name);
        out += name.substr(0, valid);
        name.remove_prefix(valid);
        if (name.empty()) break;
        const auto byte = static_cast<unsigned char>(name.front());
        out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        name.remove_prefix(1);
    }
    return out;
}

std::string_view baseName(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string joinPath(std::string_view directory, std::string_view name) {
    if (directory.empty()) return std::string(name);
    std::string path(directory);
    if (!path.ends_with('/')) path += '/';
    path += name;
    return path;
}

}  // namespace jsward
