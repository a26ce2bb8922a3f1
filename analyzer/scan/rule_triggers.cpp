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
        const bool hasExpression = !rules[i]->triggers.empty();
        if (rules[i]->mayFind != nullptr) readers_.push_back({i, rules[i]->mayFind});
        if (hasExpression) {
            set_.Add(rules[i]->triggers, nullptr);
            ofSet_.push_back(i);
        }
        if (hasExpression || rules[i]->mayFind != nullptr) all_.push_back(i);
    }
    set_.Compile();
}

std::vector<std::uint32_t> RuleTriggers::match(std::string_view text) const {
    std::vector<std::uint32_t> result;
    std::vector<int> found;
    if (!ofSet_.empty()) set_.Match({text.data(), text.size()}, &found);
    for (const int number : found) result.push_back(ofSet_[static_cast<std::size_t>(number)]);
    for (const Reader& reader : readers_)
        if (reader.mayFind(text)) result.push_back(reader.rule);
    std::ranges::sort(result);
    return result;
}

}  // namespace jsward
