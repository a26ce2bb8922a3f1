#include <algorithm>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {
bool namesAnError(std::string_view name) {
    return name == "err" || name == "error" || name == "_err" || name == "_error";
}

/// Names that others have too, of which only what is done with them tells.
bool mayNameAnError(std::string_view name) {
    const bool isShort =
        name == "e" || name == "er" || name == "ex" || name == "fail" || name == "failure" || name == "problem";
    return isShort || name.starts_with("err") || name.ends_with("Err") || name.ends_with("Error");
}
}  // namespace

// --- parameters ---------------------------------------------------------------------------------------------------------

ValueId Evaluator::parameterValue(std::uint32_t index) {
    const Parameter& parameter = program_.parametersOf(function_)[index];
    const ValueId seeded = engine_.read(Space::Seed, fn_, index, fn_);
    ValueId value = join(label(Tag::Parameter, fn_, 0, static_cast<std::uint16_t>(index)), seeded);
    if (parameter.type) {
        const TypeKind kind = program_.types[parameter.type].kind;
        // A request's data is text whatever the annotation says, but who declares a number has mostly made it one. That a text
        // is no object nobody has checked.
        if (kind == TypeKind::Number || kind == TypeKind::Boolean) return 0;
        value = join(value, typeValue(parameter.type));
    }
    if (parameter.decorators) {
        for (const NodeId decorator : program_.list(parameter.decorators))
            value = join(value, injected(decorator, parameter.pattern));
        if (isValidatedClass(value)) value = harmlessFor(value, engine_.shapeKinds | engine_.checked);
    }
    return value;
}

/// What a decorator says that its parameter gets: an object of a library, or data from outside, which goes through pipes first.
ValueId Evaluator::injected(NodeId decorator, NodeId parameter) {
    ValueId value = 0;
    const ValueId decorating = expression(decorator);
    ask(decorating);
    for (const Label& l : labelsOf(decorating)) {
        if (l.tag == Tag::Source) value = join(value, values_.of(l));  // one's own decorator gives what it read
        const Fact* fact = l.tag == Tag::Api ? engine_.api.fact(l.a, FactKind::Decorator) : nullptr;
        if (fact && fact->type) value = join(value, label(Tag::Api, engine_.api.type(fact->type)));
        if (fact && !fact->type && !fact->pipes)
            value = join(value, sourceValue(fact->what, fact->stringOnly, parameter));
    }
    if (!hasTag(value, Tag::Source)) return value;
    value = piped(value, decorator);
    for (const NodeId outer : decoratorsAround()) {
        const bool holdsPipes = std::ranges::any_of(labelsOf(expression(outer)), [&](const Label& l) {
            const Fact* fact = l.tag == Tag::Api ? engine_.api.fact(l.a, FactKind::Decorator) : nullptr;
            return fact && fact->pipes;
        });
        if (holdsPipes) value = piped(value, outer);
    }
    return value;
}

/// The decorators of the method and of its class.
std::vector<NodeId> Evaluator::decoratorsAround() const {
    std::vector<NodeId> all;
    if (function_.ofClass == kNone) return all;
    const auto add = [&](std::uint32_t decorators) {
        if (decorators == 0) return;
        const auto list = program_.list(decorators);
        all.insert(all.end(), list.begin(), list.end());
    };
    const Class& owner = program_.classes[function_.ofClass];
    add(owner.decorators);
    for (const ClassMember& member : program_.membersOf(owner)) {
        const bool isThis = member.value && at(member.value).kind == Kind::Function &&
                            engine_.functionId(slot_, at(member.value).a) == fn_;
        if (isThis) add(member.decorators);
    }
    return all;
}

/// `@Param('id', ParseUUIDPipe)`, `@UsePipes(new Checked(schema))`: what a value is after the pipes among the arguments.
ValueId Evaluator::piped(ValueId value, NodeId decorator) {
    if (at(decorator).kind != Kind::Call) return value;
    for (const NodeId argument : program_.arguments(decorator))
        for (const Label& pipe : labelsOf(expression(argument))) value = pipedThrough(value, pipe, argument);
    return value;
}

