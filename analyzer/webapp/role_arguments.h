// What the arguments of the calls that build a web application say: paths, options and lists of handlers.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

using Arguments = std::span<const ArgumentValue>;

class RoleArguments {
public:
    /// `programs` must outlive the object.
    explicit RoleArguments(const ProgramProvider& programs) : programs_(programs) {}

    /// Takes the leading path off the arguments; "/" when there is none. Several strings in front are a name and a path
    /// (`router.get('home', '/', h)`).
    [[nodiscard]] std::vector<std::string> takePaths(Arguments& arguments) const;

    /// An object of options, no middleware.
    [[nodiscard]] bool isOptions(const ArgumentValue& argument) const;

    /// The constant string under a key of an option object, "" when there is none.
    [[nodiscard]] std::string option(NodeRef object, std::string_view key) const;

    /// The text of an expression, "*" for parts that are not constant.
    [[nodiscard]] std::string textOf(NodeRef expression) const;

    /// A list of handlers: a literal or a variable that holds one. Functions and routers may have properties, too.
    [[nodiscard]] static bool isList(const ArgumentValue& argument);

    /// The value under a key of an object literal; nullptr when there is none.
    [[nodiscard]] static const ArgumentValue* property(const ArgumentValue& object, std::string_view key);

private:
    [[nodiscard]] bool isPath(const ArgumentValue& argument) const;
    [[nodiscard]] std::vector<std::string> pathsOf(const ArgumentValue& argument) const;

    const ProgramProvider& programs_;
};

}  // namespace jsward
