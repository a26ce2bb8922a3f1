// A program as text, for tests and debugging.
#pragma once

#include <string>

#include "analyzer/program/program.h"

namespace jsward {

/// The code as an S-expression, a line for each statement of the module: `(VarDecl const (= x#0 (Call require "fs")))`. A binding is
/// its name and number, a global its name alone, a string quoted.
[[nodiscard]] std::string dump(const Program& program);

/// One node, in the same way.
[[nodiscard]] std::string dumpNode(const Program& program, NodeId node);

/// A type: `express.Request`, `string[]`, `A | B`, `Promise<User>`.
[[nodiscard]] std::string dumpType(const Program& program, TypeId type);

/// The tables: a line for each binding, import, export, request and problem.
[[nodiscard]] std::string dumpTables(const Program& program);

}  // namespace jsward
