// Reads rule.json. What is built in and what a user writes go through the same door, so everything is checked here and
// every complaint names the file, the line, the key and the nearest word that would have been right.
#include "analyzer/rule/rule.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "analyzer/text/json_file.h"
#include "analyzer/text/nearest.h"

namespace jsward {
namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 16> kRuleKeys = {
    "$schema", "id",     "title",   "message", "fix",     "severity", "securitySeverity", "cwe",
    "owasp",   "pillar", "presets", "flows",   "options", "settings", "triggers",
    "servers"};
constexpr std::array<std::string_view, 5> kFlowKeys = {"sources", "sinks", "message", "unless", "unknownOrigin"};
constexpr std::array<std::string_view, 8> kConditionKeys = {"key",     "argument", "is",    "missing",
                                                            "unknown", "below",    "above", "contains"};
constexpr std::array<std::string_view, 13> kOptionKeys = {"topic", "what",     "minor",   "confidence", "and",
                                                          "key",   "argument", "is",      "missing",    "unknown",
                                                          "below", "above",    "contains"};
constexpr std::array<std::string_view, 3> kConfidences = {"low", "medium", "high"};
constexpr std::array<std::string_view, 3> kSeverities = {"note", "warning", "error"};
constexpr std::array<std::string_view, 10> kPillars = {"dependencies", "headers",  "input",      "authentication",
                                                       "secrets",      "errors",   "privileges", "brute-force",
                                                       "crypto",       "injection"};
constexpr std::array<std::string_view, 2> kPresets = {"recommended", "strict"};
constexpr std::array<std::string_view, 4> kFlowPlaceholders = {"source", "sink", "name", "what"};

/// Reads one rule; what is wrong with it gathers in the file.
class RuleReader {
public:
    RuleReader(std::string_view folder, JsonFile& file) : folder_(folder), file_(file) {}

    Rule read() {
        const Json& json = file_.json();
        file_.allowKeys(json, kRuleKeys);
        Rule rule;
        rule.id = file_.requiredText(json, "id");
        if (rule.id != folder_) rejectMember(json, "id", fmt::format("must equal the folder's name, \"{}\"", folder_));
        rule.title = file_.requiredText(json, "title");
        rule.message = file_.requiredText(json, "message");
        rule.fix = file_.requiredText(json, "fix");
        rule.severity = static_cast<Severity>(word(json, "severity", kSeverities));
        rule.securitySeverity = score(json);
        rule.cwe = cweNumbers(json);
        rule.owasp = file_.requiredText(json, "owasp");
        if (!RE2::FullMatch(rule.owasp, R"(A(0[1-9]|10):20\d\d .+)"))
            rejectMember(json, "owasp", "must name a category of the OWASP Top 10, like \"A03:2021 Injection\"");
        rule.pillar = kPillars[word(json, "pillar", kPillars)];
        readPresets(json, rule);
        if (const auto flows = json.find("flows"); flows != json.end()) readFlows(json, *flows, rule);
        if (const auto options = json.find("options"); options != json.end()) readOptions(*options, rule);
        rule.settings = file_.flag(json, "settings");
        if (json.contains("triggers")) readTriggers(json, rule);
        rule.servers = file_.flag(json, "servers");
        return rule;
    }

private:
    void readTriggers(const Json& json, Rule& rule) {
        rule.triggers = file_.requiredText(json, "triggers");
        const RE2 expression(rule.triggers, RE2::Quiet);
        if (!expression.ok()) rejectMember(json, "triggers", "must be a regular expression: " + expression.error());
    }

    void readPresets(const Json& json, Rule& rule) {
        const Json* presets = file_.required(json, "presets");
        if (presets == nullptr) return;
        for (const Json* preset : file_.texts(*presets, "\"presets\"")) {
            file_.word(*preset, "preset", kPresets);
            rule.presets.push_back(preset->get<std::string>());
        }
    }

    void readFlows(const Json& json, const Json& flows, Rule& rule) {
        if (!flows.is_array() || flows.empty())
            return file_.reject(flows, "\"flows\" must be an array with at least one row");
        checkPlaceholders(json, rule.message);
        for (const Json& row : flows) readFlow(row, rule);
    }

    void readFlow(const Json& json, Rule& rule) {
        if (!file_.isObject(json, "a row of \"flows\"")) return;
        file_.allowKeys(json, kFlowKeys);
        FlowRow& row = rule.flows.emplace_back();
        row.sources = words(json, "sources");
        row.sinks = words(json, "sinks");
        if (json.contains("message")) row.message = file_.requiredText(json, "message");
        checkPlaceholders(json, row.message);
        if (json.contains("unless")) row.unless = words(json, "unless");
        row.unknownOrigin = file_.flag(json, "unknownOrigin");
    }

    void readOptions(const Json& options, Rule& rule) {
        if (!options.is_array() || options.empty())
            return file_.reject(options, "\"options\" must be an array with at least one row");
        for (const Json& json : options) {
            if (!file_.isObject(json, "a row of \"options\"")) continue;
            file_.allowKeys(json, kOptionKeys);
            OptionRow& row = rule.options.emplace_back();
            row.topic = file_.requiredText(json, "topic");
            row.what = file_.requiredText(json, "what");
            row.minor = file_.flag(json, "minor");
            if (json.contains("confidence"))
                row.confidence = static_cast<Confidence>(word(json, "confidence", kConfidences));
            row.conditions.push_back(condition(json));
            const auto more = json.find("and");
            if (more == json.end() || !file_.isArray(*more, "\"and\"")) continue;
            for (const Json& each : *more) {
                if (!file_.isObject(each, "a condition")) continue;
                file_.allowKeys(each, kConditionKeys);
                row.conditions.push_back(condition(each));
            }
        }
    }

