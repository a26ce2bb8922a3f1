// Which requests a function tells apart by conditions on their method and path: `if (req.method === 'POST' && pathname === '/x')`.
#pragma once

#include <string>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// A request for which something is done. Empty lists say nothing.
struct RequestShape {
    std::vector<std::string> methods;
    std::vector<std::string> paths;

    /// Both must hold.
    void add(const RequestShape& other);
    void addEither(const RequestShape& other);
    [[nodiscard]] bool saysSomething() const { return !methods.empty() || !paths.empty(); }
};

struct ToldApart {
    std::string method;  ///< "ALL" where none is asked for.
    std::string path;
    NodeRef node;  ///< The condition.
    FunctionRef function;
};

/// Adds what a function does for some requests only. `around`: what is known of all requests that get there.
void tellApart(const Program& program, FunctionRef function, const RequestShape& around, std::vector<ToldApart>& out);

}  // namespace jsward
