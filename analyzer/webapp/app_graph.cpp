#include "analyzer/webapp/app_graph.h"

#include <algorithm>
#include <cctype>

#include "analyzer/webapp/class_routes.h"
#include "analyzer/webapp/evaluation_order.h"
#include "analyzer/webapp/file_routes.h"
#include "analyzer/webapp/graph_builder.h"
#include "analyzer/webapp/server_routes.h"
#include "analyzer/webapp/test_code.h"

namespace jsward {
namespace {

constexpr std::uint32_t kErrorParameters = 4;  ///< Connect tells error handlers by (error, request, response, next).

bool hasRole(const RoleCall& call, std::string_view role) { return call.role == role; }

ObjectRef createdBy(const RoleCall& call) { return call.receivers.empty() ? call.node : call.receivers.front(); }

}  // namespace

GraphBuilder::GraphBuilder(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own)
    : flow_(flow),
      programs_(programs),
      evidence_(flow, programs, own),
      read_(programs),
      helpers_(flow, programs),
      given_(flow, programs),
      classes_(programs) {}

AppGraph GraphBuilder::build() {
    createObjects();
    // What tests build serves nobody, and what they mount somewhere is still itself.
    for (const std::size_t index : evaluationOrder(flow_, programs_))
        if (const RoleCall& call = flow_.roles[index]; !isTest(call.node.file)) read(call);
    mountStrangersOfFolders();
    ClassRoutes(*this).read();
    ServerRoutes(*this).read();
    FileRoutes(*this).read();
    followBareApps();
    return std::move(graph_);
}

bool GraphBuilder::isTest(FileId file) const {
    return isTestCode(programs_.projectPath ? programs_.projectPath(file) : programs_.path(file));
}

void GraphBuilder::createObjects() {
    for (const RoleCall& call : flow_.roles) {
        callsAt_[call.node].push_back(&call);
        if (hasRole(call, "shared")) sharing_.insert(call.node.file);
        if (!hasRole(call, "app") && !hasRole(call, "router")) continue;
        AppNode& node = graph_[createdBy(call)];
        node.framework = call.framework;
        node.isApp = hasRole(call, "app");
        if (node.isApp) node.bodyLimit = limitOf(call);
        if (!call.arguments.empty()) node.prefix = read_.option(call.arguments[0].node, "prefix");
    }
}

void GraphBuilder::read(const RoleCall& call) {
    if (hasRole(call, "app") || hasRole(call, "router")) return readMadeOf(call);
    if (helpers_.isForCallers(call)) return;
    for (const RoleCall& one : helpers_.rounds(call)) readOne(one);
}

void GraphBuilder::readOne(const RoleCall& call) {
    if (hasRole(call, "call")) {
        for (const RoleCall& declared : helpers_.declaredBy(call)) readOne(declared);
    } else if (hasRole(call, "mount")) {
        readMount(call);
    } else if (hasRole(call, "plugin") || hasRole(call, "extension")) {
        readPlugin(call);
    } else if (hasRole(call, "hook")) {
        if (!call.isExport) readHook(call);
    } else if (hasRole(call, "route")) {
        readRoute(call);
    } else if (hasRole(call, "prefix")) {
        readPrefix(call);
    } else if (hasRole(call, "listen")) {
        readListen(call);
    }
}

/// The limit that an app or a body parser sets for bodies.
std::string GraphBuilder::limitOf(const RoleCall& call) const {
    if (call.limitKey.empty()) return call.bodyLimit;
    const OptionReader reader = options();
    const OptionValues values = reader.property(reader.argument(call.node, 0), call.limitKey);
    if (values.size() != 1) return call.bodyLimit;
    const OptionValue& value = values.front();
    if (value.kind == OptionValue::Kind::String) return value.text;
    if (value.kind != OptionValue::Kind::Number) return call.bodyLimit;
    return value.number < 1e15 ? std::to_string(static_cast<long long>(value.number)) : "none";
}

// --- receivers -------------------------------------------------------------------------------------------------------------

std::vector<ObjectRef> GraphBuilder::receiversOf(const RoleCall& call) {
    std::vector<ObjectRef> receivers = knownObjects(call.receivers);
    given_.replaceFallbacks(receivers);
    if (receivers.empty()) receivers = receiversOfChain(call.node);
    if (!receivers.empty()) return receivers;
    const ObjectRef stranger{call.function.file,
                             programs_.program(call.function.file).functions[call.function.function].body};
    graph_[stranger].framework = call.framework;
    graph_[stranger].isStranger = true;
    return {stranger};
}

std::vector<ObjectRef> GraphBuilder::knownObjects(const std::vector<ObjectRef>& objects) const {
    std::vector<ObjectRef> known;
    std::ranges::copy_if(objects, std::back_inserter(known), [&](ObjectRef object) { return graph_.contains(object); });
    return known;
}

/// In `x.route('/a').get(h).post(h)` each call is made on what the call before it was made on, or made.
std::vector<ObjectRef> GraphBuilder::receiversOfChain(NodeRef call) const {
    const Program& program = programs_.program(call.file);
    NodeId node = call.node;
    while (program[node].kind == Kind::Call && program[program.callee(node)].kind == Kind::Member) {
        node = program.callee(node) - 1;
        const NodeRef inner{call.file, node};
        if (graph_.contains(inner)) return {inner};
        const auto known = callsAt_.find(inner);
        if (known == callsAt_.end()) continue;
        for (const RoleCall* outer : known->second)
            if (auto receivers = knownObjects(outer->receivers); !receivers.empty()) return receivers;
    }
    return {};
}

// --- for the readers -------------------------------------------------------------------------------------------------------

const RoleCall* GraphBuilder::callAt(NodeRef node, std::string_view role) const {
    const auto found = callsAt_.find(node);
    if (found == callsAt_.end()) return nullptr;
    const auto call = std::ranges::find_if(found->second, [&](const RoleCall* one) { return one->role == role; });
    return call == found->second.end() ? nullptr : *call;
}

Handler GraphBuilder::told(NodeRef node, std::string_view what) {
    Handler handler;
    handler.node = node;
    handler.provide(what, Evidence::Package);
    return handler;
}

Handler GraphBuilder::handlerOf(const ArgumentValue& argument, Place place) {
    Handler handler;
    handler.node = argument.node;
    handler.functions = argument.functions;
    handler.names = argument.names;
    if (argument.functions.empty() && argument.provides.empty()) addMethods(argument.node, handler);
    evidence_.tell(argument, place, handler);
    if (!handler.does("body-parser")) return handler;
    const RoleCall* parser = callAt(argument.node, "middleware");
    for (const OptionValue& value : options().valuesOf(argument.node))
        if (parser == nullptr) parser = callAt(value.node, "middleware");
    if (parser != nullptr) handler.bodyLimit = limitOf(*parser);
    return handler;
}

/// Guards and middleware that are classes.
void GraphBuilder::addMethods(NodeRef node, Handler& handler) const {
    const auto declared = node.node == 0 ? std::nullopt : classes_.at(node);
    if (!declared) return;
    for (const std::string_view name : {"canActivate", "use"})
        for (const FunctionRef method : classes_.methods(*declared, name)) handler.functions.push_back(method);
}

Registration GraphBuilder::middlewareOf(const ArgumentValue& argument, NodeRef call,
                                        const std::vector<std::string>& paths) {
    Registration middleware;
    middleware.paths = paths;
    middleware.node = call;
    middleware.handlers.push_back(handlerOf(argument, Place::Middleware));
    middleware.handlesErrors = std::ranges::any_of(argument.functions, [&](FunctionRef function) {
        return programs_.program(function.file).functions[function.function].parameterCount == kErrorParameters;
    });
    return middleware;
}

Registration GraphBuilder::mountOf(ObjectRef child, const std::vector<std::string>& paths, NodeRef call) {
    Registration mount;
    mount.kind = Registration::Kind::Mount;
    mount.paths = paths;
    mount.child = child;
    mount.node = call;
    return mount;
}

std::vector<ObjectRef> GraphBuilder::appsOf(std::string_view framework) const {
    std::vector<ObjectRef> apps;
    for (const auto& [object, node] : graph_)
        if (node.isApp && node.framework == framework) apps.push_back(object);
    const auto listens = [&](ObjectRef app) { return graph_.at(app).listens; };
    if (std::ranges::any_of(apps, listens)) std::erase_if(apps, [&](ObjectRef app) { return !listens(app); });
    return apps;
}

std::string GraphBuilder::methodOf(std::string_view member) {
    if (member == "del") return "DELETE";
    if (member == "opts") return "OPTIONS";
    if (member.empty() || member == "any" || member == "*") return "ALL";
    std::string method(member);
    std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return method;
}

void GraphBuilder::put(ObjectRef receiver, const Registration& registration) {
    std::vector<Registration>& registrations = graph_[receiver].registrations;
    if (registration.kind == Registration::Kind::Mount) {
        const bool again = std::ranges::any_of(registrations, [&](const Registration& other) {
            return other.kind == registration.kind && other.node == registration.node &&
                   other.child == registration.child && other.paths == registration.paths;
        });
        if (registration.child == receiver || again) return;
        graph_[registration.child].mounted = true;
    }
    // A call on the map above may have moved nothing: nodes of a map stay where they are.
    registrations.push_back(registration);
}

AppGraph buildAppGraph(const FlowResult& flow, const ProgramProvider& programs, std::span<const OwnMiddleware> own) {
    return GraphBuilder(flow, programs, own).build();
}

}  // namespace jsward