    OptionCondition condition(const Json& json) {
        OptionCondition result;
        if (json.contains("key")) result.key = file_.requiredText(json, "key");
        if (const auto is = json.find("is"); is != json.end() && file_.isArray(*is, "\"is\""))
            for (const Json& value : *is) result.is.push_back(constant(value));
        result.missing = file_.flag(json, "missing");
        result.unknown = file_.flag(json, "unknown");
        if (const auto number = bound(json, "argument")) result.argument = static_cast<std::uint32_t>(*number);
        result.below = bound(json, "below");
        result.above = bound(json, "above");
        if (json.contains("contains")) result.contains = words(json, "contains");
        return result;
    }

    OptionValue constant(const Json& value) {
        OptionValue result;
        result.kind = value.is_boolean()  ? OptionValue::Kind::Boolean
                      : value.is_number() ? OptionValue::Kind::Number
                                          : OptionValue::Kind::String;
        if (value.is_boolean()) result.number = value.get<bool>() ? 1 : 0;
        if (value.is_number()) result.number = value.get<double>();
        if (value.is_string()) result.text = value.get<std::string>();
        if (!value.is_primitive() || value.is_null())
            file_.reject(value, fmt::format("must be a text, a number or a boolean, not {}", quotedValue(value)));
        return result;
    }

    std::optional<double> bound(const Json& json, std::string_view key) {
        const auto value = json.find(key);
        if (value == json.end()) return std::nullopt;
        if (value->is_number()) return value->get<double>();
        file_.reject(*value, fmt::format("\"{}\" must be a number, not {}", key, quotedValue(*value)));
        return std::nullopt;
    }

    std::vector<std::string> words(const Json& object, std::string_view key) {
        std::vector<std::string> result;
        const Json* value = file_.required(object, key);
        if (value == nullptr) return result;
        for (const Json* word : file_.texts(*value, fmt::format("\"{}\"", key)))
            result.push_back(word->get<std::string>());
        return result;
    }

    /// The index of a required word in `allowed`.
    std::size_t word(const Json& object, std::string_view key, JsonFile::Words allowed) {
        const Json* value = file_.required(object, key);
        const std::size_t index = value == nullptr ? JsonFile::kNoWord : file_.word(*value, key, allowed);
        return index == JsonFile::kNoWord ? 0 : index;
    }

    double score(const Json& json) {
        const Json* value = file_.required(json, "securitySeverity");
        if (value == nullptr) return 0;
        if (value->is_number() && value->get<double>() >= 0 && value->get<double>() <= 10) return value->get<double>();
        rejectMember(json, "securitySeverity", "must be a number from 0 to 10");
        return 0;
    }

    std::vector<int> cweNumbers(const Json& json) {
        const Json* value = file_.required(json, "cwe");
        if (value == nullptr) return {};
        const auto isCwe = [](const Json& n) { return n.is_number_unsigned() && n > 0 && n < 100000; };
        if (value->is_array() && !value->empty() && std::all_of(value->begin(), value->end(), isCwe))
            return value->get<std::vector<int>>();
        rejectMember(json, "cwe", "must be an array of CWE numbers, like [89]");
        return {};
    }

    /// A member that is there but wrong; one that is not, or is no text, has been complained about.
    void rejectMember(const Json& object, std::string_view key, std::string_view message) {
        const auto value = object.find(key);
        const bool isKnown =
            value == object.end() || (value->is_string() && value->get_ref<const std::string&>().empty());
        if (!isKnown) file_.reject(*value, fmt::format("\"{}\" {}, not {}", key, message, quotedValue(*value)));
    }

    void checkPlaceholders(const Json& object, std::string_view message) {
        static const RE2 placeholder(R"(\{(\w+)\})");
        re2::StringPiece rest(message.data(), message.size());
        std::string name;
        while (RE2::FindAndConsume(&rest, placeholder, &name))
            if (std::ranges::find(kFlowPlaceholders, name) == kFlowPlaceholders.end())
                file_.reject(object["message"],
                             fmt::format("unknown placeholder {{{}}}; {}", name, suggest(name, kFlowPlaceholders)));
    }

    std::string_view folder_;
    JsonFile& file_;
};

}  // namespace

Result<Rule> parseRule(std::string_view folder, std::string_view json, std::string_view page) {
    const std::string name = fmt::format("{}/rule.json", folder);
    JsonFile file(name, json);
    Rule rule;
    if (file.ok()) rule = RuleReader(folder, file).read();
    if (!file.ok()) return Error{describe(file.problems())};
    rule.page = page;
    return rule;
}

std::string fillMessage(std::string_view pattern,
                        std::span<const std::pair<std::string_view, std::string_view>> values) {
    std::string result;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        const std::string_view key = close == std::string_view::npos ? "" : pattern.substr(at + 1, close - at - 1);
        const auto value = std::ranges::find(values, key, [](const auto& pair) { return pair.first; });
        if (key.empty() || value == values.end()) {
            result += pattern[at++];
            continue;
        }
        result += value->second;
        at = close + 1;
    }
    return result;
}

}  // namespace jsward
