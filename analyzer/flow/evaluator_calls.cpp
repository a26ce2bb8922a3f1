#include <algorithm>
#include <optional>

#include "analyzer/flow/evaluator.h"

namespace jsward {

Arguments Evaluator::evaluateArguments(std::span<const std::uint32_t> nodes) {
    Arguments arguments;
    for (const NodeId node : nodes) {
        arguments.nodes.push_back(node);
        arguments.spread = arguments.spread || at(node).kind == Kind::Spread;
        arguments.values.push_back(expression(node));
    }
    return arguments;
}

ValueId Evaluator::call(NodeId node) {
    const Node& n = at(node);
    const bool isTag = n.kind == Kind::TaggedTemplate;
    const NodeId callee = isTag ? n.a : program_.callee(node);
    const Node& c = at(callee);
    if (c.kind == Kind::Super) return superCall(node, evaluateArguments(program_.arguments(node)));

    ValueId self = 0;
    ValueId target = 0;
    Symbol method = 0;
    if (c.kind == Kind::Member) {
        self = expression(callee - 1);
        method = sym(c.a);
        const bool isExports = at(callee - 1).kind == Kind::Global && program_.atom(at(callee - 1).a) == "module";
        target = isExports ? expression(callee) : refined(callee, member(self, method, callee));
    } else if (c.kind == Kind::Index) {
        self = expression(c.a);
        const auto key = constantKey(callee - 1);
        if (key) method = *key;
        target = expression(callee);
        // `router[verb](path, handler)`: whichever method it is, it declares a route.
        const bool isApp = std::ranges::any_of(labelsOf(self), [](const Label& l) {
            return l.tag == Tag::Object || (l.tag == Tag::Crowd && l.a == static_cast<std::uint32_t>(Tag::Object));
        });
        if (!key && isApp) target = join(target, member(self, engine_.symbols.intern("all"), callee));
    } else {
        target = expression(callee);
    }

    Arguments arguments;
    if (isTag) {
        // A tag gets the constant strings as one array and then each value.
        arguments.nodes.push_back(node - 1);
        arguments.values.push_back(0);
        for (const NodeId part : program_.items(node - 1)) {
            const ValueId value = expression(part);
            if (at(part).kind == Kind::String) continue;
            arguments.nodes.push_back(part);
            arguments.values.push_back(value);
        }
    } else {
        arguments = evaluateArguments(program_.arguments(node));
    }

    const bool isNew = n.kind == Kind::New;
    hearError(method, arguments, node);
    if (c.kind == Kind::Global || c.kind == Kind::Member) {
        if (auto result = builtinGlobal(callee, arguments, node, isNew)) {
            // The model may know more about a global function than the language does.
            const ValueId modelled = hasTag(target, Tag::Api) ? callValue(target, self, arguments, node, isNew) : 0;
            return modelled ? modelled : *result;
        }
    }
    if (method && (hasTag(target, Tag::Function) || hasTag(target, Tag::Api) || hasTag(target, Tag::Class))) {
        const ValueId result = callValue(target, self, arguments, node, isNew);
        // A library object is also a promise, an array, a function: `.then()` of a query is no method of the library.
        return result;
    }
    if (method && !isNew) {
        if (auto result = builtinMethod(method, self, callee - 1, arguments, node)) {
            return hasTag(self, Tag::Parameter) || self == 0
                       ? join(*result, callValue(target, self, arguments, node, false))
                       : *result;
        }
    }
    return callValue(target, self, arguments, node, isNew);
}

/// A function of a file that nobody has read. What it gives back matters when it gets somewhere; what it does with its arguments
/// matters at once when they are objects that things are done with.
ValueId Evaluator::callUnread(const Label& unread, ValueId self, const Arguments& arguments) {
    unread_.push_back(unread.a);
    const auto leadsOn = [&](ValueId argument) { return engine_.leadsOn(argument); };
    if (std::ranges::any_of(arguments.values, leadsOn)) engine_.ask(unread.a);
    const auto isData = [&](const Label& l) { return l.tag == Tag::Api && engine_.api.leadsToData(l.a); };
    const auto carries = [&](ValueId value) {
        return values_.carriesData(value) || std::ranges::any_of(labelsOf(value), isData);
    };
    const bool passesData = carries(self) || std::ranges::any_of(arguments.values, carries);
    return label(Tag::Unread, unread.a, unread.b | (passesData ? 1U : 0U));
}

ValueId Evaluator::callValue(ValueId callee, ValueId self, const Arguments& arguments, NodeId node, bool isNew) {
    ValueId result = 0;
    bool resolved = false;
    std::size_t targets = 0;
    const std::span<const Label> selfLabels = labelsOf(self);
    const bool isTold = std::ranges::any_of(
        labelsOf(callee), [&](const Label& l) { return l.tag == Tag::Api && engine_.api.replacesCode(l.a); });
    std::optional<FnId> applied;  // closures of one function differ in what they were made with, not in what they do
    for (const Label& l : labelsOf(callee)) {
        if (l.tag == Tag::Function && applied == l.a) continue;
        if (l.tag == Tag::Function) applied = l.a;
        if (isTold && (l.tag == Tag::Function || l.tag == Tag::Class)) continue;
        if (++targets > kMostTargets) break;
        switch (l.tag) {
            case Tag::Function:
                resolved = true;
                result = join(result, isNew ? construct(constructorOfFunction(l.a), arguments, node)
                                            : applyFunction(l.a, self, arguments, node));
                break;
            case Tag::Class:
                resolved = true;
                result = join(result, construct(constructorOfClass(l.a), arguments, node));
                break;
            case Tag::Api:
                resolved = true;
                result = join(result, applyApi(l.a, self, arguments, node, selfLabels));
                break;
            case Tag::Resolver:
                resolved = true;
                engine_.write(Space::Promise, l.a, l.b, arguments.at(0));
                break;
            case Tag::Unread:
                if (isDone(l)) break;
                resolved = true;
                result = join(result, callUnread(l, self, arguments));
                break;
            default: break;
        }
    }
    if (resolved) return result;
    // A receiver of unknown identity: the name of the method and the shape of the call are all there is to go by.
    const NodeId calleeNode = at(node).kind == Kind::TaggedTemplate                       ? at(node).a
                              : at(node).kind == Kind::Call || at(node).kind == Kind::New ? program_.callee(node)
                                                                                          : 0;
    if (calleeNode && at(calleeNode).kind == Kind::Member && !hasTag(self, Tag::Api)) {
        if (const ApiId shape = engine_.api.shape(sym(at(calleeNode).a)))
            return applyApi(shape, self, arguments, node, {});
    }
    for (std::size_t i = 0; i < arguments.values.size(); ++i) {
        if (!isForwarded(arguments, i)) handOn(0, arguments.values[i], node);
    }
    return 0;
}

void Evaluator::noteCall(FnId callee, NodeId where) {
    facts_.calls.push_back(engine_.refOf(callee));
    facts_.callSites.push_back(ref(where));
    (productionOff_ > 0 ? engine_.state(callee).inDevelopment : engine_.state(callee).inProduction) = true;
}

/// What of an argument the callee may know whoever calls it: identities, not data.
ValueId Evaluator::calleeIdentity(ValueId value) {
    if (value == 0) return 0;
    if (const auto found = engine_.identities.find(value); found != engine_.identities.end()) return found->second;
    const ValueId identity = values_.map(value, true, [](const Label& l, std::vector<Label>& out) {
        const bool isIdentity = !l.isData() && l.tag != Tag::Development && l.tag != Tag::Check;
        if (isIdentity || l.tag == Tag::Unread) out.push_back(l);
    });
    engine_.identities.emplace(value, identity);
    return identity;
}

void Evaluator::seed(FnId fn, std::uint32_t parameter, ValueId value) {
    engine_.write(Space::Seed, fn, parameter, value);
}

void Evaluator::seedArguments(FnId callee, ValueId self, const Arguments& arguments) {
    const Function& function = engine_.functionOf(callee);
    const Program& p = engine_.program(engine_.state(callee).slot);
    const auto parameters = p.parametersOf(function);
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        if (p[parameters[i].pattern].kind != Kind::Rest) {
            seed(callee, i, calleeIdentity(arguments.at(i)));
            continue;
        }
        ValueId rest = 0;
        for (std::size_t k = i; k < arguments.values.size(); ++k)
            rest = join(rest, calleeIdentity(arguments.values[k]));
        seed(callee, i, rest ? values_.make({}, {{engine_.names.element, rest}}) : 0);
    }
    if (function.usesThis && function.kind != FunctionKind::Arrow) seed(callee, kThisParameter, calleeIdentity(self));
}

