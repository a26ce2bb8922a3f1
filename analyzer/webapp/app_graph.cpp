// Reads role calls in evaluation order. Three things are not in them and come from the program: the receivers of chained calls
// (`app.use(a).use(b)`) when the engine lost them, constant parts of paths that are built, and the keys of option objects.
#include "analyzer/webapp/app_graph.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "analyzer/webapp/evaluation_order.h"
#include "analyzer/webapp/middleware_evidence.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

using Place = MiddlewareEvidence::Place;
using Arguments = std::span<const ArgumentValue>;

constexpr std::size_t kErrorParameters = 4;  ///< Connect tells error handlers by (error, request, response, next).

bool hasRole(const RoleCall& call, std::string_view role) { return call.role == role; }

class GraphBuilder {
public:
    GraphBuilder(const FlowResult& flow, const ProgramProvider& programs, std::span<const std::string> rateLimiters)
        : flow_(flow), programs_(programs), evidence_(flow, programs, rateLimiters) {}

    AppGraph build() {
        createObjects();
        for (const std::size_t index : evaluationOrder(flow_, programs_)) read(flow_.roles[index]);
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
            if (!call.arguments.empty()) node.prefix = option(call.arguments[0].node, "prefix");
        }
    }

    [[nodiscard]] static ObjectRef createdBy(const RoleCall& call) {
        return call.receivers.empty() ? call.node : call.receivers.front();
    }

    void read(const RoleCall& call) {
        if (hasRole(call, "mount"))
            readMount(call);
        else if (hasRole(call, "route"))
            readRoute(call);
        else if (hasRole(call, "listen"))
            readListen(call);
    }

    // --- receivers -----------------------------------------------------------------------------------------------------

    std::vector<ObjectRef> receiversOf(const RoleCall& call) {
        std::vector<ObjectRef> receivers = knownObjects(call.receivers);
        if (receivers.empty()) receivers = receiversOfChain(call.node);
        if (!receivers.empty()) return receivers;
        const ObjectRef stranger{call.function.file, programs_.program(call.function.file).functions[call.function.function].body};
        graph_[stranger].framework = call.framework;
        return {stranger};
    }

    [[nodiscard]] std::vector<ObjectRef> knownObjects(const std::vector<ObjectRef>& objects) const {
        std::vector<ObjectRef> known;
        std::ranges::copy_if(objects, std::back_inserter(known), [&](ObjectRef object) { return graph_.contains(object); });
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

    // --- paths ---------------------------------------------------------------------------------------------------------

    /// Whether an argument is a path and no middleware.
    [[nodiscard]] bool isPath(const ArgumentValue& argument) const {
        if (!argument.functions.empty() || !argument.objects.empty() || !argument.provides.empty()) return false;
        if (!argument.constants.empty()) return true;
        const Program& program = programs_.program(argument.node.file);
        switch (program[argument.node.node].kind) {
            case Kind::String:
            case Kind::Template:
            case Kind::Binary:
            case Kind::Regex: return true;
            case Kind::Array:
                return !argument.elements.empty() &&
                       std::ranges::all_of(argument.elements, [&](const ArgumentValue& element) { return isPath(element); });
            case Kind::Name:
            case Kind::Global:
            case Kind::Member:
            case Kind::Index: return readsAsPath(argument.names);
            default: return false;
        }
    }

    [[nodiscard]] static bool readsAsPath(const std::vector<std::string>& names) {
        static const RE2 kPath("(?i)(path|prefix|url|uri|base|route|root|endpoint|version|mount_?point)s?$");
        return !names.empty() && std::ranges::any_of(names, [](const std::string& name) { return RE2::PartialMatch(name, kPath); });
    }

    [[nodiscard]] std::vector<std::string> pathsOf(const ArgumentValue& argument) const {
        if (!argument.constants.empty()) return argument.constants;
        std::vector<std::string> paths;
        for (const ArgumentValue& element : argument.elements)
            for (std::string& path : pathsOf(element)) paths.push_back(std::move(path));
        if (paths.empty()) paths.push_back(pathText(programs_.program(argument.node.file), argument.node.node));
        return paths;
    }

    /// Takes the leading path off the arguments. Several strings in front are a name and a path (`router.get('home', '/', h)`).
    [[nodiscard]] std::vector<std::string> takePaths(Arguments& arguments) const {
        std::vector<std::string> paths;
        while (!arguments.empty() && isPath(arguments.front())) {
            paths = pathsOf(arguments.front());
            arguments = arguments.subspan(1);
        }
        if (paths.empty()) paths.emplace_back("/");
        return paths;
    }

    // --- registrations ---------------------------------------------------------------------------------------------------

    void readMount(const RoleCall& call) {
        const std::vector<ObjectRef> receivers = receiversOf(call);
        Arguments arguments = call.arguments;
        std::vector<std::string> paths = takePaths(arguments);
        if (isLifecycleName(paths.front())) paths = {"/"};
        std::vector<Registration> registrations;
        if (graph_.contains(call.node)) registrations.push_back(mountOf(call.node, paths, call.node));
        const std::string prefix = arguments.empty() ? "" : option(arguments.back().node, "prefix");
        if (!prefix.empty()) paths = {prefix};
        for (const ArgumentValue& argument : arguments) readMounted(argument, call, paths, registrations);
        for (const ObjectRef receiver : receivers)
            for (const Registration& registration : registrations) put(receiver, registration);
    }

    /// Hooks go by the name of a moment in a request's life, which looks like a path.
    [[nodiscard]] static bool isLifecycleName(std::string_view name) {
        static const RE2 kHook("^(on|pre)[A-Z][A-Za-z]+$");
        return RE2::FullMatch(name, kHook);
    }

    /// A list of handlers: a literal or a variable that holds one. Functions and routers may have properties, too.
    [[nodiscard]] static bool isList(const ArgumentValue& argument) {
        return !argument.elements.empty() && argument.methods.empty() && argument.functions.empty() && argument.objects.empty();
    }

    void readMounted(const ArgumentValue& argument, const RoleCall& call, const std::vector<std::string>& paths,
                     std::vector<Registration>& out) {
        if (isOptions(argument)) return;
        if (isList(argument)) {
            for (const ArgumentValue& element : argument.elements) readMounted(element, call, paths, out);
            return;
        }
        const std::vector<ObjectRef> children = knownObjects(argument.objects);
        if (children.empty()) out.push_back(middlewareOf(argument, call, paths));
        // A loop over a table of paths and routers: which belongs to which is lost.
        const bool tangled = children.size() > 1 && paths.size() > 1;
        for (const ObjectRef child : children)
            out.push_back(mountOf(child, tangled ? std::vector<std::string>{"*"} : paths, call.node));
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
        route.paths = takePaths(arguments);
        std::vector<const ArgumentValue*> handlers;
        for (const ArgumentValue& argument : arguments) flatten(argument, handlers);
        for (const ArgumentValue* handler : handlers)
            route.handlers.push_back(handlerOf(*handler, handler == handlers.back() ? Place::Answer : Place::Middleware));
        if (route.handlers.empty()) return;  // `app.get('setting')`
        for (const ObjectRef receiver : receiversOf(call)) put(receiver, route);
    }

    [[nodiscard]] bool isOptions(const ArgumentValue& argument) const {
        const bool isObject = programs_.program(argument.node.file)[argument.node.node].kind == Kind::Object;
        return isObject && argument.functions.empty() && argument.provides.empty();
    }

    void flatten(const ArgumentValue& argument, std::vector<const ArgumentValue*>& out) const {
        if (isList(argument))
            for (const ArgumentValue& element : argument.elements) flatten(element, out);
        else if (!isOptions(argument) || hasSchema(argument))
            out.push_back(&argument);
    }

    /// `{schema: {body: ...}}`: the framework checks the request before the handler sees it.
    [[nodiscard]] bool hasSchema(const ArgumentValue& argument) const {
        return isOptions(argument) && std::ranges::find(argument.methods, "schema") != argument.methods.end();
    }

    [[nodiscard]] static std::string methodOf(std::string_view member) {
        if (member == "del") return "DELETE";
        if (member.empty()) return "ALL";
        std::string method(member);
        std::ranges::transform(method, method.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        return method;
    }

    [[nodiscard]] Handler handlerOf(const ArgumentValue& argument, Place place) {
        if (hasSchema(argument)) return {argument.node, {}, {"validation"}, {}};
        return {argument.node, argument.functions, evidence_.provides(argument, place), argument.names};
    }

    void readListen(const RoleCall& call) {
        for (const ObjectRef receiver : knownObjects(call.receivers)) graph_[receiver].listens = true;
        for (const ArgumentValue& argument : call.arguments)
            for (const ObjectRef object : knownObjects(argument.objects)) graph_[object].listens = true;
    }

    void put(ObjectRef receiver, const Registration& registration) {
        std::vector<Registration>& registrations = graph_[receiver].registrations;
        if (registration.kind == Registration::Kind::Mount) {
            const bool again = std::ranges::any_of(registrations, [&](const Registration& other) {
                return other.kind == registration.kind && other.node == registration.node && other.child == registration.child;
            });
            if (registration.child == receiver || again) return;
            graph_[registration.child].mounted = true;
        }
        registrations.push_back(registration);
    }

    /// The constant string under a key of an option object, "" when there is none.
    [[nodiscard]] std::string option(NodeRef object, std::string_view key) const {
        const Program& program = programs_.program(object.file);
        if (program[object.node].kind != Kind::Object) return "";
        for (const NodeId item : program.items(object.node))
            if (program[item].kind == Kind::Property && program.atom(program[item].a) == key) return pathText(program, item - 1);
        return "";
    }

    const FlowResult& flow_;
    const ProgramProvider& programs_;
    MiddlewareEvidence evidence_;
    AppGraph graph_;
    std::map<NodeRef, std::vector<const RoleCall*>> callsAt_;
};

}  // namespace

AppGraph buildAppGraph(const FlowResult& flow, const ProgramProvider& programs, std::span<const std::string> rateLimiters) {
    return GraphBuilder(flow, programs, rateLimiters).build();
}

}  // namespace jsward
