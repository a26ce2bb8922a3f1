// What properties of a value are: of data, of API objects, of modules, instances, classes and of objects by their identity.
#include <algorithm>
#include <array>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {

// What an error tells about the request rather than about the server.
constexpr std::array<std::string_view, 30> kHarmlessErrorProperties = {
    "status",          "statusCode",     "code",     "name",       "errno",       "type",          "isJoi",
    "expose",          "isBoom",         "headers",  "length",     "retryAfter",  "isOperational", "msBeforeNext",
    "remainingPoints", "consumedPoints", "id",       "path",       "url",         "field",         "key",
    "keyPattern",      "kind",           "redirect", "redirectTo", "redirectUrl", "redirectPath",  "level",
    "severity",        "timestamp"};
constexpr std::array<std::string_view, 4> kErrorTexts = {"message", "stack", "sqlMessage", "sql"};

bool isOneOf(std::span<const std::string_view> names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

std::optional<std::uint32_t> numberOf(std::string_view text) {
    std::uint32_t n = 0;
    if (text.empty() || text.size() > 3) return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        n = n * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return n;
}

}  // namespace

ValueId Evaluator::apiElement(const Label& l, NodeId where) {
    const ApiId api = engine_.api.step(l.a, {StepKind::Element, 0});
    if (!api) return 0;
    Label element = l;
    element.a = api;
    const Fact* source = engine_.api.fact(api, FactKind::Source);
    return join(values_.of(element), source ? sourceValue(source->what, source->stringOnly, where) : 0);
}

ValueId Evaluator::element(ValueId object, NodeId where) {
    std::vector<Label> out;
    ValueId result = 0;
    for (const Label& l : labelsOf(object)) {
        if (l.tag == Tag::Source || l.tag == Tag::Unread) out.push_back(l);
        if (l.tag == Tag::Parameter) {
            out.push_back(l);
            out.back().b = engine_.extend(l.b, engine_.names.element);
        }
        if (l.tag == Tag::Api) result = join(result, apiElement(l, where));
        if (l.tag == Tag::Object) {
            for (const auto name : engine_.namesOf(Space::Object, l.a, fn_))
                result = join(result, engine_.read(Space::Object, l.a, name, fn_));
        }
        if (l.tag == Tag::Module) {
            for (const auto name : engine_.namesOf(Space::Exports, l.a, fn_))
                result = join(result, engine_.read(Space::Exports, l.a, name, fn_));
        }
    }
    result = join(result, values_.make(std::move(out)));
    for (const Property& f : fieldsOf(object)) result = join(result, f.value);
    return result;
}

ValueId Evaluator::member(ValueId object, Symbol name, NodeId where) {
    if (object == 0) return 0;
    const bool isNumber = name == engine_.names.length;
    ValueId result = values_.field(object, name);
    // A key that is computed may be any, but hardly an operator.
    const bool mayBeComputed = !isNumber && !engine_.symbols.text(name).starts_with('$');
    if (mayBeComputed) result = join(result, values_.field(object, engine_.names.anyKey));
    const bool isElement = numberOf(engine_.symbols.text(name)).has_value();
    if (isElement) result = join(result, values_.field(object, engine_.names.element));
    if (isValidatedProperty(object, name)) return result;
    std::vector<Label> out;
    bool isDescribed = false;
    for (const Label& l : labelsOf(object)) {
        // What was put together is a string: it has characters and nothing else that could be read.
        if (l.isData() && (isNumber || ((l.flags & kConcatenated) && !isElement))) continue;
        switch (l.tag) {
            case Tag::Parameter:
                out.push_back(l);
                out.back().b = engine_.extend(l.b, name);
                break;
            case Tag::Source: {
                const bool isError = engine_.errorKind == engine_.sourceInfo(l.a).kind;
                if (isError && isOneOf(kHarmlessErrorProperties, engine_.symbols.text(name))) break;
                out.push_back(l);
                if (isError && isOneOf(kErrorTexts, engine_.symbols.text(name))) out.back().flags |= kString;
                break;
            }
            case Tag::Api:
                result = join(result, apiMember(l, name, where, isDescribed));
                if (isElement) result = join(result, apiElement(l, where));
                isDescribed = isDescribed || engine_.api.isTyped(l.a);
                break;
            case Tag::Check:
            case Tag::Unread: out.push_back(l); break;
            case Tag::Module: result = join(result, engine_.moduleMember(l.a, name, fn_)); break;
            case Tag::Object: result = join(result, engine_.read(Space::Object, l.a, name, fn_)); break;
            case Tag::Instance: result = join(result, instanceMember(l.a, name, object, where)); break;
            case Tag::Class: result = join(result, staticMember(constructorOfClass(l.a), name, where)); break;
            case Tag::Function: result = join(result, staticMember(constructorOfFunction(l.a), name, where)); break;
            default: break;
        }
    }
    if (isDescribed) {
        // The object is known for what it is: whatever a caller might pass says nothing more.
        std::erase_if(out, [](const Label& l) { return l.tag == Tag::Parameter; });
    }
    return out.empty() ? result : join(result, values_.make(std::move(out)));
}

