#include "analyzer/webapp/test_code.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace jsward {
namespace {

constexpr std::array<std::string_view, 14> kFolders = {"test",      "tests",    "spec",      "specs",     "__tests__",
                                                       "__mocks__", "__test__", "e2e",       "cypress",   "example",
                                                       "examples",  "testing",  "benchmark", "benchmarks"};

bool isTestFile(std::string_view file) {
    return file.find(".test.") != std::string_view::npos || file.find(".spec.") != std::string_view::npos ||
           file.find(".e2e.") != std::string_view::npos;
}

}  // namespace

bool isTestCode(std::string_view path) {
    std::string lower(path);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::string_view rest = lower;
    for (std::size_t slash = rest.find('/'); slash != std::string_view::npos; slash = rest.find('/')) {
        if (std::ranges::find(kFolders, rest.substr(0, slash)) != kFolders.end()) return true;
        rest.remove_prefix(slash + 1);
    }
    return isTestFile(rest);
}

}  // namespace jsward
