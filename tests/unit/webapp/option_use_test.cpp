// What calls are told, under the names that rules ask for.
#include "analyzer/webapp/option_use.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/unit/webapp/scanned.h"

namespace jsward {
namespace {

std::string told(const OptionValues& values) {
    using Kind = OptionValue::Kind;
    std::string all;
    for (const OptionValue& value : values) {
        if (!all.empty()) all += " | ";
        switch (value.kind) {
            case Kind::Nothing: all += "nothing"; break;
            case Kind::Boolean: all += value.isTrue() ? "true" : "false"; break;
            case Kind::Number: all += fmt::format("{}", value.number); break;
            case Kind::String: all += value.text; break;
            case Kind::Object: all += "object"; break;
            default: all += "?";
        }
    }
    return all;
}

/// An option of each call of the topic "t", parted by commas; "-" where there is none.
std::string option(const std::string& code, const std::string& row, std::string_view name) {
    const Scanned scanned("const web = require('web');\n" + code, row);
    std::string all;
    for (const OptionUse& use : scanned.flow().options) {
        if (use.topic != "t") continue;
        const UsedOptions options(OptionReader(scanned.programs()), use);
        const std::string text = name.empty() ? told(options.whole()) : told(options[name]);
        all += (all.empty() ? "" : ", ") + (options.isAbsent() ? "-" : text);
    }
    return all;
}

TEST(UsedOptions, areFoundUnderTheNamesOfTheLibrary) {
    const std::string row =
        R"j({"topic": "t", "at": ["@()"], "named": {"cookie": "cookieOptions", "cookie.age": "ttl", "name": ["key", "id"]}})j";
    EXPECT_EQ(option("web({cookieOptions: {secure: false}})", row, "cookie.secure"), "false");
    EXPECT_EQ(option("web({ttl: 5, cookieOptions: {age: 6}})", row, "cookie.age"), "5");
    EXPECT_EQ(option("web({id: 'b'})", row, "name"), "b");
    EXPECT_EQ(option("web({key: 'a', id: 'b'})", row, "name"), "a");
    EXPECT_EQ(option("web({name: 'c'})", row, "name"), "nothing");
    EXPECT_EQ(option("web({other: 1})", row, "other"), "1");
}

TEST(UsedOptions, mayBeArgumentsOfTheCall) {
    const std::string row = R"j({"topic": "t", "at": ["@()"], "argument": 2, "named": {"name": 0, "value": 1}})j";
    EXPECT_EQ(option("web('a', 'b', {c: 1})", row, "name"), "a");
    EXPECT_EQ(option("web('a', {b: 2})", row, "value.b"), "2");
    EXPECT_EQ(option("web('a')", row, "value"), "nothing");
}

TEST(UsedOptions, haveDefaultsAndUnitsOfTheLibrary) {
    const std::string row =
        R"j({"topic": "t", "at": ["@()"], "default": {"a": true, "b": "x", "window": 2}, "factor": {"window": 1000}})j";
    EXPECT_EQ(option("web()", row, "a"), "true");
    EXPECT_EQ(option("web({a: false})", row, "a"), "false");
    EXPECT_EQ(option("web({a: undefined})", row, "a"), "true");
    EXPECT_EQ(option("web({})", row, "b"), "x");
    EXPECT_EQ(option("web({window: 3})", row, "window"), "3000");
    EXPECT_EQ(option("web({})", row, "window"), "2000");
    EXPECT_EQ(option("web(settings)", row, "a"), "?");
}

TEST(UsedOptions, mayStandInsideOfAnArgument) {
    const std::string row = R"j({"topic": "t", "at": ["@(0).a.b", "@(1)[].b"]})j";
    EXPECT_EQ(option("web({a: {b: {c: 1}}})", row, "c"), "1");
    EXPECT_EQ(option("web({a: {b: false}})", row, ""), "false");
    EXPECT_EQ(option("web({a: {}})", row, ""), "");
    EXPECT_EQ(option("const o = {a: {b: {c: 1}}}; web(o)", row, "c"), "1");
    EXPECT_EQ(option("const o = {d: 1}; web(o)", row, "c"), "-");
    EXPECT_EQ(option("const b = {c: 2}; web({...x, a: {b}})", row, "c"), "2");
    EXPECT_EQ(option("const o = {a: {b: {c: 3}}}; web({...o})", row, "c"), "3");
    EXPECT_EQ(option("web(null, [{b: {c: 1}}, {b: {c: 2}}])", row, "c"), "-, 1, 2");
}

TEST(UsedOptions, ofPluginsStandInTheCallTheyAreHandedTo) {
    const std::string row = R"j({"topic": "t", "at": ["@"], "argument": 1, "handed": true})j";
    EXPECT_EQ(option("web().set(web, {a: 1})", row, "a"), "1");
    EXPECT_EQ(option("web().set(web)", row, "a"), "nothing");
    EXPECT_EQ(option("web().set({plugin: web, options: {a: 2}})", row, "a"), "2");
    EXPECT_EQ(option("web().set([{plugin: web, options: {a: 1}}, {plugin: web}])", row, "a"), "1, nothing");
    EXPECT_EQ(option("web().set({plugin: other, options: {a: 2}})", row, "a"), "");
}

TEST(UsedOptions, mayBeAssigned) {
    const std::string row = R"j({"topic": "t", "at": ["web.App.proxy="]})j";
    EXPECT_EQ(option("const app = web(); app.proxy = true", row, ""), "true");
    EXPECT_EQ(option("const app = web(); app.proxies = true", row, ""), "");
    EXPECT_EQ(option("const app = other(); app.proxy = true", row, ""), "");
}

}  // namespace
}  // namespace jsward