ValueId Evaluator::pipedThrough(ValueId value, const Label& pipe, NodeId where) {
    const auto checkedBy = [&](ApiId api) {
        const Fact* sanitizer = engine_.api.fact(api, FactKind::Sanitizer);
        return sanitizer ? harmlessFor(value, sanitizer->harmless | engine_.checked) : value;
    };
    if (pipe.tag == Tag::Api) return checkedBy(pipe.a);
    if (pipe.tag != Tag::Class && pipe.tag != Tag::Instance) return value;
    const Constructor made = pipe.tag == Tag::Class ? constructorOfClass(pipe.a) : pipe.a;
    for (const ApiId super : ancestry(made).packages) value = checkedBy(super);
    const ValueId self = label(Tag::Instance, made);
    Arguments arguments;
    arguments.nodes.push_back(where);
    arguments.values.push_back(value);
    for (const Label& l : labelsOf(instanceMember(made, engine_.symbols.intern("transform"), self, where)))
        if (l.tag == Tag::Function) return applyFunction(l.a, self, arguments, where);
    return value;
}

/// Whether the value's class says by decorators, or by what it extends (`createZodDto(schema)`), what its properties must be.
bool Evaluator::isValidatedClass(ValueId value) {
    const auto isValidator = [&](ApiId super) { return engine_.api.fact(super, FactKind::Sanitizer) != nullptr; };
    return std::ranges::any_of(labelsOf(value), [&](const Label& l) {
        return l.tag == Tag::Instance && (engine_.read(Space::Validated, l.a, 0, fn_) != 0 ||
                                          std::ranges::any_of(ancestry(l.a).packages, isValidator));
    });
}

/// Node's convention: the first parameter of a callback is what went wrong, when it is named so, or when it looks so and the
/// callback asks for it before it uses the second one.
bool Evaluator::isCallbackError(std::string_view name) const {
    const bool isCallback =
        function_.name == 0 || (function_.kind == FunctionKind::Expression && function_.binding != kNone);
    if (!isCallback || name.empty()) return false;
    if (namesAnError(name)) return true;
    if (!mayNameAnError(name) || function_.parameterCount < 2 || at(function_.body).kind != Kind::Block) return false;
    const NodeId pattern = program_.parametersOf(function_)[0].pattern;
    return std::ranges::any_of(program_.items(function_.body), [&](NodeId item) {
        if (at(item).kind != Kind::If) return false;
        const Node& condition = at(program_.operand(item, 0));
        return condition.kind == Kind::Name && condition.a == at(pattern).a;
    });
}

void Evaluator::bindParameters() {
    if (state_.inherited) refinements_ = *state_.inherited;
    if (function_.kind != FunctionKind::Module)
        if (const ApiId said = directiveIn(function_.body)) seedCallback(said, fn_);
    const auto parameters = program_.parametersOf(function_);
    std::vector<ValueId> values;
    for (std::uint32_t i = 0; i < parameters.size(); ++i) values.push_back(parameterValue(i));

    const auto nameOf = [&](std::uint32_t i) -> Symbol {
        const Node& pattern = at(parameters[i].pattern);
        return pattern.kind == Kind::Name ? sym(program_.bindings[pattern.a].name) : 0;
    };
    const auto isKnown = [&](ValueId value) {
        return hasTag(value, Tag::Api) || hasTag(value, Tag::Instance) || hasTag(value, Tag::Source);
    };
    // Whatever class of errors an annotation names, any error may come; an object of a known type is none.
    const auto mayBeError = [&](ValueId value) {
        return std::ranges::none_of(labelsOf(value), [&](const Label& l) {
            return l.tag == Tag::Source || (l.tag == Tag::Api && engine_.api.isTyped(l.a));
        });
    };
    const auto mayBe = [&](ValueId value, const CallbackParameter* is) {
        return !isKnown(value) || (is && is->source && mayBeError(value)) ||
               (is && is->type && std::ranges::any_of(labelsOf(value), [&](const Label& l) {
                    return l.tag == Tag::Api && engine_.api.sameType(l.a, engine_.api.type(is->type));
                }));
    };
    for (const ParameterShape& shape : engine_.models.parameterShapes) {
        for (std::uint32_t first = 0; first + shape.names.size() <= parameters.size(); ++first) {
            bool matches = true;
            for (std::uint32_t k = 0; matches && k < shape.names.size(); ++k) {
                const CallbackParameter* is = k < shape.parameters.size() ? &shape.parameters[k] : nullptr;
                matches = std::ranges::find(shape.names[k], nameOf(first + k)) != shape.names[k].end() &&
                          mayBe(values[first + k], is);
            }
            if (!matches) continue;
            for (std::uint32_t k = 0; k < shape.parameters.size() && first + k < values.size(); ++k) {
                const CallbackParameter& is = shape.parameters[k];
                if (is.type) values[first + k] = join(values[first + k], label(Tag::Api, engine_.api.type(is.type)));
                if (is.source && !(is.source == engine_.errorKind && isForNamedErrors()))
                    values[first + k] =
                        join(values[first + k], sourceValue(*is.source, false, parameters[first + k].pattern));
            }
        }
    }
    if (!parameters.empty() && !isKnown(values[0]) && isCallbackError(engine_.symbols.text(nameOf(0))))
        values[0] = join(values[0], errorValue(parameters[0].pattern));
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        bind(parameters[i].pattern, values[i], true);
        if (parameters[i].property) {
            const NodeId pattern = at(parameters[i].pattern).kind == Kind::PatternDefault ? at(parameters[i].pattern).a
                                                                                          : parameters[i].pattern;
            if (at(pattern).kind == Kind::Name)
                writeProperty(thisValue(), sym(program_.bindings[at(pattern).a].name), values[i], pattern);
        }
    }
}