/// Whether a decorator of the property in the value's class lets nothing harmful into it (`@IsBoolean() flag`).
bool Evaluator::isValidatedProperty(ValueId object, Symbol name) {
    return hasTag(object, Tag::Source) && std::ranges::any_of(labelsOf(object), [&](const Label& l) {
               return l.tag == Tag::Instance && engine_.read(Space::Validated, l.a, 0, fn_) != 0 &&
                      engine_.read(Space::Validated, l.a, name, fn_) != 0;
           });
}

/// A member of an object of a library: by its name, `list[0]` as an element, `promisifyAll(connection).queryAsync` as `query`.
ApiId Evaluator::memberOrLike(ApiId object, Symbol name) {
    if (const ApiId member = engine_.api.member(object, name)) return member;
    constexpr std::string_view kPromised = "Async";
    const std::string_view text = engine_.symbols.text(name);
    if (text.ends_with(kPromised))
        return engine_.api.member(object, engine_.symbols.intern(text.substr(0, text.size() - kPromised.size())));
    const bool isIndex = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    return isIndex ? engine_.api.step(object, {StepKind::Element, 0}) : 0;
}

ValueId Evaluator::apiMember(const Label& l, Symbol name, NodeId where, bool& isSource) {
    const ApiId api = memberOrLike(l.a, name);
    ValueId result = engine_.read(Space::ApiObject, l.a, name, fn_);
    for (const ApiId type : engine_.api.types(l.a))
        result = join(result, engine_.read(Space::ApiObject, type, name, fn_));
    if (!api) return result;
    Label next = l;
    next.a = api;
    result = join(result, values_.of(next));
    for (const Fact* fact : engine_.api.facts(api)) {
        if (fact->kind != FactKind::Source) continue;
        isSource = true;
        result = join(result, sourceValue(fact->what, fact->stringOnly, where));
    }
    return result;
}

ValueId Evaluator::superclassOf(Constructor constructor) {
    return isClass(constructor) ? engine_.read(Space::Superclass, constructor / 2, 0, fn_) : 0;
}

/// A class and what it extends, nearest first. What a class extends may be several (mixins, classes made by functions), and
/// wrong guesses may make it its own ancestor.
Ancestry Evaluator::ancestry(Constructor constructor) {
    constexpr std::size_t kMostAncestors = 24;
    Ancestry result;
    result.constructors.push_back(constructor);
    const auto addOnce = [](auto& list, std::uint32_t one) {
        if (list.size() < kMostAncestors && std::ranges::find(list, one) == list.end()) list.push_back(one);
    };
    for (std::size_t i = 0; i < result.constructors.size(); ++i) {
        for (const Label& super : labelsOf(superclassOf(result.constructors[i]))) {
            if (super.tag == Tag::Class) addOnce(result.constructors, constructorOfClass(super.a));
            if (super.tag == Tag::Function) addOnce(result.constructors, constructorOfFunction(super.a));
            if (super.tag == Tag::Api) addOnce(result.packages, super.a);
        }
    }
    return result;
}

