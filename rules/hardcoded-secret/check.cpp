// Three kinds of evidence speak for a secret: the form of its text, the API that it is given to, and the name that it stands under.
// Each is searched for alone; a literal is then reported once, with the best.
#include "analyzer/rule/check.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analyzer/program/settings.h"
#include "rules/hardcoded-secret/constant_origin.h"
#include "rules/hardcoded-secret/constants.h"
#include "rules/hardcoded-secret/evidence.h"
#include "rules/hardcoded-secret/file_roles.h"
#include "rules/hardcoded-secret/judgement.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// Constants that reach an argument which takes a credential, by the file that they are written in.
std::map<FileId, std::vector<Evidence>> findBySink(const CheckContext& context, ConstantOrigins& origins) {
    std::map<FileId, std::vector<Evidence>> byFile;
    for (const SinkHit& hit : context.flow().hits) {
        if (hit.sinkKind != "credential" || hit.origin != Origin::Constant) continue;
        const auto judged = judgeCredential(hit.constant, hit.what);
        const auto literal = judged ? origins.find(hit) : std::nullopt;
        if (!literal) continue;
        const Confidence confidence = hit.byShape ? std::min(*judged, Confidence::Medium) : *judged;
        byFile[literal->file].push_back({literal->node, confidence, false, hit.what, mask(hit.constant), &hit});
    }
    return byFile;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// In tests, a token that a provider issued is still worth a warning; everything else is most likely made up for the test.
void easeForTests(Finding& finding, bool issued) {
    finding.confidence = std::min(finding.confidence, issued ? Confidence::Medium : Confidence::Low);
    finding.severity = issued ? Severity::Warning : Severity::Note;
}

/// From the literal to where it is used; nothing where it is used at its own place.
std::vector<FlowStep> flowOf(const CheckContext& context, const Location& literal, const SinkHit& hit) {
    std::vector<FlowStep> flow = context.steps(hit.steps);
    const Location sink = context.locate(hit.at);
    if (flow.empty() || (sink.file == literal.file && sink.span.contains(literal.span))) return {};
    if (flow.front().at != literal) flow.insert(flow.begin(), {literal, "written here"});
    return flow;
}

Finding report(const CheckContext& context, FileId file, const Evidence& evidence) {
    const std::string what = capitalised(evidence.what);
    const std::string_view place =
        settingsFormatOf(context.pathInProject(file)) ? "a settings file" : "the source code";
    const std::array<std::pair<std::string_view, std::string_view>, 3> values = {
        {{"what", what}, {"masked", evidence.masked}, {"place", place}}};
    Finding finding = context.finding({file, evidence.literal}, evidence.confidence, values);
    if (evidence.hit != nullptr) finding.flow = flowOf(context, finding.at, *evidence.hit);
    if (finding.confidence != Confidence::High) finding.severity = std::min(finding.severity, Severity::Warning);
    if (holdsTests(context.pathInProject(file))) easeForTests(finding, evidence.issued);
    return finding;
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    ConstantOrigins origins(context);
    auto bySink = findBySink(context, origins);
    // What reaches a sink may stand in a file that shows nothing of it.
    std::set<FileId> files(context.files().begin(), context.files().end());
    for (const auto& [file, evidence] : bySink) files.insert(file);
    for (const FileId file : files) {
        const Program& program = context.program(file);
        const Constants& constants = origins.constants(file);
        const bool settings = settingsFormatOf(context.pathInProject(file)).has_value();
        std::vector<Evidence> evidence;
        findByForm(program, constants, evidence);
        if (const auto hits = bySink.find(file); hits != bySink.end())
            std::ranges::move(hits->second, std::back_inserter(evidence));
        if (settings && isTemplate(context.pathInProject(file)))
            std::erase_if(evidence, [](const Evidence& e) { return e.confidence != Confidence::High; });
        else
            findByName(program, constants, context.pathInProject(file), evidence);
        leaveOutExamples(program, evidence);
        easePublished(program, evidence);
        keepBest(program, evidence);
        for (const Evidence& best : evidence) out.push_back(report(context, file, best));
    }
}

}  // namespace jsward::rules::hardcoded_secret
