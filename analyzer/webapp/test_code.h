// Telling code that serves users from code that tests or shows it.
#pragma once

#include <string_view>

namespace jsward {

/// Whether a path (relative to the project) lies in a test or example folder or is named as a test. Applications created
/// there serve nobody.
bool isTestCode(std::string_view path);

}  // namespace jsward
