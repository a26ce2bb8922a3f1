// The language's own functions: which of them keep what goes in, which end it, and which call their callbacks with what.
// Methods are recognised by name on values that are no object of a package or class, as strings, arrays, maps and promises are.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {

// A table reads better by meaning than by line.
// clang-format off
enum class Method : std::uint8_t {
    KeepString,   // a string made of the receiver
    KeepWithArguments,  // a string made of the receiver and the arguments
    Replace,
    Split,
    Join,
    KeepArray,    // the same elements
    Element,      // one of the elements
    Push, Concat, ForEach, Map, Filter, FlatMap, Find, Reduce, Sort,
    Then, Catch, Finally,
    Call, Apply, Bind,
    Get, Set, Nothing,
    Entries, Emit, On
};

const std::unordered_map<std::string_view, Method>& methods() {
    static const std::unordered_map<std::string_view, Method> table = {
        {"trim", Method::KeepString}, {"trimStart", Method::KeepString}, {"trimEnd", Method::KeepString},
        {"trimLeft", Method::KeepString}, {"trimRight", Method::KeepString}, {"toLowerCase", Method::KeepString},
        {"toUpperCase", Method::KeepString}, {"toLocaleLowerCase", Method::KeepString}, {"toLocaleUpperCase", Method::KeepString},
        {"substr", Method::KeepString}, {"substring", Method::KeepString}, {"charAt", Method::KeepString},
        {"toString", Method::KeepString}, {"normalize", Method::KeepString}, {"repeat", Method::KeepString},
        {"padStart", Method::KeepString}, {"padEnd", Method::KeepString}, {"toWellFormed", Method::KeepString},
        {"slice", Method::KeepArray}, {"valueOf", Method::KeepArray}, {"match", Method::KeepArray}, {"matchAll", Method::KeepArray},
        {"replace", Method::Replace}, {"replaceAll", Method::Replace},
        {"split", Method::Split}, {"join", Method::Join},
        {"reverse", Method::KeepArray}, {"flat", Method::KeepArray}, {"toReversed", Method::KeepArray}, {"fill", Method::KeepArray},
        {"splice", Method::KeepArray}, {"toSorted", Method::Sort}, {"sort", Method::Sort}, {"values", Method::KeepArray},
        {"entries", Method::Entries}, {"keys", Method::KeepArray},
        {"pop", Method::Element}, {"shift", Method::Element}, {"at", Method::Element},
        {"push", Method::Push}, {"unshift", Method::Push}, {"add", Method::Push}, {"append", Method::Push}, {"concat", Method::Concat},
        {"forEach", Method::ForEach}, {"map", Method::Map}, {"filter", Method::Filter}, {"flatMap", Method::FlatMap},
        {"find", Method::Find}, {"findLast", Method::Find}, {"some", Method::ForEach}, {"every", Method::ForEach},
        {"findIndex", Method::ForEach}, {"reduce", Method::Reduce}, {"reduceRight", Method::Reduce},
        {"then", Method::Then}, {"catch", Method::Catch}, {"finally", Method::Finally},
        {"fail", Method::Catch},
        {"call", Method::Call}, {"apply", Method::Apply}, {"bind", Method::Bind},
        {"get", Method::Get}, {"set", Method::Set}, {"emit", Method::Emit}, {"on", Method::On}, {"once", Method::On},
        {"addListener", Method::On},
        {"includes", Method::Nothing}, {"indexOf", Method::Nothing}, {"lastIndexOf", Method::Nothing}, {"startsWith", Method::Nothing},
        {"endsWith", Method::Nothing}, {"has", Method::Nothing}, {"hasOwnProperty", Method::Nothing}, {"test", Method::Nothing},
        {"charCodeAt", Method::Nothing}, {"codePointAt", Method::Nothing}, {"search", Method::Nothing}, {"localeCompare", Method::Nothing},
        {"getTime", Method::Nothing}, {"toISOString", Method::Nothing}, {"toFixed", Method::Nothing}, {"isPrototypeOf", Method::Nothing}};
    return table;
}
// clang-format on

}  // namespace

