// What the path of a file says about the secrets in it.
#pragma once

#include <string_view>

namespace jsward::rules::hardcoded_secret {

/// Whether a file holds texts in some language: what stands under "password" there is a label.
bool holdsTranslations(std::string_view path);

/// ".env.example" and the like: files to be copied and filled in.
bool isTemplate(std::string_view path);

/// Whether a file belongs to tests, to the machines that run them, their fixtures and mocks, or examples.
bool holdsTests(std::string_view path);

}  // namespace jsward::rules::hardcoded_secret
