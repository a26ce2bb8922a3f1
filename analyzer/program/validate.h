// Whether a program that comes from outside can be read without leaving its arrays.
#pragma once

#include "analyzer/program/program.h"

namespace jsward {

/// One pass over the arrays: every index is in range, every child comes before its parent. Says nothing about the meaning.
[[nodiscard]] bool isConsistent(const Program& program);

}  // namespace jsward
