#include "analyzer/rule/project_check.h"

namespace jsward {

Finding ProjectContext::finding(const ProjectFile& file, Span at, Confidence confidence,
                                std::span<const std::pair<std::string_view, std::string_view>> values) const {
    Finding finding;
    finding.rule = rule_.id;
    finding.at = {file.id, at};
    finding.message = fillMessage(rule_.message, values);
    finding.severity = rule_.severity;
    finding.confidence = confidence;
    return finding;
}

}  // namespace jsward
