// One finding as a person reads it.
#pragma once

#include <string>

#include "cli/report/mask.h"
#include "cli/report/paint.h"
#include "cli/report/sources.h"

namespace jsward {

/// `rule` may be null: then there is no word about the fix. Ends with an empty line.
std::string findingText(const Finding& finding, const Rule* rule, Sources& sources, const SecretMask& mask,
                        const Paint& paint, unsigned width);

}  // namespace jsward
