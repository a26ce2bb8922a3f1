#include "analyzer/webapp/substitution.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "analyzer/webapp/option_value.h"
#include "analyzer/webapp/role_arguments.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

constexpr int kDeepestLiteral = 5;

/// `router` of `router.get(...)` and `router[verb](...)`.
NodeId receiverNode(const Program& program, NodeId call) {
    if (program[call].kind != Kind::Call) return 0;
    const NodeId callee = program.callee(call);
    if (program[callee].kind == Kind::Index) return program[callee].a;
    return program[callee].kind == Kind::Member ? callee - 1 : 0;
}

template <typename Ref>
void keepOwn(std::vector<Ref>& values, const std::set<Ref>& own, const std::set<Ref>& all) {
    std::erase_if(values, [&](const Ref& value) { return all.contains(value) && !own.contains(value); });
}

std::string cased(std::string text, std::string_view method) {
    std::ranges::transform(text, text.begin(), [&](unsigned char c) {
        return static_cast<char>(method == "toLowerCase" ? std::tolower(c) : std::toupper(c));
    });
    return text;
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

/// `key` of an object, or the number of an element of a list.
const ArgumentValue* partOf(const ArgumentValue& whole, std::string_view key) {
    if (const ArgumentValue* property = RoleArguments::property(whole, key)) return property;
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
    const bool isNumber = error == std::errc() && end == key.data() + key.size();
    return isNumber && whole.methods.empty() && index < whole.elements.size() ? &whole.elements[index] : nullptr;
}

/// What a call leaves out.
bool isNothing(const ArgumentValue& value) {
    return value.node.node == 0 && value.elements.empty() && value.constants.empty();
}

std::optional<ArgumentValue> copied(const ArgumentValue* value) {
    return value == nullptr ? std::nullopt : std::optional(*value);
}

}  // namespace

NodeId methodNode(const Program& program, NodeId call) {
    if (program[call].kind != Kind::Call) return 0;
    const NodeId callee = program.callee(call);
    return program[callee].kind == Kind::Index ? callee - 1 : 0;
}

void HandedValues::add(const ArgumentValue& value) {
    functions.insert(value.functions.begin(), value.functions.end());
    objects.insert(value.objects.begin(), value.objects.end());
    for (const ArgumentValue& element : value.elements) add(element);
}

// --- tables ------------------------------------------------------------------------------------------------------------------

RouteTables::RouteTables(const FlowResult& flow, const ProgramProvider& programs) : programs_(programs) {
    for (const RoleCall& call : flow.roles)
        if (call.role == "table") known_[call.node] = &call.arguments.front();
}

std::optional<ArgumentValue> RouteTables::at(NodeRef expression) const {
    if (const auto known = known_.find(expression); known != known_.end()) return *known->second;
    const OptionValues values = OptionReader(programs_).valuesOf(expression);
    if (values.size() != 1) return std::nullopt;
    const OptionValue& value = values.front();
    const bool isLiteral = value.kind == OptionValue::Kind::Array || value.kind == OptionValue::Kind::Object;
    if (!isLiteral || value.node.node == 0) return std::nullopt;
    if (const auto known = known_.find(value.node); known != known_.end()) return *known->second;
    return literal(value.node, 0);
}

/// What stands written out; of other expressions only the text is known.
ArgumentValue RouteTables::literal(NodeRef at, int depth) const {
    const Program& program = programs_.program(at.file);
    ArgumentValue value;
    value.node = at;
    if (depth > kDeepestLiteral) return value;
    switch (program[at.node].kind) {
        case Kind::Array:
            for (const NodeId item : program.items(at.node))
                if (program[item].kind != Kind::Elision) value.elements.push_back(literal({at.file, item}, depth + 1));
            return value;
        case Kind::Object:
            for (const NodeId item : program.items(at.node)) {
                if (program[item].kind != Kind::Property) continue;
                value.methods.emplace_back(program.atom(program[item].a));
                value.elements.push_back(literal({at.file, item - 1}, depth + 1));
            }
            return value;
        default:
            if (std::string text = pathText(program, at.node); text != "*") value.constants = {std::move(text)};
            return value;
    }
}

// --- names ---------------------------------------------------------------------------------------------------------------------

Substitution::Substitution(const ProgramProvider& programs, const RouteTables& tables, FileId file)
    : programs_(programs), tables_(tables), file_(file), program_(programs.program(file)) {}

