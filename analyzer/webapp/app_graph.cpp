// Reads role calls in evaluation order. Three things are not in them and come from the program: the receivers of chained calls
// (`app.use(a).use(b)`) when the engine lost them, constant parts of paths that are built, and the keys of option objects.
// Where decorators declare the routes, classes are read last: the framework wires them to the app behind the program's back.
#include "analyzer/webapp/app_graph.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "analyzer/webapp/app_use.h"
#include "analyzer/webapp/decorated_classes.h"
#include "analyzer/webapp/evaluation_order.h"
#include "analyzer/webapp/middleware_evidence.h"
#include "analyzer/webapp/role_arguments.h"
#include "analyzer/webapp/route_helpers.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

using Place = MiddlewareEvidence::Place;

constexpr std::size_t kErrorParameters = 4;  ///< Connect tells error handlers by (error, request, response, next).

bool hasRole(const RoleCall& call, std::string_view role) { return call.role == role; }

class GraphBuilder {
public:
    GraphBuilder(const FlowResult& flow, const ProgramProvider& programs, std::span<const std::string> rateLimiters)
        : flow_(flow),
          programs_(programs),
          evidence_(flow, programs, rateLimiters),
          read_(programs),
          helpers_(flow, programs),
          given_(flow, programs) {}

    AppGraph build() {
        createObjects();
        for (const std::size_t index : evaluationOrder(flow_, programs_)) read(flow_.roles[index]);
        readClasses();
        followBareApps();
        return std::move(graph_);
    }

private:
    void createObjects() {
        for (const RoleCall& call : flow_.roles) {
            callsAt_[call.node].push_back(&call);
            if (!hasRole(call, "app") && !hasRole(call, "router")) continue;
            AppNode& node = graph_[createdBy(call)];
            node.framework = call.framework;
            node.isApp = hasRole(call, "app");
            if (!call.arguments.empty()) node.prefix = read_.option(call.arguments[0].node, "prefix");
        }
    }

    [[nodiscard]] static ObjectRef createdBy(const RoleCall& call) {
        return call.receivers.empty() ? call.node : call.receivers.front();
    }

    void read(const RoleCall& call) {
        if (hasRole(call, "mount")) {
            readMount(call);
        } else if (hasRole(call, "route")) {
            if (!helpers_.isForCallers(call)) readRoute(call);
        } else if (hasRole(call, "call")) {
            for (const RoleCall& route : helpers_.routesOf(call)) readRoute(route);
        } else if (hasRole(call, "prefix")) {
            readPrefix(call);
        } else if (hasRole(call, "listen")) {
            readListen(call);
        } else {
            readMadeOf(call);
        }
    }

    // --- receivers -----------------------------------------------------------------------------------------------------

