// What the parts of an expression are called.
#pragma once

#include "analyzer/program/program.h"

namespace jsward::rules::hardcoded_secret {

/// The name of a variable, the property of a member or of an index that is a constant; 0 when there is none.
AtomId nameOf(const Program& program, NodeId expression);

/// The variable that a chain of members and calls begins with: `config` of `config.get('db').password`; 0 when there is none.
AtomId rootOf(const Program& program, NodeId expression);

/// The key of a property with a value; 0 for methods, accessors, shorthands and computed keys that are no constants.
AtomId keyOf(const Program& program, NodeId property);

/// The object that a method is called on; 0 for functions.
NodeId receiverOf(const Program& program, NodeId call);

/// The node without the type assertions around it.
NodeId withoutCasts(const Program& program, NodeId expression);

}  // namespace jsward::rules::hardcoded_secret
