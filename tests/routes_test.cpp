// The route tables of small projects in testdata/routes/, a folder a project. Comments say what `jsward routes` must list, on the
// line that declares it; a line without comment declares nothing:
//
//     router.get('/:id', show);   // route: GET /users/:id behind headers ~authentication
//     router.post('/', save);     // route: POST /v1/users; POST /v2/users
//     lost.get('/x', show);       // route: unmounted GET /x
//
// `behind` names what stands before the route, in the order of kProtections without the body limit; "~" in front: by its name
// alone. `body 100kb` behind that says what is known of the limit of its body. `missed`: a known gap.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/scan/scan.h"
#include "analyzer/text/line_index.h"
#include "tests/fixture/run.h"

namespace jsward::fixture {
namespace {

namespace fs = std::filesystem;

const fs::path kProjects = fs::path(JSWARD_SOURCE_DIR) / "testdata/routes";

/// "src/app.js:12 GET /users behind headers".
using Table = std::multiset<std::string>;

struct Expected {
    Table routes;
    Table missed;
    std::set<std::string> withBody;  ///< Places of which the limit of the body is told.
};

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    return std::string(text);
}

void readMark(const std::string& place, const std::string& mark, Expected& expected) {
    std::istringstream routes(mark);
    for (std::string route; std::getline(routes, route, ';');) {
        std::string text = trimmed(route);
        const bool isMissed = text.starts_with("missed ");
        if (isMissed) text = text.substr(7);
        if (text.find(" body ") != std::string::npos) expected.withBody.insert(place);
        (isMissed ? expected.missed : expected.routes).insert(place + " " + text);
    }
}

Expected expectedIn(const fs::path& project) {
    static const RE2 kMark(R"((?://|/\*|#)\s*route: (.*?)\s*(?:\*/.*)?$)");
    Expected expected;
    for (const fs::path& file : filesOf(project)) {
        std::istringstream lines(readFile(file));
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            std::string mark;
            if (!RE2::PartialMatch(line, kMark, &mark)) continue;
            readMark(fmt::format("{}:{}", file.lexically_relative(project).generic_string(), number), mark, expected);
        }
    }
    return expected;
}

class Places {
public:
    Places(const ScanResult& result, fs::path project) : result_(result), project_(std::move(project)) {}

    std::string of(const Location& at) {
        std::unique_ptr<Text>& text = texts_[at.file];
        if (!text) text = std::make_unique<Text>(result_.readText(at.file));
        const fs::path file = fs::path(result_.files[at.file].diskPath).lexically_relative(project_);
        return fmt::format("{}:{}", file.generic_string(), text->lines.lineAt(at.span.begin) + 1);
    }

private:
    struct Text {
        explicit Text(std::string bytes) : text(std::move(bytes)), lines(text) {}
        std::string text;
        LineIndex lines;
    };
    const ScanResult& result_;
    fs::path project_;
    std::map<FileId, std::unique_ptr<Text>> texts_;
};

std::string behind(const MappedRoute& route) {
    std::string words;
    for (std::size_t i = 0; i < kProtections.size(); ++i) {
        const MappedProtection& protection = route.protections[i];
        if (protection.state != Standing::State::Present || kProtections[i] == Protection::BodyLimit) continue;
        words += protection.evidence == Evidence::Name ? " ~" : " ";
        words += nameOf(kProtections[i]);
    }
    return words.empty() ? "" : " behind" + words;
}

Table listed(const ScanResult& result, const fs::path& project, const std::set<std::string>& withBody) {
    Places places(result, project);
    Table table;
    for (const MappedApp& app : result.apps) {
        for (const MappedRoute& route : app.routes) {
            const std::string place = places.of(route.at);
            const std::string& limit = route.protections.back().detail;
            const std::string body = withBody.contains(place) ? " body " + (limit.empty() ? "unknown" : limit) : "";
            table.insert(fmt::format("{} {}{} {}{}{}", place, app.at ? "" : "unmounted ", route.method, route.path,
                                     behind(route), body));
        }
    }
    return table;
}

void checkProject(const fs::path& project) {
    ScanOptions options = fixtureOptions();
    options.paths = {project.string()};
    options.mapRoutes = true;
    options.onlyRules = {"missing-helmet"};  // any: the table does not depend on rules
    readProjectOptions(project, options);
    const std::optional<ScanResult> result = scanned(options);
    if (!result) return;
    const Expected expected = expectedIn(project);
    const Table found = listed(*result, fs::absolute(project), expected.withBody);
    std::vector<std::string> missing;
    std::vector<std::string> noisy;
    std::ranges::set_difference(expected.routes, found, std::back_inserter(missing));
    std::ranges::set_difference(found, expected.routes, std::back_inserter(noisy));
    for (const std::string& route : missing) ADD_FAILURE() << "Missing: " << route;
    for (const std::string& route : noisy) {
        if (expected.missed.contains(route))
            ADD_FAILURE() << "Found: " << route << ": drop \"missed\"";
        else
            ADD_FAILURE() << "Noisy: " << route;
    }
    EXPECT_FALSE(expected.routes.empty()) << "no route is expected in " << project;
}

}  // namespace
}  // namespace jsward::fixture

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    for (const auto& project : jsward::fixture::fixturesIn(jsward::fixture::kProjects))
        jsward::fixture::registerTest(project.filename().string(), "table",
                                      [project] { jsward::fixture::checkProject(project); });
    return RUN_ALL_TESTS();
}
