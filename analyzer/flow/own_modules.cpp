#include "analyzer/flow/own_modules.h"

#include <algorithm>
#include <array>

#include "analyzer/program/module_path.h"
#include "analyzer/program/specifier.h"

namespace jsward {
namespace {

constexpr std::array<std::string_view, 9> kEndings = {".d.ts", ".js",  ".mjs", ".cjs", ".jsx",
                                                      ".ts",   ".mts", ".cts", ".tsx"};

}  // namespace

std::optional<std::string> ownModuleName(std::string_view folder, std::string_view relative) {
    // Below "" is below the root of the file system.
    auto path = pathFrom(folder.substr(std::min(folder.find_first_not_of('/'), folder.size())), relative);
    if (!path) return std::nullopt;
    const auto ending = std::ranges::find_if(kEndings, [&](std::string_view end) { return path->ends_with(end); });
    if (ending != kEndings.end()) path->resize(path->size() - ending->size());
    if (path->ends_with("/index")) path->resize(directoryOf(*path).size());
    return "/" + *path;
}

std::string OwnModules::nameOf(FileId from, std::string_view specifier, const Resolution& target) const {
    if (!index_.hasOwn || target.kind == Resolution::Kind::Package) return {};
    if (const std::string name(specifier); index_.packages.contains(name)) return name;
    // A module that is not part of the scan is known by where it must be.
    const bool isFile = target.kind == Resolution::Kind::File;
    if (!isFile && !isRelative(specifier)) return {};
    const std::string_view path = provider_.path(isFile ? target.file : from);
    const auto name = isFile ? ownModuleName(provider_.root, path)
                             : ownModuleName(provider_.root + "/" + std::string(directoryOf(path)), specifier);
    return name && index_.packages.contains(*name) ? *name : std::string();
}

}  // namespace jsward