    std::vector<ObjectRef> receiversOf(const RoleCall& call) {
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

    [[nodiscard]] std::vector<ObjectRef> knownObjects(const std::vector<ObjectRef>& objects) const {
        std::vector<ObjectRef> known;
        std::ranges::copy_if(objects, std::back_inserter(known),
                             [&](ObjectRef object) { return graph_.contains(object); });
        return known;
    }

    /// In `x.route('/a').get(h).post(h)` each call is made on what the call before it was made on, or made.
    [[nodiscard]] std::vector<ObjectRef> receiversOfChain(NodeRef call) const {
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

    // --- registrations ---------------------------------------------------------------------------------------------------

    /// `NestFactory.create(AppModule, new FastifyAdapter(server))`: what an app is made of is mounted in it.
    void readMadeOf(const RoleCall& call) {
        if (!graph_.contains(call.node)) return;
        for (const ArgumentValue& argument : call.arguments)
            for (const ObjectRef child : knownObjects(argument.objects))
                put(call.node, mountOf(child, {"/"}, call.node));
    }

    void readMount(const RoleCall& call) {
        const std::vector<ObjectRef> receivers = receiversOf(call);
        Arguments arguments = call.arguments;
        std::vector<std::string> paths = read_.takePaths(arguments);
        if (isLifecycleName(paths.front())) paths = {"/"};
        std::vector<Registration> registrations;
        if (graph_.contains(call.node)) registrations.push_back(mountOf(call.node, paths, call.node));
        const std::string prefix = arguments.empty() ? "" : read_.option(arguments.back().node, "prefix");
        if (!prefix.empty()) paths = {prefix};
        for (const ArgumentValue& argument : arguments) readMounted(argument, call, paths, registrations);
        if (call.development) return keepFromUsers(registrations);
        for (const ObjectRef receiver : receivers)
            for (const Registration& registration : registrations) put(receiver, registration);
    }

    /// What is put on outside production only serves nobody, and protects nobody.
    void keepFromUsers(const std::vector<Registration>& registrations) {
        for (const Registration& registration : registrations)
            if (registration.kind == Registration::Kind::Mount) graph_[registration.child].mounted = true;
    }

    /// `router.prefix('/users')`, `app.setGlobalPrefix('api')`. What is not constant is not shown.
    void readPrefix(const RoleCall& call) {
        if (call.arguments.empty()) return;
        Arguments arguments = call.arguments;
        const std::string prefix = read_.takePaths(arguments).front();
        if (prefix.find('*') != std::string::npos) return;
        for (const ObjectRef receiver : knownObjects(call.receivers)) graph_[receiver].prefix = prefix;
    }

    /// Hooks go by the name of a moment in a request's life, which looks like a path.
    [[nodiscard]] static bool isLifecycleName(std::string_view name) {
        static const RE2 kHook("^(on|pre)[A-Z][A-Za-z]+$");
        return RE2::FullMatch(name, kHook);
    }

    void readMounted(const ArgumentValue& argument, const RoleCall& call, const std::vector<std::string>& paths,
                     std::vector<Registration>& out) {
        if (read_.isOptions(argument)) return;
        if (RoleArguments::isList(argument)) {
            for (const ArgumentValue& element : argument.elements) readMounted(element, call, paths, out);
            return;
        }
        const std::vector<ObjectRef> children = knownObjects(argument.objects);
        const bool holdsMore = !children.empty() || !argument.functions.empty();
        if (holdsMore && paths.front() == "/" && isPathList(argument.constants)) {  // `app.use(mount('/api', api))`
            ArgumentValue mounted = argument;
            mounted.constants.clear();
            return readMounted(mounted, call, argument.constants, out);
        }
        if (children.empty()) out.push_back(middlewareOf(argument, call, paths));
        // A loop over a table of paths and routers: which belongs to which is lost.
        const bool tangled = children.size() > 1 && paths.size() > 1;
        for (const ObjectRef child : children)
            out.push_back(mountOf(child, tangled ? std::vector<std::string>{"*"} : paths, call.node));
    }

    [[nodiscard]] static bool isPathList(const std::vector<std::string>& texts) {
        return !texts.empty() && std::ranges::all_of(texts, [](const std::string& t) { return t.starts_with('/'); });
    }

    [[nodiscard]] static Registration mountOf(ObjectRef child, const std::vector<std::string>& paths, NodeRef call) {
        Registration mount;
        mount.kind = Registration::Kind::Mount;
        mount.paths = paths;
        mount.child = child;
        mount.node = call;
        return mount;
    }

    [[nodiscard]] Registration middlewareOf(const ArgumentValue& argument, const RoleCall& call,
                                            const std::vector<std::string>& paths) {
        Registration middleware;
        middleware.paths = paths;
        middleware.node = call.node;
        middleware.handlers.push_back(handlerOf(argument, Place::Middleware));
        middleware.handlesErrors = std::ranges::any_of(argument.functions, [&](FunctionRef function) {
            return programs_.program(function.file).functions[function.function].parameterCount == kErrorParameters;
        });
        return middleware;
    }

    void readRoute(const RoleCall& call) {
        Arguments arguments = call.arguments;
        Registration route;
        route.kind = Registration::Kind::Route;
        route.method = methodOf(call.member);
        route.node = call.node;
        route.paths = read_.takePaths(arguments);
        std::vector<const ArgumentValue*> handlers;
        for (const ArgumentValue& argument : arguments) flatten(argument, handlers);
        for (const ArgumentValue* handler : handlers)
            route.handlers.push_back(
                handlerOf(*handler, handler == handlers.back() ? Place::Answer : Place::Middleware));
        if (route.handlers.empty() || call.development) return;  // `app.get('setting')` is none either
        for (const ObjectRef receiver : receiversOf(call)) put(receiver, route);
    }

    void flatten(const ArgumentValue& argument, std::vector<const ArgumentValue*>& out) const {
        if (RoleArguments::isList(argument))
            for (const ArgumentValue& element : argument.elements) flatten(element, out);
        else if (!read_.isOptions(argument) || hasSchema(argument))
            out.push_back(&argument);
    }

    /// `{schema: {body: ...}}`: the framework checks the request before the handler sees it.
    [[nodiscard]] bool hasSchema(const ArgumentValue& argument) const {
        return read_.isOptions(argument) && RoleArguments::property(argument, "schema") != nullptr;
    }

    [[nodiscard]] static std::string methodOf(std::string_view member) {
        if (member == "del") return "DELETE";
        if (member.empty()) return "ALL";
        std::string method(member);
        std::ranges::transform(method, method.begin(),
                               [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return method;
    }

    [[nodiscard]] Handler handlerOf(const ArgumentValue& argument, Place place) {
        if (hasSchema(argument)) return {argument.node, {}, {"validation"}, {}};
        return {argument.node, argument.functions, evidence_.provides(argument, place), argument.names};
    }

    void readListen(const RoleCall& call) {
        std::vector<ObjectRef> receivers = knownObjects(call.receivers);
        given_.replaceFallbacks(receivers);
        for (const ObjectRef receiver : receivers) graph_[receiver].listens = true;
        for (const ArgumentValue& argument : call.arguments)
            for (const ObjectRef object : knownObjects(argument.objects)) graph_[object].listens = true;
    }

    // --- decorated classes ---------------------------------------------------------------------------------------------------

    void readClasses() {
        std::set<FileId> files;
        for (const RoleCall& call : flow_.roles) files.insert(call.node.file);
        std::vector<DecoratedClass> classes;
        for (const FileId file : files)
            for (DecoratedClass& declared : decoratedClasses(programs_.program(file), file))
                classes.push_back(std::move(declared));
        for (const DecoratedClass& declared : classes) {
            if (const RoleCall* module = roleOf(declared.decorators, "mount")) {
                decorating_.insert(module->framework);
                putGlobalGuards(*module);
            }
        }
        putStrangersMiddleware();
        for (const DecoratedClass& declared : classes)
            if (const RoleCall* controller = roleOf(declared.decorators, "router"))
                readController(declared, *controller);
    }

    [[nodiscard]] const RoleCall* roleOf(const std::vector<NodeRef>& decorators, std::string_view role) const {
        for (const NodeRef decorator : decorators) {
            const auto found = callsAt_.find(decorator);
            if (found == callsAt_.end()) continue;
            for (const RoleCall* call : found->second)
                if (call->role == role) return call;
        }
        return nullptr;
    }

    void readController(const DecoratedClass& declared, const RoleCall& controller) {
        const std::vector<Handler> before = guardsOf(declared.decorators);
        for (const DecoratedMethod& method : declared.methods)
            if (const RoleCall* call = roleOf(method.decorators, "route"))
                put(controller.node, routeOf(method, *call, before));
        Arguments arguments = controller.arguments;
        std::vector<std::string> paths = read_.takePaths(arguments);
        const std::string path = arguments.empty() ? "" : read_.option(arguments.front().node, "path");
        if (!path.empty()) paths = {path};
        if (paths.size() == 1) std::swap(graph_[controller.node].prefix, paths.front());  // its own, mounted or not
        for (const ObjectRef app : appsOf(controller.framework)) {
            std::vector<std::string> below;
            for (const std::string& own : paths) below.push_back(joinRoutePath(graph_[app].prefix, own));
            put(app, mountOf(controller.node, below, controller.node));
        }
    }

    [[nodiscard]] Registration routeOf(const DecoratedMethod& method, const RoleCall& call,
                                       std::vector<Handler> handlers) {
        Registration route;
        route.kind = Registration::Kind::Route;
        route.method = methodOf(call.member);
        route.node = call.node;
        Arguments arguments = call.arguments;
        route.paths = read_.takePaths(arguments);
        route.handlers = std::move(handlers);
        for (Handler& guard : guardsOf(method.decorators)) route.handlers.push_back(std::move(guard));
        if (isOpen(method.decorators))
            for (Handler& guard : route.handlers) std::erase(guard.provides, "authentication");
        ArgumentValue answer;
        answer.node = method.node;
        answer.functions = {method.function};
        answer.names = {std::string(method.name)};
        route.handlers.push_back(handlerOf(answer, Place::Answer));
        return route;
    }

    /// `@UseGuards(A, B)` and `@Throttle()`: what a guard does is told by itself, else by the decorator that takes it.
    [[nodiscard]] std::vector<Handler> guardsOf(const std::vector<NodeRef>& decorators) {
        std::vector<Handler> guards;
        for (const NodeRef decorator : decorators) {
            const RoleCall* call = roleOf({decorator}, "middleware");
            if (call == nullptr) continue;
            const bool takesGuards = !call->arguments.empty() && !read_.isOptions(call->arguments.front());
            if (!takesGuards) guards.push_back({decorator, {}, {call->provides}, {}});
            if (takesGuards)
                for (const ArgumentValue& argument : call->arguments)
                    guards.push_back(guardOf(argument, call->provides));
        }
        return guards;
    }

    /// `@Public()` tells the guards to let everybody through.
    [[nodiscard]] bool isOpen(const std::vector<NodeRef>& decorators) const {
        static const RE2 kOpen(
            "(?i)^(is_?)?public$|^(skip|no|without|bypass)_?auth|^(allow_?)?(anonymous|unauthenticated)");
        return std::ranges::any_of(decorators, [&](NodeRef decorator) {
            const Program& program = programs_.program(decorator.file);
            if (program[decorator.node].kind != Kind::Call) return false;
            const Node& callee = program[program.callee(decorator.node)];
            if (callee.kind != Kind::Name) return false;
            return RE2::PartialMatch(program.atom(program.bindings[callee.a].name), kOpen);
        });
    }

    [[nodiscard]] Handler guardOf(const ArgumentValue& argument, const std::string& otherwise) {
        Handler guard = handlerOf(argument, Place::Middleware);
        if (guard.provides.empty()) guard.provides.push_back(otherwise);
        return guard;
    }

    /// `@Module({providers: [{provide: APP_GUARD, useClass: Guard}]})` guards every route.
    void putGlobalGuards(const RoleCall& module) {
        if (module.arguments.empty()) return;
        const ArgumentValue* providers = RoleArguments::property(module.arguments.front(), "providers");
        if (providers == nullptr) return;
        for (const ArgumentValue& provider : providers->elements) {
            const ArgumentValue* token = RoleArguments::property(provider, "provide");
            const bool isGuard = token != nullptr && std::ranges::find(token->names, "APP_GUARD") != token->names.end();
            if (!isGuard) continue;
            for (const std::string_view key : {"useClass", "useExisting", "useValue"})
                if (const ArgumentValue* guard = RoleArguments::property(provider, key)) putEverywhere(*guard, module);
        }
    }

    void putEverywhere(const ArgumentValue& guard, const RoleCall& module) {
        Registration middleware = middlewareOf(guard, module, {"/"});
        middleware.handlers.front() = guardOf(guard, "authentication");
        for (const ObjectRef app : appsOf(module.framework)) put(app, middleware);
    }

    /// What a module puts in front of its routes is given to an object of the framework's, which stands for the app.
    void putStrangersMiddleware() {
        for (const auto& [object, node] : graph_) {
            if (!node.isStranger || !decorating_.contains(node.framework)) continue;
            for (const ObjectRef app : appsOf(node.framework))
                for (const Registration& registration : node.registrations)
                    if (registration.kind == Registration::Kind::Middleware) put(app, registration);
        }
    }

    /// The framework's apps that serve; all of them when none is seen to.
    [[nodiscard]] std::vector<ObjectRef> appsOf(std::string_view framework) const {
        std::vector<ObjectRef> apps;
        for (const auto& [object, node] : graph_)
            if (node.isApp && node.framework == framework) apps.push_back(object);
        const auto listens = [&](ObjectRef app) { return graph_.at(app).listens; };
        if (std::ranges::any_of(apps, listens)) std::erase_if(apps, [&](ObjectRef app) { return !listens(app); });
        return apps;
    }

    /// Apps on which nothing is put, by anybody whom we can see.
    void followBareApps() {
        std::map<FileId, std::set<NodeId>> starts;
        for (const RoleCall& call : flow_.roles)
            if (hasRole(call, "listen")) starts[call.node.file].insert(call.node.node);
        for (auto& [object, node] : graph_)
            if (node.isApp && node.registrations.empty())
                node.handedOn = isHandedOn(object, programs_.program(object.file), starts[object.file]);
    }

    void put(ObjectRef receiver, const Registration& registration) {
        std::vector<Registration>& registrations = graph_[receiver].registrations;
        if (registration.kind == Registration::Kind::Mount) {
            const bool again = std::ranges::any_of(registrations, [&](const Registration& other) {
                return other.kind == registration.kind && other.node == registration.node &&
                       other.child == registration.child;
            });
            if (registration.child == receiver || again) return;
            graph_[registration.child].mounted = true;
        }
        registrations.push_back(registration);
    }

    const FlowResult& flow_;
    const ProgramProvider& programs_;
    MiddlewareEvidence evidence_;
    RoleArguments read_;
    RouteHelpers helpers_;
    GivenApps given_;
    AppGraph graph_;
    std::map<NodeRef, std::vector<const RoleCall*>> callsAt_;
    std::set<std::string> decorating_;  ///< Frameworks whose modules are classes.
};

}  // namespace

AppGraph buildAppGraph(const FlowResult& flow, const ProgramProvider& programs,
                       std::span<const std::string> rateLimiters) {
    return GraphBuilder(flow, programs, rateLimiters).build();
}

}  // namespace jsward