/// All labels of a value and of what hangs below it, as one value. Values share their parts, so each part is visited once, and
/// an object that holds half of the program is not read to its end.
ValueId Evaluator::flattened(ValueId value) {
    constexpr std::size_t kMostParts = 400;
    std::vector<ValueId> parts = {value};
    std::unordered_set<std::uint32_t> objects;
    std::unordered_set<ValueId> seen = {value};
    std::vector<Label> all;
    const auto add = [&](ValueId part) {
        if (part && parts.size() < kMostParts && seen.insert(part).second) parts.push_back(part);
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::span<const Label> labels = labelsOf(parts[i]);
        all.insert(all.end(), labels.begin(), labels.end());
        for (const Property& field : fieldsOf(parts[i])) add(field.value);
        for (const Label& l : labels) {
            if (l.tag != Tag::Object || !objects.insert(l.a).second) continue;
            for (const auto name : engine_.namesOf(Space::Object, l.a, fn_))
                add(engine_.read(Space::Object, l.a, name, fn_));
        }
    }
    return values_.make(std::move(all));
}

ValueId Evaluator::stringified(ValueId value, bool deep) { return asString(deep ? flattened(value) : value); }

ValueId Evaluator::parsedJson(ValueId value) {
    return values_.map(flattened(value), false, [](const Label& l, std::vector<Label>& out) {
        if (l.tag != Tag::Source && l.tag != Tag::Parameter && l.tag != Tag::Unread) return;
        out.push_back(l);
        out.back().flags &= kShared;
    });
}

/// Calls what a callback may be with values that the language hands it.
/// What passes a predicate: `ids.filter((id) => typeof id === 'string')`.
ValueId Evaluator::letThrough(ValueId predicate, ValueId value) {
    const auto labels = labelsOf(predicate);
    if (labels.size() != 1 || labels[0].tag != Tag::Function) return value;
    for (const Predicate& proven : engine_.state(labels[0].a).predicates) {
        if (proven.index != 0 || !proven.when) continue;
        value = harmlessFor(value, proven.harmless);
        // An array of strings holds no operator either.
        if (proven.string)
            value = values_.map(value, true, [](const Label& l, std::vector<Label>& out) {
                out.push_back(l);
                if (l.isData()) out.back().flags |= kString;
            });
    }
    return value;
}

ValueId Evaluator::callCallback(ValueId callback, std::initializer_list<ValueId> parameters, NodeId node) {
    Arguments arguments;
    for (const ValueId value : parameters) {
        arguments.values.push_back(value);
        arguments.nodes.push_back(node);
    }
    ValueId result = 0;
    for (const Label& l : labelsOf(callback)) {
        if (l.tag == Tag::Function) result = join(result, applyFunction(l.a, 0, arguments, node));
        if (l.tag == Tag::Resolver) engine_.write(Space::Promise, l.a, l.b, arguments.at(0));
        if (l.tag == Tag::Api) result = join(result, applyApi(l.a, 0, arguments, node, {}));
        if (l.tag == Tag::Unread && !isDone(l)) result = join(result, callUnread(l, 0, arguments));
    }
    return result;
}

ValueId Evaluator::replaced(ValueId self, const Arguments& arguments) {
    ValueId kept = asString(self);
    if (arguments.values.size() > 1) {
        kept = join(kept, asString(arguments.at(1)));
    }
    if (arguments.nodes.empty()) return kept;
    const Node& pattern = at(arguments.nodes[0]);
    if (pattern.kind != Kind::Regex || !(pattern.op & kRegexGlobal)) return kept;
    // Taking away all that is not a word leaves nothing that ends an SQL string; doubling quotes alone does not (backslashes).
    const std::string_view text = program_.atom(pattern.a);
    const bool allowList = text.starts_with("[^") && text.find_first_of("'\"`;\\") == std::string_view::npos;
    const auto sql = engine_.models.sinkKind("sql");
    return sql && allowList ? harmlessFor(kept, only(*sql)) : kept;
}

ValueId Evaluator::bindingCall(Symbol method, ValueId function, const Arguments& arguments, NodeId node) {
    Arguments inner;
    const std::string_view name = engine_.symbols.text(method);
    if (name == "call") {
        inner.nodes.assign(arguments.nodes.begin() + (arguments.nodes.empty() ? 0 : 1), arguments.nodes.end());
        inner.values.assign(arguments.values.begin() + (arguments.values.empty() ? 0 : 1), arguments.values.end());
    } else if (arguments.values.size() > 1) {
        const ValueId list = arguments.at(1);
        for (std::uint32_t i = 0; i < 8; ++i) {
            inner.values.push_back(member(list, engine_.symbols.intern(std::to_string(i)), node));
            inner.nodes.push_back(arguments.nodes[1]);
        }
        inner.spread = true;
    }
    return callValue(function, arguments.at(0), inner, node, false);
}

