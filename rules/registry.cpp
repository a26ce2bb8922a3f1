#include "rules/registry.h"

#include <cstdio>
#include <cstdlib>

#include "rules/table.h"

namespace jsward {
namespace {

/// A built-in rule that does not parse is a bug of the build, and nothing that a user could act on.
[[noreturn]] void refuse(const Error& error) {
    std::fprintf(stderr, "jsward: built-in rule %s\n", error.message.c_str());
    std::abort();
}

std::vector<Rule> parseRows() {
    std::vector<Rule> result;
    for (const rules::Row& row : rules::rows()) {
        Result<Rule> rule = parseRule(row.folder, row.json, row.page);
        if (!rule) refuse(rule.error());
        rule->check = row.check;
        rule->checkProject = row.checkProject;
        rule->mayFind = row.mayFind;
        result.push_back(*std::move(rule));
    }
    return result;
}

}  // namespace

std::span<const Rule> builtinRules() {
    static const std::vector<Rule> parsed = parseRows();
    return parsed;
}

const Rule* findRule(std::span<const Rule> rules, std::string_view id) {
    for (const Rule& rule : rules)
        if (rule.id == id) return &rule;
    return nullptr;
}

std::span<const ModelText> builtinModels() { return rules::models(); }

}  // namespace jsward
