// Reads rule.json. What is built in and what a user writes go through the same door, so everything is checked here and
// every complaint names the file, the line, the key and the nearest word that would have been right.
#include "analyzer/rule/rule.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "analyzer/text/json_places.h"
#include "analyzer/text/nearest.h"

namespace jsward {
namespace {

using Json = nlohmann::json;
using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 13> kRuleKeys = {
    "$schema", "id",    "title",  "message", "fix",   "severity", "securitySeverity",
    "cwe",     "owasp", "pillar", "presets", "flows", "settings"};
constexpr std::array<std::string_view, 5> kFlowKeys = {"sources", "sinks", "message", "unless", "unknownOrigin"};
constexpr std::array<std::string_view, 3> kSeverities = {"note", "warning", "error"};
constexpr std::array<std::string_view, 10> kPillars = {"dependencies", "headers",  "input",      "authentication",
                                                       "secrets",      "errors",   "privileges", "brute-force",
                                                       "crypto",       "injection"};
constexpr std::array<std::string_view, 2> kPresets = {"recommended", "strict"};
constexpr std::array<std::string_view, 4> kFlowPlaceholders = {"source", "sink", "name", "what"};

/// Reads one rule and keeps the first problem; after it every getter gives a default, so that reading needs no check
/// a line.
class RuleReader {
public:
    RuleReader(std::string_view folder, std::string_view text) : folder_(folder), text_(text) {}

    Result<Rule> read() {
        Json json;
        try {
            json = Json::parse(text_);
        } catch (const Json::parse_error& error) {
            return Error{
                fmt::format("{}:{}: not valid JSON", file(), lineOfOffset(text_, error.byte > 0 ? error.byte - 1 : 0))};
        }
        if (!json.is_object()) return Error{fmt::format("{}: must be a JSON object", file())};
        Rule rule = readRule(json);
        if (problem_) return *problem_;
        return rule;
    }

private:
    Rule readRule(const Json& json) {
        checkKeys(json, "", kRuleKeys);
        Rule rule;
        rule.id = text(json, "", "id");
        if (rule.id != folder_) fail("/id", fmt::format("\"id\" must equal the folder's name, \"{}\"", folder_));
        rule.title = text(json, "", "title");
        rule.message = text(json, "", "message");
        rule.fix = text(json, "", "fix");
        rule.severity = static_cast<Severity>(word(json, "severity", kSeverities));
        rule.securitySeverity = score(json);
        rule.cwe = cweNumbers(json);
        rule.owasp = text(json, "", "owasp");
        if (!RE2::FullMatch(rule.owasp, R"(A(0[1-9]|10):20\d\d .+)"))
            fail("/owasp", "\"owasp\" must name a category of the OWASP Top 10, like \"A03:2021 Injection\"");
        rule.pillar = kPillars[word(json, "pillar", kPillars)];
        rule.presets = words(json, "", "presets");
        for (const std::string& preset : rule.presets) checkWord("/presets", preset, kPresets);
        if (json.contains("flows")) readFlows(json["flows"], rule);
        rule.settings = flag(json, "", "settings");
        return rule;
    }

    void readFlows(const Json& json, Rule& rule) {
        if (!json.is_array() || json.empty()) return fail("/flows", "\"flows\" must be an array with at least one row");
        checkPlaceholders("/message", rule.message);
        for (std::size_t i = 0; i < json.size(); ++i) {
            const std::string place = fmt::format("/flows/{}", i);
            if (!json[i].is_object()) return fail(place, "a row of \"flows\" must be an object");
            checkKeys(json[i], place, kFlowKeys);
            FlowRow& row = rule.flows.emplace_back();
            row.sources = words(json[i], place, "sources");
            row.sinks = words(json[i], place, "sinks");
            if (json[i].contains("message")) row.message = text(json[i], place, "message");
            checkPlaceholders(place + "/message", row.message);
            if (json[i].contains("unless")) row.unless = words(json[i], place, "unless");
            row.unknownOrigin = flag(json[i], place, "unknownOrigin");
        }
    }

    // --- values ------------------------------------------------------------------------------------------------------

    const Json* member(const Json& object, const std::string& place, const char* key) {
        const auto it = object.find(key);
        if (it != object.end()) return &*it;
        fail(place, fmt::format("\"{}\" is missing", key));
        return nullptr;
    }

