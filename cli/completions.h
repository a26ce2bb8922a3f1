// Shell completions, made from the same description as the help, so that they cannot go stale.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace jsward {

/// The script for "bash", "zsh" or "fish". `rules` are the ids to offer where a rule is asked for.
[[nodiscard]] std::string completionScript(std::string_view shell, std::span<const CommandDescription> commands,
                                           std::span<const std::string> rules);

}  // namespace jsward
