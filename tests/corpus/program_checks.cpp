#include "tests/corpus/program_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include "analyzer/program/validate.h"

namespace jsward {
namespace {

std::string at(std::string_view what, std::string_view source, Span span) {
    return fmt::format("{} at {}: {}", what, span.begin,
                       source.substr(span.begin, std::min<std::size_t>(span.size(), 60)));
}

std::string checkTree(const Program& p, std::string_view source) {
    std::vector<NodeId> parents(p.nodes.size(), 0);
    std::vector<NodeId> children;
    for (NodeId id = 1; id < p.nodes.size(); ++id) {
        const Span span = p.span(id);
        if (span.end > source.size() || span.begin > span.end)
            return fmt::format("span of node {} is outside of the file", id);
        children.clear();
        p.children(id, children);
        for (const NodeId child : children) {
            if (child >= id) return at("a child behind its parent", source, span);
            if (parents[child] != 0) return at("a node with two parents", source, p.span(child));
            parents[child] = id;
            if (!span.contains(p.span(child)))
                return at("a child that sticks out of its parent", source, p.span(child));
        }
        if (!children.empty() && p[id].kind != Kind::Function &&
            *std::max_element(children.begin(), children.end()) != id - 1)
            return at("the last child is not the node before", source, span);
    }
    return "";
}

std::string checkNames(const Program& p, std::string_view source) {
    for (NodeId id = 1; id < p.nodes.size(); ++id) {
        const Node& node = p[id];
        if (node.kind != Kind::Name && node.kind != Kind::Global) continue;
        const std::string_view text = source.substr(p.span(id).begin, p.span(id).size());
        const std::string_view atom = p.atom(node.kind == Kind::Name ? p.bindings[node.a].name : node.a);
        // `import x = require('m')` has a call without an identifier.
        if (text != atom && text.find('\\') == std::string_view::npos && atom != "require")
            return at(fmt::format("{} stands for '{}'", kindName(node.kind), atom), source, p.span(id));
    }
    return "";
}

std::string checkFunctions(const Program& p, std::string_view source) {
    std::size_t bindings = 0;
    for (FunctionId id = 0; id < p.functions.size(); ++id) {
        const Function& f = p.functions[id];
        if (f.firstBinding != bindings) return at("bindings are not grouped", source, f.span);
        bindings += f.bindingCount;
        for (BindingId b = f.firstBinding; b < f.firstBinding + f.bindingCount; ++b) {
            if (p.bindings[b].function != id) return at("a binding of another function", source, f.span);
        }
        if (id != 0 && f.parent >= id) return at("a function before its parent", source, f.span);
        const bool hasNode = id == 0 || (p[f.body + 1].a == id && (p[f.body + 1].kind == Kind::Function ||
                                                                   p[f.body + 1].kind == Kind::FunctionDecl));
        if (!hasNode) return at("a function without its node behind the body", source, f.span);
        for (const NodeId declaration : p.list(f.hoisted)) {
            if (p[declaration].kind != Kind::FunctionDecl || p.functions[p[declaration].a].parent != id)
                return at("a hoisted function of another function", source, f.span);
        }
    }
    return bindings == p.bindings.size() ? "" : "bindings that belong to no function";
}

std::string checkStorage(const Program& p) {
    const std::string bytes = p.serialise();
    const Result<Program> back = Program::deserialise(bytes);
    if (!back) return "the stored program is rejected: " + back.error().message;
    return back->serialise() == bytes ? "" : "the stored program comes back changed";
}

enum class Wanted : std::uint8_t { Call, String, Identifier };

std::uint64_t keyOf(Wanted wanted, std::uint32_t begin, std::uint32_t end) {
    return (static_cast<std::uint64_t>(begin) << 32 | end) * 4 + static_cast<std::uint64_t>(wanted);
}

std::unordered_set<std::uint64_t> placesOf(const Program& p) {
    std::unordered_set<std::uint64_t> places;
    for (NodeId id = 1; id < p.nodes.size(); ++id) {
        const Span span = p.span(id);
        switch (p[id].kind) {
            case Kind::Call:
            case Kind::New:
            case Kind::TaggedTemplate:
            case Kind::ImportCall: places.insert(keyOf(Wanted::Call, span.begin, span.end)); break;
            case Kind::String: places.insert(keyOf(Wanted::String, span.begin, span.end)); break;
            case Kind::Name:
            case Kind::Global: places.insert(keyOf(Wanted::Identifier, span.begin, span.end)); break;
            default: break;
        }
    }
    return places;
}

template <std::size_t n>
bool isOneOf(std::string_view type, const std::array<std::string_view, n>& types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// Below these nothing runs.
constexpr std::array<std::string_view, 29> kTypesOnly = {"type_annotation",
                                                         "type_arguments",
                                                         "type_parameters",
                                                         "interface_declaration",
                                                         "type_alias_declaration",
                                                         "ambient_declaration",
                                                         "function_signature",
                                                         "method_signature",
                                                         "abstract_method_signature",
                                                         "index_signature",
                                                         "implements_clause",
                                                         "import_attribute",
                                                         "jsx_closing_element",
                                                         "type_predicate_annotation",
                                                         "asserts_annotation",
                                                         "literal_type",
                                                         "union_type",
                                                         "array_type",
                                                         "generic_type",
                                                         "function_type",
                                                         "object_type",
                                                         "tuple_type",
                                                         "type_query",
                                                         "intersection_type",
                                                         "lookup_type",
                                                         "conditional_type",
                                                         "nested_type_identifier",
                                                         "constructor_type",
                                                         "import_statement"};
/// Here strings and identifiers are names of things, not values.
constexpr std::array<std::string_view, 12> kNaming = {"import_clause",
                                                      "import_specifier",
                                                      "namespace_import",
                                                      "export_specifier",
                                                      "namespace_export",
                                                      "export_clause",
                                                      "function_expression",
                                                      "generator_function",
                                                      "function_declaration",
                                                      "generator_function_declaration",
                                                      "class",
                                                      "class_declaration"};

/// Walks the concrete tree and looks each thing up.
class LossCheck {
public:
    LossCheck(const Program& p, const Tree& tree, std::string_view source)
        : places_(placesOf(p)), cursor_(tree), source_(source), names_(tree.language()) {}

    std::string run() {
        std::vector<std::string_view> parents = {""};
        for (;;) {
            const TSNode node = cursor_.node();
            const std::string_view type = ts_node_type(node);
            const bool skipped = !ts_node_is_named(node) || isOneOf(type, kTypesOnly);
            if (!skipped && !check(node, type, parents.back())) return lost_;
            if (!skipped && cursor_.toFirstChild()) {
                parents.push_back(type);
                continue;
            }
            while (!cursor_.toNextSibling()) {
                if (!cursor_.toParent()) return "";
                parents.pop_back();
            }
        }
    }

private:
    /// The JavaScript grammar reads `await (x).y` as a call of a function of that name.
    [[nodiscard]] bool isAwait(TSNode node) const {
        return !ts_node_is_null(node) && ts_node_type(node) == std::string_view("identifier") &&
               source_.substr(ts_node_start_byte(node)).starts_with("await") &&
               ts_node_end_byte(node) - ts_node_start_byte(node) == 5;
    }

    [[nodiscard]] std::string_view field() const { return cursor_.field() == 0 ? "" : names_.field(cursor_.field()); }

    bool check(TSNode node, std::string_view type, std::string_view parent) {
        const std::string_view as = field();
        const bool isType = (parent == "as_expression" || parent == "satisfies_expression") && type == "identifier";
        if (isAwait(node) || isAwait(ts_node_child(node, 0))) return true;
        if (type == "call_expression" || type == "new_expression") return expect(Wanted::Call, node);
        if (type == "string") return !isStringValue(parent, as) || expect(Wanted::String, node);
        if (type == "identifier" || type == "shorthand_property_identifier" ||
            type == "shorthand_property_identifier_pattern")
            return isType || !isIdentifierValue(node, parent, as) || expect(Wanted::Identifier, node);
        return true;
    }

    static bool isStringValue(std::string_view parent, std::string_view as) {
        return as != "source" && as != "key" && as != "property" && parent != "computed_property_name" &&
               !isOneOf(parent, kNaming) &&
               !(as == "name" && (parent == "method_definition" || parent == "public_field_definition" ||
                                  parent == "enum_body" || parent == "enum_assignment" || parent == "module"));
    }

    [[nodiscard]] bool isIdentifierValue(TSNode node, std::string_view parent, std::string_view as) const {
        if (isOneOf(parent, kNaming) || parent == "jsx_namespace_name" || parent == "export_statement")
            return as == "value";
        if (parent == "abstract_class_declaration" || parent == "nested_identifier" ||
            parent == "import_require_clause" || parent == "internal_module" || parent == "module" ||
            parent == "import_alias")
            return false;
        const bool isElement = parent == "jsx_opening_element" || parent == "jsx_self_closing_element";
        const char first = source_[ts_node_start_byte(node)];
        const std::string_view text =
            source_.substr(ts_node_start_byte(node), ts_node_end_byte(node) - ts_node_start_byte(node));
        if (isElement) return !(first >= 'a' && first <= 'z') && text.find('-') == std::string_view::npos;
        return true;
    }

    bool expect(Wanted wanted, TSNode node) {
        const Span span = {ts_node_start_byte(node), ts_node_end_byte(node)};
        if (places_.contains(keyOf(wanted, span.begin, span.end))) return true;
        lost_ = at(fmt::format("lost {}", ts_node_type(node)), source_, span);
        return false;
    }

    std::unordered_set<std::uint64_t> places_;
    Cursor cursor_;
    std::string_view source_;
    GrammarNames names_;
    std::string lost_;
};

/// What files may use without declaring it: the language, CommonJS, Node.js and its relatives, browsers, module loaders and bundlers.
constexpr std::string_view kPlatform =
    " "
    "Array ArrayBuffer AggregateError Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error "
    "EvalError FinalizationRegistry Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array "
    "Intl JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set "
    "SharedArrayBuffer String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array "
    "Uint8ClampedArray WeakMap WeakRef WeakSet arguments decodeURIComponent encodeURIComponent eval globalThis "
    "isFinite isNaN parseFloat parseInt undefined decodeURI encodeURI escape unescape "
    "require module exports __dirname __filename "
    "AbortController AbortSignal Blob Buffer BroadcastChannel CustomEvent DOMException Event EventTarget File "
    "FormData Headers MessageChannel Performance ReadableStream Request Response TextDecoder TextEncoder "
    "TransformStream URL URLSearchParams WebAssembly WebSocket WritableStream atob btoa clearImmediate "
    "clearInterval clearTimeout console crypto fetch global performance process queueMicrotask setImmediate "
    "setInterval setTimeout structuredClone Bun Deno "
    "Audio AudioContext CSS Document Element EventSource FileReader HTMLElement Image ImageBitmap ImageData Node "
    "OffscreenCanvas Path2D DOMParser Worker XMLHttpRequest addEventListener alert cancelAnimationFrame "
    "createImageBitmap customElements document location localStorage navigator requestAnimationFrame self "
    "sessionStorage window importScripts postMessage "
    "define __non_webpack_require__ __resourceQuery __webpack_hash__ __webpack_require__ ";

}  // namespace

std::string checkStructure(const Program& program, std::string_view source) {
    if (!isConsistent(program)) return "an index leaves its array";
    for (const auto& check : {checkTree, checkNames, checkFunctions}) {
        if (std::string broken = check(program, source); !broken.empty()) return broken;
    }
    return checkStorage(program);
}

std::string checkNothingLost(const Program& program, const Tree& tree, std::string_view source) {
    return LossCheck(program, tree, source).run();
}

std::set<std::string_view> unknownGlobals(const Program& program) {
    std::set<std::string_view> unknown;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Global) continue;
        const std::string_view name = program.atom(program[id].a);
        if (kPlatform.find(fmt::format(" {} ", name)) == std::string_view::npos) unknown.insert(name);
    }
    return unknown;
}

}  // namespace jsward
