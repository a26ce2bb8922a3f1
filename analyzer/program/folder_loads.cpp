// Evaluates expressions of paths backwards from the call, by their shape alone: string operations, `path.join` and its siblings,
// variables with one value, parameters of functions of the file. Two letters that no path holds stand for the folders that the
// program itself cannot name. A list of files is represented by what its elements look like: readdir gives "*", a glob its pattern.
#include "analyzer/program/folder_loads.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace jsward {
namespace {

constexpr int kDeepest = 12;                   ///< Variables and calls that are followed one after the other.
constexpr std::string_view kHere = "\x01";     ///< The folder of the program.
constexpr std::string_view kPackage = "\x02";  ///< The folder of its package, from which it is mostly run.
constexpr std::string_view kUnknown = "*";

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool isRooted(std::string_view path) { return path.starts_with(kHere) || path.starts_with(kPackage); }

/// Without "." and "..", as far as the folders above are known.
std::string normalised(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view part = path.substr(begin, end - begin);
        const bool canGoUp = !parts.empty() && parts.back() != ".." && !isRooted(parts.back()) && parts.back() != "**";
        if (part == ".." && canGoUp)
            parts.pop_back();
        else if (!part.empty() && part != ".")
            parts.push_back(part);
        begin = end + 1;
    }
    std::string whole;
    for (const std::string_view part : parts) whole.append(whole.empty() ? "" : "/").append(part);
    return whole;
}

/// As path.join, and where the latter is rooted as path.resolve.
std::string joined(std::string_view left, std::string_view right) {
    if (isRooted(right) || left.empty()) return normalised(right);
    return normalised(std::string(left).append("/").append(right));
}

std::string parentOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash != std::string_view::npos) return std::string(path.substr(0, slash));
    return isRooted(path) ? std::string(path) + "/.." : std::string(kUnknown);
}

/// "./routes/*" for the folder of the program, "~/routes/*" for that of the package; nothing where no folder is known.
std::optional<std::string> patternOf(std::string_view path) {
    const std::string whole = normalised(path);
    const std::string_view rest = whole;
    if (rest.starts_with(kHere)) {
        const std::string_view below = rest.substr(std::min<std::size_t>(2, rest.size()));
        if (below.empty()) return std::nullopt;
        return below.starts_with("..") ? std::string(below) : "./" + std::string(below);
    }
    const bool ofPackage = rest.starts_with(kPackage);
    if (!ofPackage && !path.starts_with("./") && !path.starts_with("../")) return std::nullopt;
    const std::string_view below = ofPackage ? rest.substr(std::min<std::size_t>(2, rest.size())) : rest;
    if (below.empty() || (ofPackage && below.starts_with("*")) || below.starts_with("**") ||
        (ofPackage && below.starts_with("..")))
        return std::nullopt;
    return (ofPackage ? "~/" : below.starts_with("..") ? "" : "./") + std::string(below);
}

class PathReader {
public:
    explicit PathReader(const Program& program) : program_(program) {}

    /// "*" for what is not known.
    std::string of(NodeId node, int depth = 0) {
        if (depth > kDeepest) return std::string(kUnknown);
        const Node& n = program_[node];
        switch (n.kind) {
            case Kind::String: return std::string(program_.atom(n.a));
            case Kind::Template: {
                std::string text;
                for (const NodeId part : program_.items(node)) text += of(part, depth + 1);
                return text;
            }
            case Kind::Binary:
                if (static_cast<BinaryOp>(n.op) != BinaryOp::Add) return std::string(kUnknown);
                return of(n.a, depth + 1) + of(node - 1, depth + 1);
            case Kind::Await:
            case Kind::Cast: return of(node - 1, depth + 1);
            case Kind::Global: return ofGlobal(program_.atom(n.a));
            case Kind::Name: return ofBinding(n.a, depth + 1);
            case Kind::Member: return ofMember(node);
            case Kind::Call: return ofCall(node, depth + 1);
            case Kind::New: return ofUrl(node, depth + 1);
            default: return std::string(kUnknown);
        }
    }

private:
    static std::string ofGlobal(std::string_view name) {
        if (name == "__dirname") return std::string(kHere);
        return name == "__filename" ? std::string(kHere) + "/*" : std::string(kUnknown);
    }

    std::string ofMember(NodeId node) {
        const std::string_view name = program_.atom(program_[node].a);
        if (program_[node - 1].kind != Kind::ImportMeta) return std::string(kUnknown);
        if (name == "dirname") return std::string(kHere);
        return isOneOf(name, {"url", "filename"}) ? std::string(kHere) + "/*" : std::string(kUnknown);
    }

    /// `new URL('./routes/', import.meta.url)`
    std::string ofUrl(NodeId node, int depth) {
        const auto arguments = program_.arguments(node);
        if (arguments.size() != 2) return std::string(kUnknown);
        return joined(parentOf(of(arguments[1], depth)), of(arguments[0], depth));
    }

    // --- calls -------------------------------------------------------------------------------------------------------------

