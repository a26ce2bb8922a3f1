// What names mean in one call of a function or in one round of a loop, where the flow engine knows only what they mean in all of them.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/flow/flow.h"

namespace jsward {

/// Literals that list routes (role "table"), by node.
class RouteTables {
public:
    /// Both must outlive the object.
    RouteTables(const FlowResult& flow, const ProgramProvider& programs);

    /// The elements of an array, or the values of an object with its keys, that an expression names or is; nothing where no literal
    /// is found.
    [[nodiscard]] std::optional<ArgumentValue> at(NodeRef expression) const;

private:
    [[nodiscard]] ArgumentValue literal(NodeRef node, int depth) const;

    const ProgramProvider& programs_;
    std::map<NodeRef, const ArgumentValue*> known_;
};

/// The functions and objects that stand anywhere in values.
struct HandedValues {
    std::set<FunctionRef> functions;
    std::set<ObjectRef> objects;

    void add(const ArgumentValue& value);
};

class Substitution {
public:
    /// Everything must outlive the object; `file` is where the names stand.
    Substitution(const ProgramProvider& programs, const RouteTables& tables, FileId file);

    /// Gives a name, or the names of a pattern, their value.
    void bindPattern(NodeId pattern, const ArgumentValue& value);
    void bindName(BindingId binding, ArgumentValue value);

    [[nodiscard]] bool isEmpty() const { return bound_.empty(); }
    /// What other calls or rounds hand over: it is taken out of what stays a mixture.
    void tellApart(const HandedValues& all);
    void tellApart(const ArgumentValue& other) { all_.add(other); }

    /// Whether an expression has to do with what was bound.
    [[nodiscard]] bool mentions(NodeId expression) const;
    /// What an expression is; nothing where it does not depend on what was bound, or cannot be told.
    [[nodiscard]] std::optional<ArgumentValue> valueOf(NodeId expression) const;
    /// The text of an expression, "*" for parts that are not known.
    [[nodiscard]] std::string textOf(NodeId expression) const;
    /// The elements that a loop goes over; nothing where they cannot be told.
    [[nodiscard]] std::optional<std::vector<ArgumentValue>> elementsOf(NodeId iterated) const;

    /// The keys of an object that a loop goes over.
    [[nodiscard]] std::optional<std::vector<ArgumentValue>> keysOf(NodeId object) const;

    /// Whether method, receiver or arguments of a call have to do with what was bound.
    [[nodiscard]] bool concerns(const RoleCall& call) const;
    /// A call as it is here: its method, receivers and arguments.
    [[nodiscard]] RoleCall applied(RoleCall call) const;

private:
    [[nodiscard]] ArgumentValue standard(NodeId patternDefault) const;
    [[nodiscard]] NodeId initialiser(BindingId binding) const;
    [[nodiscard]] std::optional<ArgumentValue> ofName(BindingId binding) const;
    [[nodiscard]] std::optional<ArgumentValue> ofIndex(NodeId expression) const;
    [[nodiscard]] std::optional<ArgumentValue> ofCall(NodeId expression) const;
    [[nodiscard]] std::optional<ArgumentValue> ofEither(NodeId first, NodeId second) const;
    [[nodiscard]] ArgumentValue constant(NodeId expression, std::string text) const;
    [[nodiscard]] std::optional<ArgumentValue> listed(NodeId expression) const;
    [[nodiscard]] std::optional<std::vector<ArgumentValue>> entries(NodeId call) const;
    [[nodiscard]] std::optional<std::vector<ArgumentValue>> partsOf(NodeId object, std::string_view method) const;
    void flatten(const ArgumentValue& list, std::vector<ArgumentValue>& out) const;
    [[nodiscard]] ArgumentValue appliedTo(const ArgumentValue& argument) const;
    [[nodiscard]] ArgumentValue unmixed(ArgumentValue value) const;
    void addWrapped(ArgumentValue& value) const;

    const ProgramProvider& programs_;
    const RouteTables& tables_;
    FileId file_;
    const Program& program_;
    std::map<BindingId, ArgumentValue> bound_;
    HandedValues own_;  ///< What stands in what was bound ...
    HandedValues all_;  ///< ... and in what was bound elsewhere.
};

/// The index of `router[verb]`; 0 when the method is named.
[[nodiscard]] NodeId methodNode(const Program& program, NodeId call);

}  // namespace jsward
