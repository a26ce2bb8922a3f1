// SARIF 2.1.0, the format that code-scanning services read. One run holds the rules with their pages as help, the
// results with every step of their flows, and what the tool has to say about itself: files that it could not analyse.
#include <fmt/format.h>

#include <array>
#include <cctype>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/report/markdown.h"
#include "cli/report/region.h"
#include "cli/report/report.h"
#include "cli/report/uri.h"

namespace jsward {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kRoot = "%SRCROOT%";
constexpr unsigned kHelpWidth = 100;

Json text(std::string_view text) { return {{"text", text}}; }

/// "SqlInjection" for "sql-injection": SARIF wants a name that reads as one of a programming language.
std::string pascalCase(std::string_view id) {
    std::string result;
    bool upper = true;
    for (const char c : id) {
        if (c != '-') result += upper ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
        upper = c == '-';
    }
    return result;
}

class SarifReport {
public:
    SarifReport(const ScanResult& result, std::span<const Rule> rules)
        : result_(result), rules_(rules), sources_(result) {}

    Json render() {
        Json run;
        run["tool"] = {{"driver", driver()}};
        run["invocations"] = Json::array({invocation()});
        run["originalUriBaseIds"] = {{kRoot, {{"uri", folderUri(result_.root)}}}};
        run["columnKind"] = "utf16CodeUnits";
        run["defaultEncoding"] = "utf-8";
        run["results"] = results();
        run["artifacts"] = std::move(artifacts_);
        Json log;
        log["$schema"] = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
        log["version"] = "2.1.0";
        log["runs"] = Json::array({std::move(run)});
        return log;
    }

private:
    // --- the tool ----------------------------------------------------------------------------------------------------

    Json driver() {
        Json driver = {{"name", "jsward"}, {"version", JSWARD_VERSION}, {"semanticVersion", JSWARD_VERSION}};
        driver["rules"] = Json::array();
        for (const Rule& rule : rules_) driver["rules"].push_back(descriptor(rule));
        driver["notifications"] = Json::array();
        for (const Notice& notice : result_.notices) {
            const bool isNew = notificationIndex_.emplace(notice.code, notificationIndex_.size()).second;
            if (isNew) driver["notifications"].push_back({{"id", notice.code}});
        }
        return driver;
    }

    static Json descriptor(const Rule& rule) {
        Json json;
        json["id"] = rule.id;
        json["name"] = pascalCase(rule.id);
        json["shortDescription"] = text(rule.title);
        json["fullDescription"] = text(firstParagraph(rule.page).empty() ? rule.title : firstParagraph(rule.page));
        json["help"] = {{"text", renderMarkdown(rule.page, Paint(false), kHelpWidth)}, {"markdown", rule.page}};
        json["defaultConfiguration"] = {{"level", name(rule.severity)}};
        json["properties"] = {{"tags", tags(rule)},
                              {"security-severity", fmt::format("{:.1f}", rule.securitySeverity)},
                              {"pillar", rule.pillar},
                              {"owasp", rule.owasp},
                              {"fix", rule.fix}};
        return json;
    }

    static Json tags(const Rule& rule) {
        Json tags = {"security", rule.pillar};
        for (const int cwe : rule.cwe) tags.push_back(fmt::format("external/cwe/cwe-{:03}", cwe));
        return tags;
    }

    // --- the scan ----------------------------------------------------------------------------------------------------

    Json invocation() {
        Json notifications = Json::array();
        for (const Notice& notice : result_.notices) notifications.push_back(notification(notice));
        return {{"executionSuccessful", result_.complete}, {"toolExecutionNotifications", std::move(notifications)}};
    }

    Json notification(const Notice& notice) {
        constexpr std::array<std::string_view, 3> kLevels = {"note", "warning", "error"};
        Json json = {{"descriptor", {{"id", notice.code}, {"index", notificationIndex_[notice.code]}}},
                     {"level", kLevels[static_cast<std::size_t>(notice.level)]},
                     {"message", text(notice.message)}};
        if (const std::optional<Location> at = locationOf(sources_, notice))
            json["locations"] = Json::array({{{"physicalLocation", physicalLocation(*at)}}});
        else if (!notice.path.empty())
            json["locations"] = Json::array({{{"physicalLocation", {{"artifactLocation", wholeFile(notice.path)}}}}});
        return json;
    }

    // --- the results -------------------------------------------------------------------------------------------------

    Json results() {
        Json list = Json::array();
        for (const Finding& finding : result_.findings) list.push_back(result(finding));
        for (const SuppressedFinding& suppressed : result_.suppressed) {
            Json& json = list.emplace_back(result(suppressed.finding));
            const bool comment = suppressed.by == SuppressedFinding::By::Comment;
            Json suppression = {{"kind", comment ? "inSource" : "external"}, {"status", "accepted"}};
            if (!suppressed.justification.empty()) suppression["justification"] = suppressed.justification;
            json["suppressions"].push_back(std::move(suppression));
        }
        return list;
    }