    [[nodiscard]] std::string_view nameOf(NodeId callee) const {
        const Node& n = program_[callee];
        if (n.kind == Kind::Member || n.kind == Kind::Global) return program_.atom(n.a);
        return n.kind == Kind::Name ? program_.atom(program_.bindings[n.a].name) : std::string_view();
    }

    std::string ofCall(NodeId call, int depth) {
        const NodeId callee = program_.callee(call);
        const auto arguments = program_.arguments(call);
        const std::string_view name = nameOf(callee);
        const bool isMethod = program_[callee].kind == Kind::Member;
        if (name == "cwd") return std::string(kPackage);
        if (isMethod && isOneOf(name, {"filter", "sort", "reverse", "slice", "flat"})) return of(callee - 1, depth);
        if (isMethod && isOneOf(name, {"map", "flatMap"}) && !arguments.empty()) return returned(arguments[0], depth);
        if (arguments.empty()) return std::string(kUnknown);
        if (name == "join" && isMethod && program_[callee - 1].kind == Kind::Array) return std::string(kUnknown);
        if (isOneOf(name, {"join", "resolve"})) return joinedArguments(arguments, name == "resolve", depth);
        if (name == "dirname") return parentOf(of(arguments[0], depth));
        if (isOneOf(name, {"fileURLToPath", "pathToFileURL", "normalize", "String"})) return of(arguments[0], depth);
        if (isOneOf(name, {"readdirSync", "readdir"})) return namesIn(arguments);
        const bool isGlob = name.find("glob") != std::string_view::npos || name == "fg" ||
                            (name == "sync" && nameOf(callee - 1).find("glob") != std::string_view::npos);
        return isGlob ? ofGlob(arguments, depth) : std::string(kUnknown);
    }

    std::string joinedArguments(std::span<const std::uint32_t> arguments, bool resolves, int depth) {
        std::string path = of(arguments[0], depth);
        for (const NodeId argument : arguments.subspan(1)) path = joined(path, of(argument, depth));
        const bool isOpen = resolves && !isRooted(path) && !path.starts_with("*");
        return isOpen ? joined(kPackage, path) : path;
    }

    /// What readdir gives are names; with `{recursive: true}` paths.
    std::string namesIn(std::span<const std::uint32_t> arguments) const {
        const bool isDeep = arguments.size() > 1 && property(arguments[1], "recursive") != 0;
        return isDeep ? "**/*" : std::string(kUnknown);
    }

    std::string ofGlob(std::span<const std::uint32_t> arguments, int depth) {
        const std::string pattern = of(arguments[0], depth);
        if (isRooted(pattern)) return pattern;
        const NodeId folder = arguments.size() > 1 ? property(arguments[1], "cwd") : 0;
        return joined(folder != 0 ? of(folder, depth) : std::string(kPackage), pattern);
    }

    [[nodiscard]] NodeId property(NodeId object, std::string_view key) const {
        if (program_[object].kind != Kind::Object) return 0;
        for (const NodeId item : program_.items(object))
            if (program_[item].kind == Kind::Property && program_.atom(program_[item].a) == key) return item - 1;
        return 0;
    }

    /// What an arrow function of one expression gives.
    std::string returned(NodeId callback, int depth) {
        if (program_[callback].kind != Kind::Function) return std::string(kUnknown);
        const Function& function = program_.functions[program_[callback].a];
        return function.expressionBody ? of(function.body, depth) : std::string(kUnknown);
    }

    // --- variables -----------------------------------------------------------------------------------------------------------

    std::string ofBinding(BindingId binding, int depth) {
        if (!active_.insert(binding).second) return std::string(kRecursion);
        std::string path = valueOf(binding, depth);
        active_.erase(binding);
        return path;
    }

