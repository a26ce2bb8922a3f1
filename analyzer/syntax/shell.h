// The commands of a shell script: what CI services and Dockerfiles run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/text/span.h"

namespace jsward {

struct ShellWord {
    std::string text = {};  ///< Without quotes; variables stand as they are written.
    Span span = {};         ///< With quotes.
    bool constant = true;   ///< No variable and no command is put in.
};

/// A simple command: `NAME=value npm install --production > log` has the words "npm", "install", "--production".
struct ShellCommand {
    std::vector<ShellWord> words = {};  ///< At least one.
    [[nodiscard]] Span span() const { return {words.front().span.begin, words.back().span.end}; }
};

/// Every command, however deep it stands (in conditions, loops, functions, `$(...)`, `sh -c "..."`), in the order of the text. Never
/// fails: of what is no shell (PowerShell, batch files) those commands come out that look the same.
[[nodiscard]] std::vector<ShellCommand> readShell(std::string_view text);

}  // namespace jsward
