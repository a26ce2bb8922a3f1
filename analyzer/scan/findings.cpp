#include "analyzer/scan/findings.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "analyzer/scan/fingerprint.h"
#include "analyzer/text/line_index.h"

namespace jsward {

namespace {

/// The order of reports; of findings that are one, the best comes first.
bool precedes(const Finding& a, const Finding& b) {
    const auto key = [](const Finding& finding) { return std::tie(finding.at, finding.rule); };
    if (key(a) != key(b)) return key(a) < key(b);
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    if (a.flow.size() != b.flow.size()) return a.flow.size() < b.flow.size();
    return a.message < b.message;
}

bool isSame(const Finding& a, const Finding& b) { return a.at == b.at && a.rule == b.rule; }

/// `[begin, end)` are the findings of one file.
void addFingerprints(std::vector<Finding>::iterator begin, std::vector<Finding>::iterator end,
                     const std::string& text) {
    const LineIndex lines(text);
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> seen;
    for (auto finding = begin; finding != end; ++finding) {
        std::string look = codeLook(text, lines, finding->at.span);
        const std::size_t ordinal = seen[{finding->rule, look, finding->symbol}]++;
        finding->fingerprint = fingerprint(finding->rule, look, finding->symbol, ordinal);
    }
}

}  // namespace

void sortFindings(std::vector<Finding>& findings) {
    std::stable_sort(findings.begin(), findings.end(), precedes);
    findings.erase(std::unique(findings.begin(), findings.end(), isSame), findings.end());
}

void keepConfident(std::vector<Finding>& findings, Confidence least) {
    std::erase_if(findings, [&](const Finding& finding) { return finding.confidence < least; });
}

void sortNotices(std::vector<Notice>& notices) {
    std::stable_sort(notices.begin(), notices.end(), [](const Notice& a, const Notice& b) {
        return std::tie(a.path, a.span, a.code, a.message) < std::tie(b.path, b.span, b.code, b.message);
    });
}

void addFingerprints(std::vector<Finding>& findings, const std::function<std::string(FileId)>& read) {
    for (auto begin = findings.begin(); begin != findings.end();) {
        const FileId file = begin->at.file;
        const auto end =
            std::find_if(begin, findings.end(), [&](const Finding& finding) { return finding.at.file != file; });
        addFingerprints(begin, end, read(file));
        begin = end;
    }
}

}  // namespace jsward
