#include "analyzer/scan/rule_selection.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "analyzer/text/nearest.h"

namespace jsward {

namespace {

bool holds(const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Error unknown(std::string_view what, const std::string& word, const std::set<std::string>& known) {
    return {fmt::format("there is no {} \"{}\"; {}", what, word, suggest(word, known))};
}

}  // namespace

Result<std::vector<const Rule*>> selectRules(const ScanOptions& options, std::span<const Rule> rules) {
    std::set<std::string> ids;
    std::set<std::string> presets{"recommended", "strict"};
    for (const Rule& rule : rules) {
        ids.insert(rule.id);
        presets.insert(rule.presets.begin(), rule.presets.end());
    }
    for (const std::string& id : options.onlyRules) {
        if (!ids.contains(id)) return unknown("rule", id, ids);
    }
    if (!presets.contains(options.preset)) return unknown("preset", options.preset, presets);

    std::vector<const Rule*> selected;
    for (const Rule& rule : rules) {
        const bool chosen =
            options.onlyRules.empty() ? holds(rule.presets, options.preset) : holds(options.onlyRules, rule.id);
        if (chosen) selected.push_back(&rule);
    }
    return selected;
}

}  // namespace jsward
