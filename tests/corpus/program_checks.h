// What holds for every program, whatever it was lowered from.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "analyzer/program/program.h"
#include "grammar/parser.h"

namespace jsward {

/// The first broken rule of a program's structure, with its place; "" when there is none: indices in range, every node at most once
/// a child and inside of its parent, every name resolved to a binding of that name, stored and read back unchanged.
[[nodiscard]] std::string checkStructure(const Program& program, std::string_view source);

/// The first call, string or identifier of the syntax tree that the program does not have at the same place; "" when nothing is
/// lost. The tree is walked with the parser's own cursor, independently of the lowering. For trees without syntax errors.
[[nodiscard]] std::string checkNothingLost(const Program& program, const Tree& tree, std::string_view source);

/// The names that the program takes from outside of its file and that no JavaScript platform has: each is a binding that the lowering
/// has missed, or a mistake in the code. They live as long as the program.
[[nodiscard]] std::set<std::string_view> unknownGlobals(const Program& program);

}  // namespace jsward
