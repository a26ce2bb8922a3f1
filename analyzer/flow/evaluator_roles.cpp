// What calls and exports mean for the web application: apps, routers, routes and middleware, as the web-app model reads them.
#include <algorithm>

#include <fmt/format.h>

#include "analyzer/flow/evaluator.h"

namespace jsward {

namespace {

// How deep into arguments of role calls it is looked: what is written out, and what other values hold.
constexpr int kDeepestLiteral = 6;
constexpr int kDeepestValue = 4;

void namesOf(const Program& p, NodeId node, std::vector<std::string>& out) {
    switch (p[node].kind) {
        case Kind::Name: out.emplace_back(p.atom(p.bindings[p[node].a].name)); return;
        case Kind::Global:
        case Kind::String: out.emplace_back(p.atom(p[node].a)); return;
        case Kind::Member:
            namesOf(p, node - 1, out);
            out.emplace_back(p.atom(p[node].a));
            return;
        case Kind::Call:
        case Kind::New: return namesOf(p, p.callee(node), out);
        case Kind::Function: out.emplace_back(p.atom(p.functions[p[node].a].name)); return;
        default: return;
    }
}

/// The node that exports a name: a declaration, `export default`, or `exports.name = ...`; the module's body where there is none.
NodeId exportNode(const Program& p, std::string_view name) {
    for (const Export& entry : p.exports) {
        if (entry.kind != ExportKind::Local || entry.binding == kNone || p.atom(entry.exported) != name) continue;
        if (p.bindings[entry.binding].declaration != 0) return p.bindings[entry.binding].declaration;
        for (NodeId id = 1; id < p.nodes.size(); ++id)
            if (p[id].kind == Kind::FunctionDecl && p.functions[p[id].a].binding == entry.binding) return id;
    }
    for (NodeId id = 1; id < p.nodes.size(); ++id)
        if (name == "default" && (p[id].kind == Kind::ExportDefault || p[id].kind == Kind::ExportAssign)) return id;
    return p.functions[0].body;
}

}  // namespace

/// `'use server'`: what the models say of functions that a directive of the block is about.
ApiId Evaluator::directiveIn(NodeId block) {
    if (at(block).kind != Kind::Block) return 0;
    for (const NodeId item : program_.items(block)) {
        if (at(item).kind != Kind::ExpressionStatement || at(item - 1).kind != Kind::String) return 0;
        if (const ApiId api = engine_.api.global(program_.atom(at(item - 1).a))) return api;
    }
    return 0;
}

/// A framework that loads the file calls what it exports by name.
void Evaluator::handExports() {
    if (const ApiId said = directiveIn(function_.body)) {
        for (const Symbol name : engine_.exportedNames(slot_)) handExport(said, engine_.moduleMember(slot_, name, fn_));
    }
    const ApiId exports = engine_.api.exports();
    for (const Symbol name : engine_.api.members(exports)) {
        if (!engine_.mayExport(slot_, name)) continue;
        const ApiId position = engine_.api.member(exports, name);
        handExport(position, engine_.moduleMember(slot_, name, fn_));
        recordExport(position, name, engine_.moduleMember(slot_, name, fn_));
    }
    if (!program_.isModule) handCommonExports(exports);
}

void Evaluator::handCommonExports(ApiId exports) {
    const ValueId own = commonExports();
    std::vector<Symbol> names = engine_.namesOf(Space::Exports, slot_, fn_);
    for (const Property& field : fieldsOf(own)) names.push_back(field.name);
    for (const Symbol name : names) {
        const ApiId awaited = engine_.api.member(exports, name);
        if (awaited == 0) continue;
        handExport(awaited, member(own, name, function_.body));
        recordExport(awaited, name, member(own, name, function_.body));
    }
    // `module.exports = ...` is what a module gives as a whole.
    if (const ApiId whole = engine_.api.member(exports, engine_.names.defaultName))
        recordExport(whole, engine_.names.defaultName, engine_.read(Space::Assigned, slot_, 0, fn_));
}

/// What `exports` and `module.exports` stand for.
ValueId Evaluator::commonExports() {
    return join(label(Tag::Module, slot_), engine_.read(Space::Assigned, slot_, 0, fn_));
}

void Evaluator::handExport(ApiId position, ValueId value) {
    const ApiId first = engine_.api.step(position, {StepKind::Parameter, 0});
    for (const Label& l : labelsOf(value)) {
        if (l.tag != Tag::Function || (first == 0 && engine_.api.call(position) == 0)) continue;
        // A default export may be anybody's: properties that pages are handed tell nothing of the caller.
        if (!engine_.api.facts(first).empty()) engine_.state(l.a).isCalled = true;
        seedCallback(position, l.a);
        reachReturned(position, l.a);
    }
    for (const Symbol name : namesAt(position, value))
        handExport(engine_.api.member(position, name), member(value, name, function_.body));
}

/// What a framework loads by the name of the file.
void Evaluator::recordExport(ApiId position, Symbol name, ValueId value) {
    for (const Fact* fact : engine_.api.facts(position)) {
        if (fact->kind != FactKind::Role || !engine_.isFileOf(slot_, *fact)) continue;
        RoleCall role;
        role.role = fact->text;
        role.framework = fact->framework;
        role.member = fact->method;
        role.bodyLimit = fact->bodyLimit;
        role.isExport = true;
        role.below = fact->below;
        role.node = ref(exportNode(program_, engine_.symbols.text(name)));
        role.function = engine_.refOf(fn_);
        role.arguments.push_back(describe(role.node.node, value, 0));
        roles_.push_back(std::move(role));
    }
}

void Evaluator::recordRole(const Fact& fact, const Arguments& arguments, NodeId node,
                           std::span<const Label> selfLabels) {
    RoleCall role;
    role.role = fact.text;
    role.framework = fact.framework;
    role.provides = fact.provides;
    role.node = ref(node);
    role.function = engine_.refOf(fn_);
    const NodeId callee = at(node).kind == Kind::TaggedTemplate ? at(node).a : program_.callee(node);
    if (at(callee).kind == Kind::Member) role.member = program_.atom(at(callee).a);
    if (at(callee).kind == Kind::Index) {
        if (const auto key = constantKey(callee - 1)) role.member = engine_.symbols.text(*key);
    }
    if (fact.method.starts_with('('))
        role.methodArgument = fact.method[1] - '0';
    else if (!fact.method.empty())
        role.member = fact.method;
    role.bodyLimit = fact.bodyLimit;
    role.limitKey = fact.limitKey;
    role.development = productionOff_ > 0;
    role.arguments = describeAll(arguments);
    std::vector<ObjectRef> receivers;
    for (const Label& l : selfLabels) {
        if (l.tag == Tag::Object) receivers.push_back(engine_.objectNode(l.a));
    }
    if (receivers.empty()) receivers = ownersOf(callee);
    const bool creates = role.role == "app" || role.role == "router";
    role.receivers = creates ? std::vector<ObjectRef>{role.node} : receivers;
    if (creates && !receivers.empty()) {
        // A router made by a method of another one hangs below it.
        RoleCall mount = role;
        mount.role = "mount";
        mount.receivers = receivers;
        ArgumentValue self;
        self.node = role.node;
        self.objects = {role.node};
        mount.arguments.push_back(std::move(self));
        roles_.push_back(std::move(mount));
    }
    roles_.push_back(std::move(role));
}

/// The apps that a method belongs to which is not their own: `server.auth.default()`.
std::vector<ObjectRef> Evaluator::ownersOf(NodeId callee) {
    std::vector<ObjectRef> owners;
    if (at(callee).kind != Kind::Member || at(callee - 1).kind != Kind::Member) return owners;
    NodeId base = callee - 1;
    while (at(base).kind == Kind::Member) {
        --base;
        if (at(base).kind != Kind::Name && at(base).kind != Kind::Member && at(base).kind != Kind::This) break;
        for (const Label& l : labelsOf(expression(base)))
            if (l.tag == Tag::Object) owners.push_back(engine_.objectNode(l.a));
        if (!owners.empty()) break;
    }
    return owners;
}

/// A function of the program that gets what routes are made of may register them for its caller.
void Evaluator::recordHelper(const Arguments& arguments, NodeId node) {
    bool hasApp = false;
    bool hasPath = false;
    bool hasHandler = false;
    for (const ValueId value : arguments.values) {
        // An app is an object of the program as well as of a framework.
        hasApp |= hasTag(value, Tag::Object) && hasTag(value, Tag::Api);
        for (const Label& l : labelsOf(value)) {
            hasPath |= l.tag == Tag::Constant && engine_.symbols.text(l.a).starts_with('/');
            hasHandler |= l.tag == Tag::Function || l.tag == Tag::Api;
        }
        hasPath = hasPath || holdsRoute(value);
        hasHandler = hasHandler || holdsRoute(value);
    }
    if (!hasApp && !(hasPath && hasHandler)) return;
    RoleCall call;
    call.role = "call";
    call.node = ref(node);
    call.function = engine_.refOf(fn_);
    call.development = productionOff_ > 0;
    call.arguments = describeAll(arguments);
    roles_.push_back(std::move(call));
}

std::vector<ArgumentValue> Evaluator::describeAll(const Arguments& arguments) {
    std::vector<ArgumentValue> described;
    for (std::size_t i = 0; i < arguments.nodes.size(); ++i)
        described.push_back(describe(arguments.nodes[i], arguments.values[i], 0));
    return described;
}

/// A function, and for a closure what was handed to the call that made it.
void Evaluator::addFunction(const Label& function, std::vector<FunctionRef>& out) const {
    const FunctionRef ref = engine_.refOf(function.a);
    if (std::ranges::find(out, ref) == out.end()) out.push_back(ref);
    const auto handed = engine_.handedIn.find(function.b);
    if (function.b == 0 || handed == engine_.handedIn.end() || out.size() > kMostTargets) return;
    for (const Label& inner : handed->second) {
        if (std::ranges::find(out, engine_.refOf(inner.a)) == out.end()) addFunction(inner, out);
    }
}

ArgumentValue Evaluator::describe(NodeId node, ValueId value, int depth) {
    ArgumentValue result;
    result.node = ref(node);
    namesOf(program_, node, result.names);
    ask(value);
    for (const Label& l : labelsOf(value)) {
        if (l.tag == Tag::Function) addFunction(l, result.functions);
        if (l.tag == Tag::Object) result.objects.push_back(engine_.objectNode(l.a));
        const bool isWhole = l.tag == Tag::Constant && (l.flags & kConcatenated) == 0;
        if (isWhole) result.constants.emplace_back(engine_.symbols.text(l.a));
        if (l.tag != Tag::Api) continue;
        for (const Fact* fact : engine_.api.facts(l.a)) {
            if (fact->kind != FactKind::Role) continue;
            if (!fact->provides.empty()) result.provides.push_back(fact->provides);
            result.shared |= fact->text == "shared";
        }
    }
    if (isList(value) && at(node).kind == Kind::Call) {
        if (depth < kDeepestLiteral) describeMembers(node, depth, result);
    } else if (at(node).kind == Kind::Array) {
        if (depth < kDeepestLiteral) describeArray(node, value, depth, result);
    } else if (at(node).kind == Kind::Object) {
        if (depth < kDeepestLiteral) describeObject(node, value, depth, result);
    } else if (depth < kDeepestValue) {
        describeFields(node, value, depth, result);
    }
    return result;
}

/// `compose([a, b])` is a, then b.
bool Evaluator::isList(ValueId value) {
    return std::ranges::any_of(labelsOf(value), [&](const Label& l) {
        if (l.tag != Tag::Api) return false;
        const auto all = engine_.api.facts(l.a);
        return std::ranges::any_of(
            all, [](const Fact* fact) { return fact->kind == FactKind::Role && fact->text == "list"; });
    });
}

void Evaluator::describeMembers(NodeId call, int depth, ArgumentValue& out) {
    out.functions.clear();
    out.objects.clear();
    out.provides.clear();
    for (const NodeId argument : program_.arguments(call))
        out.elements.push_back(describe(argument, expression(argument), depth + 1));
}

void Evaluator::describeArray(NodeId node, ValueId value, int depth, ArgumentValue& out) {
    bool isCounted = true;  // whether the number of an item is that of its element
    std::uint32_t index = 0;
    for (const NodeId item : program_.items(node)) {
        if (at(item).kind == Kind::Elision) continue;
        isCounted = isCounted && at(item).kind != Kind::Spread && index < kMostPositions;
        const NodeId inner = at(item).kind == Kind::Spread ? item - 1 : item;
        const ValueId known =
            isCounted ? values_.field(value, engine_.symbols.intern(fmt::format_int(index).str())) : expression(inner);
        out.elements.push_back(describe(inner, known, depth + 1));
        ++index;
    }
}

void Evaluator::describeObject(NodeId node, ValueId value, int depth, ArgumentValue& out) {
    for (const NodeId item : program_.items(node)) {
        if (at(item).kind != Kind::Property) continue;
        out.methods.emplace_back(program_.atom(at(item).a));
        out.elements.push_back(describe(item - 1, values_.field(value, sym(at(item).a)), depth + 1));
    }
    // What was spread into it.
    for (const Property& field : fieldsOf(value)) {
        const std::string_view name = engine_.symbols.text(field.name);
        if (std::ranges::find(out.methods, name) != out.methods.end()) continue;
        out.methods.emplace_back(name);
        out.elements.push_back(describe(node, field.value, kDeepestValue));
        out.elements.back().names.clear();
    }
}

/// What a value holds that was written elsewhere.
void Evaluator::describeFields(NodeId node, ValueId value, int depth, ArgumentValue& out) {
    for (const Label& l : labelsOf(value)) {
        if (l.tag != Tag::Module || !fieldsOf(value).empty()) continue;
        for (const Symbol name : engine_.exportNames(l.a, fn_)) {
            out.methods.emplace_back(engine_.symbols.text(name));
            out.elements.push_back(describe(node, engine_.moduleMember(l.a, name, fn_), depth + 1));
            out.elements.back().names.clear();
        }
    }
    for (const Property& field : fieldsOf(value)) {
        out.elements.push_back(describe(node, field.value, depth + 1));
        out.elements.back().names.clear();
        const std::string_view name = engine_.symbols.text(field.name);
        if (name.find_first_not_of("0123456789[]") != std::string_view::npos) out.methods.emplace_back(name);
    }
}

/// Whether a value has what a route is made of: a path, and something that answers it.
bool Evaluator::holdsRoute(ValueId value) const {
    bool hasPath = false;
    bool hasHandler = false;
    for (const Property& field : fieldsOf(value)) {
        hasPath = hasPath || engine_.symbols.text(field.name).starts_with('/');
        for (const Label& l : labelsOf(field.value)) {
            hasPath = hasPath || (l.tag == Tag::Constant && engine_.symbols.text(l.a).starts_with('/'));
            hasHandler = hasHandler || l.tag == Tag::Function || l.tag == Tag::Api || l.tag == Tag::Object;
        }
    }
    return hasPath && hasHandler;
}

/// A literal that lists paths with what answers them.
void Evaluator::recordTable(NodeId node, ValueId value) {
    if (isDescribing_) return;
    const auto isRow = [&](const Property& field) { return holdsRoute(field.value); };
    if (!holdsRoute(value) && !std::ranges::any_of(fieldsOf(value), isRow)) return;
    RoleCall table;
    table.role = "table";
    table.node = ref(node);
    table.function = engine_.refOf(fn_);
    isDescribing_ = true;
    table.arguments.push_back(describe(node, value, 0));
    isDescribing_ = false;
    roles_.push_back(std::move(table));
}

/// The context that a plugin works on, by its function.
NodeRef Evaluator::contextOf(FnId fn) const {
    return {engine_.fileOf(engine_.state(fn).slot), engine_.functionOf(fn).body};
}

}  // namespace jsward