void Substitution::bindName(BindingId binding, ArgumentValue value) {
    own_.add(value);
    bound_[binding] = std::move(value);
}

void Substitution::bindPattern(NodeId pattern, const ArgumentValue& value) {
    const Node& node = program_[pattern];
    switch (node.kind) {
        case Kind::Name: return bindName(node.a, value);
        case Kind::PatternDefault: return bindPattern(node.a, isNothing(value) ? standard(pattern) : value);
        case Kind::VarDecl: return bindPattern(program_.items(pattern)[0] - 1, value);
        case Kind::ObjectPattern:
            for (const NodeId item : program_.items(pattern)) {
                if (program_[item].kind != Kind::PatternProperty) continue;
                const ArgumentValue* part = RoleArguments::property(value, program_.atom(program_[item].a));
                bindPattern(item - 1, part == nullptr ? ArgumentValue() : *part);
            }
            return;
        case Kind::ArrayPattern: {
            const auto items = program_.items(pattern);
            for (std::size_t i = 0; i < items.size(); ++i) {
                const bool isThere = i < value.elements.size() && value.methods.empty();
                bindPattern(items[i], isThere ? value.elements[i] : ArgumentValue());
            }
            return;
        }
        default: return;
    }
}

/// What a pattern says that it is unless it is told.
ArgumentValue Substitution::standard(NodeId patternDefault) const {
    ArgumentValue value;
    value.node = {file_, patternDefault - 1};
    return value;
}

bool Substitution::mentions(NodeId expression) const {
    if (program_[expression].kind == Kind::Name) {
        if (bound_.contains(program_[expression].a)) return true;
        const NodeId value = initialiser(program_[expression].a);
        return value != 0 && value < expression && mentions(value);
    }
    std::vector<NodeId> parts;
    program_.children(expression, parts);
    return std::ranges::any_of(parts, [&](NodeId part) { return mentions(part); });
}

/// What a local constant is set to.
NodeId Substitution::initialiser(BindingId binding) const {
    const Binding& declared = program_.bindings[binding];
    const bool isLocal = declared.kind == BindingKind::Const || declared.kind == BindingKind::Let;
    if (!isLocal || declared.writes > 1 || declared.declaration == 0) return 0;
    for (NodeId id = declared.declaration; id < program_.nodes.size(); ++id) {
        const Node& node = program_[id];
        if (node.kind != Kind::Declarator) continue;
        const bool isIt = (node.op & 1U) != 0 && node.a == declared.declaration;
        return isIt ? id - 1 : 0;
    }
    return 0;
}

// --- values ----------------------------------------------------------------------------------------------------------------------

ArgumentValue Substitution::constant(NodeId expression, std::string text) const {
    ArgumentValue value;
    value.node = {file_, expression};
    value.constants = {std::move(text)};
    return value;
}

std::optional<ArgumentValue> Substitution::valueOf(NodeId expression) const {
    const Node& node = program_[expression];
    switch (node.kind) {
        case Kind::Name: return ofName(node.a);
        case Kind::Member: {
            const auto object = valueOf(expression - 1);
            return object ? copied(RoleArguments::property(*object, program_.atom(node.a))) : std::nullopt;
        }
        case Kind::Index: return ofIndex(expression);
        case Kind::Cast:
        case Kind::Await:
        case Kind::Spread: return valueOf(expression - 1);
        case Kind::Logical: return ofEither(node.a, expression - 1);
        case Kind::Conditional: return ofEither(program_.operand(expression, 1), program_.operand(expression, 2));
        case Kind::Binary:
        case Kind::Template:
            if (!mentions(expression)) return std::nullopt;
            return constant(expression, textOf(expression));
        case Kind::Call: return ofCall(expression);
        default: return std::nullopt;
    }
}

std::optional<ArgumentValue> Substitution::ofName(BindingId binding) const {
    if (const auto found = bound_.find(binding); found != bound_.end()) return found->second;
    const NodeId value = initialiser(binding);
    return value == 0 ? std::nullopt : valueOf(value);
}

std::optional<ArgumentValue> Substitution::ofEither(NodeId first, NodeId second) const {
    if (auto value = valueOf(first)) return value;
    return valueOf(second);
}