/// What was written on a parameter when nobody knew yet which object it is, and now is in the object's cells, is dropped.
bool Evaluator::mergeWrites() {
    bool changed = false;
    for (SummaryWrite& write : writes_) {
        const auto known =
            std::ranges::find_if(state_.writes, [&](const SummaryWrite& w) { return w.sameTarget(write); });
        const ValueId before = known == state_.writes.end() ? 0 : known->value;
        write.value = join(before, write.value);
        changed = changed || !values_.sameShape(before, write.value);
    }
    state_.writes = std::move(writes_);
    return changed;
}

bool Evaluator::storeSummary() {
    // A result that keeps changing only grows from here on, so that it ends.
    if (state_.runs > 6) returns_ = join(state_.returns, returns_);
    bool changed = !state_.known || !values_.sameShape(state_.returns, returns_);
    state_.returns = changed ? returns_ : state_.returns;
    changed = mergeWrites() || changed;
    changed = changed || state_.predicates != predicates_;
    state_.predicates = std::move(predicates_);
    state_.returned = std::move(returned_);
    state_.hits = std::move(hits_);
    state_.roles = std::move(roles_);
    state_.options = std::move(options_);
    state_.facts = std::move(facts_);
    state_.unread = std::move(unread_);
    return changed;
}

// --- calls: what a summary means for these arguments ----------------------------------------------------------------------

ValueId Evaluator::argumentFor(std::uint16_t parameter, FnId callee, ValueId self, const Arguments& arguments) {
    if (parameter == kThisParameter) return self;
    const auto rest = [&](std::size_t from) {
        std::vector<Property> fields;
        for (std::size_t i = from; i < arguments.values.size(); ++i)
            fields.push_back({engine_.names.element, arguments.values[i]});
        return values_.make({}, std::move(fields));
    };
    if (parameter == kArgumentsParameter) return rest(0);
    const Function& function = engine_.functionOf(callee);
    const Program& p = engine_.program(engine_.state(callee).slot);
    const auto parameters = p.parametersOf(function);
    if (parameter < parameters.size() && p[parameters[parameter].pattern].kind == Kind::Rest) return rest(parameter);
    if (arguments.spread && parameter >= arguments.values.size())
        return arguments.values.empty() ? 0 : arguments.values.back();
    return arguments.at(parameter);
}

/// What the caller passes at an access path of a parameter.
ValueId Evaluator::passedAt(Invocation& call, std::uint16_t parameter, PathId path) {
    if (path == 0) return argumentFor(parameter, call.callee, call.self, call.arguments);
    const std::uint64_t key = (std::uint64_t{path} << 16) | parameter;
    if (const auto known = call.passed.find(key); known != call.passed.end()) return known->second;
    const auto [parent, name] = engine_.lastStep(path);
    ValueId base = passedAt(call, parameter, parent);
    // As where an argument is inspected: an operator inside of untrusted data is what the whole stands for already.
    if (engine_.symbols.text(name).starts_with('$')) base = withoutSources(base);
    const ValueId value = name == engine_.names.element ? element(base, call.node) : member(base, name, call.node);
    call.passed.emplace(key, value);
    return value;
}