ValueId Evaluator::instanceMember(Constructor constructor, Symbol name, ValueId self, NodeId where) {
    const Ancestry line = ancestry(constructor);
    ValueId result = 0;
    for (const Constructor one : line.constructors) {
        result = join(result, engine_.read(Space::Instance, one, name, fn_));
        if (!isClass(one)) continue;
        const auto [isMethod, value] = methodOf(one / 2, name, self, where);
        result = join(result, value);
        if (isMethod) return result;  // it overrides what its ancestors have
    }
    for (const ApiId super : line.packages) {
        bool isSource = false;
        Label instance;
        instance.tag = Tag::Api;
        instance.a = engine_.api.call(super);
        if (instance.a) result = join(result, apiMember(instance, name, where, isSource));
    }
    return result;
}

/// The method or the value of the getter that a class itself has under this name, and whether it has one.
std::pair<bool, ValueId> Evaluator::methodOf(ClassKey key, Symbol name, ValueId self, NodeId where) {
    const std::uint32_t slot = engine_.classAt(key).first;
    std::pair<bool, ValueId> result = {false, 0};
    for (const ClassMember* m : engine_.membersNamed(key, name, false)) {
        if (!m->value || m->kind == MemberKind::Field || m->kind == MemberKind::Setter) continue;
        const Node& value = engine_.program(slot)[m->value];
        if (value.kind != Kind::Function) continue;
        const FnId fn = engine_.functionId(slot, value.a);
        result.first = true;
        if (m->kind == MemberKind::Method) {
            result.second = join(result.second, label(Tag::Function, fn));
        } else if (getters_ < 3) {
            ++getters_;
            result.second = join(result.second, applyFunction(fn, self, {}, where));
            --getters_;
        }
    }
    return result;
}

ValueId Evaluator::staticMember(Constructor constructor, Symbol name, NodeId where) {
    if (name == engine_.names.prototype) return label(Tag::Instance, constructor);
    const Ancestry line = ancestry(constructor);
    ValueId result = 0;
    for (const Constructor one : line.constructors) {
        result = join(result, engine_.read(Space::Static, one, name, fn_));
        if (!isClass(one)) continue;
        const std::uint32_t slot = engine_.classAt(one / 2).first;
        bool found = false;
        for (const ClassMember* m : engine_.membersNamed(one / 2, name, true)) {
            if (!m->value || m->kind != MemberKind::Method) continue;
            const Node& value = engine_.program(slot)[m->value];
            if (value.kind != Kind::Function) continue;
            found = true;
            result = join(result, label(Tag::Function, engine_.functionId(slot, value.a)));
        }
        if (found) return result;
    }
    for (const ApiId super : line.packages) result = join(result, member(label(Tag::Api, super), name, where));
    return result;
}

ValueId Evaluator::typeValue(TypeId id) {
    const Type& type = program_.types[id];
    if (type.kind == TypeKind::Array && type.arguments) {
        return values_.make({}, {{engine_.names.element, typeValue(program_.list(type.arguments)[0])}});
    }
    if (type.kind == TypeKind::Union && type.arguments) {
        ValueId all = 0;
        for (const TypeId one : program_.list(type.arguments)) all = join(all, typeValue(one));
        return all;
    }
    if (type.kind != TypeKind::Named) return 0;
    const std::string_view name = program_.atom(type.name);
    if (name == "Promise" && type.arguments && !program_.list(type.arguments).empty())
        return typeValue(program_.list(type.arguments)[0]);
    if (type.binding == kNone) return 0;
    ValueId named = nameValue(type.binding);
    for (auto dot = name.find('.'); dot != std::string_view::npos;) {
        const auto next = name.find('.', dot + 1);
        named = member(
            named, engine_.symbols.intern(name.substr(dot + 1, next == std::string_view::npos ? next : next - dot - 1)),
            0);
        dot = next;
    }
    ValueId result = 0;
    for (const Label& l : labelsOf(named)) {
        if (l.tag == Tag::Class) result = join(result, label(Tag::Instance, constructorOfClass(l.a)));
        if (l.tag == Tag::Unread) result = join(result, values_.of(l));
        if (l.tag == Tag::Api) {
            ApiId api = engine_.api.step(l.a, {StepKind::Type, 0});
            // The default import is the module, but as a type it is what the module exports as its default.
            if (!api) api = engine_.api.step(engine_.api.member(l.a, engine_.names.defaultName), {StepKind::Type, 0});
            if (api) result = join(result, label(Tag::Api, api));
        }
    }
    return result;
}

}  // namespace jsward