    Json result(const Finding& finding) {
        Json json;
        json["ruleId"] = finding.rule;
        for (std::size_t i = 0; i < rules_.size(); ++i)
            if (rules_[i].id == finding.rule) json["ruleIndex"] = i;
        json["level"] = name(finding.severity);
        json["message"] = text(plainText(finding.message));
        if (plainText(finding.message) != finding.message) json["message"]["markdown"] = finding.message;
        json["locations"] = Json::array({primaryLocation(finding)});
        if (!finding.fingerprint.empty()) json["partialFingerprints"] = {{"jsward/v1", finding.fingerprint}};
        if (!finding.flow.empty()) json["codeFlows"] = Json::array({codeFlow(finding.flow)});
        if (!finding.related.empty()) json["relatedLocations"] = relatedLocations(finding.related);
        if (!finding.fixes.empty()) json["fixes"] = fixes(finding.fixes);
        // Either all results of a run have this property or none.
        json["suppressions"] = Json::array();
        json["properties"] = {{"confidence", name(finding.confidence)}};
        return json;
    }

    Json primaryLocation(const Finding& finding) {
        Json json = {{"physicalLocation", physicalLocation(finding.at)}};
        if (!finding.symbol.empty())
            json["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.symbol}, {"kind", "function"}}});
        return json;
    }

    Json codeFlow(const std::vector<FlowStep>& steps) {
        Json locations = Json::array();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const bool end = i == 0 || i + 1 == steps.size();
            locations.push_back({{"location", labelled(steps[i])}, {"importance", end ? "essential" : "important"}});
        }
        return {{"threadFlows", Json::array({{{"locations", std::move(locations)}}})}};
    }

    Json relatedLocations(const std::vector<FlowStep>& related) {
        Json list = Json::array();
        for (const FlowStep& step : related) {
            Json location = labelled(step);
            location["id"] = list.size() + 1;
            list.push_back(std::move(location));
        }
        return list;
    }

    Json labelled(const FlowStep& step) {
        Json json = {{"physicalLocation", physicalLocation(step.at)}};
        if (!step.reason.empty()) json["message"] = text(step.reason);
        return json;
    }

    Json fixes(const std::vector<Fix>& fixes) {
        Json list = Json::array();
        for (const Fix& fix : fixes) {
            std::map<FileId, Json> replacements;
            for (const Edit& edit : fix.edits)
                replacements[edit.at.file].push_back(
                    {{"deletedRegion", region(edit.at)}, {"insertedContent", text(edit.replacement)}});
            Json changes = Json::array();
            for (auto& [file, edits] : replacements)
                changes.push_back({{"artifactLocation", artifact(file)}, {"replacements", std::move(edits)}});
            list.push_back({{"description", text(fix.title)}, {"artifactChanges", std::move(changes)}});
        }
        return list;
    }

    // --- places ------------------------------------------------------------------------------------------------------

    Json physicalLocation(const Location& at) {
        return {{"artifactLocation", artifact(at.file)}, {"region", region(at)}};
    }

    Json region(const Location& at) {
        const Region region = regionOf(sources_, at);
        return {{"startLine", region.startLine},
                {"startColumn", region.startColumn},
                {"endLine", region.endLine},
                {"endColumn", region.endColumn}};
    }

    /// The location of a scanned file; on first use it gets its place in the run's list of artifacts.
    Json artifact(FileId file) {
        const auto [entry, isNew] = artifactIndex_.emplace(file, artifacts_.size());
        Json location = {{"uri", uriOf(result_.files[file])}, {"uriBaseId", kRoot}, {"index", entry->second}};
        if (isNew)
            artifacts_.push_back(
                {{"location", location}, {"length", result_.files[file].bytes}, {"roles", {"analysisTarget"}}});
        return location;
    }

    Json wholeFile(const std::string& path) {
        if (const std::optional<FileId> file = sources_.find(path)) return artifact(*file);
        return {{"uri", encodePath(path)}, {"uriBaseId", kRoot}};
    }

    const ScanResult& result_;
    std::span<const Rule> rules_;
    Sources sources_;
    std::map<std::string, std::size_t> notificationIndex_;
    std::map<FileId, std::size_t> artifactIndex_;
    Json artifacts_ = Json::array();
};

}  // namespace

std::string renderSarif(const ScanResult& result, std::span<const Rule> rules) {
    return SarifReport(result, rules).render().dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jsward
