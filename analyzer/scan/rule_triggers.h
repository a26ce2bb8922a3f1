// Which rules want to see a file: those whose triggers its text holds.
#pragma once

#include <re2/set.h>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "analyzer/rule/rule.h"

namespace jsward {

class RuleTriggers {
public:
    explicit RuleTriggers(std::span<const Rule* const> rules);

    /// Indices of rules, sorted. May be called from several threads at once.
    [[nodiscard]] std::vector<std::uint32_t> match(std::string_view text) const;
    /// Indices of the rules that want to see files at all.
    [[nodiscard]] const std::vector<std::uint32_t>& all() const { return all_; }

private:
    /// A rule that reads the text itself.
    struct Reader {
        std::uint32_t rule = 0;
        bool (*mayFind)(std::string_view) = nullptr;
    };

    RE2::Set set_;
    std::vector<std::uint32_t> ofSet_;  ///< By number in the set.
    std::vector<Reader> readers_;
    std::vector<std::uint32_t> all_;
};

}  // namespace jsward