/// `route[0]`, `handlers[name]`
std::optional<ArgumentValue> Substitution::ofIndex(NodeId expression) const {
    const NodeId object = program_[expression].a;
    const Node& index = program_[expression - 1];
    const std::string key = index.kind == Kind::Number ? std::string(program_.atom(index.a)) : textOf(expression - 1);
    if (key.find('*') != std::string::npos) return std::nullopt;
    const bool isTable = !mentions(object);
    const auto whole = isTable ? tables_.at({file_, object}) : valueOf(object);
    return whole ? copied(partOf(*whole, key)) : std::nullopt;
}

std::optional<ArgumentValue> Substitution::ofCall(NodeId expression) const {
    const NodeId callee = program_.callee(expression);
    if (program_[callee].kind != Kind::Member) return std::nullopt;
    const std::string_view method = program_.atom(program_[callee].a);
    if (isOneOf(method, {"toLowerCase", "toUpperCase"})) {
        const std::string text = textOf(callee - 1);
        return text == "*" ? std::nullopt : std::optional(constant(expression, cased(text, method)));
    }
    return isOneOf(method, {"bind", "trim", "toString"}) ? valueOf(callee - 1) : std::nullopt;
}

std::string Substitution::textOf(NodeId expression) const {
    switch (program_[expression].kind) {
        case Kind::Binary:
            if (static_cast<BinaryOp>(program_[expression].op) != BinaryOp::Add) return "*";
            return textOf(program_[expression].a) + textOf(expression - 1);
        case Kind::Template: {
            std::string whole;
            for (const NodeId part : program_.items(expression)) whole += textOf(part);
            return whole;
        }
        default: break;
    }
    const auto value = valueOf(expression);
    if (!value) return pathText(program_, expression);
    if (!value->constants.empty()) return value->constants.front();
    return value->node.node == 0 ? "*" : pathText(programs_.program(value->node.file), value->node.node);
}

// --- lists -------------------------------------------------------------------------------------------------------------------------

std::optional<ArgumentValue> Substitution::listed(NodeId expression) const {
    return mentions(expression) ? valueOf(expression) : tables_.at({file_, expression});
}

void Substitution::flatten(const ArgumentValue& list, std::vector<ArgumentValue>& out) const {
    for (const ArgumentValue& element : list.elements) {
        const Program& program = programs_.program(element.node.file);
        if (program[element.node.node].kind != Kind::Spread) {
            out.push_back(element);
        } else if (const auto inner = tables_.at({element.node.file, element.node.node - 1})) {
            flatten(*inner, out);
        } else {
            flatten(element, out);
        }
    }
}

/// `Object.entries(table)` and its siblings.
std::optional<std::vector<ArgumentValue>> Substitution::entries(NodeId call) const {
    const auto arguments = program_.arguments(call);
    if (arguments.size() != 1) return std::nullopt;
    return partsOf(arguments[0], program_.atom(program_[program_.callee(call)].a));
}

std::optional<std::vector<ArgumentValue>> Substitution::keysOf(NodeId object) const { return partsOf(object, "keys"); }

/// Its "entries", "keys" or "values".
std::optional<std::vector<ArgumentValue>> Substitution::partsOf(NodeId object, std::string_view method) const {
    const auto whole = listed(object);
    if (!whole || whole->methods.size() != whole->elements.size()) return std::nullopt;
    std::vector<ArgumentValue> rounds;
    for (std::size_t i = 0; i < whole->methods.size(); ++i) {
        const ArgumentValue key = constant(0, whole->methods[i]);
        ArgumentValue round = method == "keys" ? key : whole->elements[i];
        if (method == "entries") {
            round = ArgumentValue();
            round.elements = {key, whole->elements[i]};
        }
        rounds.push_back(std::move(round));
    }
    return rounds;
}

