// A small program of one file, followed by the flow engine with a few rows of a model.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "analyzer/flow/flow.h"
#include "analyzer/flow/models.h"
#include "analyzer/program/lower.h"
#include "analyzer/program/modules.h"
#include "grammar/parser.h"

namespace jsward {

/// `options` are the rows of a model of the package "web", whose `@()` is a web.App.
class Scanned {
public:
    Scanned(const std::string& code, const std::string& options)
        : models_(parse(options)),
          program_(lowerSource(parser_, code, "a.js").program),
          triggers_(models_.triggerReader().read(code)) {
        provider_.program = [this](FileId) -> const Program& { return program_; };
        provider_.resolve = [this](FileId from, std::string_view specifier) {
            return resolver_.resolve(from, specifier);
        };
        provider_.path = [](FileId) -> std::string_view { return "a.js"; };
        provider_.triggers = [this](FileId) -> const Triggers& { return triggers_; };
        const std::vector<FileId> files = {0};
        flow_ = analyseFlow(files, provider_, models_, {.scope = flowScope(files, provider_, models_)});
    }
    Scanned(const Scanned&) = delete;
    Scanned& operator=(const Scanned&) = delete;

    [[nodiscard]] const FlowResult& flow() const { return flow_; }
    [[nodiscard]] const ProgramProvider& programs() const { return provider_; }
    [[nodiscard]] const Program& program() const { return program_; }

private:
    static Models parse(const std::string& options) {
        const std::string model = R"j({"packages": ["web"], "types": {"web.App": ["@()"]}, "options": [)j" + options +
                                  R"j(, {"topic": "app", "at": ["web.App.set()"]}]})j";
        const std::vector<ModelText> texts = {
            {"kinds.json", R"j({"sinks": {"credential": {}}, "sources": {"error-object": {}}})j"}, {"web.json", model}};
        const auto models = Models::parse(texts);
        EXPECT_TRUE(models) << models.error().message;
        return *models;
    }

    Parser parser_;
    Models models_;
    Program program_;
    Triggers triggers_;
    ModuleResolver resolver_{{"a.js"}, {}, [](const std::string&) { return std::nullopt; }};
    ProgramProvider provider_;
    FlowResult flow_;
};

}  // namespace jsward
