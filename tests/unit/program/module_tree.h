// A scan in memory: files by path, with text where the resolver reads it, and what a specifier means in it, as one word.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/program/modules.h"

namespace jsward::test {

/// Path -> text. Every JavaScript and TypeScript file is one of the scan, every package.json and ts/jsconfig a config; the rest can
/// only be read.
using Tree = std::map<std::string, std::string>;

class ModuleTree {
public:
    explicit ModuleTree(const Tree& tree);

    /// The path of the file, "package NAME", "data PATH" or "unknown".
    [[nodiscard]] std::string resolve(const std::string& from, std::string_view specifier) const;

    [[nodiscard]] FileId id(const std::string& path) const;
    [[nodiscard]] const std::string& path(FileId file) const { return paths_[file]; }
    [[nodiscard]] const ModuleResolver& resolver() const { return resolver_; }
    /// Components as paths. `requests` are pairs of importing file and specifier.
    [[nodiscard]] std::vector<std::vector<std::string>> components(
        const std::vector<std::pair<std::string, std::string>>& requests) const;

private:
    std::vector<std::string> paths_;
    ModuleResolver resolver_;
};

/// One row of a table: what `specifier` means in the file `from`.
struct Expected {
    const char* from;
    const char* specifier;
    const char* meaning;
};

void expectAll(const ModuleTree& tree, const std::vector<Expected>& rows);

}  // namespace jsward::test
