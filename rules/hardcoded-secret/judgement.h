// Whether a constant under the name of a secret is one.
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

/// Whether a constant that reaches an argument for credentials is one: weak words are, placeholders, paths and public keys are not.
bool isCredential(std::string_view value);

/// What may be shown of a secret: its first characters, never more than a quarter of it.
std::string mask(std::string_view secret);

/// Whether a file holds texts in some language: what stands under "password" there is a label.
bool holdsTranslations(std::string_view path);

/// ".env.example" and the like: files to be copied and filled in.
bool isTemplate(std::string_view path);

/// Whether a file belongs to tests, to the machines that run them, their fixtures and mocks, or examples.
bool holdsTests(std::string_view path);

}  // namespace jsward::rules::hardcoded_secret
