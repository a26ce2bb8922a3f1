// Which argument of a call the names in the called function stand for.
#pragma once

#include <cstddef>
#include <optional>

#include "analyzer/program/program.h"

namespace jsward {

/// Parameters, and what is taken out of rest parameters: `const [router, path] = args`, `const handler = args[args.length - 1]`.
class ArgumentSearch {
public:
    /// `count`: how many arguments the call has. The program must outlive the object.
    ArgumentSearch(const Program& program, FunctionId function, std::size_t count);

    [[nodiscard]] bool hasRest() const { return rest_.name != 0; }

    /// The number of the argument.
    [[nodiscard]] std::optional<std::size_t> of(BindingId binding) const;

private:
    struct RestParameter {
        NodeId name = 0;
        std::size_t first = 0;  ///< How many arguments stand before it.
    };

    [[nodiscard]] bool isName(NodeId node, BindingId binding) const;
    [[nodiscard]] bool isRest(NodeId node) const;
    [[nodiscard]] std::optional<std::size_t> ofLocal(BindingId binding) const;
    [[nodiscard]] std::optional<std::size_t> ofElement(NodeId expression) const;
    [[nodiscard]] bool isLength(NodeId node) const;
    [[nodiscard]] std::optional<bool> isLonger(NodeId condition) const;
    [[nodiscard]] std::optional<std::size_t> numberAt(NodeId node) const;

    const Program& program_;
    const Function& function_;
    std::size_t count_;
    RestParameter rest_;
};

}  // namespace jsward
