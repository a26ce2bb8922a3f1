// Runs the flow engine over small programs. The code marks what it expects: a line that holds `// hit` has a sink that data
// from a source reaches, every other line has none. `source()` gives request data that may be an object, `text()` a string;
// `sink(x)` takes SQL text, `filter(x)` a Mongo filter; `escape(x)` makes a value harmless for SQL.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/models.h"
#include "analyzer/program/lower.h"
#include "analyzer/program/modules.h"
#include "grammar/parser.h"

namespace jsward::flowtest {

inline constexpr std::string_view kKinds = R"j({
  "sinks": {"sql": {}, "nosql-filter": {"harmlessStrings": true, "deep": true, "operators": ["$and", "$or", "$expr"],
                             "holds": {"$where": "nosql-code", "$function.body": "nosql-code"}},
            "nosql-code": {}, "response-body": {"deep": true}, "credential": {}},
  "sources": {"remote-input": {}, "error-object": {}}})j";

inline constexpr std::string_view kModel = R"j({
  "packages": ["web"],
  "types": {"web.App": ["@()"], "web.Request": ["@#Request"], "web.Response": ["@#Response", "web.Response.status()"],
            "web.Check": ["@.schema().validate()"]},
  "sources": [{"kind": "remote-input", "at": ["global.source()", "web.Request.body"]},
              {"kind": "remote-input", "at": ["global.text()", "web.Request.params"], "carries": "string"}],
  "sinks": [{"kind": "sql", "at": ["global.sink(0)", "@.sink(0)", "web.Pool.query(0)", "web.Pool.query(0).sql"]},
            {"kind": "sql", "at": ["global.last(-1)"]},
            {"kind": "nosql-filter", "at": ["global.filter(0)"]},
            {"kind": "response-body", "at": ["web.Response.send(0)", "global.send(0)"]},
            {"kind": "sql", "requires": "sql-text", "at": ["?.query(0)"]}],
  "sanitizers": [{"for": ["sql"], "at": ["global.escape()"]}],
  "guards": [{"for": ["*"], "at": ["global.isValid(0)"], "when": true},
             {"for": ["*"], "at": ["@.schema().validate().error"], "when": false}],
  "steps": [{"at": ["global.pass()"], "from": ["(0)"]}],
  "callbacks": [{"at": ["web.App.get(1..)", "web.App.use(*)"], "params": ["web.Request", "web.Response"]},
                {"at": ["web.App.use(*)"], "arity": 4, "params": ["source:error-object", "web.Request", "web.Response", null]}],
  "parameters": [{"names": [["req"], ["res"]], "types": ["web.Request", "web.Response"]}],
  "credentials": [{"what": "key", "at": ["global.login(0)"]}]})j";

inline constexpr std::string_view kPool =
    R"j({"packages": ["db"], "types": {"web.Pool": ["@.createPool()", "@#Pool"]}})j";

using Files = std::map<std::string, std::string>;

struct Analysed {
    std::vector<std::string> paths;
    std::vector<Program> programs;
    FlowResult result;
};

inline Analysed analyse(const Files& files, std::string_view library = {}) {
    Analysed out;
    std::vector<ModelText> texts = {{"kinds.json", kKinds}, {"web.json", kModel}, {"db.json", kPool}};
    if (!library.empty()) texts.push_back({"lib.json", library});
    const auto models = Models::parse(texts);
    EXPECT_TRUE(models) << models.error().message;
    TriggerReader reader = models->triggerReader();
    std::vector<Triggers> triggers;
    Parser parser;
    std::vector<std::string> configs;
    std::vector<FileId> ids;
    for (const auto& [path, text] : files) {
        if (path.ends_with(".json")) {
            configs.push_back(path);
            continue;
        }
        ids.push_back(static_cast<FileId>(out.paths.size()));
        out.paths.push_back(path);
        out.programs.push_back(lowerSource(parser, text, path).program);
        triggers.push_back(reader.read(text));
    }
    const ModuleResolver resolver(out.paths, configs, [&](const std::string& path) -> std::optional<std::string> {
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    });
    ProgramProvider provider;
    provider.triggers = [&](FileId file) -> const Triggers& { return triggers[file]; };
    provider.program = [&](FileId file) -> const Program& { return out.programs[file]; };
    provider.resolve = [&](FileId from, std::string_view specifier) { return resolver.resolve(from, specifier); };
    provider.path = [&](FileId file) -> std::string_view { return out.paths[file]; };
    out.result = analyseFlow(ids, provider, *models, {.scope = flowScope(ids, provider, *models)});
    return out;
}

/// "a.js:3" for every line on which a source reaches a sink.
inline std::set<std::string> linesHit(const Files& files, const Analysed& analysed) {
    std::set<std::string> lines;
    for (const SinkHit& hit : analysed.result.hits) {
        if (hit.origin != Origin::Source) continue;
        const std::string& text = files.at(analysed.paths[hit.at.file]);
        const auto begin = analysed.programs[hit.at.file].span(hit.at.node).begin;
        const auto line = 1 + std::count(text.begin(), text.begin() + begin, '\n');
        lines.insert(analysed.paths[hit.at.file] + ":" + std::to_string(line));
    }
    return lines;
}

inline std::set<std::string> linesMarked(const Files& files) {
    std::set<std::string> lines;
    for (const auto& [path, text] : files) {
        std::size_t line = 1;
        std::size_t begin = 0;
        while (begin < text.size()) {
            const auto end = std::min(text.find('\n', begin), text.size());
            if (text.substr(begin, end - begin).find("// hit") != std::string::npos)
                lines.insert(path + ":" + std::to_string(line));
            begin = end + 1;
            ++line;
        }
    }
    return lines;
}

inline void check(const Files& files, std::string_view library = {}) {
    EXPECT_EQ(linesHit(files, analyse(files, library)), linesMarked(files));
}
inline void check(const std::string& code, std::string_view library = {}) { check(Files{{"a.js", code}}, library); }

}  // namespace jsward::flowtest
