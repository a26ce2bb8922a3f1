#include "analyzer/program/module_path.h"

#include <algorithm>

namespace jsward {

std::optional<std::string> pathFrom(std::string_view directory, std::string_view relative) {
    std::string path(directory);
    while (!relative.empty()) {
        const std::size_t length = std::min(relative.find_first_of("/\\"), relative.size());
        const std::string_view part = relative.substr(0, length);
        relative.remove_prefix(std::min(length + 1, relative.size()));
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            if (path.empty()) return std::nullopt;
            path.resize(directoryOf(path).size());
        } else {
            if (!path.empty()) path += '/';
            path += part;
        }
    }
    return path;
}

std::string_view directoryOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

bool isWithin(std::string_view directory, std::string_view path) {
    if (directory.empty()) return true;
    return path.starts_with(directory) && (path.size() == directory.size() || path[directory.size()] == '/');
}

std::string_view relativeTo(std::string_view directory, std::string_view path) {
    if (directory.empty()) return path;
    return path.substr(std::min(directory.size() + 1, path.size()));
}

}  // namespace jsward