ValueId Evaluator::applyFunction(FnId callee, ValueId self, const Arguments& arguments, NodeId node) {
    noteCall(callee, node);
    recordHelper(arguments, node);
    const std::uint64_t key = (std::uint64_t{node} << 32U) | callee;
    if (const auto known = state_.remembered.find(key); known != state_.remembered.end()) {
        if (isStillTrue(known->second, callee, self, arguments)) return repeat(known->second);
    }
    seedArguments(callee, self, arguments);
    const FunctionState& summary = engine_.summary(callee, fn_);
    const Symbol name = engine_.symbol(summary.slot, engine_.functionOf(callee).name);
    Invocation invocation{callee, self, arguments, node, name, {}, {}};
    const bool isWorthRemembering =
        summary.sinks.size() + summary.writes.size() > 1 || !fieldsOf(summary.returns).empty();
    return isWorthRemembering ? remembered(invocation, key) : instantiateCall(invocation);
}

/// What the callee's summary says, done to the arguments of this call.
ValueId Evaluator::instantiateCall(Invocation& call) {
    instantiateSinks(call);
    instantiateWrites(call);
    return closuresOf(call.callee, instantiate(call, engine_.state(call.callee).returns), call.arguments, call.node);
}

bool Evaluator::isStillTrue(const RememberedCall& call, FnId callee, ValueId self, const Arguments& arguments) {
    return call.version == engine_.state(callee).version && call.self == self && call.arguments == arguments.values &&
           engine_.stillHolds(call.seen);
}

