// Calls into modelled packages: what goes into sinks, what comes back, which functions are handed over and what they will be called
// with, and what the call means for the web application.
#include <algorithm>
#include <array>
#include <cctype>

#include "analyzer/flow/evaluator.h"

namespace jsward {

ValueId Evaluator::applyApi(ApiId api, ValueId self, const Arguments& arguments, NodeId node,
                            std::span<const Label> selfLabels) {
    const ApiId result = engine_.api.call(api);
    const auto count = static_cast<std::uint32_t>(arguments.values.size());
    // Where the last of the written arguments is spread, nobody knows which one is the last.
    const std::uint32_t known = count > 0 && at(arguments.nodes.back()).kind == Kind::Spread ? 0 : count;
    ApiCall call{self, arguments, node, std::vector<std::optional<ValueId>>(count)};
    for (std::uint32_t i = 0; i < count; ++i) {
        const ApiId position = engine_.api.argument(api, i, known);
        if (position) {
            inspectArgument(position, arguments.values[i], arguments.nodes[i], node, 0);
            if (engine_.api.holdsOptions(position)) noteGivenOptions(position, arguments.nodes[i], "", node);
        }
        if (!isForwarded(arguments, i)) handOn(position, arguments.values[i], node);
        noteHandedOptions(arguments.values[i], arguments.nodes[i], node);
        call.returned[i] = callGiven(position, arguments.values[i], call);
    }

    ValueId value = carried(result, call);
    std::vector<const Fact*> all = engine_.api.facts(result);
    for (const Fact* fact : engine_.api.facts(api)) {
        if (fact->kind == FactKind::Role || fact->kind == FactKind::Effect) all.push_back(fact);
    }
    bool creates = false;
    for (const Fact* fact : all) {
        switch (fact->kind) {
            case FactKind::Source: value = join(value, sourceValue(fact->what, fact->stringOnly, node)); break;
            case FactKind::Effect:
                facts_.effects.push_back({fact->text, ref(node), {}});
                reachEffect(*fact, arguments, node);
                break;
            case FactKind::Role:
                creates = creates || fact->text == "app" || fact->text == "router";
                recordRole(*fact, arguments, node, selfLabels);
                break;
            case FactKind::Options: noteOptions(*fact, node, engine_.api.byShape(api)); break;
            default: break;
        }
    }
    value = join(value, applyGuards(api, arguments, known));
    if (const Fact* guard = guardOfPart(result); guard && guard->argument < count)
        value = join(value, checkOf(arguments.nodes[guard->argument], 0, -1));
    if (result == 0) return value;
    value = join(withParts(value, result, call), label(Tag::Api, result));
    if (creates) return join(value, label(Tag::Object, engine_.object(ref(node))));
    // A fluent call gives back the object that it was called on.
    for (const Label& l : selfLabels) {
        if (l.tag != Tag::Api || !engine_.api.sameType(l.a, result)) continue;
        for (const Label& o : selfLabels) {
            if (o.tag == Tag::Object) value = join(value, values_.of(o));
        }
    }
    return value;
}

/// What a call does with the database, the file system, a process or a password, it does with what it is given.
void Evaluator::reachEffect(const Fact& effect, const Arguments& arguments, NodeId node) {
    if (!engine_.effectKind || effect.text == "validation" || effect.text == "one-time-code") return;
    // A request or another object of a library is handed on whole: what hangs on it is not meant.
    const auto isObject = [&](const Label& l) { return l.tag == Tag::Api && engine_.api.isTyped(l.a); };
    for (std::size_t i = 0; i < arguments.nodes.size(); ++i) {
        if (std::ranges::any_of(labelsOf(arguments.values[i]), isObject)) continue;
        SinkPlace place;
        place.kind = *engine_.effectKind;
        place.at = ref(arguments.nodes[i]);
        place.call = ref(node);
        place.function = fn_;
        place.what = effect.text;
        reach(place, arguments.values[i]);
    }
}

/// `schema.safeParse(x).success`: what a property or an element of a result says of an argument.
const Fact* Evaluator::guardOfPart(ApiId result) {
    if (result == 0) return nullptr;
    for (const Symbol name : engine_.api.members(result))
        if (const Fact* guard = engine_.api.fact(engine_.api.member(result, name), FactKind::Guard)) return guard;
    return engine_.api.fact(engine_.api.step(result, {StepKind::Element, 0}), FactKind::Guard);
}

/// What the call proves about its arguments, now or for whoever asks for its result.
ValueId Evaluator::applyGuards(ApiId api, const Arguments& arguments, std::uint32_t known) {
    ValueId checks = 0;
    for (std::uint32_t i = 0; i < arguments.nodes.size(); ++i) {
        const ApiId position = engine_.api.argument(api, i, known);
        for (const Fact* fact : engine_.api.facts(position)) {
            if (fact->kind != FactKind::Guard) continue;
            if (fact->throws) {
                prove(arguments.nodes[i], fact->harmless, false);
            } else {
                checks = join(checks, checkOf(arguments.nodes[i], fact->harmless, fact->when ? 1 : 0));
            }
        }
    }
    return checks;
}

/// What of the arguments is at `position`: the call's result or a part of it.
ValueId Evaluator::carried(ApiId position, const ApiCall& call) {
    ValueId value = 0;
    std::optional<SinkKinds> harmless;
    for (const Fact* fact : engine_.api.facts(position)) {
        if (fact->kind == FactKind::Step) value = join(value, applyStep(*fact, call));
        if (fact->kind != FactKind::Sanitizer) continue;
        harmless = harmless.value_or(0) | fact->harmless;
        // What makes sure of a value's type checks it; what escapes it does not.
        if (fact->harmless & engine_.shapeKinds) *harmless |= engine_.checked;
    }
    if (!harmless) return value;
    for (const ValueId argument : call.arguments.values) value = join(value, harmlessFor(argument, *harmless));
    return value;
}

/// `schema.safeParse(x).data`, `const [error, data] = validate(x)`: parts of a result that carry something of the arguments.
ValueId Evaluator::withParts(ValueId value, ApiId result, const ApiCall& call) {
    const auto add = [&](ApiId position, Symbol name) {
        if (const ValueId part = carried(position, call))
            value = values_.withField(value, name, join(values_.field(value, name), part));
    };
    for (const Symbol name : engine_.api.members(result)) add(engine_.api.member(result, name), name);
    if (const ApiId element = engine_.api.step(result, {StepKind::Element, 0})) add(element, engine_.names.element);
    return value;
}

ValueId Evaluator::applyStep(const Fact& fact, const ApiCall& call) {
    // What a function among the arguments makes of the others goes before the others.
    const bool isMade = std::ranges::any_of(fact.from, [&](const StepInput& input) {
        return input.kind == StepInput::Kind::Returned && input.number < call.returned.size() &&
               call.returned[input.number].has_value();
    });
    ValueId value = 0;
    for (const StepInput& input : fact.from)
        if (!isMade || input.kind == StepInput::Kind::Returned) value = join(value, stepInput(input, call));
    if (fact.stringOnly) value = stringified(value, true);
    if (fact.objects) value = parsedJson(value);
    // A list, or an object with keys that nobody knows.
    if (fact.list && value) value = values_.make({}, {{engine_.names.element, value}, {engine_.names.anyKey, value}});
    return traced(value, Step::Through, call.node);
}

ValueId Evaluator::stepInput(const StepInput& input, const ApiCall& call) {
    ValueId value = 0;
    switch (input.kind) {
        case StepInput::Kind::This: value = call.self; break;
        case StepInput::Kind::Argument: value = call.arguments.at(input.number); break;
        case StepInput::Kind::Returned:
            value = input.number < call.returned.size() ? call.returned[input.number].value_or(0) : 0;
            break;
        case StepInput::Kind::ArgumentsFrom:
            for (std::size_t i = input.number; i < call.arguments.values.size(); ++i)
                value = join(value, call.arguments.values[i]);
            break;
    }
    return input.element ? element(value, call.node) : value;
}

/// Calls a function among the arguments with what steps say of its parameters; nothing where they say nothing.
std::optional<ValueId> Evaluator::callGiven(ApiId position, ValueId function, const ApiCall& call) {
    if (position == 0 || !(hasTag(function, Tag::Function) || hasTag(function, Tag::Api))) return std::nullopt;
    std::array<ValueId, 4> parameters{};
    bool isTold = false;
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        for (const Fact* fact : engine_.api.facts(engine_.api.step(position, {StepKind::Parameter, i}))) {
            if (fact->kind != FactKind::Step) continue;
            isTold = true;
            parameters[i] = join(parameters[i], applyStep(*fact, call));
        }
    }
    if (!isTold) return std::nullopt;
    return callCallback(function, {parameters[0], parameters[1], parameters[2], parameters[3]}, call.node);
}

