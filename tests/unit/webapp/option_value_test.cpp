// What `look(...)` is given in small programs of several files, told as text.
#include "analyzer/webapp/option_value.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "analyzer/program/lower.h"
#include "analyzer/program/modules.h"
#include "grammar/parser.h"

namespace jsward {
namespace {

using Files = std::map<std::string, std::string>;

std::string told(const OptionReader& reader, const OptionValue& value) {
    using Kind = OptionValue::Kind;
    switch (value.kind) {
        case Kind::Unknown: return "?";
        case Kind::Nothing: return "nothing";
        case Kind::Boolean: return value.isTrue() ? "true" : "false";
        case Kind::Number: return fmt::format("{}", value.number);
        case Kind::Date: return fmt::format("date {}", value.number);
        case Kind::String: return "'" + value.text + "'";
        case Kind::Regex: return "/" + value.text + "/";
        case Kind::Function: return "function";
        case Kind::Object: return "object";
        case Kind::Array: {
            std::string all;
            for (const OptionValue& element : reader.elements(value)) all += told(reader, element) + ",";
            return "[" + all + "]";
        }
    }
    return "";
}

/// The property `path` of the argument of `look(x)` in a.js, or the argument itself.
std::string look(const Files& files, std::string_view path = "") {
    Parser parser;
    std::vector<std::string> paths;
    std::vector<Program> programs;
    for (const auto& [name, text] : files) {
        paths.push_back(name);
        programs.push_back(lowerSource(parser, text, name).program);
    }
    const ModuleResolver resolver(paths, {}, [](const std::string&) { return std::nullopt; });
    ProgramProvider provider;
    provider.program = [&](FileId file) -> const Program& { return programs[file]; };
    provider.resolve = [&](FileId from, std::string_view specifier) { return resolver.resolve(from, specifier); };
    const OptionReader reader(provider);
    const Program& program = programs[0];
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Call || program[program.callee(id)].kind != Kind::Global) continue;
        if (program.atom(program[program.callee(id)].a) != "look") continue;
        OptionValues values = reader.argument({0, id}, 0);
        if (!path.empty()) values = reader.property(values, path);
        std::string all;
        for (const OptionValue& value : values) all += (all.empty() ? "" : " | ") + told(reader, value);
        return all;
    }
    return "no call";
}

std::string look(const std::string& code, std::string_view path = "") { return look(Files{{"a.js", code}}, path); }

TEST(OptionValue, readsConstants) {
    EXPECT_EQ(look("look(true)"), "true");
    EXPECT_EQ(look("look(!1)"), "false");
    EXPECT_EQ(look("look(null)"), "nothing");
    EXPECT_EQ(look("look()"), "nothing");
    EXPECT_EQ(look("look('a' + 'b')"), "'ab'");
    EXPECT_EQ(look("const b = 'b'; look(`a${b}`)"), "'ab'");
    EXPECT_EQ(look("look(15 * 60 * 1_000)"), "900000");
    EXPECT_EQ(look("look(-1)"), "-1");
    EXPECT_EQ(look("look(2 ** 14)"), "16384");
    EXPECT_EQ(look("look(0x10)"), "16");
    EXPECT_EQ(look("look(1 / 0)"), "?");
    EXPECT_EQ(look("look(/^a$/i)"), "/^a$/");
    EXPECT_EQ(look("look(new Date(0))"), "date 0");
    EXPECT_EQ(look("look([1, 'a', b])"), "[1,'a',?,]");
    EXPECT_EQ(look("look(() => 1)"), "function");
}

TEST(OptionValue, whatDependsOnOthersIsUnknown) {
    EXPECT_EQ(look("look(process.env.SECURE)"), "?");
    EXPECT_EQ(look("look(process.env.NODE_ENV === 'production')"), "?");
    EXPECT_EQ(look("let a = 1; a = 2; look(a)"), "?");
    EXPECT_EQ(look("function f(a) { look(a) }"), "?");
    EXPECT_EQ(look("look(...all)"), "?");
    EXPECT_EQ(look("const a = b; const b = a; look(a)"), "?");
}

TEST(OptionValue, tellsEveryAlternative) {
    EXPECT_EQ(look("look(a ? 1 : 2)"), "1 | 2");
    EXPECT_EQ(look("look(process.env.A || 'b')"), "? | 'b'");
    EXPECT_EQ(look("look(undefined ?? 3)"), "3");
    EXPECT_EQ(look("look(a && true)"), "? | true");
    EXPECT_EQ(look("look({a: b ? {c: 1} : {}})", "a.c"), "1 | nothing");
}

