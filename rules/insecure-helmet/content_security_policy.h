// A content security policy, from the text of a header or the options of a library, and what is wrong with it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/rule/finding.h"
#include "analyzer/webapp/option_value.h"

namespace jsward::rules::insecure_helmet {

/// What a directive allows.
struct SourceList {
    std::vector<std::string> sources;  ///< In lower case, quotes included.
    bool hasNonce = false;             ///< Or a hash: browsers ignore 'unsafe-inline' then.
    bool isOpen = false;               ///< There may be more.
    NodeRef at;

    [[nodiscard]] bool allows(std::string_view source) const;
};

struct Policy {
    std::map<std::string, SourceList, std::less<>> directives;  ///< "script-src", ...
    bool isOpen = false;                                        ///< There may be more.

    [[nodiscard]] const SourceList* find(std::string_view directive) const;
};

/// `text` as gappedText gives it.
Policy policyOfText(std::string_view text, NodeRef at);

/// Of an object whose keys are directives, in camel case or with hyphens.
Policy policyOfObject(const ProgramProvider& programs, const OptionValue& directives);

struct PolicyFault {
    std::string_view what;
    Confidence confidence = Confidence::High;
    NodeRef at;
};

/// The worst that is wrong with it. `hasDefaults`: the library adds directives of its own where none is given.
std::optional<PolicyFault> faultOf(const Policy& policy, bool hasDefaults);

}  // namespace jsward::rules::insecure_helmet
