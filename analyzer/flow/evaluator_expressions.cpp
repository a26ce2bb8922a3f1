#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "analyzer/flow/evaluator.h"

namespace jsward {

ValueId Evaluator::expression(NodeId node) {
    const Node& n = at(node);
    switch (n.kind) {
        case Kind::String: return label(Tag::Constant, sym(n.a));
        case Kind::Name: return refined(node, nameValue(n.a));
        case Kind::Global: return globalValue(n.a, node);
        case Kind::This:
        case Kind::Super: return thisValue();
        case Kind::Unary: return unary(node);
        case Kind::Update: expression(node - 1); return 0;
        case Kind::Await: return expression(node - 1);
        case Kind::Cast: return cast(node);
        case Kind::Spread: return element(expression(node - 1), node);
        case Kind::Yield: {
            if (!(n.op & 1)) return 0;
            const ValueId value = expression(node - 1);
            returns_ = join(returns_, n.op & 2 ? value : values_.make({}, {{engine_.names.element, value}}));
            return value;
        }
        case Kind::Member: return refined(node, memberExpression(node));
        case Kind::Index: return refined(node, indexExpression(node));
        case Kind::Binary: return binary(node);
        case Kind::Logical: return logical(node);
        case Kind::Assign: return assignment(node);
        case Kind::Conditional: return conditional(node);
        case Kind::Call:
        case Kind::New:
        case Kind::TaggedTemplate: return call(node);
        case Kind::ImportCall: {
            const auto text = constantText(expression(node - 1));
            return text ? engine_.require(slot_, std::string(*text), fn_)
                        : engine_.requireFolder(slot_, program_.span(node), fn_);
        }
        case Kind::Template: return templateLiteral(node);
        case Kind::Array: return arrayLiteral(node);
        case Kind::Object: return objectLiteral(node);
        case Kind::Sequence: {
            ValueId last = 0;
            for (const NodeId item : program_.items(node)) last = expression(item);
            return last;
        }
        case Kind::Function: return functionValue(node);
        case Kind::Class: return classValue(n.a);
        case Kind::JsxElement: return jsx(node);
        case Kind::VarDecl: variables(node); return 0;
        default: return 0;
    }
}

ValueId Evaluator::cast(NodeId node) {
    const ValueId value = expression(node - 1);
    const ValueId typed = typeValue(at(node).a);
    // `const handler: Handler = async (event) => ...`: who made the type calls the function.
    for (const Label& l : labelsOf(hasTag(value, Tag::Function) ? typed : 0)) {
        if (l.tag == Tag::Api) handOn(l.a, value, node);
    }
    return join(value, typed);
}

ValueId Evaluator::nameValue(BindingId id) {
    const Binding& binding = program_.bindings[id];
    if (binding.kind == BindingKind::Import) return engine_.importValue(slot_, id, fn_);
    if (binding.function == state_.id) {
        const ValueId local = environment_[id - function_.firstBinding];
        return binding.assignedInside ? join(local, engine_.read(Space::Binding, slot_, id, fn_)) : local;
    }
    return engine_.read(Space::Binding, slot_, id, fn_);
}

ValueId Evaluator::globalValue(AtomId atom, NodeId where) {
    const std::string_view name = program_.atom(atom);
    if (name == "exports") return commonExports();
    if (name == "arguments") return label(Tag::Parameter, fn_, 0, kArgumentsParameter);
    ValueId value = engine_.read(Space::Global, 0, sym(atom), fn_);
    if (const ApiId api = engine_.api.global(name)) {
        value = join(value, label(Tag::Api, api));
        if (const Fact* source = engine_.api.fact(api, FactKind::Source)) {
            value = join(value, sourceValue(source->what, source->stringOnly, where));
        }
    }
    return value;
}

ValueId Evaluator::thisValue() {
    if (hasSelf_) return self_;
    hasSelf_ = true;
    if (function_.ofClass != kNone && function_.kind != FunctionKind::Arrow) {
        const ClassKey key = engine_.classKey(slot_, function_.ofClass);
        bool isStatic = false;
        const Program& p = program_;
        for (const ClassMember& m : p.membersOf(p.classes[function_.ofClass])) {
            if (m.value && at(m.value).kind == Kind::Function && at(m.value).a == state_.id) isStatic = m.isStatic;
        }
        self_ = join(self_, isStatic ? label(Tag::Class, key) : label(Tag::Instance, constructorOfClass(key)));
    }
    const ValueId seeded = engine_.read(Space::Seed, fn_, kThisParameter, fn_);
    // Whose properties are cells is the same for every caller. Only where that is not known, or where it may be too many, does
    // it matter what this or that caller calls the function on.
    const bool isKnown =
        self_ != 0 || std::ranges::any_of(labelsOf(seeded), [](const Label& l) { return l.isIdentity(); });
    if (hasTag(seeded, Tag::Crowd) || !isKnown) {
        if (function_.kind != FunctionKind::Arrow && state_.id != 0)
            self_ = join(self_, label(Tag::Parameter, fn_, 0, kThisParameter));
    }
    if (!hasTag(seeded, Tag::Crowd) || self_ == 0) self_ = join(self_, seeded);
    return self_;
}

/// `delete answer.stack`
void Evaluator::deleteProperty(NodeId target) {
    const Node& n = at(target);
    if (n.kind != Kind::Member && n.kind != Kind::Index) return;
    const auto key = n.kind == Kind::Member ? std::optional(sym(n.a)) : constantKey(target - 1);
    const NodeId base = n.kind == Kind::Member ? target - 1 : n.a;
    if (!key || at(base).kind != Kind::Name) return;
    const ValueId object = expression(base);
    if (values_.field(object, *key)) updateHolder(base, values_.withField(object, *key, 0));
}

ValueId Evaluator::unary(NodeId node) {
    const ValueId value = expression(node - 1);
    if (static_cast<UnaryOp>(at(node).op) == UnaryOp::Delete) deleteProperty(node - 1);
    if (static_cast<UnaryOp>(at(node).op) == UnaryOp::Not) {
        for (const Label& l : labelsOf(value)) {
            if (l.tag == Tag::Development) return label(Tag::Development, l.a ? 0 : 1);
        }
    }
    return 0;  // numbers, booleans, the name of a type
}

ValueId Evaluator::binary(NodeId node) {
    const NodeId left = at(node).a;
    if (static_cast<BinaryOp>(at(node).op) != BinaryOp::Add) {
        expression(left);
        expression(node - 1);
        if (const auto development = developmentTest(node)) return label(Tag::Development, *development ? 1 : 0);
        return 0;
    }
    // A long concatenation leans left: gather it instead of recursing, so that it is one string and not many.
    std::vector<NodeId> operands = {node - 1};
    NodeId leftmost = left;
    while (at(leftmost).kind == Kind::Binary && static_cast<BinaryOp>(at(leftmost).op) == BinaryOp::Add) {
        operands.push_back(leftmost - 1);
        leftmost = at(leftmost).a;
    }
    operands.push_back(leftmost);
    std::vector<ValueId> parts;
    for (auto it = operands.rbegin(); it != operands.rend(); ++it) parts.push_back(expression(*it));
    return concatenate(parts, node);
}

ValueId Evaluator::concatenate(std::span<const ValueId> parts, NodeId where) {
    std::string folded;
    bool allConstant = true;
    std::size_t dynamic = 0;
    bool hasText = false;
    for (const ValueId part : parts) {
        const auto text = constantText(part);
        allConstant = allConstant && text;
        if (text) {
            hasText = hasText || text->find_first_not_of(" \t\n") != std::string_view::npos;
            if (folded.size() < 512) folded += *text;
        } else {
            ++dynamic;
            hasText = hasText || hasTag(part, Tag::Constant);
        }
    }
    if (allConstant) return constant(folded);
    const auto flags = static_cast<std::uint8_t>(kString | (hasText || dynamic > 1 ? kConcatenated : 0));
    std::vector<Label> out;
    for (const ValueId part : parts) {
        const ValueId flat = values_.fields(part).empty() ? part : flattened(part);
        for (Label l : labelsOf(flat)) {
            if (!l.isData()) continue;
            if (l.tag != Tag::Constant && (flags & kConcatenated) && !(l.flags & kConcatenated)) {
                l.trace = engine_.traces.add(l.trace, Step::Built, ref(where));
            }
            l.flags |= flags;
            out.push_back(l);
        }
    }
    return values_.make(std::move(out));
}

ValueId Evaluator::templateLiteral(NodeId node) {
    std::vector<ValueId> parts;
    for (const NodeId part : program_.items(node)) parts.push_back(expression(part));
    return parts.empty() ? constant("") : concatenate(parts, node);
}

ValueId Evaluator::logical(NodeId node) {
    const NodeId left = at(node).a;
    const ValueId first = expression(left);
    const auto proven = refinements_.size();
    const auto op = static_cast<LogicalOp>(at(node).op);
    const auto development = developmentTest(left);
    assume(left, op == LogicalOp::And);
    const bool hidden = development && *development == (op == LogicalOp::And);
    productionOff_ += hidden ? 1 : 0;
    ValueId second = expression(node - 1);
    productionOff_ -= hidden ? 1 : 0;
    refinements_.resize(std::min(proven, refinements_.size()));
    if (hidden && engine_.responseKind) second = harmlessFor(second, only(*engine_.responseKind));
    if (const auto whole = developmentTest(node)) second = join(second, label(Tag::Development, *whole ? 1 : 0));
    // What stops an `&&` is a falsy value: no danger in it.
    return op == LogicalOp::And ? second : join(first, second);
}

ValueId Evaluator::conditional(NodeId node) {
    const NodeId condition = program_.operand(node, 0);
    expression(condition);
    const auto development = developmentTest(condition);
    const auto branch = [&](std::uint32_t operand, bool outcome) {
        const auto proven = refinements_.size();
        assume(condition, outcome);
        const ValueId value = expression(program_.operand(node, operand));
        refinements_.resize(std::min(proven, refinements_.size()));
        const bool hidden = development && *development == outcome;
        return hidden && engine_.responseKind ? harmlessFor(value, only(*engine_.responseKind)) : value;
    };
    const ValueId yes = branch(1, true);
    return join(yes, branch(2, false));
}

ValueId Evaluator::assignment(NodeId node) {
    const NodeId target = at(node).a;
    ValueId value = expression(node - 1);
    switch (static_cast<AssignOp>(at(node).op)) {
        case AssignOp::Assign: break;
        case AssignOp::Add: {
            const std::array parts = {expression(target), value};
            value = concatenate(parts, node);
            break;
        }
        case AssignOp::LogicalAnd:
        case AssignOp::LogicalOr:
        case AssignOp::Nullish: value = join(expression(target), value); break;
        default: expression(target); value = 0;
    }
    // What is written outside production only never reaches a client of the real thing.
    if (productionOff_ > 0 && engine_.responseKind) value = harmlessFor(value, only(*engine_.responseKind));
    const NodeId outer = std::exchange(assigned_, node - 1);
    bind(target, value, false);
    assigned_ = outer;
    noteAssignedOptions(node);
    return value;
}

ValueId Evaluator::objectLiteral(NodeId node) {
    std::vector<Property> fields;
    std::vector<Label> labels;
    bool hasMethods = false;
    for (const NodeId item : program_.items(node)) {
        const Node& n = at(item);
        if (n.kind == Kind::Property) {
            ValueId value = expression(item - 1);
            if (static_cast<PropertyOp>(n.op) == PropertyOp::Get) value = callCallback(value, {}, item);
            if (static_cast<PropertyOp>(n.op) == PropertyOp::Set) continue;
            hasMethods = hasMethods || hasTag(value, Tag::Function);
            fields.push_back({sym(n.a), value});
        } else if (n.kind == Kind::ComputedProperty) {
            const auto key = constantKey(n.a);
            ValueId keyValue = key ? 0 : expression(n.a);
            const ValueId value = expression(item - 1);
            fields.push_back({key.value_or(engine_.names.anyKey), join(value, asString(keyValue))});
        } else if (n.kind == Kind::Spread) {
            const ValueId spread = expression(item - 1);
            for (const Label& l : labelsOf(spread)) {
                if (l.tag == Tag::Module || l.tag == Tag::Object || l.tag == Tag::Source || l.tag == Tag::Parameter ||
                    l.tag == Tag::Unread)
                    labels.push_back(l);
            }
            for (const Property& f : fieldsOf(spread)) fields.push_back(f);
        }
    }
    if (hasMethods) {
        // Methods find their siblings through `this`, which needs an identity to go by.
        const std::uint32_t object = engine_.object(ref(node));
        const ValueId self = label(Tag::Object, object);
        labels.push_back(values_.labels(self)[0]);
        for (const Property& f : fields) {
            engine_.write(Space::Object, object, f.name, f.value);
            seedThis(f.value, self);
        }
    }
    const ValueId object = values_.make(std::move(labels), std::move(fields));
    recordTable(node, object);
    return object;
}

ValueId Evaluator::arrayLiteral(NodeId node) {
    std::vector<Property> fields;
    std::uint32_t index = 0;
    for (const NodeId item : program_.items(node)) {
        if (at(item).kind == Kind::Elision) continue;
        const bool positional = at(item).kind != Kind::Spread && index < kMostPositions;
        const ValueId value = expression(item);
        fields.push_back(
            {positional ? engine_.symbols.intern(fmt::format_int(index).str()) : engine_.names.element, value});
        ++index;
    }
    const ValueId array = values_.make({}, std::move(fields));
    recordTable(node, array);
    return array;
}

ValueId Evaluator::functionValue(NodeId node) {
    const FnId fn = engine_.functionId(slot_, at(node).a);
    // An arrow function's `this` is the one of where it stands.
    if (program_.functions[at(node).a].kind == FunctionKind::Arrow) seed(fn, kThisParameter, thisValue());
    inheritRefinements(fn);
    return label(Tag::Function, fn);
}

ValueId Evaluator::jsx(NodeId node) {
    const std::uint32_t operands = at(node).a;
    if (const NodeId tag = program_.extra[operands]) expression(tag);
    const std::uint32_t attributes = operands + 1;
    for (const NodeId item : program_.list(attributes)) {
        if (at(item).kind != Kind::JsxAttribute) {
            expression(item);
        } else if (at(item).op & 1) {
            expression(item - 1);
        }
    }
    const std::uint32_t children = attributes + program_.extra[attributes] + 1;
    for (const NodeId item : program_.list(children)) expression(item);
    return 0;
}

ValueId Evaluator::memberExpression(NodeId node) {
    const Node& base = at(node - 1);
    const Symbol name = sym(at(node).a);
    if (base.kind == Kind::Global && name == engine_.names.exports && program_.atom(base.a) == "module") {
        return commonExports();
    }
    return member(expression(node - 1), name, node);
}

ValueId Evaluator::indexExpression(NodeId node) {
    const NodeId base = at(node).a;
    const auto key = constantKey(node - 1);
    const ValueId keyValue = key ? 0 : expression(node - 1);
    const ValueId object = expression(base);
    if (key) return member(object, *key, node);
    // Which property it is, another file says.
    ValueId any = element(object, node);
    for (const Label& l : labelsOf(any ? keyValue : 0)) {
        if (l.tag == Tag::Unread) any = join(any, label(Tag::Unread, l.a, 1));
    }
    return any;
}

/// Applies what conditions proved about this path, or about one that it is a part of.
ValueId Evaluator::refined(NodeId node, ValueId value) {
    if (refinements_.empty() || value == 0) return value;
    for (std::size_t i = 0; i < refinements_.size(); ++i) {
        if (refinements_[i].origin) value = harmlessFrom(refinements_[i], value);
    }
    const std::uint64_t own = pathKey(node);
    for (NodeId part = node; own != 0;) {
        const std::uint64_t path = pathKey(part);
        for (std::size_t i = 0; i < refinements_.size(); ++i) {
            const Refinement r = refinements_[i];
            if (r.path != path) continue;
            if (r.unread != kNone) value = join(value, label(Tag::Unread, r.unread, 1));
            if (r.harmless) value = harmlessFor(value, r.harmless);
            if (r.string && path == own) value = provenString(value);
        }
        const Kind kind = at(part).kind;
        if (kind == Kind::Member || kind == Kind::Await || kind == Kind::Cast) {
            --part;
        } else if (kind == Kind::Index) {
            part = at(part).a;
        } else {
            break;
        }
    }
    return value;
}

ValueId Evaluator::provenString(ValueId value) {
    return values_.map(value, false, [](const Label& l, std::vector<Label>& out) {
        out.push_back(l);
        if (l.isData()) out.back().flags |= kString;
    });
}

}  // namespace jsward