/// What a promise is rejected with, as the handler gets it: told at the handler's parameter where it has one.
ValueId Evaluator::rejection(NodeId handler) {
    if (at(handler).kind != Kind::Function) return errorValue(handler);
    const auto parameters = program_.parametersOf(program_.functions[at(handler).a]);
    return errorValue(parameters.empty() ? handler : parameters[0].pattern);
}

ValueId Evaluator::pushed(Symbol method, ValueId self, NodeId receiver, const Arguments& arguments, NodeId node) {
    ValueId added = 0;
    for (const ValueId value : arguments.values) added = join(added, traced(value, Step::Stored, node, method));
    if (added == 0) return self;
    const ValueId grown =
        values_.withField(self, engine_.names.element, join(values_.field(self, engine_.names.element), added));
    writeProperty(self, engine_.names.element, added, node);
    if (receiver) updateHolder(receiver, grown);
    return grown;
}

/// Of strings or of arrays.
ValueId Evaluator::concatenated(ValueId self, const Arguments& arguments, NodeId node) {
    if (hasData(self) || hasTag(self, Tag::Constant)) {
        std::vector<ValueId> parts = {self};
        parts.insert(parts.end(), arguments.values.begin(), arguments.values.end());
        return concatenate(parts, node);
    }
    ValueId all = self;
    for (const ValueId value : arguments.values)
        all = join(all, values_.fields(value).empty() ? values_.make({}, {{engine_.names.element, value}}) : value);
    return all;
}

void Evaluator::emit(const Arguments& arguments) {
    ask(arguments.at(0));
    const auto event = constantText(arguments.at(0));
    if (!event) return;
    for (std::size_t i = 1; i < arguments.values.size(); ++i) {
        const Symbol slot = engine_.symbols.intern(std::string(*event) + "#" + std::to_string(i - 1));
        engine_.write(Space::Event, 0, slot, arguments.values[i]);
    }
}

void Evaluator::listen(const Arguments& arguments, NodeId node) {
    ask(arguments.at(0));
    const auto event = constantText(arguments.at(0));
    if (!event || !hasTag(arguments.at(1), Tag::Function)) return;
    const std::string name(*event);
    const auto emitted = [&](int i) {
        return engine_.read(Space::Event, 0, engine_.symbols.intern(name + "#" + std::to_string(i)), fn_);
    };
    const ValueId a = emitted(0);
    const ValueId b = emitted(1);
    if (a || b) callCallback(arguments.at(1), {a, b, emitted(2)}, node);
}

/// `stream.on('error', onError)`: whoever emits it, the listener gets what went wrong.
void Evaluator::hearError(Symbol method, const Arguments& arguments, NodeId node) {
    const auto found = methods().find(engine_.symbols.text(method));
    if (found == methods().end() || found->second != Method::On || !hasTag(arguments.at(1), Tag::Function)) return;
    if (constantText(arguments.at(0)) == "error") callCallback(arguments.at(1), {rejection(arguments.nodes[1])}, node);
}