    std::string text(const Json& object, const std::string& place, const char* key) {
        const Json* value = member(object, place, key);
        if (value == nullptr) return "";
        if (value->is_string() && !value->get_ref<const std::string&>().empty()) return value->get<std::string>();
        fail(place + "/" + key, fmt::format("\"{}\" must be a text that is not empty", key));
        return "";
    }

    std::vector<std::string> words(const Json& object, const std::string& place, const char* key) {
        const Json* value = member(object, place, key);
        if (value == nullptr) return {};
        const bool ok =
            value->is_array() && !value->empty() && std::all_of(value->begin(), value->end(), [](const Json& word) {
                return word.is_string() && !word.get_ref<const std::string&>().empty();
            });
        if (ok) return value->get<std::vector<std::string>>();
        fail(place + "/" + key, fmt::format("\"{}\" must be an array of at least one word", key));
        return {};
    }

    bool flag(const Json& object, const std::string& place, const char* key) {
        if (!object.contains(key)) return false;
        if (object[key].is_boolean()) return object[key].get<bool>();
        fail(place + "/" + key, fmt::format("\"{}\" must be true or false", key));
        return false;
    }

    /// The index of a required word in `allowed`.
    std::size_t word(const Json& object, const char* key, Words allowed) {
        const std::string value = text(object, "", key);
        checkWord(std::string("/") + key, value, allowed);
        const auto it = std::ranges::find(allowed, value);
        return it == allowed.end() ? 0 : static_cast<std::size_t>(it - allowed.begin());
    }

    double score(const Json& json) {
        const Json* value = member(json, "", "securitySeverity");
        if (value == nullptr) return 0;
        if (value->is_number() && value->get<double>() >= 0 && value->get<double>() <= 10) return value->get<double>();
        fail("/securitySeverity", "\"securitySeverity\" must be a number from 0 to 10");
        return 0;
    }

    std::vector<int> cweNumbers(const Json& json) {
        const Json* value = member(json, "", "cwe");
        if (value == nullptr) return {};
        const auto isCwe = [](const Json& n) { return n.is_number_unsigned() && n > 0 && n < 100000; };
        if (value->is_array() && !value->empty() && std::all_of(value->begin(), value->end(), isCwe))
            return value->get<std::vector<int>>();
        fail("/cwe", "\"cwe\" must be an array of CWE numbers, like [89]");
        return {};
    }

    // --- checks ------------------------------------------------------------------------------------------------------

    void checkKeys(const Json& object, const std::string& place, Words allowed) {
        for (const auto& [key, value] : object.items())
            if (std::ranges::find(allowed, key) == allowed.end())
                fail(place + "/" + key, fmt::format("unknown key \"{}\"; {}", key, suggest(key, allowed)));
    }

    void checkWord(const std::string& place, std::string_view value, Words allowed) {
        if (std::ranges::find(allowed, value) != allowed.end()) return;
        fail(place, fmt::format("unknown {} \"{}\"; {}", place.substr(1), value, suggest(value, allowed)));
    }

    void checkPlaceholders(const std::string& place, std::string_view message) {
        static const RE2 placeholder(R"(\{(\w+)\})");
        re2::StringPiece rest(message.data(), message.size());
        std::string name;
        while (RE2::FindAndConsume(&rest, placeholder, &name))
            if (std::ranges::find(kFlowPlaceholders, name) == kFlowPlaceholders.end())
                fail(place, fmt::format("unknown placeholder {{{}}}; {}", name, suggest(name, kFlowPlaceholders)));
    }

    void fail(const std::string& place, std::string_view message) {
        if (problem_) return;
        problem_ = Error{fmt::format("{}:{}: {}", file(), lineOfOffset(text_, locateInJson(text_, place)), message)};
    }

    [[nodiscard]] std::string file() const { return fmt::format("{}/rule.json", folder_); }

    std::string_view folder_;
    std::string_view text_;
    std::optional<Error> problem_;
};

}  // namespace

Result<Rule> parseRule(std::string_view folder, std::string_view json, std::string_view page) {
    Result<Rule> rule = RuleReader(folder, json).read();
    if (rule) rule->page = page;
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
