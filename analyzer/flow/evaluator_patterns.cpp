#include <algorithm>

#include <fmt/format.h>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {
/// `context.state.auth.user = ...` in a function is seen by its callers. What a function changes deeper inside of its arguments
/// adds up along chains of calls, and nobody reads it there.
constexpr std::uint8_t kDeepestWrite = 2;
}  // namespace

std::optional<Symbol> Evaluator::constantKey(NodeId node) {
    const Node& n = at(node);
    if (n.kind == Kind::String || n.kind == Kind::Number) return sym(n.a);
    if (n.kind == Kind::Name || n.kind == Kind::Template || n.kind == Kind::Binary) {
        if (const auto text = constantText(expression(node))) return engine_.symbols.intern(*text);
    }
    return std::nullopt;
}

void Evaluator::bind(NodeId pattern, ValueId value, bool declares) {
    const Node& n = at(pattern);
    switch (n.kind) {
        case Kind::Name: {
            const Symbol name = sym(program_.bindings[n.a].name);
            return assignName(n.a, traced(value, Step::Assigned, pattern, name));
        }
        case Kind::PatternDefault: return bind(n.a, join(value, expression(pattern - 1)), declares);
        case Kind::ObjectPattern: return bindObject(pattern, value, declares);
        case Kind::ArrayPattern: return bindArray(pattern, value, declares);
        case Kind::Rest:
        case Kind::Declarator: return bind(pattern - 1, value, declares);
        case Kind::Global: engine_.write(Space::Global, 0, sym(n.a), value); return;
        case Kind::Member: return writeMember(pattern, sym(n.a), value);
        case Kind::Index: {
            const auto key = constantKey(pattern - 1);
            if (!key) ask(expression(pattern - 1));
            return writeMember(pattern, key.value_or(engine_.names.element), value);
        }
        default: return;
    }
}

void Evaluator::bindObject(NodeId pattern, ValueId value, bool declares) {
    std::vector<Symbol> taken;
    for (const NodeId item : program_.items(pattern)) {
        const Node& n = at(item);
        if (n.kind == Kind::PatternProperty) {
            taken.push_back(sym(n.a));
            bind(item - 1, member(value, taken.back(), item), declares);
        } else if (n.kind == Kind::PatternComputed) {
            const auto key = constantKey(n.a);
            bind(item - 1, key ? member(value, *key, item) : element(value, item), declares);
        } else if (n.kind == Kind::Rest) {
            std::vector<Property> left;
            for (const Property& field : fieldsOf(value)) {
                if (std::find(taken.begin(), taken.end(), field.name) == taken.end()) left.push_back(field);
            }
            const auto labels = labelsOf(value);
            bind(item - 1, values_.make({labels.begin(), labels.end()}, std::move(left)), declares);
        }
    }
}

void Evaluator::bindArray(NodeId pattern, ValueId value, bool declares) {
    std::uint32_t index = 0;
    for (const NodeId item : program_.items(pattern)) {
        const Kind kind = at(item).kind;
        if (kind == Kind::Rest) {
            bind(item - 1, value, declares);
        } else if (kind != Kind::Elision) {
            bind(item, member(value, engine_.symbols.intern(fmt::format_int(index).str()), item), declares);
        }
        ++index;
    }
}

void Evaluator::assignName(BindingId id, ValueId value) {
    const Binding& binding = program_.bindings[id];
    forget(std::uint64_t{id} + 2);
    if (binding.function != state_.id) {
        engine_.write(Space::Binding, slot_, id, value);
        return;
    }
    environment_[id - function_.firstBinding] = value;
    // Exports read module-level variables from outside the module as well.
    if (binding.captured || state_.id == 0) engine_.write(Space::Binding, slot_, id, value);
}

void Evaluator::seedThis(ValueId function, ValueId self) {
    for (const Label& label : labelsOf(function)) {
        if (label.tag != Tag::Function) continue;
        const Function& f = engine_.functionOf(label.a);
        if (f.usesThis && f.kind != FunctionKind::Arrow) seed(label.a, kThisParameter, calleeIdentity(self));
    }
}

