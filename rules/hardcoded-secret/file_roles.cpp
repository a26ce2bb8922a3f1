#include "rules/hardcoded-secret/file_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "analyzer/webapp/test_code.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// Calls `each` with the folders of a path in lower case, and with the name of the file without extension; ends at the first for which
/// it holds.
template <class Each>
bool anyPart(std::string_view path, Each each) {
    const std::string lower = lowerCase(path);
    std::string_view rest = lower;
    while (!rest.empty()) {
        const std::size_t slash = rest.find('/');
        const bool file = slash == std::string_view::npos;
        if (each(file ? rest.substr(0, rest.find('.')) : rest.substr(0, slash), file)) return true;
        rest = file ? std::string_view{} : rest.substr(slash + 1);
    }
    return false;
}

/// "insomnia-smoke-test", "__testfixtures__", "e2e-tests".
bool namesTests(std::string_view folder) {
    constexpr auto kWords = std::to_array<std::string_view>(
        {"test", "tests", "fixture", "fixtures", "mock", "mocks", "stubs", "testdata", "testutils", "testfixtures"});
    constexpr auto kFolders =
        std::to_array<std::string_view>({"storybook", ".github", ".circleci", ".gitlab", ".devcontainer"});
    const std::vector<std::string> words = splitWords(folder);
    return contains(kFolders, folder) ||
           std::ranges::any_of(words, [&](const std::string& word) { return contains(kWords, word); });
}

}  // namespace

bool holdsTranslations(std::string_view path) {
    constexpr auto kNames = std::to_array<std::string_view>({
        "locale",
        "locales",
        "i18n",
        "l10n",
        "lang",
        "langs",
        "language",
        "languages",
        "translation",
        "translations",
        "messages",
        "nls",
        "intl",
        "strings",
    });
    return anyPart(path, [&](std::string_view part, bool) { return contains(kNames, part); });
}

bool isTemplate(std::string_view path) {
    constexpr auto kMarks =
        std::to_array<std::string_view>({"example", "sample", "template", "dist", "tpl", "default", "defaults"});
    const std::vector<std::string> words = splitWords(path.substr(path.rfind('/') + 1));
    const bool environment = std::ranges::find(words, "env") != words.end();
    return std::ranges::any_of(words, [&](const std::string& word) {
        const auto mark = std::ranges::find(kMarks, word);
        return mark != kMarks.end() && (environment || mark - kMarks.begin() < 3);
    });
}

bool holdsTests(std::string_view path) {
    constexpr auto kMarks = std::to_array<std::string_view>({"-test.", "_test.", ".mock.", ".stories.", "Test."});
    const std::string_view file = path.substr(path.rfind('/') + 1);
    const bool named =
        std::ranges::any_of(kMarks, [&](std::string_view mark) { return file.find(mark) != std::string_view::npos; });
    const bool builds = file.starts_with(".travis") || file.starts_with(".gitlab-ci") ||
                        file.find(".ci.") != std::string_view::npos || file.ends_with(".test") ||
                        file.ends_with(".ci") || file == "test.env";
    return isTestCode(path) || named || builds ||
           anyPart(path, [](std::string_view part, bool isFile) { return !isFile && namesTests(part); });
}

}  // namespace jsward::rules::hardcoded_secret
