// The string constants of a program: literals, and what they add up to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/program/program.h"

namespace jsward::rules::hardcoded_secret {

/// A string that an expression may be, and the literal (or the concatenation of literals) that says so.
struct Constant {
    NodeId literal = 0;
    std::string_view text;
    bool element = false;  ///< It is one of several in an array.
};

class Constants {
public:
    /// One pass over the nodes; `program` must outlive the result.
    explicit Constants(const Program& program);

    /// The string that an expression is, when it is made of constants alone: a literal, a template without substitutions, a
    /// concatenation, `[...].join('')`, or a variable that is written once with one.
    [[nodiscard]] std::optional<Constant> constant(NodeId expression) const;

    /// Every string that an expression may be: both sides of `||`, `??` and `?:`, elements of an array, the argument of
    /// `Buffer.from` and of `.default(...)`.
    void collect(NodeId expression, std::vector<Constant>& out) const;

    /// The largest concatenations of constants, each with its value.
    [[nodiscard]] const std::unordered_map<NodeId, std::string>& concatenations() const { return folded_; }

private:
    void fold(NodeId id);
    void foldSum(NodeId id);
    void foldTemplate(NodeId id);
    void foldJoin(NodeId id);
    void rememberInitialiser(NodeId declarator);
    void collect(NodeId expression, std::vector<Constant>& out, bool element, int depth) const;

    const Program& program_;
    std::unordered_map<NodeId, std::string> folded_;
    std::unordered_map<BindingId, NodeId> initialisers_;
};

}  // namespace jsward::rules::hardcoded_secret
