// The report for scripts. docs/json.md tells its readers what each key means; a change that could break them raises the
// version.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/report/region.h"
#include "cli/report/report.h"

namespace jsward {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kVersion = 1;

class JsonReport {
public:
    JsonReport(const ScanResult& result, std::span<const Rule> rules)
        : result_(result), rules_(rules), sources_(result) {}

    Json render() {
        Json json;
        json["version"] = kVersion;
        json["tool"] = {{"name", "jsward"}, {"version", JSWARD_VERSION}};
        json["root"] = result_.root;
        json["complete"] = result_.complete;
        json["summary"] = summary();
        json["rules"] = usedRules();
        json["findings"] = Json::array();
        for (const Finding& each : result_.findings) json["findings"].push_back(finding(each));
        json["suppressed"] = Json::array();
        for (const SuppressedFinding& each : result_.suppressed) json["suppressed"].push_back(suppressed(each));
        json["notices"] = Json::array();
        for (const Notice& each : result_.notices) json["notices"].push_back(notice(each));
        return json;
    }

private:
    Json summary() const {
        const auto count = [&](Severity severity) {
            return std::ranges::count(result_.findings, severity, &Finding::severity);
        };
        return {{"files", result_.sourceFiles()},
                {"settingsFiles", result_.settingsFiles()},
                {"bytes", result_.bytes},
                {"findings", result_.findings.size()},
                {"errors", count(Severity::Error)},
                {"warnings", count(Severity::Warning)},
                {"notes", count(Severity::Note)},
                {"suppressed", result_.suppressed.size()}};
    }

    /// What a reader needs to know about the rules that found something.
    Json usedRules() const {
        std::set<std::string_view> used;
        for (const Finding& finding : result_.findings) used.insert(finding.rule);
        for (const SuppressedFinding& suppressed : result_.suppressed) used.insert(suppressed.finding.rule);
        Json list = Json::array();
        for (const Rule& rule : rules_)
            if (used.contains(rule.id))
                list.push_back({{"id", rule.id},
                                {"title", rule.title},
                                {"severity", name(rule.severity)},
                                {"securitySeverity", rule.securitySeverity},
                                {"cwe", rule.cwe},
                                {"owasp", rule.owasp},
                                {"pillar", rule.pillar},
                                {"fix", rule.fix}});
        return list;
    }

    Json finding(const Finding& finding) {
        Json json;
        json["rule"] = finding.rule;
        json["severity"] = name(finding.severity);
        json["confidence"] = name(finding.confidence);
        json["message"] = finding.message;
        json["location"] = location(finding.at);
        json["function"] = finding.symbol;
        json["fingerprint"] = finding.fingerprint;
        json["flow"] = steps(finding.flow);
        json["related"] = steps(finding.related);
        json["fixes"] = Json::array();
        for (const Fix& each : finding.fixes) json["fixes"].push_back(fix(each));
        return json;
    }

    Json suppressed(const SuppressedFinding& suppressed) {
        Json json = finding(suppressed.finding);
        const bool comment = suppressed.by == SuppressedFinding::By::Comment;
        json["suppression"] = {{"by", comment ? "comment" : "baseline"}, {"justification", suppressed.justification}};
        return json;
    }

    Json steps(const std::vector<FlowStep>& steps) {
        Json list = Json::array();
        for (const FlowStep& step : steps) list.push_back({{"location", location(step.at)}, {"reason", step.reason}});
        return list;
    }

    Json fix(const Fix& fix) {
        Json json = {{"title", fix.title}, {"safe", fix.safe}, {"edits", Json::array()}};
        for (const Edit& edit : fix.edits)
            json["edits"].push_back({{"location", location(edit.at)}, {"replacement", edit.replacement}});
        return json;
    }

    Json location(const Location& at) {
        const Region region = regionOf(sources_, at);
        return {{"path", sources_.path(at.file)}, {"line", region.startLine},      {"column", region.startColumn},
                {"endLine", region.endLine},      {"endColumn", region.endColumn}, {"offset", at.span.begin},
                {"endOffset", at.span.end}};
    }

    Json notice(const Notice& notice) {
        constexpr std::array<std::string_view, 3> kLevels = {"info", "warning", "error"};
        Json json = {{"level", kLevels[static_cast<std::size_t>(notice.level)]},
                     {"code", notice.code},
                     {"path", notice.path},
                     {"message", notice.message}};
        if (const std::optional<Location> at = locationOf(sources_, notice)) json["location"] = location(*at);
        return json;
    }

    const ScanResult& result_;
    std::span<const Rule> rules_;
    Sources sources_;
};

}  // namespace

std::string renderJson(const ScanResult& result, std::span<const Rule> rules) {
    // Bytes that are not UTF-8 could only come from a bug; even then the report must stay readable.
    return JsonReport(result, rules).render().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jsward
