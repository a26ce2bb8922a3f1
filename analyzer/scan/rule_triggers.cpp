#include "analyzer/scan/rule_triggers.h"

#include <re2/re2.h>
#include <algorithm>

namespace jsward {
namespace {

RE2::Options options() {
    RE2::Options result(RE2::Quiet);
    result.set_max_mem(64 << 20);
    return result;
}

}  // namespace

RuleTriggers::RuleTriggers(std::span<const Rule* const> rules) : set_(options(), RE2::UNANCHORED) {
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
        if (rules[i]->triggers.empty()) continue;
        set_.Add(rules[i]->triggers, nullptr);
        rules_.push_back(i);
    }
    set_.Compile();
}

std::vector<std::uint32_t> RuleTriggers::match(std::string_view text) const {
    if (rules_.empty()) return {};
    std::vector<int> found;
    set_.Match({text.data(), text.size()}, &found);
    std::vector<std::uint32_t> result;
    for (const int number : found) result.push_back(rules_[static_cast<std::size_t>(number)]);
    std::ranges::sort(result);
    return result;
}

}  // namespace jsward
