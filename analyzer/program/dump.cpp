#include "analyzer/program/dump.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace jsward {
namespace {

constexpr int kDeepest = 400;  ///< Recursion limit: a dump is for people.

template <class Enum, std::size_t n>
std::string_view nameOf(const std::array<std::string_view, n>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 7> kUnaryOps = {"!", "-", "+", "~", "typeof", "void", "delete"};
constexpr std::array<std::string_view, 4> kUpdateOps = {"++_", "--_", "_++", "_--"};
constexpr std::array<std::string_view, 22> kBinaryOps = {
    "+",  "-", "*",  "/", "%", "**", "==", "!=", "===", "!==", "<",
    "<=", ">", ">=", "&", "|", "^",  "<<", ">>", ">>>", "in",  "instanceof"};
constexpr std::array<std::string_view, 3> kLogicalOps = {"&&", "||", "??"};
constexpr std::array<std::string_view, 16> kAssignOps = {
    "=", "+=", "-=", "*=", "/=", "%=", "**=", "&=", "|=", "^=", "<<=", ">>=", ">>>=", "&&=", "||=", "?\?="};
constexpr std::array<std::string_view, 5> kPropertyOps = {"", "shorthand ", "method ", "get ", "set "};
constexpr std::array<std::string_view, 12> kBindingKinds = {"var",       "let",      "const",     "using",
                                                            "parameter", "function", "class",     "catch",
                                                            "import",    "enum",     "namespace", "function-name"};
constexpr std::array<std::string_view, 9> kFunctionKinds = {
    "module", "declaration", "function", "arrow", "method", "getter", "setter", "constructor", "static-block"};
constexpr std::array<std::string_view, 5> kMemberKinds = {"method", "get", "set", "field", "static-block"};
constexpr std::array<std::string_view, 7> kRequestKinds = {
    "import", "import-type", "export-from", "require", "require.resolve", "dynamic-import", "folder"};

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

class Dumper {
public:
    explicit Dumper(const Program& program) : p_(program) {}

    std::string take() { return std::move(out_); }

    void module() {
        const Function& top = p_.functions[0];
        for (const NodeId statement : p_.items(top.body)) {
            node(statement);
            out_ += '\n';
        }
    }

    void node(NodeId id) {
        if (++depth_ > kDeepest) {
            out_ += "...";
        } else if (!leaf(p_[id])) {
            form(id);
        }
        --depth_;
    }

    void type(TypeId id) {
        const Type& type = p_.types[id];
        switch (type.kind) {
            case TypeKind::None: out_ += "?"; break;
            case TypeKind::Any: out_ += "any"; break;
            case TypeKind::String: out_ += "string"; break;
            case TypeKind::Number: out_ += "number"; break;
            case TypeKind::Boolean: out_ += "boolean"; break;
            case TypeKind::OtherPrimitive: out_ += "primitive"; break;
            case TypeKind::Object: out_ += "object"; break;
            case TypeKind::Function: out_ += "function"; break;
            case TypeKind::Literal: out_ += quoted(p_.atom(type.name)); break;
            case TypeKind::Named:
                out_ += p_.atom(type.name);
                if (type.binding != kNone) out_ += fmt::format("#{}", type.binding);
                if (type.arguments != 0) types("<", type, ", ", ">");
                break;
            case TypeKind::Array: types("[", type, ", ", "]"); break;
            case TypeKind::Union: types("(", type, " | ", ")"); break;
        }
    }

private:
    void types(std::string_view open, const Type& type, std::string_view separator, std::string_view close) {
        std::string_view before = open;
        if (p_.list(type.arguments).empty()) out_ += open;
        for (const TypeId member : p_.list(type.arguments)) {
            out_ += before;
            this->type(member);
            before = separator;
        }
        out_ += close;
    }

    void binding(BindingId id) { out_ += fmt::format("{}#{}", p_.atom(p_.bindings[id].name), id); }

    /// Forms that are written without parentheses.
    bool leaf(const Node& node) {
        switch (node.kind) {
            case Kind::Number:
            case Kind::BigInt:
            case Kind::Global: out_ += p_.atom(node.a); return true;
            case Kind::String: out_ += quoted(p_.atom(node.a)); return true;
            case Kind::Name: binding(node.a); return true;
            case Kind::Undefined: out_ += "undefined"; return true;
            case Kind::Null: out_ += "null"; return true;
            case Kind::True: out_ += "true"; return true;
            case Kind::False: out_ += "false"; return true;
            case Kind::This: out_ += "this"; return true;
            case Kind::Super: out_ += "super"; return true;
            case Kind::NewTarget: out_ += "new.target"; return true;
            case Kind::ImportMeta: out_ += "import.meta"; return true;
            case Kind::Elision: out_ += "<hole>"; return true;
            case Kind::Opaque: out_ += "<opaque>"; return true;
            default: return false;
        }
    }

    void form(NodeId id) {
        const Node& node = p_[id];
        out_ += '(';
        switch (node.kind) {
            case Kind::Function:
            case Kind::FunctionDecl: function(p_.functions[node.a]); break;
            case Kind::Class:
            case Kind::ClassDecl: classBody(p_.classes[node.a]); break;
            case Kind::JsxElement: element(id); break;
            default: out_ += head(node); optionalOperands(id);
        }
        out_ += ')';
    }

    /// What stands first in the parentheses.
    std::string head(const Node& node) const {
        const auto atom = [&] { return std::string(p_.atom(node.a)); };
        switch (node.kind) {
            case Kind::Unary: return std::string(kUnaryOps[node.op]);
            case Kind::Update: return std::string(kUpdateOps[node.op]);
            case Kind::Binary: return std::string(kBinaryOps[node.op]);
            case Kind::Logical: return std::string(kLogicalOps[node.op]);
            case Kind::Assign: return std::string(kAssignOps[node.op]);
            case Kind::Declarator: return (node.op & 1) != 0 ? "=" : "declare";
            case Kind::Member: return (node.op & 1) != 0 ? "?." + atom() : "." + atom();
            case Kind::Index: return (node.op & 1) != 0 ? "?.[]" : "[]";
            case Kind::Call: return (node.op & 1) != 0 ? "?.Call" : "Call";
            case Kind::Yield: return (node.op & 2) != 0 ? "yield*" : "yield";
            case Kind::Regex: return fmt::format("Regex {} {}", quoted(p_.atom(node.a)), node.op);
            case Kind::Property:
            case Kind::ComputedProperty: {
                const std::string key = node.kind == Kind::Property ? atom() + ":" : "[]:";
                return std::string(kPropertyOps[node.op]) + key;
            }
            case Kind::PatternProperty: return atom() + ":";
            case Kind::JsxAttribute:
            case Kind::PatternComputed: return node.kind == Kind::JsxAttribute ? atom() + "=" : "[]:";
            case Kind::PatternDefault: return "default";
            case Kind::Rest:
            case Kind::Spread: return "...";
            case Kind::Cast: return "as " + dumpType(p_, node.a);
            case Kind::VarDecl: return std::string(kBindingKinds[node.op]);
            case Kind::ForOf: return (node.op & 1) != 0 ? "ForAwait" : "ForOf";
            case Kind::ExpressionStatement: return "do";
            case Kind::Labeled:
            case Kind::Break:
            case Kind::Continue: return std::string(kindName(node.kind)) + (node.a != 0 ? " " + atom() : "");
            default: return std::string(kindName(node.kind));
        }
    }

    /// The children; where one of several fixed operands is absent, a `_`.
    void optionalOperands(NodeId id) {
        const Node& node = p_[id];
        const std::size_t fixed = node.kind == Kind::If || node.kind == Kind::ForIn || node.kind == Kind::ForOf ? 3
                                  : node.kind == Kind::For || node.kind == Kind::Try                            ? 4
                                  : node.kind == Kind::Case                                                     ? 1
                                                                                                                : 0;
        for (std::uint32_t k = 0; k < fixed; ++k) {
            out_ += ' ';
            if (p_.operand(id, k) == 0) {
                out_ += '_';
            } else {
                this->node(p_.operand(id, k));
            }
        }
        if (node.kind == Kind::Case) return nodes(p_.list(node.a + 1));
        if (fixed != 0) return;
        std::vector<NodeId> children;
        p_.children(id, children);
        nodes(children);
    }

    void nodes(std::span<const std::uint32_t> ids) {
        for (const NodeId id : ids) {
            out_ += ' ';
            node(id);
        }
    }

    void function(const Function& f) {
        if (f.async) out_ += "async ";
        out_ += nameOf(kFunctionKinds, f.kind);
        if (f.generator) out_ += '*';
        if (f.binding != kNone) {
            out_ += ' ';
            binding(f.binding);
        } else if (f.name != 0) {
            out_ += fmt::format(" '{}'", p_.atom(f.name));
        }
        out_ += " [";
        std::string_view separator;
        for (const Parameter& parameter : p_.parametersOf(f)) {
            out_ += separator;
            separator = " ";
            decorators(parameter.decorators);
            if (parameter.property) out_ += "property ";
            node(parameter.pattern);
            if (parameter.optional) out_ += '?';
            typed(parameter.type);
        }
        out_ += ']';
        typed(f.returnType);
        out_ += ' ';
        node(f.body);
    }

    void typed(TypeId id) {
        if (id == 0) return;
        out_ += ": ";
        type(id);
    }

    void decorators(std::uint32_t list) {
        for (const NodeId id : p_.list(list)) {
            out_ += '@';
            node(id);
            out_ += ' ';
        }
    }

    void classBody(const Class& c) {
        decorators(c.decorators);
        out_ += "class";
        if (c.binding != kNone) {
            out_ += ' ';
            binding(c.binding);
        } else if (c.name != 0) {
            out_ += fmt::format(" '{}'", p_.atom(c.name));
        }
        if (c.superclass != 0) {
            out_ += " extends ";
            node(c.superclass);
        }
        for (const ClassMember& member : p_.membersOf(c)) {
            out_ += " (";
            decorators(member.decorators);
            if (member.isStatic) out_ += "static ";
            out_ += nameOf(kMemberKinds, member.kind);
            if (member.computedKey != 0) {
                out_ += " [";
                node(member.computedKey);
                out_ += ']';
            } else if (member.key != 0) {
                out_ += fmt::format(" {}", p_.atom(member.key));
            }
            typed(member.type);
            if (member.value != 0) {
                out_ += ' ';
                node(member.value);
            }
            out_ += ')';
        }
    }

    void element(NodeId id) {
        const Node& element = p_[id];
        out_ += '<';
        if (p_.operand(id, 0) != 0) node(p_.operand(id, 0));
        out_ += '>';
        const auto attributes = p_.list(element.a + 1);
        nodes(attributes);
        const auto children = p_.list(element.a + 2 + static_cast<std::uint32_t>(attributes.size()));
        if (!children.empty()) out_ += " /";
        nodes(children);
    }

    const Program& p_;
    std::string out_;
    int depth_ = 0;
};

std::string bindingLine(const Program& p, BindingId id) {
    const Binding& b = p.bindings[id];
    std::string line = fmt::format("{}#{} {} of function {}, {} writes", p.atom(b.name), id,
                                   nameOf(kBindingKinds, b.kind), b.function, b.writes);
    if (b.captured) line += ", captured";
    if (b.assignedInside) line += ", assigned inside";
    return line + '\n';
}

std::string exportLine(const Program& p, const Export& e) {
    switch (e.kind) {
        case ExportKind::Local:
            return fmt::format(
                "export {} = {}\n", p.atom(e.exported),
                e.binding == kNone ? "?" : fmt::format("{}#{}", p.atom(p.bindings[e.binding].name), e.binding));
        case ExportKind::Indirect:
            return fmt::format("export {} = {} of {}\n", p.atom(e.exported), p.atom(e.imported),
                               quoted(p.atom(e.module)));
        case ExportKind::Star: return fmt::format("export * of {}\n", quoted(p.atom(e.module)));
        case ExportKind::StarAs: break;
    }
    return fmt::format("export {} = * of {}\n", p.atom(e.exported), quoted(p.atom(e.module)));
}

}  // namespace

std::string dump(const Program& program) {
    Dumper dumper(program);
    dumper.module();
    return dumper.take();
}

std::string dumpNode(const Program& program, NodeId node) {
    Dumper dumper(program);
    dumper.node(node);
    return dumper.take();
}

std::string dumpType(const Program& program, TypeId type) {
    Dumper dumper(program);
    dumper.type(type);
    return dumper.take();
}

std::string dumpTables(const Program& p) {
    std::string out;
    for (BindingId id = 0; id < p.bindings.size(); ++id) out += bindingLine(p, id);
    for (const Import& i : p.imports) {
        const std::string local =
            i.binding == kNone ? "?" : fmt::format("{}#{}", p.atom(p.bindings[i.binding].name), i.binding);
        fmt::format_to(std::back_inserter(out), "import {} = {} of {}{}\n", local, p.atom(i.imported),
                       quoted(p.atom(i.module)), i.typeOnly ? ", type only" : "");
    }
    for (const Export& e : p.exports) out += exportLine(p, e);
    for (const ModuleRequest& r : p.requests)
        fmt::format_to(std::back_inserter(out), "{} {}\n", nameOf(kRequestKinds, r.kind), quoted(p.atom(r.module)));
    for (const SyntaxProblem& s : p.problems)
        fmt::format_to(std::back_inserter(out), "problem at {}: {}\n", s.span.begin, p.atom(s.message));
    return out;
}

}  // namespace jsward
