// Three kinds of evidence speak for a secret: the form of its text, the API that it is given to, and the name that it stands under.
// Each is searched for alone; a literal is then reported once, with the best.
#include "analyzer/rule/check.h"

#include <algorithm>
#include <array>
#include <map>

#include "rules/hardcoded-secret/constants.h"
#include "rules/hardcoded-secret/evidence.h"
#include "rules/hardcoded-secret/judgement.h"

namespace jsward::rules::hardcoded_secret {
namespace {

/// Constants that reach an argument which takes a credential, by file.
std::map<FileId, std::vector<Evidence>> findBySink(const CheckContext& context) {
    std::map<FileId, std::vector<Evidence>> byFile;
    for (const SinkHit& hit : context.flow().hits) {
        if (hit.sinkKind != "credential" || hit.origin != Origin::Constant || !isCredential(hit.constant)) continue;
        const NodeRef literal = hit.source.node != 0 ? hit.source : hit.at;
        const Confidence confidence = hit.byShape ? Confidence::Medium : Confidence::High;
        byFile[literal.file].push_back({literal.node, confidence, false, hit.what, mask(hit.constant), &hit});
    }
    return byFile;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

/// In tests, a token that a provider issued is still worth a warning; everything else is most likely made up for the test.
void easeForTests(Finding& finding, bool issued) {
    finding.confidence = std::min(finding.confidence, issued ? Confidence::Medium : Confidence::Low);
    finding.severity = issued ? Severity::Warning : Severity::Note;
}

Finding report(const CheckContext& context, FileId file, const Evidence& evidence) {
    const std::string what = capitalised(evidence.what);
    const std::array<std::pair<std::string_view, std::string_view>, 2> values = {{{"what", what}, {"masked", evidence.masked}}};
    Finding finding = context.finding({file, evidence.literal}, evidence.confidence, values);
    if (evidence.hit != nullptr && evidence.hit->steps.size() > 1) finding.flow = context.steps(evidence.hit->steps);
    if (finding.confidence != Confidence::High) finding.severity = std::min(finding.severity, Severity::Warning);
    if (holdsTests(context.pathInProject(file))) easeForTests(finding, evidence.issued);
    return finding;
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    auto bySink = findBySink(context);
    for (const FileId file : context.files()) {
        const Program& program = context.program(file);
        const Constants constants(program);
        std::vector<Evidence> evidence;
        findByForm(program, constants, evidence);
        if (const auto hits = bySink.find(file); hits != bySink.end()) std::ranges::move(hits->second, std::back_inserter(evidence));
        findByName(program, constants, context.pathInProject(file), evidence);
        keepBest(program, evidence);
        for (const Evidence& best : evidence) out.push_back(report(context, file, best));
    }
}

}  // namespace jsward::rules::hardcoded_secret