ValueId Evaluator::repeat(const RememberedCall& call) {
    hits_.insert(hits_.end(), call.hits.begin(), call.hits.end());
    facts_.calls.insert(facts_.calls.end(), call.calls.begin(), call.calls.end());
    facts_.callSites.insert(facts_.callSites.end(), call.callSites.begin(), call.callSites.end());
    for (const SummaryWrite& write : call.writes) noteWrite(write);
    for (const auto& [argument, value] : call.holders) updateHolder(argument, value);
    return call.result;
}

/// Instantiates a call and keeps what it came to for the next time.
ValueId Evaluator::remembered(Invocation& call, std::uint64_t key) {
    RememberedCall record;
    record.version = engine_.state(call.callee).version;
    record.self = call.self;
    record.arguments = call.arguments.values;
    RememberedCall* const outer = std::exchange(recording_, &record);
    Observations* const outside = engine_.observe(&record.seen);
    const auto hits = static_cast<std::ptrdiff_t>(hits_.size());
    const auto calls = static_cast<std::ptrdiff_t>(facts_.calls.size());
    const auto others = roles_.size() + options_.size() + facts_.effects.size();

    const ValueId result = record.result = instantiateCall(call);

    recording_ = outer;
    engine_.observe(outside);
    if (outer) outer->writes.insert(outer->writes.end(), record.writes.begin(), record.writes.end());
    if (outside) outside->add(record.seen);
    // What it says about the web application is told anew each time.
    if (roles_.size() + options_.size() + facts_.effects.size() != others) return result;
    record.hits.assign(hits_.begin() + hits, hits_.end());
    record.calls.assign(facts_.calls.begin() + calls, facts_.calls.end());
    record.callSites.assign(facts_.callSites.begin() + calls, facts_.callSites.end());
    state_.remembered.insert_or_assign(key, std::move(record));
    return result;
}

/// `wrap(handler)` gives a closure of `wrap` that calls `handler`. All closures of `wrap` are one function, so each remembers the
/// call that made it and with it the functions that it got.
ValueId Evaluator::closuresOf(FnId maker, ValueId made, const Arguments& arguments, NodeId node) {
    std::vector<Label> handed;
    for (const ValueId argument : arguments.values) {
        for (const Label& l : labelsOf(argument)) {
            if (l.tag == Tag::Function) handed.push_back(l);
        }
    }
    if (handed.empty() || !hasTag(made, Tag::Function)) return made;
    const std::uint32_t site = engine_.object(ref(node)) + 1;  // 0 is "no call"
    bool remembers = false;
    const ValueId result = values_.map(made, false, [&](const Label& l, std::vector<Label>& out) {
        out.push_back(l);
        if (l.tag != Tag::Function || l.b != 0 || engine_.state(l.a).slot != engine_.state(maker).slot) return;
        if (engine_.functionOf(l.a).parent != engine_.state(maker).id) return;
        out.back().b = site;
        remembers = true;
    });
    if (remembers) engine_.handedIn[site] = std::move(handed);
    return result;
}