void Evaluator::writeProperty(ValueId object, Symbol name, ValueId value, NodeId where) {
    if (value == 0) return;
    ask(object);
    const bool isKnown = std::ranges::any_of(labelsOf(object), [](const Label& l) { return l.tag <= Tag::Object; });
    for (const Label& label : labelsOf(object)) {
        switch (label.tag) {
            case Tag::Module: engine_.write(Space::Exports, label.a, name, value); break;
            case Tag::Instance:
                engine_.write(Space::Instance, label.a, name, value);
                if (isConstructor() && values_.isOpen(value) && label.same(labelsOf(thisValue())[0]))
                    noteWrite({kThisParameter, 0, name, value});
                break;
            case Tag::Class: engine_.write(Space::Static, constructorOfClass(label.a), name, value); break;
            case Tag::Function: engine_.write(Space::Static, constructorOfFunction(label.a), name, value); break;
            case Tag::Object: engine_.write(Space::Object, label.a, name, value); break;
            case Tag::Api: {
                engine_.write(Space::ApiObject, label.a, name, value);
                for (const ApiId type : engine_.api.types(label.a)) engine_.write(Space::ApiObject, type, name, value);
                const ApiId written = engine_.api.step(engine_.api.member(label.a, name), {StepKind::Write, 0});
                if (written) {
                    const bool isList = assigned_ != 0 && at(assigned_).kind == Kind::Array;
                    inspectArgument(written, value, isList ? assigned_ : where, where, 0);
                    handOn(written, value, where);
                }
                break;
            }
            case Tag::Parameter:
                // What is written on an object that is known is in its cells already.
                if (label.a == fn_ && !isKnown) noteWrite({label.index, label.b, name, value});
                break;
            default: break;
        }
        if (label.tag == Tag::Module || label.tag == Tag::Instance || label.tag == Tag::Object ||
            label.tag == Tag::Class) {
            seedThis(value, values_.of(label));
        }
    }
}

void Evaluator::noteWrite(const SummaryWrite& write) {
    constexpr std::size_t kMostWrites = 32;
    if (engine_.depthOf(write.path) > kDeepestWrite) return;
    if (recording_) recording_->writes.push_back(write);
    const auto known = std::ranges::find_if(writes_, [&](const SummaryWrite& w) { return w.sameTarget(write); });
    if (known != writes_.end()) {
        known->value = join(known->value, write.value);
    } else if (writes_.size() < kMostWrites) {
        writes_.push_back(write);
    }
}

void Evaluator::writeMember(NodeId target, Symbol name, ValueId value) {
    const NodeId base = at(target).kind == Kind::Index ? at(target).a : target - 1;
    const Node& b = at(base);
    // `module.exports = value`
    if (b.kind == Kind::Global && program_.atom(b.a) == "module" && name == engine_.names.exports) {
        engine_.write(Space::Assigned, slot_, 0, value);
        seedThis(value, label(Tag::Module, slot_));
        return;
    }
    std::uint64_t root = 0;
    const std::uint64_t path = pathKey(target, &root);
    if (path) {
        std::erase_if(refinements_, [&](const Refinement& r) { return r.path == path; });
    }
    const ValueId object = expression(base);
    const ValueId stored = traced(value, Step::Stored, target, name);
    writeProperty(object, name, stored, target);
    updateHolder(base,
                 values_.withField(object, name,
                                   name == engine_.names.element ? join(values_.field(object, name), stored) : stored));
    // `data.id = Number(data.id)`: the property of something untrusted has become harmless.
    if (path && !hasData(stored) && values_.fields(stored).empty())
        refinements_.push_back({path, root, kHarmlessForAll, true});
}

void Evaluator::updateHolder(NodeId target, ValueId value) {
    const Node& n = at(target);
    if (n.kind == Kind::Name) {
        const Binding& binding = program_.bindings[n.a];
        if (binding.kind == BindingKind::Import) return;
        if (binding.function != state_.id) {
            // A cell grows; it does not take over the whole value, whose labels it has anyway.
            engine_.write(Space::Binding, slot_, n.a, values_.withoutLabels(value));
            return;
        }
        environment_[n.a - function_.firstBinding] = value;
        if (binding.captured || state_.id == 0) engine_.write(Space::Binding, slot_, n.a, values_.withoutLabels(value));
    } else if (n.kind == Kind::Member || n.kind == Kind::Index) {
        const auto key = n.kind == Kind::Member ? std::optional(sym(n.a)) : constantKey(target - 1);
        if (!key) return;
        const NodeId base = n.kind == Kind::Index ? n.a : target - 1;
        const ValueId object = expression(base);
        const ValueId inner = values_.withoutLabels(value);
        writeProperty(object, *key, inner, target);
        if (at(base).kind == Kind::Name || at(base).kind == Kind::Member) {
            updateHolder(base, values_.withField(object, *key, value));
        }
    }
}

}  // namespace jsward
