// Keeps secrets out of reports: a finding about a secret must not publish it once more.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "analyzer/rule/rule.h"
#include "analyzer/text/span.h"
#include "cli/report/sources.h"

namespace jsward {

/// The parts of a source text, inside `span`, that must not be shown: the contents of the string literals there save
/// their first characters; of a span inside a literal all save the first characters; nothing of other expressions. In
/// order.
[[nodiscard]] std::vector<Span> secretParts(std::string_view text, Span span);

/// The same for a value of a settings file, which needs no quotes: all of it save the first characters.
[[nodiscard]] std::vector<Span> secretValue(std::string_view text, Span span);

/// What must not be shown of each file: all secrets that any finding of the result is about. One frame may show the
/// line of another finding's secret.
class SecretMask {
public:
    SecretMask(Sources& sources, std::span<const Rule> rules);

    [[nodiscard]] bool hides(FileId file, std::uint32_t offset) const;

private:
    void add(Sources& sources, const Finding& finding);
    void add(Sources& sources, const Location& at);

    std::map<FileId, std::vector<Span>> hidden_;  ///< Sorted, disjoint.
};

}  // namespace jsward