std::optional<ValueId> Evaluator::builtinMethod(Symbol method, ValueId self, NodeId receiver,
                                                const Arguments& arguments, NodeId node) {
    const auto found = methods().find(engine_.symbols.text(method));
    if (found == methods().end()) return std::nullopt;
    const ValueId first = arguments.at(0);
    const auto item = [&] { return element(self, node); };
    switch (found->second) {
        case Method::KeepString: return asString(values_.fields(self).empty() ? self : flattened(self));
        case Method::KeepWithArguments: return join(asString(self), asString(first));
        case Method::Replace:
            if (hasTag(arguments.at(1), Tag::Function)) callCallback(arguments.at(1), {asString(self)}, node);
            return replaced(self, arguments);
        case Method::Split: {
            const ValueId part = asString(self);
            return part ? values_.make({}, {{engine_.names.element, part}}) : 0;
        }
        case Method::Join: {
            const std::array parts = {item(), first};
            return concatenate(parts, node);
        }
        case Method::KeepArray: return self;
        case Method::Entries:
            return values_.make({},
                                {{engine_.names.element, values_.make({}, {{engine_.symbols.intern("1"), item()}})}});
        case Method::Element: return item();
        case Method::Push: return pushed(method, self, receiver, arguments, node);
        case Method::Concat: return concatenated(self, arguments, node);
        case Method::ForEach: callCallback(first, {item(), 0, self}, node); return 0;
        case Method::Map: {
            if (first == 0) return std::nullopt;
            const ValueId mapped = callCallback(first, {item(), 0, self}, node);
            return mapped ? values_.make({}, {{engine_.names.element, mapped}}) : 0;
        }
        case Method::FlatMap: return callCallback(first, {item(), 0, self}, node);
        case Method::Filter: callCallback(first, {item(), 0, self}, node); return letThrough(first, self);
        case Method::Find:
            if (!hasTag(first, Tag::Function)) return std::nullopt;
            callCallback(first, {item(), 0, self}, node);
            return letThrough(first, item());
        case Method::Sort: callCallback(first, {item(), item()}, node); return self;
        case Method::Reduce: {
            const ValueId once = callCallback(first, {join(arguments.at(1), item()), item()}, node);
            return join(arguments.at(1), callCallback(first, {join(once, arguments.at(1)), item()}, node));
        }
        case Method::Then: {
            ValueId result = callCallback(first, {self}, node);
            if (arguments.values.size() > 1)
                result = join(result, callCallback(arguments.at(1), {rejection(arguments.nodes[1])}, node));
            return first ? result : self;
        }
        case Method::Catch:
            return join(self, callCallback(first, {arguments.nodes.empty() ? 0 : rejection(arguments.nodes[0])}, node));
        case Method::Finally: callCallback(first, {}, node); return self;
        case Method::Call:
        case Method::Apply: return bindingCall(method, self, arguments, node);
        case Method::Bind: seedThis(self, first); return self;
        case Method::Get:
            if (arguments.values.size() != 1 || values_.fields(self).empty()) return std::nullopt;
            return item();
        case Method::Set: {
            if (arguments.values.size() != 2 || arguments.at(1) == 0) return std::nullopt;
            const ValueId grown = values_.withField(self, engine_.names.element,
                                                    join(values_.field(self, engine_.names.element), arguments.at(1)));
            if (receiver) updateHolder(receiver, grown);
            return grown;
        }
        case Method::Emit: emit(arguments); return std::nullopt;
        case Method::On: listen(arguments, node); return std::nullopt;
        case Method::Nothing: return 0;
    }
    return std::nullopt;
}

ValueId Evaluator::newPromise(const Arguments& arguments, NodeId node) {
    const ValueId resolver = label(Tag::Resolver, node, engine_.fileOf(slot_));
    callCallback(arguments.at(0), {resolver, 0}, node);
    return engine_.read(Space::Promise, node, engine_.fileOf(slot_), fn_);
}

ValueId Evaluator::requireCall(const Arguments& arguments, NodeId node) {
    const auto specifier = constantText(arguments.at(0));
    return specifier ? engine_.require(slot_, std::string(*specifier), fn_)
                     : engine_.requireFolder(slot_, program_.span(node), fn_);
}

std::optional<ValueId> Evaluator::namespaceCall(std::string_view space, std::string_view name,
                                                const Arguments& arguments, NodeId node) {
    const ValueId first = arguments.at(0);
    if (space == "JSON") return name == "parse" ? parsedJson(first) : stringified(first, true);
    if (space == "Math" || space == "Number" || space == "Date" || space == "BigInt" || space == "Symbol") return 0;
    if (space == "String") return name == "raw" ? stringified(arguments.at(1), true) : 0;
    if (space == "Buffer" && name == "from") return asString(first);  // bytes: no object with operators
    if (space == "Buffer" && name == "concat") return asString(element(first, node));
    if (space == "Promise") return promiseCall(name, arguments, node);
    if (space == "Array") return arrayCall(name, arguments, node);
    if (space == "Object") return objectCall(name, arguments, node);
    if (space == "Reflect" && name == "get") return element(first, node);
    return std::nullopt;
}

ValueId Evaluator::promiseCall(std::string_view name, const Arguments& arguments, NodeId node) {
    const ValueId first = arguments.at(0);
    if (name == "all" || name == "resolve") return first;
    if (name == "allSettled") {
        const ValueId failed = arguments.nodes.empty() ? 0 : errorValue(arguments.nodes[0]);
        const ValueId outcome = values_.make(
            {}, {{engine_.symbols.intern("value"), element(first, node)}, {engine_.symbols.intern("reason"), failed}});
        return values_.make({}, {{engine_.names.element, outcome}});
    }
    return name == "race" || name == "any" ? element(first, node) : 0;
}

ValueId Evaluator::arrayCall(std::string_view name, const Arguments& arguments, NodeId node) {
    const ValueId first = arguments.at(0);
    if (name == "from") {
        if (arguments.values.size() < 2) return first;
        const ValueId mapped = callCallback(arguments.at(1), {element(first, node)}, node);
        return values_.make({}, {{engine_.names.element, mapped}});
    }
    return name == "of" ? values_.make({}, {{engine_.names.element, first}}) : 0;
}

