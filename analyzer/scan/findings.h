// From what the rules said to what is reported.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "analyzer/rule/finding.h"

namespace jsward {

/// Puts findings in order (file, position, rule) and leaves one for each rule and location: the surest, then the one with the
/// shortest flow.
void sortFindings(std::vector<Finding>& findings);

/// Drops what is less sure than `least`.
void keepConfident(std::vector<Finding>& findings, Confidence least);

/// By path, place, kind.
void sortNotices(std::vector<Notice>& notices);

/// Fills in the fingerprints. `findings` are sorted; `read` gives the text of a file.
void addFingerprints(std::vector<Finding>& findings, const std::function<std::string(FileId)>& read);

}  // namespace jsward