TEST(OptionValue, looksIntoObjects) {
    EXPECT_EQ(look("look({...(x ? {a: 1} : {}), b: 2})", "a"), "nothing | 1");
    EXPECT_EQ(look("look({a: 3, ...(x ? {a: 1} : {})})", "a"), "3 | 1");
    EXPECT_EQ(look("look({...(x ? {a: 1} : {}), a: 3})", "a"), "3");
    EXPECT_EQ(look("look({a: {b: false}})", "a.b"), "false");
    EXPECT_EQ(look("look({a: 1})", "b"), "nothing");
    EXPECT_EQ(look("look({})", "a.b"), "nothing");
    EXPECT_EQ(look("look()", "a"), "nothing");
    EXPECT_EQ(look("look(a)", "b"), "?");
    EXPECT_EQ(look("look({'a-b': 1})", "a-b"), "1");
    EXPECT_EQ(look("look({['a']: 1})", "a"), "1");
    EXPECT_EQ(look("look({[k]: 1})", "a"), "?");
    EXPECT_EQ(look("look({get a() { return 1; }})", "a"), "?");
    EXPECT_EQ(look("look({a() {}})", "a"), "function");
}

TEST(OptionValue, theLastLayerDecides) {
    EXPECT_EQ(look("const base = {a: 1}; look({...base})", "a"), "1");
    EXPECT_EQ(look("const base = {a: 1}; look({...base, a: 2})", "a"), "2");
    EXPECT_EQ(look("const base = {a: 1}; look({a: 2, ...base})", "a"), "1");
    EXPECT_EQ(look("look({a: 2, ...others})", "a"), "?");
    EXPECT_EQ(look("look({...others, a: 2})", "a"), "2");
    EXPECT_EQ(look("look({...others})", "a"), "?");
    EXPECT_EQ(look("look(Object.assign({}, {a: 1}, {b: 2}))", "a"), "1");
    EXPECT_EQ(look("look(Object.assign({a: 1}, others))", "a"), "?");
    EXPECT_EQ(look("look(Object.freeze({a: 1}))", "a"), "1");
}

TEST(OptionValue, countsWhatIsAssignedLater) {
    EXPECT_EQ(look("const o = {}; o.a = 1; look(o)", "a"), "1");
    EXPECT_EQ(look("const o = {a: 0}; if (b) o.a = 1; look(o)", "a"), "0 | 1");
    EXPECT_EQ(look("const o = {c: {}}; if (b) o.c.a = true; look(o)", "c.a"), "true");
    EXPECT_EQ(look("const o = {c: {}}; o.a = true; look(o)", "c.a"), "nothing");
}

TEST(OptionValue, followsFunctionsAndNames) {
    EXPECT_EQ(look("function f() { return {a: 1}; } look(f())", "a"), "1");
    EXPECT_EQ(look("const f = () => ({a: 1}); look(f())", "a"), "1");
    EXPECT_EQ(look("function f(b) { if (b) return 1; return 2; } look(f())"), "1 | 2");
    EXPECT_EQ(look("function f() { const g = () => { return 3; }; return 1; } look(f())"), "1");
    EXPECT_EQ(look("const {a} = {a: 1}; look(a)"), "1");
    EXPECT_EQ(look("const o = {a: {b: 2}}; look(o.a.b)"), "2");
}

TEST(OptionValue, followsModules) {
    EXPECT_EQ(look({{"a.js", "look(require('./b').on)"}, {"b.js", "exports.on = true;"}}), "true");
    EXPECT_EQ(look({{"a.js", "look(require('./b'))"}, {"b.js", "module.exports = {on: true};"}}, "on"), "true");
    EXPECT_EQ(look({{"a.js", "const {on} = require('./b'); look(on)"}, {"b.js", "module.exports.on = true;"}}), "true");
    EXPECT_EQ(look({{"a.js", "import {on} from './b.js'; look(on)"}, {"b.js", "export const on = true;"}}), "true");
    EXPECT_EQ(look({{"a.js", "import b from './b.js'; look(b)"}, {"b.js", "export default {on: true};"}}, "on"),
              "true");
    EXPECT_EQ(look({{"a.js", "import * as b from './b.js'; look(b.on)"}, {"b.js", "export const on = true;"}}), "true");
    EXPECT_EQ(look({{"a.js", "look(require('package').on)"}}), "?");
    EXPECT_EQ(look({{"a.js", "import {x} from './b.js'; export const y = 1; look(x)"},
                    {"b.js", "import {x} from './a.js'; export {x};"}}),
              "?");
}

}  // namespace
}  // namespace jsward