    std::string valueOf(BindingId binding, int depth) {
        if (program_.bindings[binding].kind == BindingKind::Parameter) return ofParameter(binding, depth);
        if (program_.bindings[binding].writes > 1) return std::string(kUnknown);
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& n = program_[id];
            if (n.kind == Kind::ForOf && isName(loopTarget(id), binding)) return of(program_.operand(id, 1), depth);
            if (n.kind != Kind::Declarator || (n.op & 1U) == 0) continue;
            if (isName(n.a, binding)) return of(id - 1, depth);
        }
        return std::string(kUnknown);
    }

    [[nodiscard]] NodeId loopTarget(NodeId loop) const {
        const NodeId target = program_.operand(loop, 0);
        if (program_[target].kind != Kind::VarDecl || program_.items(target).empty()) return target;
        return program_.items(target)[0] - 1;
    }

    [[nodiscard]] bool isName(NodeId node, BindingId binding) const {
        return program_[node].kind == Kind::Name && program_[node].a == binding;
    }

    /// An element of the list that a callback is called for, or what the calls of a function of the file hand over.
    std::string ofParameter(BindingId binding, int depth) {
        const FunctionId function = program_.bindings[binding].function;
        const auto parameters = program_.parametersOf(program_.functions[function]);
        std::size_t index = 0;
        while (index < parameters.size() && !isName(withoutDefault(parameters[index].pattern), binding)) ++index;
        if (index == parameters.size()) return std::string(kUnknown);
        std::set<std::string> values;
        bool recurses = false;
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            if (program_[id].kind != Kind::Call) continue;
            const std::optional<std::string> value = handedBy(id, function, index, depth);
            if (!value) continue;
            if (value->find(kRecursion) != std::string::npos)
                recurses = true;
            else
                values.insert(*value);
        }
        if (values.size() != 1) return std::string(kUnknown);
        return recurses ? *values.begin() + "/**" : *values.begin();
    }

    [[nodiscard]] NodeId withoutDefault(NodeId pattern) const {
        return program_[pattern].kind == Kind::PatternDefault ? program_[pattern].a : pattern;
    }

    /// What a call gives a function as its argument `index`; nothing when it does not call it.
    std::optional<std::string> handedBy(NodeId call, FunctionId function, std::size_t index, int depth) {
        const NodeId callee = program_.callee(call);
        const auto arguments = program_.arguments(call);
        if (callsFunction(callee, function)) {
            if (index >= arguments.size()) return std::nullopt;
            return of(arguments[index], depth);
        }
        if (program_[callee].kind != Kind::Member || index != 0) return std::nullopt;
        for (const NodeId argument : arguments) {
            if (program_[argument].kind != Kind::Function || program_[argument].a != function) continue;
            // `_.each(list, fn)`, `readdir(dir, (error, files) => ...)` have their list elsewhere.
            return argument == arguments[0] ? of(callee - 1, depth) : std::string(kUnknown);
        }
        return std::nullopt;
    }

    [[nodiscard]] bool callsFunction(NodeId callee, FunctionId function) const {
        const Function& called = program_.functions[function];
        if (program_[callee].kind == Kind::Name) {
            const Binding& binding = program_.bindings[program_[callee].a];
            return program_[callee].a == called.binding || (called.name != 0 && binding.name == called.name);
        }
        return program_[callee].kind == Kind::Member && called.name != 0 && program_[callee].a == called.name &&
               called.ofClass != kNone;
    }

    static constexpr std::string_view kRecursion = "\x03";

    const Program& program_;
    std::set<BindingId> active_;  ///< Being worked out.
};

/// The folder that an option object or a text names.
std::string folderOf(const Program& program, NodeId argument, PathReader& reader) {
    if (program[argument].kind != Kind::Object) return reader.of(argument);
    for (const NodeId item : program.items(argument)) {
        if (program[item].kind != Kind::Property) continue;
        if (isOneOf(program.atom(program[item].a), {"dir", "dirname", "cwd", "path"})) return reader.of(item - 1);
    }
    return std::string(kUnknown);
}

/// Local names of such packages.
std::set<BindingId> loaders(const Program& program) {
    std::set<BindingId> names;
    for (const Import& import : program.imports)
        if (loadsFolders(program.atom(import.module))) names.insert(import.binding);
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Declarator || (program[id].op & 1U) == 0) continue;
        const Span span = program.span(id - 1);
        for (const ModuleRequest& request : program.requests)
            if (request.span == span && loadsFolders(program.atom(request.module)) &&
                program[program[id].a].kind == Kind::Name)
                names.insert(program[program[id].a].a);
    }
    return names;
}

/// `app.register(autoload, {dir: path.join(__dirname, 'routes')})`, `requireAll({dirname: __dirname + '/controllers'})`
void addLoaderCalls(const Program& program, PathReader& reader, std::vector<FolderLoad>& out) {
    const bool any = std::ranges::any_of(
        program.requests, [&](const ModuleRequest& request) { return loadsFolders(program.atom(request.module)); });
    if (!any) return;
    const std::set<BindingId> names = loaders(program);
    const auto isLoader = [&](NodeId node) {
        return program[node].kind == Kind::Name && names.contains(program[node].a);
    };
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Call) continue;
        const auto arguments = program.arguments(id);
        const bool isHanded = !arguments.empty() && isLoader(arguments[0]);
        if (arguments.empty() || (!isHanded && !isLoader(program.callee(id)))) continue;
        const NodeId told = arguments[isHanded && arguments.size() > 1 ? 1 : 0];
        const std::string folder = folderOf(program, told, reader);
        if (const auto pattern = patternOf(folder + "/**/*")) out.push_back({*pattern, program.span(id)});
    }
}

}  // namespace

bool loadsFolders(std::string_view package) {
    static constexpr std::array<std::string_view, 8> kParts = {
        "autoload", "auto-load", "require-all", "requireall", "require-dir", "include-all", "consign", "express-load"};
    return std::ranges::any_of(kParts, [&](std::string_view part) {
        return package.find(part) != std::string_view::npos && !package.starts_with('.');
    });
}

std::vector<FolderLoad> folderLoads(const Program& program, const std::vector<NodeId>& calls) {
    std::vector<FolderLoad> loads;
    PathReader reader(program);
    for (const NodeId call : calls) {
        const NodeId argument = program[call].kind == Kind::ImportCall ? call - 1 : program.arguments(call)[0];
        if (const auto pattern = patternOf(reader.of(argument))) loads.push_back({*pattern, program.span(call)});
    }
    addLoaderCalls(program, reader, loads);
    return loads;
}

}  // namespace jsward
