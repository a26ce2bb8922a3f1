// Whether a constant under the name of a secret, or in an argument for one, is a secret.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "analyzer/rule/finding.h"
#include "rules/hardcoded-secret/named_values.h"

namespace jsward::rules::hardcoded_secret {

/// How sure it is that the value is a secret; nothing when it is not.
std::optional<Confidence> judge(const NamedValue& value);

/// Whether a value says no more than the name that it stands under: "API_KEY" under `apiKey`.
bool repeatsName(std::string_view name, std::string_view value);

/// How sure it is that a constant which reaches an argument for credentials is one, where `what` says what the argument is: weak words
/// are, paths and public keys are not. A placeholder is one where the program makes the secret up itself ("JWT secret").
std::optional<Confidence> judgeCredential(std::string_view value, std::string_view what);

/// What may be shown of a secret: its first characters, never more than a quarter of it.
std::string mask(std::string_view secret);

}  // namespace jsward::rules::hardcoded_secret