ValueId Evaluator::withoutSources(ValueId value) {
    if (!hasTag(value, Tag::Source)) return value;
    return values_.map(value, false, [](const Label& l, std::vector<Label>& out) {
        if (l.tag != Tag::Source) out.push_back(l);
    });
}

/// The properties of an argument that the models speak of: by name or, where they mean every one, those that it is seen to have.
std::vector<Symbol> Evaluator::namesAt(ApiId position, ValueId value) {
    std::vector<Symbol> names = engine_.api.members(position);
    if (engine_.api.step(position, {StepKind::AnyMember, 0}) == 0) return names;
    for (const Property& field : fieldsOf(value)) names.push_back(field.name);
    for (const Label& l : labelsOf(value)) {
        if (l.tag != Tag::Object && l.tag != Tag::Module) continue;
        const auto own = engine_.namesOf(l.tag == Tag::Object ? Space::Object : Space::Exports, l.a, fn_);
        names.insert(names.end(), own.begin(), own.end());
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// Whether the first argument of a call is this text, or holds what stands between two `*`, whatever the case of its letters; ""
/// is any.
bool Evaluator::isGiven(std::string_view text, NodeId call) const {
    if (text.empty()) return true;
    if (call == 0 || at(call).kind != Kind::Call || program_.arguments(call).empty()) return false;
    const Node& first = at(program_.arguments(call)[0]);
    const auto isSame = [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    };
    if (first.kind != Kind::String) return false;
    const std::string_view given = program_.atom(first.a);
    const bool isPart = text.size() > 2 && text.starts_with('*') && text.ends_with('*');
    return isPart ? !std::ranges::search(given, text.substr(1, text.size() - 2), isSame).empty()
                  : std::ranges::equal(given, text, isSame);
}

SinkPlace Evaluator::placeOf(const Fact& sink, NodeRef at, NodeRef call, FnId function) const {
    SinkPlace place;
    place.kind = sink.what;
    place.requirement = sink.requirement;
    place.at = at;
    place.call = call;
    place.function = function;
    place.what = sink.text;
    place.unless = sink.unless;
    return place;
}

/// The value that an object literal gives to a property, or the node itself where it is no literal or has none of the name.
NodeId Evaluator::writtenProperty(NodeId object, Symbol name) {
    if (at(object).kind != Kind::Object) return object;
    for (const NodeId item : program_.items(object)) {
        if (at(item).kind == Kind::Property && sym(at(item).a) == name) return item - 1;
    }
    return object;
}

/// Looks for sinks at an argument and at the properties of it that the models name.
void Evaluator::inspectArgument(ApiId position, ValueId value, NodeId where, NodeId call, int depth) {
    const Node& n = at(where);
    for (const Fact* fact : engine_.api.facts(position)) {
        if (fact->kind == FactKind::Setting && n.kind == Kind::True && isGiven(fact->given, call))
            engine_.settings.insert(fact->text);
        if (fact->kind != FactKind::Sink || !isGiven(fact->given, call)) continue;
        SinkPlace place = placeOf(*fact, ref(where), ref(call), fn_);
        place.byShape = engine_.api.byShape(position);
        reach(place, fact->requirement == Requirement::True ? errorValue(where) : value);
    }
    constexpr int kDeepest = 6;  // server.route([{options: {pre: [{method}]}}])
    if (depth >= kDeepest || (value == 0 && n.kind != Kind::Object)) return;
    for (const Symbol name : namesAt(position, value)) {
        // An operator inside of untrusted data is what the filter as a whole stands for already.
        const bool isOperator = engine_.symbols.text(name).starts_with('$');
        const ValueId field = member(isOperator ? withoutSources(value) : value, name, where);
        const NodeId property = writtenProperty(where, name);
        if (field == 0 && at(property).kind != Kind::True && at(property).kind != Kind::Object) continue;
        const ApiId next = engine_.api.member(position, name);
        inspectArgument(next, field, property, call, depth + 1);
        handOn(next, field, call);
    }
    const ApiId next = engine_.api.step(position, {StepKind::Element, 0});
    if (next && n.kind != Kind::Object) {
        if (n.kind == Kind::Array) {
            for (const NodeId item : program_.items(where)) {
                if (at(item).kind != Kind::Elision) inspectArgument(next, expression(item), item, call, depth + 1);
            }
        } else {
            inspectArgument(next, element(value, where), where, call, depth + 1);
        }
    }
}

/// A value is handed to somebody: the functions in it will be called.
void Evaluator::handOn(ApiId position, ValueId value, NodeId call) {
    const auto isCallback = [&](ApiId at) {
        return engine_.api.fact(at, FactKind::Callback) || engine_.api.step(at, {StepKind::Parameter, 0}) ||
               engine_.api.call(at);
    };
    const auto handFunctions = [&](ValueId holder, ApiId as) {
        for (const Label& l : labelsOf(holder)) {
            if (l.tag == Tag::Function) handOnFunction(as, l.a, call);
            if (l.tag == Tag::Unread && isCallback(as)) engine_.ask(l.a);
        }
    };
    handFunctions(value, position);
    const auto isElement = [&](const Property& field) {
        return field.name == engine_.names.element ||
               engine_.symbols.text(field.name).find_first_not_of("0123456789") == std::string_view::npos;
    };
    // An array of functions counts as its functions; methods of an object may be called too.
    const bool isArray = std::ranges::all_of(fieldsOf(value), isElement);
    for (const Property& field : fieldsOf(value)) {
        handFunctions(field.value, isArray ? position : 0);
        if (!isArray) continue;
        for (const Property& inner : fieldsOf(field.value)) handFunctions(inner.value, position);
    }
}

/// `other(req, res, next)`, `setImmediate(next)`: what stands behind a middleware is nobody's callback, nor is what the request
/// carries.
bool Evaluator::isForwarded(const Arguments& arguments, std::size_t index) const {
    const auto parameterAt = [&](NodeId node) -> const Binding* {
        if (at(node).kind != Kind::Name) return nullptr;
        const Binding& binding = program_.bindings[at(node).a];
        return binding.kind == BindingKind::Parameter ? &binding : nullptr;
    };
    return parameterAt(arguments.nodes[index]) != nullptr && std::ranges::any_of(arguments.nodes, [&](NodeId node) {
               const Binding* parameter = parameterAt(node);
               return parameter != nullptr && program_.atom(parameter->name) == "next";
           });
}

void Evaluator::handOnFunction(ApiId position, FnId fn, NodeId call) {
    noteCall(fn, call);
    engine_.state(fn).isCalled = true;
    if (position == 0) return;
    seedCallback(position, fn, call);
    reachReturned(position, fn);
}

/// The row for this number of parameters or for this first argument of the call, or the one for any.
const Fact* Evaluator::callbackRow(ApiId position, std::size_t parameters, NodeId call) const {
    const Fact* row = nullptr;
    for (const Fact* fact : engine_.api.facts(position)) {
        if (fact->kind != FactKind::Callback || !isGiven(fact->given, call)) continue;
        const bool isMeant = fact->arity == static_cast<int>(parameters) || (fact->arity < 0 && !fact->given.empty());
        if (isMeant || (fact->arity < 0 && row == nullptr)) row = fact;
    }
    return row;
}

/// Tells a callback what it will be called with.
void Evaluator::seedCallback(ApiId position, FnId fn, NodeId call) {
    const std::uint32_t slot = engine_.state(fn).slot;
    const auto parameters = engine_.program(slot).parametersOf(engine_.functionOf(fn));
    const auto sourceAt = [&](KindId kind, bool stringOnly, std::uint32_t i) {
        const NodeRef where{engine_.fileOf(slot), parameters[i].pattern};
        Label l;
        l.tag = Tag::Source;
        l.a = engine_.source(kind, where);
        l.flags = stringOnly ? kString : 0;
        l.trace = engine_.traces.add(0, Step::Source, where);
        return values_.of(l);
    };
    const Fact* row = callbackRow(position, parameters.size(), call);
    if (row && row->type) seed(fn, kThisParameter, label(Tag::Api, engine_.api.type(row->type)));
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        if (const ApiId api = engine_.api.step(position, {StepKind::Parameter, i})) {
            seed(fn, i, label(Tag::Api, api));
            if (const Fact* source = engine_.api.fact(api, FactKind::Source))
                seed(fn, i, sourceAt(source->what, source->stringOnly, i));
        }
        if (!row || i >= row->parameters.size()) continue;
        const CallbackParameter& parameter = row->parameters[i];
        if (parameter.type) seed(fn, i, label(Tag::Api, engine_.api.type(parameter.type)));
        if (row->context && i == 0) seed(fn, i, label(Tag::Object, engine_.object(contextOf(fn))));
        if (parameter.source) seed(fn, i, sourceAt(*parameter.source, false, i));
    }
}

/// What a callback gives back may be a sink too: a handler whose result is the response, a factory whose result holds a secret.
void Evaluator::reachReturned(ApiId position, FnId fn) {
    const ApiId returned = engine_.api.call(position);
    if (returned == 0) return;
    const FunctionState& summary = engine_.summary(fn, fn_);
    for (const auto& [node, value] : summary.returned)
        reachGiven(returned, value, {engine_.fileOf(summary.slot), node}, fn);
}

/// Sinks at what a function gave, and at the properties of it that the models name.
void Evaluator::reachGiven(ApiId api, ValueId value, NodeRef at, FnId fn) {
    for (const Fact* fact : engine_.api.facts(api))
        if (fact->kind == FactKind::Sink) reach(placeOf(*fact, at, at, fn), value);
    for (const Symbol name : engine_.api.members(api)) {
        ValueId field = values_.field(value, name);
        for (const Label& l : labelsOf(value))
            if (l.tag == Tag::Object) field = join(field, engine_.read(Space::Object, l.a, name, fn_));
        if (field != 0) reachGiven(engine_.api.member(api, name), field, at, fn);
    }
}

}  // namespace jsward
