// The page that shows routes, without its data.
#pragma once

#include <string_view>

namespace jsward {

extern const std::string_view kRoutesPageBeforeData;
extern const std::string_view kRoutesPageBehindData;

}  // namespace jsward
