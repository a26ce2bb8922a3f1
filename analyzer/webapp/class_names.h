// From a mention of a class to the class.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

struct ClassRef {
    FileId file = 0;
    ClassId id = 0;
    friend auto operator<=>(const ClassRef&, const ClassRef&) = default;
};

class ClassNames {
public:
    /// Must outlive the object.
    explicit ClassNames(const ProgramProvider& programs) : programs_(programs) {}

    /// The class that an expression names, makes (`new Guard()`), configures (`Module.forRoot()`) or that a function it calls returns.
    [[nodiscard]] std::optional<ClassRef> at(NodeRef expression) const;
    /// All classes that an expression mentions anywhere, in order: of `[A, forwardRef(() => B), ...more]` A, B and those of more.
    [[nodiscard]] std::vector<ClassRef> in(NodeRef expression) const;
    /// What the class extends.
    [[nodiscard]] std::optional<ClassRef> superclassOf(ClassRef declared) const;
    /// The functions of a method, by name.
    [[nodiscard]] std::vector<FunctionRef> methods(ClassRef declared, std::string_view name) const;

private:
    void collect(NodeRef expression, int depth, std::vector<ClassRef>& out) const;

    const ProgramProvider& programs_;
};

}  // namespace jsward
