// The rules and models that are compiled in: one rule for each folder of rules/, found by the build.
#pragma once

#include <span>
#include <string_view>

#include "analyzer/flow/models.h"
#include "analyzer/rule/rule.h"

namespace jsward {

/// Sorted by id; parsed on first use, then for the life of the program.
std::span<const Rule> builtinRules();

/// The rule of that id among `rules`; null when there is none.
const Rule* findRule(std::span<const Rule> rules, std::string_view id);

/// The models of rules/models/, for Models::parse.
std::span<const ModelText> builtinModels();

}  // namespace jsward
