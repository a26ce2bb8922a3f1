// Where a constant that reaches an API for credentials was written.
//
// A flow names the place that a constant reaches. The secret stands elsewhere as often as not, in a configuration that
// another file exports, and that is what has to be changed. A constant of a test that reaches production code through a
// parameter is one of the test's, and a word that nobody calls a secret got to its place by way of a merge of values:
// no evidence at all.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "analyzer/rule/check.h"
#include "rules/hardcoded-secret/constants.h"

namespace jsward::rules::hardcoded_secret {

class ConstantOrigins {
public:
    /// `context` must outlive the result.
    explicit ConstantOrigins(const CheckContext& context) : context_(context) {}

    /// The literal behind a hit of origin Constant; nothing when no literal explains it.
    [[nodiscard]] std::optional<NodeRef> find(const SinkHit& hit);

    /// The constants of a file, made on first use.
    const Constants& constants(FileId file);

private:
    [[nodiscard]] std::optional<NodeRef> atSink(const SinkHit& hit);
    [[nodiscard]] std::vector<NodeRef> literals(std::string_view text);
    const std::set<NodeId>& named(FileId file);

    const CheckContext& context_;
    std::map<FileId, Constants> constants_;
    std::map<FileId, std::set<NodeId>> named_;
};

}  // namespace jsward::rules::hardcoded_secret
