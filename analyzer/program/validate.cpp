#include "analyzer/program/validate.h"

#include <algorithm>

#include "analyzer/program/node_shape.h"

namespace jsward {
namespace {

class Check {
public:
    explicit Check(const Program& program) : p_(program) {}

    bool run() {
        if (p_.nodes.empty()) return isEmpty();
        if (p_.extra.empty() || p_.extra[0] != 0 || p_.functions.empty() || p_.types.empty() || !atoms()) return false;
        return longSpans() && nodes() && tables();
    }

private:
    /// The program of a file that was not parsed.
    [[nodiscard]] bool isEmpty() const { return p_.extra.empty() && p_.functions.empty() && p_.bindings.empty(); }

    [[nodiscard]] bool atoms() const {
        return p_.atomOffsets.size() >= 2 && p_.atomOffsets.front() == 0 && p_.atomOffsets.back() == p_.text.size() &&
               std::is_sorted(p_.atomOffsets.begin(), p_.atomOffsets.end());
    }

    /// Every node that says so has one, and none is out of place.
    [[nodiscard]] bool longSpans() const {
        std::size_t next = 0;
        for (NodeId id = 0; id < p_.nodes.size(); ++id) {
            if (p_.nodes[id].length != 0xFFFF) continue;
            if (next == p_.longSpans.size() || p_.longSpans[next].node != id) return false;
            ++next;
        }
        return next == p_.longSpans.size();
    }

    [[nodiscard]] bool nodes() const {
        for (NodeId id = 1; id < p_.nodes.size(); ++id) {
            if (p_.nodes[id].kind >= Kind::Count || !meaning(p_.nodes[id]) || !children(id)) return false;
        }
        return true;
    }

    [[nodiscard]] bool meaning(const Node& node) const {
        switch (meaningOf(node.kind)) {
            case Meaning::Nothing: return true;
            case Meaning::Atom: return atom(node.a);
            case Meaning::Binding: return node.a < p_.bindings.size();
            case Meaning::Function: return node.a < p_.functions.size();
            case Meaning::Class: return node.a < p_.classes.size();
            case Meaning::Type: return node.a < p_.types.size();
        }
        return false;
    }

    [[nodiscard]] bool children(NodeId id) const {
        const std::uint32_t a = p_.nodes[id].a;
        const bool hasPrevious = id > 1;
        switch (shapeOf(p_.nodes[id].kind)) {
            case Shape::Leaf: return true;
            case Shape::Previous: return hasPrevious;
            case Shape::PreviousIfOp: return hasPrevious || (p_.nodes[id].op & 1) == 0;
            case Shape::LeftPrevious: return a != 0 && a < id;
            case Shape::Declarator: return hasPrevious && ((p_.nodes[id].op & 1) == 0 || (a != 0 && a < id));
            case Shape::List: return list(a, id);
            case Shape::OperandsOne: return operands(a, 1, id) && list(a + 1, id);
            case Shape::Operands2: return operands(a, 2, id);
            case Shape::Operands3: return operands(a, 3, id);
            case Shape::Operands4: return operands(a, 4, id);
            case Shape::Element: return operands(a, 1, id) && list(a + 1, id) && list(a + 2 + p_.extra[a + 1], id);
        }
        return false;
    }

    /// `limit`: what the entries have to be below of.
    [[nodiscard]] bool operands(std::uint64_t offset, std::uint32_t count, std::size_t limit) const {
        if (offset + count > p_.extra.size()) return false;
        const auto first = p_.extra.begin() + static_cast<std::ptrdiff_t>(offset);
        return std::all_of(first, first + count, [limit](std::uint32_t id) { return id < limit; });
    }
    [[nodiscard]] bool list(std::uint64_t offset, std::size_t limit) const {
        return offset < p_.extra.size() && operands(offset + 1, p_.extra[offset], limit);
    }

    [[nodiscard]] bool tables() const {
        return all(p_.bindings,
                   [&](const Binding& b) {
                       return atom(b.name) && b.function < p_.functions.size() && node(b.declaration) &&
                              b.kind <= BindingKind::FunctionName;
                   }) &&
               all(p_.functions, [&](const Function& f) { return function(f); }) &&
               all(p_.parameters,
                   [&](const Parameter& x) { return node(x.pattern) && type(x.type) && nodeList(x.decorators); }) &&
               all(p_.classes, [&](const Class& c) { return classOf(c); }) &&
               all(p_.members,
                   [&](const ClassMember& m) {
                       return m.kind <= MemberKind::StaticBlock && atom(m.key) && node(m.computedKey) &&
                              node(m.value) && type(m.type) && nodeList(m.decorators);
                   }) &&
               types() && modules();
    }

    [[nodiscard]] bool function(const Function& f) const {
        return f.kind <= FunctionKind::StaticBlock && atom(f.name) && optional(f.parent, p_.functions.size()) &&
               optional(f.ofClass, p_.classes.size()) && binding(f.binding) &&
               range(f.firstParameter, f.parameterCount, p_.parameters.size()) &&
               range(f.firstBinding, f.bindingCount, p_.bindings.size()) && node(f.firstNode) && node(f.body) &&
               type(f.returnType) && nodeList(f.hoisted);
    }
    [[nodiscard]] bool classOf(const Class& c) const {
        return atom(c.name) && binding(c.binding) && node(c.superclass) &&
               range(c.firstMember, c.memberCount, p_.members.size()) && nodeList(c.decorators) &&
               c.function < p_.functions.size();
    }
    /// Members of a type come before it: types end.
    [[nodiscard]] bool types() const {
        for (TypeId id = 0; id < p_.types.size(); ++id) {
            const Type& t = p_.types[id];
            if (t.kind > TypeKind::Function || !atom(t.name) || !binding(t.binding) || !list(t.arguments, id))
                return false;
        }
        return true;
    }
    [[nodiscard]] bool modules() const {
        return all(p_.imports,
                   [&](const Import& i) { return atom(i.module) && atom(i.imported) && binding(i.binding); }) &&
               all(p_.exports,
                   [&](const Export& e) {
                       return e.kind <= ExportKind::StarAs && atom(e.exported) && atom(e.imported) && atom(e.module) &&
                              binding(e.binding);
                   }) &&
               all(p_.requests,
                   [&](const ModuleRequest& r) { return atom(r.module) && r.kind <= RequestKind::Folder; }) &&
               all(p_.problems, [&](const SyntaxProblem& s) { return atom(s.message); });
    }

    template <class Row, class Holds>
    static bool all(const std::vector<Row>& rows, Holds holds) {
        return std::all_of(rows.begin(), rows.end(), holds);
    }
    static bool range(std::uint64_t first, std::uint64_t count, std::size_t size) { return first + count <= size; }
    static bool optional(std::uint32_t id, std::size_t size) { return id == kNone || id < size; }
    [[nodiscard]] bool atom(AtomId id) const { return id + std::size_t{1} < p_.atomOffsets.size(); }
    [[nodiscard]] bool node(NodeId id) const { return id < p_.nodes.size(); }
    [[nodiscard]] bool type(TypeId id) const { return id < p_.types.size(); }
    [[nodiscard]] bool binding(BindingId id) const { return optional(id, p_.bindings.size()); }
    [[nodiscard]] bool nodeList(std::uint32_t offset) const { return list(offset, p_.nodes.size()); }

    const Program& p_;
};

}  // namespace

bool isConsistent(const Program& program) { return Check(program).run(); }

}  // namespace jsward
