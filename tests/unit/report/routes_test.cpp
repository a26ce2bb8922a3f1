// The three forms of a table of routes, made by hand over the files of the sample.
#include "cli/report/routes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/unit/report/sample.h"

namespace jsward {
namespace {

using State = Standing::State;

MappedHandler handler(std::string name, const Location& at) {
    MappedHandler made;
    made.name = std::move(name);
    made.at = at;
    return made;
}

/// One app with a protected and an open route, and one route that nobody mounts.
ScanResult sample(const std::string& name = "list", const std::string& path = "/users") {
    ScanResult result = report_test::sampleResult();
    const Location at = result.findings.front().at;
    MappedRoute open;
    open.method = "GET";
    open.path = path;
    open.at = at;
    open.handlers.push_back(handler(name, at));
    MappedRoute guarded = open;
    guarded.method = "POST";
    guarded.before.push_back(handler("helmet()", at));
    guarded.before.front().provides = {"headers"};
    guarded.before.front().evidence = {Evidence::Package};
    guarded.protections[0] = {State::Present, Evidence::Package, guarded.before.front(), ""};
    guarded.protections[2] = {State::Present, Evidence::Name, handler("requireUser", at), ""};
    guarded.protections[4].state = State::NotNeeded;
    guarded.protections[5] = {State::Present, Evidence::Package, std::nullopt, "100kb"};
    result.apps.push_back({"express", at, true, {open, guarded}});
    result.apps.push_back({"", std::nullopt, false, {open}});
    return result;
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

TEST(RoutesText, aLineARoute) {
    const std::vector<std::string> lines = linesOf(renderRoutesText(sample(), {}));
    ASSERT_EQ(lines.size(), 11U);
    EXPECT_TRUE(lines[0].starts_with("express src/")) << lines[0];
    EXPECT_TRUE(lines[0].ends_with(", 2 routes")) << lines[0];
    EXPECT_TRUE(lines[2].starts_with("  GET     /users  ✗        ✗      ✗")) << lines[2];
    EXPECT_TRUE(lines[3].starts_with("  POST    /users  ✓        ✗      ~     ✗      ·     100kb  src/")) << lines[3];
    EXPECT_TRUE(lines[3].ends_with(" list")) << lines[3];
    EXPECT_EQ(lines[5], "mounted by nobody, 1 route");
    EXPECT_TRUE(lines[9].starts_with("3 routes: 2 without headers, 3 without rate-limit")) << lines[9];
}

TEST(RoutesText, showsWhatATerminalWouldActOn) {
    const std::string text = renderRoutesText(sample("a\x1b[31mb", "/x\nGET /fake"), {});
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\nGET /fake"), std::string::npos);
}

TEST(RoutesText, saysThatThereIsNothing) {
    EXPECT_EQ(renderRoutesText(report_test::sampleResult(), {}), "No routes found.\n");
}

TEST(RoutesJson, holdsEverything) {
    const auto json = nlohmann::json::parse(renderRoutesJson(sample()));
    EXPECT_EQ(json["version"], 1);
    ASSERT_EQ(json["apps"].size(), 1U);
    EXPECT_EQ(json["unmounted"].size(), 1U);
    const auto& route = json["apps"][0]["routes"][1];
    EXPECT_EQ(route["method"], "POST");
    EXPECT_EQ(route["handler"]["name"], "list");
    EXPECT_EQ(route["before"][0]["provides"][0]["what"], "headers");
    EXPECT_EQ(route["before"][0]["provides"][0]["evidence"], "package");
    EXPECT_EQ(route["protections"]["rate-limit"], nlohmann::json({{"state", "missing"}}));
    EXPECT_EQ(route["protections"]["authentication"]["evidence"], "name");
    EXPECT_EQ(route["protections"]["csrf"]["state"], "not-needed");
    EXPECT_EQ(route["protections"]["body-limit"]["detail"], "100kb");
    EXPECT_FALSE(route["protections"]["body-limit"].contains("by"));
}

/// What stands between the tags of the data.
std::string dataOf(const std::string& page) {
    const std::string_view mark = "<script type=\"application/json\" id=\"data\">";
    const std::size_t begin = page.find(mark) + mark.size();
    return page.substr(begin, page.find("</script>", begin) - begin);
}

TEST(RoutesHtml, dataIsNoMarkup) {
    const std::string path = "/</script><script>alert(1)</script><!--&amp;";
    const std::string page = renderRoutesHtml(sample("<img src=x>", path));
    const std::string data = dataOf(page);
    EXPECT_EQ(data.find('<'), std::string::npos);
    const auto json = nlohmann::json::parse(data);
    EXPECT_EQ(json["apps"][0]["routes"][0]["path"], path);
    EXPECT_EQ(json["apps"][0]["routes"][0]["handler"]["name"], "<img src=x>");
    EXPECT_EQ(page.find("alert(1)</script>"), std::string::npos);
}

TEST(RoutesHtml, loadsNothing) {
    const std::string page = renderRoutesHtml(sample());
    EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
    for (const std::string_view reference : {"http:", "https:", "//cdn", " src=", "url(", "@import"})
        EXPECT_EQ(page.find(reference), std::string::npos) << reference;
    EXPECT_TRUE(page.starts_with("<!doctype html>"));
    EXPECT_EQ(page.find('@' + std::string("data@")), std::string::npos) << "every part is filled in";
}

}  // namespace
}  // namespace jsward