ValueId Evaluator::construct(Constructor constructor, const Arguments& arguments, NodeId node) {
    ValueId instance = label(Tag::Instance, constructor);
    if (!isClass(constructor)) {
        return join(instance, applyFunction(constructor / 2, instance, arguments, node));
    }
    const Ancestry line = ancestry(constructor);
    for (const Constructor one : line.constructors) {
        // The nearest constructor runs; what it extends it calls itself, by `super()`.
        if (!runsConstructor(one, instance, arguments, node)) continue;
        instance = withOwnErrors(one, instance, arguments, node);
        break;
    }
    for (const ApiId super : line.packages) {
        if (const ApiId api = engine_.api.call(super)) instance = join(instance, label(Tag::Api, api));
    }
    return instance;
}

/// An instance with the errors that this call put into it. All instances of a class share its cells, and errors stay out of those.
ValueId Evaluator::withOwnErrors(Constructor constructor, ValueId instance, const Arguments& arguments, NodeId node) {
    const bool hasError = std::ranges::any_of(arguments.values, [&](ValueId value) { return carriesError(value); });
    if (!isClass(constructor) || !hasError) return instance;
    for (const FnId fn : constructorsOf(constructor / 2)) {
        Invocation call{fn, instance, arguments, node, engine_.names.constructor, {}, {}};
        for (const SummaryWrite& write : std::vector(engine_.state(fn).writes)) {
            if (write.index != kThisParameter || write.path != 0) continue;
            const ValueId value = instantiate(call, write.value);
            if (carriesError(value)) instance = values_.withField(instance, write.name, value);
        }
    }
    return instance;
}

/// The constructor of a class: none, one, or several where it is overloaded.
std::vector<FnId> Evaluator::constructorsOf(ClassKey key) {
    std::vector<FnId> result;
    const std::uint32_t slot = engine_.classAt(key).first;
    for (const ClassMember* m : engine_.membersNamed(key, engine_.names.constructor, false)) {
        if (m->value) result.push_back(engine_.functionId(slot, engine_.program(slot)[m->value].a));
    }
    return result;
}

bool Evaluator::runsConstructor(Constructor constructor, ValueId instance, const Arguments& arguments, NodeId node) {
    if (!isClass(constructor)) {
        applyFunction(constructor / 2, instance, arguments, node);
        return true;
    }
    const std::vector<FnId> own = constructorsOf(constructor / 2);
    for (const FnId fn : own) applyFunction(fn, instance, arguments, node);
    return !own.empty();
}

/// What a constructor has put into its instance by `super()`.
void Evaluator::noteOwnData(ValueId instance) {
    for (const Property& field : fieldsOf(instance)) noteWrite({kThisParameter, 0, field.name, field.value});
}

/// Whether an error stands in it or right below it.
bool Evaluator::carriesError(ValueId value) const {
    const auto isError = [&](const Label& l) {
        return l.tag == Tag::Source && engine_.sourceInfo(l.a).kind == engine_.errorKind;
    };
    return std::ranges::any_of(labelsOf(value), isError) ||
           std::ranges::any_of(fieldsOf(value), [&](const Property& field) {
               return std::ranges::any_of(labelsOf(field.value), isError);
           });
}

ValueId Evaluator::superCall(NodeId node, const Arguments& arguments) {
    if (function_.ofClass == kNone) return 0;
    const Constructor own = constructorOfClass(engine_.classKey(slot_, function_.ofClass));
    const NodeId superclass = program_.classes[function_.ofClass].superclass;
    // `class Problem extends Error`
    if (superclass && at(superclass).kind == Kind::Global) noteOwnData(newError(arguments.at(0)));
    for (const Label& super : labelsOf(superclassOf(own))) {
        if (super.tag == Tag::Class) noteOwnData(construct(constructorOfClass(super.a), arguments, node));
        if (super.tag == Tag::Function) applyFunction(super.a, thisValue(), arguments, node);
        if (super.tag == Tag::Api) applyApi(super.a, 0, arguments, node, {});
    }
    return 0;
}

}  // namespace jsward
