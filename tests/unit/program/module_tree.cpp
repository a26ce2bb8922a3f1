#include "tests/unit/program/module_tree.h"

#include <algorithm>
#include <array>

namespace jsward::test {
namespace {

bool isScanned(std::string_view path) {
    constexpr std::array<std::string_view, 8> kExtensions = {".js", ".mjs", ".cjs", ".jsx",
                                                             ".ts", ".mts", ".cts", ".tsx"};
    return std::ranges::any_of(kExtensions, [&](std::string_view extension) { return path.ends_with(extension); });
}

bool isConfig(std::string_view path) {
    constexpr std::array<std::string_view, 3> kNames = {"package.json", "tsconfig.json", "jsconfig.json"};
    return std::ranges::find(kNames, path.substr(path.rfind('/') + 1)) != kNames.end();
}

template <class Predicate>
std::vector<std::string> pathsWhere(const Tree& tree, Predicate predicate) {
    std::vector<std::string> paths;
    for (const auto& [path, text] : tree)
        if (predicate(path)) paths.push_back(path);
    return paths;
}

}  // namespace

ModuleTree::ModuleTree(const Tree& tree)
    : paths_(pathsWhere(tree, isScanned)),
      resolver_(paths_, pathsWhere(tree, isConfig), [&tree](const std::string& path) -> std::optional<std::string> {
          const auto found = tree.find(path);
          return found == tree.end() ? std::nullopt : std::optional(found->second);
      }) {}

FileId ModuleTree::id(const std::string& path) const {
    const auto found = std::ranges::lower_bound(paths_, path);
    EXPECT_TRUE(found != paths_.end() && *found == path) << path << " is no file of the tree";
    return static_cast<FileId>(found - paths_.begin());
}

std::string ModuleTree::resolve(const std::string& from, std::string_view specifier) const {
    const Resolution found = resolver_.resolve(id(from), specifier);
    switch (found.kind) {
        case Resolution::Kind::File: return paths_[found.file];
        case Resolution::Kind::Package: return "package " + found.package;
        case Resolution::Kind::Data: return "data " + found.package;
        case Resolution::Kind::Unknown: return "unknown";
    }
    return "";
}

std::vector<std::vector<std::string>> ModuleTree::components(
    const std::vector<std::pair<std::string, std::string>>& requests) const {
    std::vector<std::vector<std::string>> byFile(paths_.size());
    for (const auto& [from, specifier] : requests) byFile[id(from)].push_back(specifier);
    std::vector<std::vector<std::string>> result;
    for (const std::vector<FileId>& group : resolver_.components(byFile)) {
        result.emplace_back();
        for (const FileId file : group) result.back().push_back(paths_[file]);
    }
    return result;
}

void expectAll(const ModuleTree& tree, const std::vector<Expected>& rows) {
    for (const Expected& row : rows)
        EXPECT_EQ(tree.resolve(row.from, row.specifier), row.meaning) << row.from << " names '" << row.specifier << "'";
}

}  // namespace jsward::test