std::optional<std::vector<ArgumentValue>> Substitution::elementsOf(NodeId iterated) const {
    const Node& node = program_[iterated];
    if (node.kind == Kind::Await || node.kind == Kind::Cast) return elementsOf(iterated - 1);
    const NodeId callee = node.kind == Kind::Call ? program_.callee(iterated) : 0;
    if (callee != 0 && program_[callee].kind == Kind::Member) {
        const std::string_view method = program_.atom(program_[callee].a);
        const Node& object = program_[callee - 1];
        const bool isObject = object.kind == Kind::Global && program_.atom(object.a) == "Object";
        if (isObject && isOneOf(method, {"entries", "keys", "values"})) return entries(iterated);
        if (isOneOf(method, {"filter", "sort", "reverse", "slice", "values"})) return elementsOf(callee - 1);
    }
    const auto list = listed(iterated);
    if (!list || (list->elements.empty() && list->methods.empty()) || !list->methods.empty()) return std::nullopt;
    std::vector<ArgumentValue> elements;
    flatten(*list, elements);
    return elements;
}

// --- calls -------------------------------------------------------------------------------------------------------------------------

void Substitution::tellApart(const HandedValues& all) {
    all_.functions.insert(all.functions.begin(), all.functions.end());
    all_.objects.insert(all.objects.begin(), all.objects.end());
}

bool Substitution::concerns(const RoleCall& call) const {
    const NodeId verb = methodNode(program_, call.node.node);
    const NodeId receiver = receiverNode(program_, call.node.node);
    if ((verb != 0 && mentions(verb)) || (receiver != 0 && mentions(receiver))) return true;
    return std::ranges::any_of(call.arguments, [&](const ArgumentValue& argument) {
        return argument.node.file == file_ && argument.node.node != 0 && mentions(argument.node.node);
    });
}

RoleCall Substitution::applied(RoleCall call) const {
    const NodeId verb = methodNode(program_, call.node.node);
    if (verb != 0 && mentions(verb))
        if (std::string method = textOf(verb); method.find('*') == std::string::npos) call.member = method;
    const NodeId receiver = receiverNode(program_, call.node.node);
    const auto value = receiver == 0 ? std::nullopt : valueOf(receiver);
    keepOwn(call.receivers, own_.objects, all_.objects);
    if (value) call.receivers = value->objects;
    std::vector<ArgumentValue> arguments;
    for (const ArgumentValue& argument : call.arguments) {
        // A rest parameter or a parameter of which this call gave nothing leaves nothing.
        ArgumentValue here = appliedTo(argument);
        if (!isNothing(here)) arguments.push_back(std::move(here));
    }
    call.arguments = std::move(arguments);
    return call;
}

ArgumentValue Substitution::appliedTo(const ArgumentValue& argument) const {
    const bool isHere = argument.node.file == file_;  // elements of a list may be written in another file than the list
    if (!isHere || argument.node.node == 0) return unmixed(argument);
    auto value = valueOf(argument.node.node);
    if (!value) return unmixed(argument);
    if (value->constants.empty() && value->node.node != 0) {
        // A text that is not constant is still a text.
        const Program& program = programs_.program(value->node.file);
        const Kind kind = program[value->node.node].kind;
        if (kind == Kind::Template || kind == Kind::Binary) value->constants = {pathText(program, value->node.node)};
    }
    // A call among the elements of a table is known by what all of them may be together.
    const bool isUnknown = value->functions.empty() && value->objects.empty() && value->provides.empty();
    if (isUnknown) value->provides = argument.provides;
    return *std::move(value);
}

/// What the code makes of what was bound.
ArgumentValue Substitution::unmixed(ArgumentValue value) const {
    keepOwn(value.functions, own_.functions, all_.functions);
    keepOwn(value.objects, own_.objects, all_.objects);
    if (value.node.file == file_ && value.node.node != 0) addWrapped(value);
    const Kind kind = value.node.node == 0 ? Kind::None : programs_.program(value.node.file)[value.node.node].kind;
    const bool isLiteral = kind == Kind::Array || kind == Kind::Object;
    if (isLiteral || value.methods.empty())
        for (ArgumentValue& element : value.elements) element = appliedTo(element);
    return value;
}

/// `wrap(handler)` is the handler, too, and goes by its name.
void Substitution::addWrapped(ArgumentValue& value) const {
    if (program_[value.node.node].kind != Kind::Call) return;
    for (const NodeId argument : program_.arguments(value.node.node)) {
        const auto wrapped = valueOf(argument);
        if (!wrapped) continue;
        value.names.insert(value.names.end(), wrapped->names.begin(), wrapped->names.end());
        for (const FunctionRef function : wrapped->functions)
            if (std::ranges::find(value.functions, function) == value.functions.end())
                value.functions.push_back(function);
    }
}

}  // namespace jsward
