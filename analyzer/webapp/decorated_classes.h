// Classes whose methods decorators turn into routes: what stands on each class and on each of its methods.
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

struct DecoratedMethod {
    std::string_view name;  ///< Lives as long as the program.
    NodeRef node;           ///< The function's expression.
    FunctionRef function;
    std::vector<NodeRef> decorators;  ///< In the order of the source.
};

struct DecoratedClass {
    FileId file = 0;
    ClassId id = 0;
    std::string_view name;            ///< Lives as long as the program.
    std::vector<NodeRef> decorators;  ///< In the order of the source.
    std::vector<DecoratedMethod> methods;
};

/// In the order of the source; of methods those with decorators.
std::vector<DecoratedClass> decoratedClasses(const Program& program, FileId file);

}  // namespace jsward
