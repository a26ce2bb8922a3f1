// A rule: its metadata (rule.json), its page (README.md) and, where data cannot say it, its check.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/rule/finding.h"
#include "analyzer/text/result.h"
#include "analyzer/webapp/option_value.h"

namespace jsward {

class CheckContext;    // analyzer/rule/check.h
class ProjectContext;  // analyzer/rule/project_check.h

/// "Data of kind `source` reaches a sink of kind `sink`": a taint rule is a list of these and needs no code.
struct FlowRow {
    std::vector<std::string> sources;  ///< Source kinds ("remote-input", "error-object", ...).
    std::vector<std::string> sinks;    ///< Sink kinds ("sql", "response-body", ...).
    std::string message;               ///< With placeholders {source}, {sink}, {name}; empty: the rule's message.
    std::vector<std::string>
        unless;                  ///< What middleware in front of a route takes the danger away ("validation", ...).
    bool unknownOrigin = false;  ///< Also report strings built with data of unknown origin.
};

/// What the options of a call say that they should not.
struct OptionCondition {
    std::string key;                        ///< "httpOnly", "cookie.secure"; "" for the argument itself.
    std::optional<std::uint32_t> argument;  ///< Another one than the options.
    std::vector<OptionValue> is;            ///< Constants.
    bool missing = false;                   ///< Nothing is said about it.
    bool unknown = false;                   ///< It may be anything.
    std::optional<double> below;            ///< A number under this one.
    std::optional<double> above;            ///< A number over this one.
    std::vector<std::string> contains;      ///< A text, or a list of them, with one of these in it, whatever its case.
};

/// "A call of this topic is told one of these things": a rule about configurations is a list of these.
struct OptionRow {
    std::string topic;                        ///< As the `options` of models name it.
    std::vector<OptionCondition> conditions;  ///< All must hold; the first is what the finding points at.
    std::string what;                         ///< Fills {what} of the rule's message; {value} is what was found.
    bool minor = false;                       ///< Worth a word beside others, no finding by itself.
    Confidence confidence = Confidence::High;
};

struct Rule {
    std::string id;  ///< Equals the folder's name.
    std::string title;
    std::string message;  ///< One sentence with placeholders.
    std::string fix;      ///< One sentence: what to do instead.
    Severity severity = Severity::Warning;
    double securitySeverity = 0;  ///< 0-10, as code-scanning UIs read it.
    std::vector<int> cwe;
    std::string owasp;                 ///< "A03:2021 Injection".
    std::string pillar;                ///< "input", "headers", "authentication", "secrets", "errors", ...
    std::vector<std::string> presets;  ///< "recommended", "strict".
    std::vector<FlowRow> flows;
    std::vector<OptionRow> options;
    bool (*mayFind)(std::string_view) = nullptr;  ///< For what no expression tells; null: the triggers say all.
    std::string triggers;   ///< RE2: only files whose text holds it are shown to the check; "": none are.
    bool servers = false;   ///< The triggers count only in components that receive requests.
    bool settings = false;  ///< Reads files of settings too (analyzer/program/settings.h).
    std::string page;       ///< README.md as Markdown.
    void (*check)(const CheckContext&, std::vector<Finding>&) = nullptr;  ///< Null for pure data rules.
    /// Checks the files around the code; null for rules about programs.
    void (*checkProject)(const ProjectContext&, std::vector<Finding>&) = nullptr;

    /// Says something about programs, by data or by code.
    [[nodiscard]] bool looksAtPrograms() const { return check != nullptr || !flows.empty() || !options.empty(); }
};

/// Parses rule.json; the error names the key and the nearest valid one.
Result<Rule> parseRule(std::string_view folder, std::string_view json, std::string_view page);

/// Fills {placeholders} of a message.
std::string fillMessage(std::string_view pattern,
                        std::span<const std::pair<std::string_view, std::string_view>> values);

}  // namespace jsward