/// A label of the callee's summary as the caller sees it; its properties come along.
void Evaluator::instantiateLabel(Invocation& call, const Label& l, std::vector<Label>& labels,
                                 std::vector<Property>& fields) {
    if (l.tag != Tag::Parameter || l.a != call.callee) {
        labels.push_back(l);
        return;
    }
    const ValueId argument = passedAt(call, l.index, l.b);
    const bool whole = (l.flags & kConcatenated) == 0;
    for (Label passed : labelsOf(argument)) {
        if (!whole && !passed.isData()) continue;
        if (passed.isData()) {
            passed.flags = static_cast<std::uint8_t>(passed.flags | l.flags);
            passed.harmless |= l.harmless;
        }
        if (std::ranges::any_of(labels, [&](const Label& known) { return known.same(passed); })) continue;
        if (passed.tag == Tag::Source || passed.tag == Tag::Parameter) {
            passed.trace = engine_.traces.add(passed.trace, Step::ReturnedFrom, ref(call.node), call.name, l.trace);
        }
        labels.push_back(passed);
    }
    if (!whole || l.harmless != 0) return;
    const auto passed = fieldsOf(argument);
    fields.insert(fields.end(), passed.begin(), passed.end());
}

/// A value of the callee's summary as the caller sees it.
ValueId Evaluator::instantiate(Invocation& call, ValueId value) {
    if (!values_.isOpen(value)) return value;
    if (const auto known = call.done.find(value); known != call.done.end()) return known->second;
    std::vector<Label> labels;
    std::vector<Property> fields;
    for (const Label& l : labelsOf(value)) instantiateLabel(call, l, labels, fields);
    for (const Property& field : fieldsOf(value)) fields.push_back({field.name, instantiate(call, field.value)});
    const ValueId result = values_.make(std::move(labels), std::move(fields));
    call.done.emplace(value, result);
    return result;
}

void Evaluator::instantiateSinks(Invocation& call) {
    // A copy: reaching a sink may add one to the callee's own list when it is recursive.
    const std::vector<SummarySink> sinks = engine_.state(call.callee).sinks;
    Passage passage;
    passage.at = ref(call.node);
    passage.callee = call.name;
    for (auto next = sinks.begin(); next != sinks.end();) {
        const SummarySink& first = *next;
        const ValueId value = passedAt(call, first.index, first.path);
        const bool carriesData = values_.carriesData(value);
        for (; next != sinks.end() && next->index == first.index && next->path == first.path; ++next) {
            const KindId kind = engine_.sinkAt(next->sink).kind;
            if (value == 0 || (!carriesData && kind != engine_.credentialKind)) continue;
            if (productionOff_ > 0 && kind == engine_.responseKind) continue;
            passage.flags = next->flags;
            passage.harmless = next->harmless;
            passage.inner = next->trace;
            reachDeep(next->sink, value, &passage);
        }
    }
}

void Evaluator::instantiateWrites(Invocation& call) {
    for (std::size_t i = 0; i < engine_.state(call.callee).writes.size(); ++i) {
        const SummaryWrite write = engine_.state(call.callee).writes[i];
        // What a constructor puts into its instance is in the cells of the class.
        if (write.index == kThisParameter && hasTag(call.self, Tag::Instance)) continue;
        const ValueId value = instantiate(call, write.value);
        if (value == 0) continue;
        const ValueId target = passedAt(call, write.index, write.path);
        writeProperty(target, write.name, value, call.node);
        if (write.path != 0 || write.index >= call.arguments.nodes.size()) continue;
        const NodeId argument = call.arguments.nodes[write.index];
        if (at(argument).kind != Kind::Name) continue;
        const ValueId held = values_.withField(target, write.name, join(values_.field(target, write.name), value));
        updateHolder(argument, held);
        if (recording_) recording_->holders.emplace_back(argument, held);
    }
}

}  // namespace jsward
