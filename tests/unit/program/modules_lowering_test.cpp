// Imports, exports and module requests.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

/// The tables without the bindings.
std::string modules(std::string_view source, std::string_view path = "a.js") {
    const std::string tables = dumpTables(lowered(source, path));
    std::string result;
    for (std::size_t at = 0; at < tables.size();) {
        const std::size_t end = tables.find('\n', at) + 1;
        const std::string line = tables.substr(at, end - at);
        if (line.find('#') > line.find(' ')) result += line;
        at = end;
    }
    return result;
}

TEST(Imports, OfEveryForm) {
    EXPECT_EQ(
        modules("import 'a'; import b from 'b'; import * as c from 'c'; import {d, e as f, default as g, 'h-i' as j} "
                "from 'd';\n"
                "import k, {l} from 'k'; import m, * as n from 'm'; import o from './o.json' with {type: 'json'};"),
        "import b#0 = default of \"b\"\n"
        "import c#1 = * of \"c\"\n"
        "import d#2 = d of \"d\"\n"
        "import f#3 = e of \"d\"\n"
        "import g#4 = default of \"d\"\n"
        "import j#5 = h-i of \"d\"\n"
        "import k#6 = default of \"k\"\n"
        "import l#7 = l of \"k\"\n"
        "import m#8 = default of \"m\"\n"
        "import n#9 = * of \"m\"\n"
        "import o#10 = default of \"./o.json\"\n"
        "import \"a\"\nimport \"b\"\nimport \"c\"\nimport \"d\"\nimport \"k\"\nimport \"m\"\nimport \"./o.json\"\n");
}

TEST(Imports, OfTypes) {
    EXPECT_EQ(modules("import type {A} from 'a'; import {type B, C} from 'b'; import type D from 'd';", "a.ts"),
              "import A#0 = A of \"a\", type only\n"
              "import B#1 = B of \"b\", type only\n"
              "import C#2 = C of \"b\"\n"
              "import D#3 = default of \"d\", type only\n"
              "import-type \"a\"\nimport \"b\"\nimport-type \"d\"\n");
}

TEST(Exports, OfDeclarations) {
    EXPECT_EQ(modules("export const a = 1, {b, c: [d]} = e; export function f() {} export class G {} export let h; "
                      "export var i;"),
              "export a = a#0\nexport b = b#1\nexport d = d#2\nexport f = f#3\nexport G = G#4\nexport h = h#5\nexport "
              "i = i#6\n");
}

TEST(Exports, OfClauses) {
    EXPECT_EQ(
        modules("export {a, b as c, d as default, e as 'f-g', h}; const a = 1; let b; function d() {} class e {}"),
        "export a = a#0\nexport c = b#1\nexport default = d#2\nexport f-g = e#3\nexport h = ?\n");
}

TEST(Exports, FromOtherModules) {
    EXPECT_EQ(modules("export {a, b as c, default} from 'm'; export * from 'n'; export * as o from 'p'; export "
                      "{default as q} from 'r';"),
              "export a = a of \"m\"\nexport c = b of \"m\"\nexport default = default of \"m\"\nexport * of \"n\"\n"
              "export o = * of \"p\"\nexport q = default of \"r\"\n"
              "export-from \"m\"\nexport-from \"n\"\nexport-from \"p\"\nexport-from \"r\"\n");
}

TEST(Exports, OfDefaults) {
    EXPECT_EQ(modules("export default function f() {}"), "export default = f#0\n");
    EXPECT_EQ(modules("export default class C {}"), "export default = C#0\n");
    EXPECT_EQ(modules("export default 1;"), "");
}

TEST(Exports, OfTypeScript) {
    EXPECT_EQ(
        modules("export enum A {} export namespace B { export const c = 1; } export interface D {} export type E = 1;\n"
                "export abstract class F {} export import g = B.c; export type {H}; export declare const i: 1;",
                "a.ts"),
        "export A = A#0\nexport B = B#1\nexport F = F#2\nexport g = g#3\n");
}

TEST(Requests, OfCommonJs) {
    EXPECT_EQ(modules("require('a'); const {b} = require(`b`); require.resolve('c'); require(d); require('e' + f); "
                      "x.require('g');"),
              "require \"a\"\nrequire \"b\"\nrequire.resolve \"c\"\n");
}

TEST(Requests, OfALocalRequire) {
    EXPECT_EQ(
        modules("import {createRequire} from 'module'; const require = createRequire(import.meta.url); require('a');"),
        "import createRequire#0 = createRequire of \"module\"\nimport \"module\"\nrequire \"a\"\n");
    EXPECT_EQ(modules("(function (require) { require('in a bundle'); });"), "");
}

TEST(Requests, OfDynamicImports) {
    EXPECT_EQ(modules("import('a'); import(`b`); import(c); import(`d${e}`);"),
              "dynamic-import \"a\"\ndynamic-import \"b\"\n");
}

TEST(Requests, StandInSourceOrder) {
    EXPECT_EQ(
        modules("f(require('a'), () => import('b')); export * from 'c'; require('d')(require('e'));"),
        "export * of \"c\"\nrequire \"a\"\ndynamic-import \"b\"\nexport-from \"c\"\nrequire \"d\"\nrequire \"e\"\n");
}

TEST(Requests, OfImportRequire) { EXPECT_EQ(modules("import a = require('a');", "a.ts"), "require \"a\"\n"); }

TEST(Modules, AreToldFromScripts) {
    EXPECT_TRUE(lowered("import 'a';").isModule);
    EXPECT_TRUE(lowered("export {};").isModule);
    EXPECT_FALSE(lowered("module.exports = import('a');").isModule);
}

}  // namespace
}  // namespace jsward
