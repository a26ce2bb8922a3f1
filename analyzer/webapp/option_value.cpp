#include "analyzer/webapp/option_value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>

namespace jsward {
namespace {

using Kinds = OptionValue::Kind;

constexpr int kDeepest = 12;                  ///< Variables, imports and spreads that are followed one after the other.
constexpr std::size_t kMostAlternatives = 8;  ///< What may be more than that is Unknown.

OptionValue simple(Kinds kind, NodeRef node) {
    OptionValue value;
    value.kind = kind;
    value.node = node;
    return value;
}

OptionValue numberAt(NodeRef node, double number) {
    OptionValue value = simple(Kinds::Number, node);
    value.number = number;
    return value;
}

/// `15 * 60 * 1000`, `1e3`, `0x10`, `1_000`.
std::optional<double> parseNumber(std::string_view text) {
    std::string digits(text);
    std::erase(digits, '_');
    const bool isHexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
    const char* const first = digits.data() + (isHexadecimal ? 2 : 0);
    double number = 0;
    const auto format = isHexadecimal ? std::chars_format::hex : std::chars_format::general;
    const auto [end, error] = std::from_chars(first, digits.data() + digits.size(), number, format);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

std::optional<double> calculated(BinaryOp op, double left, double right) {
    switch (op) {
        case BinaryOp::Add: return left + right;
        case BinaryOp::Sub: return left - right;
        case BinaryOp::Mul: return left * right;
        case BinaryOp::Div: return right == 0 ? std::nullopt : std::optional(left / right);
        case BinaryOp::Pow: return std::pow(left, right);
        case BinaryOp::ShiftLeft:
            if (left < 0 || right < 0 || right > 30) return std::nullopt;
            return left * std::pow(2, right);
        default: return std::nullopt;
    }
}

/// Follows one expression; a new one for each file.
class ValueSearch {
public:
    ValueSearch(const ProgramProvider& programs, FileId file, int depth)
        : programs_(programs), file_(file), program_(programs.program(file)), depth_(depth) {}

    [[nodiscard]] OptionValues of(NodeId node) const {
        if (depth_ > kDeepest) return {simple(Kinds::Unknown, ref(node))};
        OptionValues values = deeper().read(node);
        if (values.size() > kMostAlternatives) return {simple(Kinds::Unknown, ref(node))};
        return values;
    }

    /// What stands under one key of an object.
    [[nodiscard]] OptionValues property(const OptionValue& object, std::string_view key) const {
        if (object.kind != Kinds::Object) {
            const bool isNothing = object.kind == Kinds::Nothing || object.kind == Kinds::Boolean;
            return {simple(isNothing ? Kinds::Nothing : Kinds::Unknown, object.node)};
        }
        OptionValues values = object.node.node == 0 ? exported(key) : inLayers(object.node.node, key);
        addAssigned(object, key, values);
        if (object.holder) {
            for (OptionValue& value : values) {
                if (value.holder) continue;
                value.holder = object.holder;
                value.holder->path.emplace_back(key);
            }
        }
        return values;
    }

    /// What a file exports under a name; "default" is all of it.
    [[nodiscard]] OptionValues exported(std::string_view name) const {
        if (depth_ > kDeepest) return {simple(Kinds::Unknown, {file_, 0})};
        return deeper().readExport(name);
    }

    [[nodiscard]] OptionValues elements(NodeId array) const {
        OptionValues all;
        for (const NodeId item : program_.items(array)) {
            OptionValues values = of(item);
            all.push_back(values.size() == 1 ? std::move(values.front()) : simple(Kinds::Unknown, ref(item)));
        }
        return all;
    }

private:
    [[nodiscard]] NodeRef ref(NodeId node) const { return {file_, node}; }
    [[nodiscard]] ValueSearch deeper() const { return {programs_, file_, depth_ + 1}; }
    [[nodiscard]] OptionValues unknown(NodeId node) const { return {simple(Kinds::Unknown, ref(node))}; }

    static void add(OptionValues& all, OptionValues more) {
        std::move(more.begin(), more.end(), std::back_inserter(all));
    }

    [[nodiscard]] OptionValues read(NodeId id) const {
        const Node& node = program_[id];
        switch (node.kind) {
            case Kind::Undefined:
            case Kind::Null: return {simple(Kinds::Nothing, ref(id))};
            case Kind::True:
            case Kind::False: return {boolean(id, node.kind == Kind::True)};
            case Kind::Number: return number(id, parseNumber(program_.atom(node.a)));
            case Kind::String: return {text(Kinds::String, id, program_.atom(node.a))};
            case Kind::Regex: return {text(Kinds::Regex, id, program_.atom(node.a))};
            case Kind::Function: return {simple(Kinds::Function, ref(id))};
            case Kind::Array: return {simple(Kinds::Array, ref(id))};
            case Kind::Object: return {simple(Kinds::Object, ref(id))};
            case Kind::Template: return ofTemplate(id);
            case Kind::Cast:
            case Kind::Await: return of(id - 1);
            case Kind::Unary: return ofUnary(id);
            case Kind::Binary: return ofBinary(id);
            case Kind::Logical: return ofLogical(id);
            case Kind::Conditional: {
                OptionValues values = of(program_.operand(id, 1));
                add(values, of(program_.operand(id, 2)));
                return values;
            }
            case Kind::Name: return ofBinding(node.a, id);
            case Kind::Member: return ofMember(id);
            case Kind::Call: return ofCall(id);
            case Kind::New: return ofDate(id);
            default: return unknown(id);
        }
    }

    [[nodiscard]] OptionValue boolean(NodeId node, bool is) const {
        OptionValue value = simple(Kinds::Boolean, ref(node));
        value.number = is ? 1 : 0;
        return value;
    }

    [[nodiscard]] OptionValue text(Kinds kind, NodeId node, std::string_view is) const {
        OptionValue value = simple(kind, ref(node));
        value.text = is;
        return value;
    }

    [[nodiscard]] OptionValues number(NodeId node, std::optional<double> is) const {
        return is ? OptionValues{numberAt(ref(node), *is)} : unknown(node);
    }

    /// `new Date(0)` of all objects that are made: a time that has passed says something.
    [[nodiscard]] OptionValues ofDate(NodeId id) const {
        const Node& callee = program_[program_.callee(id)];
        const auto arguments = program_.arguments(id);
        const bool isDate = callee.kind == Kind::Global && program_.atom(callee.a) == "Date" && arguments.size() == 1;
        const OptionValues time = isDate ? of(arguments[0]) : OptionValues{};
        if (time.size() != 1 || time[0].kind != Kinds::Number) return unknown(id);
        OptionValue value = numberAt(ref(id), time[0].number);
        value.kind = Kinds::Date;
        return {value};
    }

    [[nodiscard]] OptionValues ofTemplate(NodeId id) const {
        std::string whole;
        for (const NodeId part : program_.items(id)) {
            const OptionValues values = of(part);
            if (values.size() != 1 || values[0].kind != Kinds::String) return unknown(id);
            whole += values[0].text;
        }
        return {text(Kinds::String, id, whole)};
    }

    [[nodiscard]] OptionValues ofUnary(NodeId id) const {
        const OptionValues operand = of(id - 1);
        if (operand.size() != 1) return unknown(id);
        const bool hasNumber = operand[0].kind == Kinds::Number || operand[0].kind == Kinds::Boolean;
        if (!hasNumber) return unknown(id);
        switch (static_cast<UnaryOp>(program_[id].op)) {
            case UnaryOp::Not: return {boolean(id, operand[0].number == 0)};
            case UnaryOp::Minus: return number(id, -operand[0].number);
            default: return unknown(id);
        }
    }

    [[nodiscard]] OptionValues ofBinary(NodeId id) const {
        const OptionValues left = of(program_[id].a);
        const OptionValues right = of(id - 1);
        const auto op = static_cast<BinaryOp>(program_[id].op);
        if (left.size() != 1 || right.size() != 1) return unknown(id);
        if (left[0].kind == Kinds::Number && right[0].kind == Kinds::Number)
            return number(id, calculated(op, left[0].number, right[0].number));
        const bool areTexts = left[0].kind == Kinds::String && right[0].kind == Kinds::String;
        return areTexts && op == BinaryOp::Add ? OptionValues{text(Kinds::String, id, left[0].text + right[0].text)}
                                               : unknown(id);
    }

    [[nodiscard]] OptionValues ofLogical(NodeId id) const {
        OptionValues values = of(program_[id].a);
        if (static_cast<LogicalOp>(program_[id].op) == LogicalOp::And) values = unknown(id);
        std::erase_if(values, [](const OptionValue& value) { return value.kind == Kinds::Nothing; });
        add(values, of(id - 1));
        return values;
    }

    // --- variables -------------------------------------------------------------------------------------------------------

    [[nodiscard]] OptionValues ofBinding(BindingId binding, NodeId use) const {
        for (const Import& import : program_.imports) {
            if (import.binding != binding) continue;
            return ofModule(program_.atom(import.module), program_.atom(import.imported), use);
        }
        for (const Function& function : program_.functions)
            if (function.binding == binding) return {simple(Kinds::Function, ref(function.body))};
        if (program_.bindings[binding].writes > 1) return unknown(use);
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            if (node.kind != Kind::Declarator || (node.op & 1U) == 0) continue;
            if (auto found = ofDeclarator(node.a, id - 1, binding)) return *std::move(found);
        }
        return unknown(use);
    }

    [[nodiscard]] std::optional<OptionValues> ofDeclarator(NodeId target, NodeId init, BindingId binding) const {
        if (isName(target, binding)) {
            OptionValues values = of(init);
            for (OptionValue& value : values)
                if (value.kind == Kinds::Object && !value.holder)
                    value.holder = OptionValue::Holder{file_, binding, {}};
            return values;
        }
        if (program_[target].kind != Kind::ObjectPattern) return std::nullopt;
        for (const NodeId item : program_.items(target)) {
            if (program_[item].kind != Kind::PatternProperty || !isName(item - 1, binding)) continue;
            OptionValues values;
            for (const OptionValue& object : of(init)) add(values, propertyOf(object, program_.atom(program_[item].a)));
            return values;
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isName(NodeId node, BindingId binding) const {
        return program_[node].kind == Kind::Name && program_[node].a == binding;
    }

    // --- modules ---------------------------------------------------------------------------------------------------------

    [[nodiscard]] OptionValues ofModule(std::string_view specifier, std::string_view name, NodeId use) const {
        const Resolution target = programs_.resolve(file_, specifier);
        if (target.kind != Resolution::Kind::File) return unknown(use);
        const ValueSearch there(programs_, target.file, depth_ + 1);
        return there.exported(name == "*" ? "default" : name);
    }

    [[nodiscard]] OptionValues readExport(std::string_view name) const {
        for (const Export& entry : program_.exports) {
            if (entry.kind != ExportKind::Local || program_.atom(entry.exported) != name) continue;
            return entry.binding == kNone ? unknown(0) : ofBinding(entry.binding, 0);
        }
        OptionValues values;
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            if (name == "default" && node.kind == Kind::ExportDefault) add(values, of(id - 1));
            if (node.kind == Kind::Assign && isExports(node.a, name)) add(values, of(id - 1));
        }
        if (!values.empty()) return values;
        if (name == "default") return {simple(Kinds::Object, {file_, 0})};  // `exports.a = ...`
        // `module.exports = {a: ...}`
        for (const OptionValue& whole : exported("default")) {
            if (whole.kind != Kinds::Object || whole.node.node == 0) return unknown(0);
            add(values, propertyOf(whole, name));
        }
        return values.empty() ? unknown(0) : values;
    }

    /// `module.exports` for "default", `exports.a` and `module.exports.a` for others.
    [[nodiscard]] bool isExports(NodeId target, std::string_view name) const {
        const Node& node = program_[target];
        if (node.kind != Kind::Member) return false;
        const auto isGlobal = [&](NodeId id, std::string_view text) {
            return program_[id].kind == Kind::Global && program_.atom(program_[id].a) == text;
        };
        const auto isWhole = [&](NodeId id) {
            return program_[id].kind == Kind::Member && program_.atom(program_[id].a) == "exports" &&
                   isGlobal(id - 1, "module");
        };
        if (name == "default") return isWhole(target);
        return program_.atom(node.a) == name && (isGlobal(target - 1, "exports") || isWhole(target - 1));
    }

    // --- objects ---------------------------------------------------------------------------------------------------------

    [[nodiscard]] OptionValues propertyOf(const OptionValue& object, std::string_view key) const {
        return ValueSearch(programs_, object.node.file, depth_ + 1).property(object, key);
    }

    [[nodiscard]] OptionValues ofMember(NodeId id) const {
        OptionValues values;
        for (const OptionValue& object : of(id - 1)) {
            if (object.kind != Kinds::Object) return unknown(id);
            add(values, propertyOf(object, program_.atom(program_[id].a)));
        }
        return values;
    }

    [[nodiscard]] OptionValues ofCall(NodeId id) const {
        const NodeId callee = program_.callee(id);
        const auto arguments = program_.arguments(id);
        const Node& node = program_[callee];
        const bool isRequire = node.kind == Kind::Global && program_.atom(node.a) == "require" && arguments.size() == 1;
        if (isRequire && program_[arguments[0]].kind == Kind::String)
            return ofModule(program_.atom(program_[arguments[0]].a), "default", id);
        if (isObjectMethod(callee, "assign")) return {simple(Kinds::Object, ref(id))};
        if (isObjectMethod(callee, "freeze") && arguments.size() == 1) return of(arguments[0]);
        OptionValues values;
        for (const OptionValue& function : of(callee)) {
            if (function.kind != Kinds::Function) return unknown(id);
            add(values, ValueSearch(programs_, function.node.file, depth_ + 1).returned(function.node.node));
        }
        return values.empty() ? unknown(id) : values;
    }

    [[nodiscard]] bool isObjectMethod(NodeId callee, std::string_view name) const {
        return program_[callee].kind == Kind::Member && program_.atom(program_[callee].a) == name &&
               program_[callee - 1].kind == Kind::Global && program_.atom(program_[callee - 1].a) == "Object";
    }

    /// What a function gives: its node in an expression, or its body.
    [[nodiscard]] OptionValues returned(NodeId where) const {
        const bool isNode = program_[where].kind == Kind::Function;
        const auto function = std::ranges::find_if(program_.functions, [&](const Function& f) {
            return isNode ? &f == &program_.functions[program_[where].a] : f.body == where;
        });
        if (function == program_.functions.end() || function->generator) return unknown(where);
        if (function->expressionBody) return of(function->body);
        OptionValues values;
        for (NodeId id = function->firstNode; id <= function->body; ++id) {
            const Node& node = program_[id];
            if (node.kind != Kind::Return || isInNested(*function, id)) continue;
            add(values, (node.op & 1U) != 0 ? of(id - 1) : OptionValues{simple(Kinds::Nothing, ref(id))});
        }
        return values.empty() ? unknown(where) : values;
    }

    [[nodiscard]] bool isInNested(const Function& outer, NodeId node) const {
        return std::ranges::any_of(program_.functions, [&](const Function& f) {
            const bool isInside = f.firstNode >= outer.firstNode && f.body < outer.body;
            return isInside && f.firstNode <= node && node <= f.body;
        });
    }

    /// The last of the layers of an object decides: the properties of a literal, what is spread into it, what is assigned to it.
    [[nodiscard]] OptionValues inLayers(NodeId object, std::string_view key) const {
        const bool isLiteral = program_[object].kind == Kind::Object;
        const auto layers = isLiteral ? program_.items(object) : program_.arguments(object);
        bool isCertain = true;
        OptionValues perhaps;  // of layers that have the key under some condition: `...(isSecure ? {secure: true} : {})`
        const auto with = [&](OptionValues values) {
            add(values, std::move(perhaps));
            return values;
        };
        for (auto at = layers.rbegin(); at != layers.rend(); ++at) {
            const NodeId layer = *at;
            const Node& node = program_[layer];
            if (isLiteral && node.kind == Kind::Property) {
                if (program_.atom(node.a) == key) return with(ofProperty(layer, isCertain));
            } else if (isLiteral && node.kind == Kind::ComputedProperty) {
                isCertain = isCertain && program_[node.a].kind == Kind::String;
                if (program_[node.a].kind == Kind::String && program_.atom(program_[node.a].a) == key)
                    return with(ofProperty(layer, isCertain));
            } else {
                OptionValues found = inSpread(node.kind == Kind::Spread ? layer - 1 : layer, key);
                const bool isSet =
                    std::ranges::none_of(found, [](const OptionValue& v) { return v.kind == Kinds::Nothing; });
                const bool isOpen =
                    std::ranges::any_of(found, [](const OptionValue& v) { return v.kind == Kinds::Unknown; });
                if (isSet && !isOpen && isCertain) return with(std::move(found));
                isCertain = isCertain && !isOpen && !isSet;
                std::erase_if(found, [](const OptionValue& v) { return v.kind == Kinds::Nothing; });
                if (!isSet && !isOpen) add(perhaps, std::move(found));
            }
        }
        return with({simple(isCertain ? Kinds::Nothing : Kinds::Unknown, ref(object))});
    }

    [[nodiscard]] OptionValues ofProperty(NodeId property, bool isCertain) const {
        const auto op = static_cast<PropertyOp>(program_[property].op);
        if (!isCertain || op == PropertyOp::Get || op == PropertyOp::Set) return unknown(property);
        return of(property - 1);
    }

    [[nodiscard]] OptionValues inSpread(NodeId spread, std::string_view key) const {
        OptionValues values;
        for (const OptionValue& object : of(spread)) add(values, propertyOf(object, key));
        return values;
    }

    /// `options.secure = true` anywhere in the file: nobody knows whether it runs, so it may be that, too.
    void addAssigned(const OptionValue& object, std::string_view key, OptionValues& values) const {
        if (!object.holder) return;
        const ValueSearch there(programs_, object.holder->file, depth_ + 1);
        there.addAssignedHere(*object.holder, key, values);
    }

    void addAssignedHere(const OptionValue::Holder& holder, std::string_view key, OptionValues& values) const {
        OptionValues assigned;
        for (NodeId id = 1; id < program_.nodes.size(); ++id) {
            const Node& node = program_[id];
            if (node.kind != Kind::Assign || !isHeld(node.a, holder, key)) continue;
            add(assigned, of(id - 1));
        }
        if (assigned.empty()) return;
        const bool wasMissing =
            std::ranges::all_of(values, [](const OptionValue& v) { return v.kind == Kinds::Nothing; });
        if (wasMissing) values.clear();
        add(values, std::move(assigned));
    }

    /// Whether `target` is the property `key` of what the holder names.
    [[nodiscard]] bool isHeld(NodeId target, const OptionValue::Holder& holder, std::string_view key) const {
        const auto isProperty = [&](NodeId node, std::string_view name) {
            return program_[node].kind == Kind::Member && program_.atom(program_[node].a) == name;
        };
        if (!isProperty(target, key)) return false;
        NodeId object = target - 1;
        for (auto name = holder.path.rbegin(); name != holder.path.rend(); ++name) {
            if (!isProperty(object, *name)) return false;
            --object;
        }
        return isName(object, holder.binding);
    }

    const ProgramProvider& programs_;
    FileId file_;
    const Program& program_;
    int depth_;
};

}  // namespace

OptionValues OptionReader::valuesOf(NodeRef expression) const {
    return ValueSearch(programs_, expression.file, 0).of(expression.node);
}

OptionValues OptionReader::argument(NodeRef call, std::uint32_t number) const {
    const Program& program = programs_.program(call.file);
    const Kind kind = program[call.node].kind;
    if (kind != Kind::Call && kind != Kind::New) return {simple(Kinds::Unknown, call)};
    const auto arguments = program.arguments(call.node);
    const auto isSpread = [&](NodeId argument) { return program[argument].kind == Kind::Spread; };
    if (std::ranges::any_of(arguments.first(std::min<std::size_t>(arguments.size(), number + std::size_t{1})),
                            isSpread))
        return {simple(Kinds::Unknown, call)};
    if (number >= arguments.size()) return {simple(Kinds::Nothing, call)};
    return valuesOf({call.file, arguments[number]});
}

OptionValues OptionReader::property(const OptionValue& object, std::string_view path) const {
    return property(OptionValues{object}, path);
}

OptionValues OptionReader::property(const OptionValues& objects, std::string_view path) const {
    const std::size_t dot = path.find('.');
    OptionValues values;
    for (const OptionValue& object : objects) {
        OptionValues more = ValueSearch(programs_, object.node.file, 0).property(object, path.substr(0, dot));
        std::move(more.begin(), more.end(), std::back_inserter(values));
    }
    return dot == std::string_view::npos ? values : property(values, path.substr(dot + 1));
}

OptionValues OptionReader::elements(const OptionValue& array) const {
    if (array.kind != OptionValue::Kind::Array) return {};
    return ValueSearch(programs_, array.node.file, 0).elements(array.node.node);
}

}  // namespace jsward
