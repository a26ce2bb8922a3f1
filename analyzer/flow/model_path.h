// The path language of models (docs/models.md): `mysql.{Pool,Connection}.query(0).sql` read into steps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analyzer/flow/symbols.h"

namespace jsward {

enum class StepKind : std::uint8_t {
    Member,
    AnyMember,
    Call,
    Argument,
    ArgumentsFrom,
    LastArgument,
    Parameter,
    Element,
    Type,
    Write
};

struct PathElement {
    StepKind kind = StepKind::Member;
    std::uint32_t value = 0;  ///< Symbol of a member, number of an argument or parameter.

    [[nodiscard]] std::uint64_t key() const { return (static_cast<std::uint64_t>(kind) << 32) | value; }
    friend bool operator==(const PathElement&, const PathElement&) = default;
};

enum class RootKind : std::uint8_t { Package, Type, Global, Shape, Export };

/// One concrete path: alternatives are already spread out.
struct ModelPath {
    RootKind root = RootKind::Package;
    std::string rootName;  ///< Type: "mysql.Pool"; Global: the variable. Empty for the others.
    std::vector<PathElement> steps;
    std::string text;  ///< As it stands in the model, alternatives spread out.
};

/// Where a path is malformed.
struct PathProblem {
    std::size_t at = 0;  ///< Offset in the text.
    std::string_view expected;
};

/// Reads a path and spreads `{a,b}` out into one path each.
std::variant<std::vector<ModelPath>, PathProblem> parseModelPath(std::string_view text, Symbols& symbols);

}  // namespace jsward
