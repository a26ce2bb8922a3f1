// A rule: its metadata (rule.json), its page (README.md) and, where data cannot say it, its check.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/rule/finding.h"
#include "analyzer/text/result.h"

namespace jsward {

class CheckContext;  // analyzer/rule/check.h

/// "Data of kind `source` reaches a sink of kind `sink`": a taint rule is a list of these and needs no code.
struct FlowRow {
    std::vector<std::string> sources;  ///< Source kinds ("remote-input", "error-object", ...).
    std::vector<std::string> sinks;    ///< Sink kinds ("sql", "response-body", ...).
    std::string message;               ///< With placeholders {source}, {sink}, {name}; empty: the rule's message.
    std::vector<std::string>
        unless;                  ///< What middleware in front of a route takes the danger away ("validation", ...).
    bool unknownOrigin = false;  ///< Also report strings built with data of unknown origin.
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
    bool settings = false;  ///< Reads files of settings too (analyzer/program/settings.h).
    std::string page;       ///< README.md as Markdown.
    void (*check)(const CheckContext&, std::vector<Finding>&) = nullptr;  ///< Null for pure data rules.
};

/// Parses rule.json; the error names the key and the nearest valid one.
Result<Rule> parseRule(std::string_view folder, std::string_view json, std::string_view page);

/// Fills {placeholders} of a message.
std::string fillMessage(std::string_view pattern,
                        std::span<const std::pair<std::string_view, std::string_view>> values);

}  // namespace jsward
