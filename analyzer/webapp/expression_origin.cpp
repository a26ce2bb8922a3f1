#include "analyzer/webapp/expression_origin.h"

namespace jsward {
namespace {

constexpr int kLongestAlias = 8;  ///< `const a = b; const c = a; ...`: enough for any real program.

class OriginSearch {
public:
    OriginSearch(FileId file, const ProgramProvider& programs)
        : file_(file), program_(programs.program(file)), programs_(programs) {}

    std::optional<ExportName> of(NodeId expression, int depth = 0) const {
        if (depth > kLongestAlias) return std::nullopt;
        const Node& node = program_[expression];
        switch (node.kind) {
            case Kind::Name: return ofBinding(node.a, depth);
            case Kind::Member: return memberOf(of(expression - 1, depth + 1), program_.atom(node.a));
            case Kind::Call:
            case Kind::New: return ofCall(expression, depth);
            case Kind::Await:
            case Kind::Cast: return of(expression - 1, depth + 1);
            default: return std::nullopt;
        }
    }

private:
    static std::optional<ExportName> memberOf(std::optional<ExportName> object, std::string_view name) {
        if (!object || object->name != "default") return object;
        return ExportName{object->file, std::string(name)};
    }

    std::optional<ExportName> ofModule(std::string_view specifier, std::string_view name) const {
        const Resolution target = programs_.resolve(file_, specifier);
        if (target.kind != Resolution::Kind::File) return std::nullopt;
        return ExportName{target.file, std::string(name == "*" ? "default" : name)};
    }

    std::optional<ExportName> ofCall(NodeId call, int depth) const {
        const Node& callee = program_[program_.callee(call)];
        const auto arguments = program_.arguments(call);
        const bool isRequire = callee.kind == Kind::Global && program_.atom(callee.a) == "require";
        if (isRequire && arguments.size() == 1 && program_[arguments[0]].kind == Kind::String)
            return ofModule(program_.atom(program_[arguments[0]].a), "default");
        return of(program_.callee(call), depth + 1);
    }

    std::optional<ExportName> ofBinding(BindingId binding, int depth) const {
        for (const Import& import : program_.imports)
            if (import.binding == binding)
                return ofModule(program_.atom(import.module), program_.atom(import.imported));
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            if (node.kind != Kind::Declarator || (node.op & 1) == 0) continue;
            if (auto found = ofDeclarator(node.a, id - 1, binding, depth)) return found;
        }
        return ExportName{file_, std::string(program_.atom(program_.bindings[binding].name))};
    }

    std::optional<ExportName> ofDeclarator(NodeId target, NodeId init, BindingId binding, int depth) const {
        if (declares(target, binding)) return of(init, depth + 1);
        if (program_[target].kind != Kind::ObjectPattern) return std::nullopt;
        for (const NodeId item : program_.items(target))
            if (program_[item].kind == Kind::PatternProperty && declares(item - 1, binding))
                return memberOf(of(init, depth + 1), program_.atom(program_[item].a));
        return std::nullopt;
    }

    [[nodiscard]] bool declares(NodeId target, BindingId binding) const {
        return program_[target].kind == Kind::Name && program_[target].a == binding;
    }

    FileId file_;
    const Program& program_;
    const ProgramProvider& programs_;
};

}  // namespace

std::optional<ExportName> originOf(NodeRef expression, const ProgramProvider& programs) {
    return OriginSearch(expression.file, programs).of(expression.node);
}

}  // namespace jsward