ValueId Evaluator::assigned(const Arguments& arguments, NodeId node) {
    const ValueId first = arguments.at(0);
    ValueId added = 0;
    for (std::size_t i = 1; i < arguments.values.size(); ++i) added = join(added, arguments.values[i]);
    const ValueId merged = join(first, added);
    for (const Property& field : fieldsOf(added)) writeProperty(first, field.name, field.value, node);
    for (const Label& l : labelsOf(added)) {
        if (l.tag == Tag::Source) writeProperty(first, engine_.names.anyKey, values_.of(l), node);
    }
    if (!arguments.nodes.empty() && at(arguments.nodes[0]).kind == Kind::Name) updateHolder(arguments.nodes[0], merged);
    return merged;
}

ValueId Evaluator::objectCall(std::string_view name, const Arguments& arguments, NodeId node) {
    const ValueId first = arguments.at(0);
    if (name == "assign") return assigned(arguments, node);
    if (name == "keys" || name == "getOwnPropertyNames") {
        const ValueId keys = asString(values_.withoutFields(first));
        return keys ? values_.make({}, {{engine_.names.element, keys}}) : 0;
    }
    if (name == "values") return values_.make({}, {{engine_.names.element, element(first, node)}});
    if (name == "entries") {
        const ValueId key = asString(values_.withoutFields(first));
        const ValueId pair =
            values_.make({}, {{engine_.symbols.intern("0"), key}, {engine_.symbols.intern("1"), element(first, node)}});
        return values_.make({}, {{engine_.names.element, pair}});
    }
    if (name == "fromEntries")
        return values_.make({},
                            {{engine_.names.anyKey, member(element(first, node), engine_.symbols.intern("1"), node)}});
    if (name == "defineProperty") {
        const auto key = constantText(arguments.at(1));
        const ValueId value = values_.field(arguments.at(2), engine_.symbols.intern("value"));
        const ValueId getter = values_.field(arguments.at(2), engine_.symbols.intern("get"));
        if (key) writeProperty(first, engine_.symbols.intern(*key), join(value, callCallback(getter, {}, node)), node);
        return first;
    }
    return name == "freeze" || name == "seal" || name == "create" || name == "preventExtensions" ? first : ValueId{0};
}

/// `new Error(text)`: its text comes out of it again.
ValueId Evaluator::newError(ValueId message) {
    const ValueId text = values_.carriesData(message) ? asString(message) : 0;
    if (text == 0) return 0;
    return values_.make({}, {{engine_.symbols.intern("message"), text}, {engine_.symbols.intern("stack"), text}});
}

std::optional<ValueId> Evaluator::builtinGlobal(NodeId callee, const Arguments& arguments, NodeId node, bool isNew) {
    const Node& c = at(callee);
    const ValueId first = arguments.at(0);
    if (c.kind == Kind::Member) {
        if (at(callee - 1).kind != Kind::Global) return std::nullopt;
        const std::string_view space = program_.atom(at(callee - 1).a);
        if (space == "module" && program_.atom(c.a) == "require") return requireCall(arguments, node);
        return namespaceCall(space, program_.atom(c.a), arguments, node);
    }
    const std::string_view name = program_.atom(c.a);
    if (name == "require") return requireCall(arguments, node);
    if (name == "String") return isNew ? first : stringified(first, false);
    if (name == "Number" || name == "parseInt" || name == "parseFloat" || name == "Boolean" || name == "BigInt" ||
        name == "isNaN" || name == "isFinite" || name == "Date" || name == "Symbol") {
        return 0;
    }
    if (name == "Promise" && isNew) return newPromise(arguments, node);
    if (name == "Array" || name == "Object") return first;
    if (name == "Map" || name == "Set" || name == "URLSearchParams") {
        const ValueId content = element(first, node);
        return content ? values_.withField(name == "URLSearchParams" ? values_.withoutFields(first) : 0,
                                           engine_.names.element, content)
                       : 0;
    }
    if (name == "Error" || name == "TypeError" || name == "RangeError" || name == "SyntaxError") return newError(first);
    if (name == "decodeURIComponent" || name == "encodeURIComponent" || name == "decodeURI" || name == "encodeURI" ||
        name == "escape" || name == "unescape" || name == "atob" || name == "btoa") {
        return asString(first);
    }
    if (name == "structuredClone") return first;
    if (name == "setTimeout" || name == "setImmediate" || name == "queueMicrotask" || name == "setInterval") {
        callCallback(first, {arguments.at(2)}, node);
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace jsward
