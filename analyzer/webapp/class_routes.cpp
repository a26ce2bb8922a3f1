#include "analyzer/webapp/class_routes.h"

#include <re2/re2.h>

#include <algorithm>

#include "analyzer/webapp/expression_origin.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

using Place = MiddlewareEvidence::Place;
using Words = std::vector<std::string>;

/// Texts that an expression may be.
Words textsAt(const OptionReader& reader, const OptionValues& values) {
    Words texts;
    for (const OptionValue& value : values) {
        if (value.kind == OptionValue::Kind::String) texts.push_back(value.text);
        if (value.kind == OptionValue::Kind::Array)
            for (const OptionValue& element : reader.elements(value))
                texts.push_back(element.kind == OptionValue::Kind::String ? element.text : "");
    }
    return texts;
}

std::string lastName(const Program& program, NodeId node) {
    switch (program[node].kind) {
        case Kind::Name: return std::string(program.atom(program.bindings[program[node].a].name));
        case Kind::Global:
        case Kind::Member: return std::string(program.atom(program[node].a));
        case Kind::Call: return lastName(program, program.callee(node));
        default: return "";
    }
}

bool isNeutral(const Program& program, NodeId node) { return lastName(program, node) == "VERSION_NEUTRAL"; }

/// "/users/*rest", "users/(.*)" and "*" as what lies below them.
std::string belowOf(std::string path) {
    static const RE2 kEnd("/?(\\(\\.\\*\\)|\\{?/?\\*\\w*\\}?)$");
    RE2::Replace(&path, kEnd, "");
    return path;
}

}  // namespace

ClassRoutes::ClassRoutes(GraphBuilder& graph) : graph_(graph), names_(graph.programs()) {}

void ClassRoutes::read() {
    std::set<FileId> files;
    for (const RoleCall& call : graph_.flow().roles) files.insert(call.node.file);
    for (const FileId file : files)
        for (DecoratedClass& declared : decoratedClasses(graph_.programs().program(file), file))
            classes_.push_back(std::move(declared));
    std::set<std::string> frameworks;
    for (const DecoratedClass& declared : classes_)
        if (const RoleCall* call = roleOf(declared.decorators, "router")) frameworks.insert(call->framework);
    if (frameworks.empty()) return;
    for (const std::string& framework : frameworks)
        for (const ObjectRef app : graph_.appsOf(framework)) serve(app);
    // Controllers that no application serves.
    for (const DecoratedClass& declared : classes_) {
        const RoleCall* call = roleOf(declared.decorators, "router");
        if (call == nullptr || graph_.graph()[call->node].mounted) continue;
        versioning_ = Versioning();
        for (const std::string& path : pathsOf(*call)) graph_.graph()[call->node].prefix = path;
        addRoutes(declared, declared, *call);
    }
}

// --- applications ------------------------------------------------------------------------------------------------------------

/// The class that the app is made of: `NestFactory.create(AppModule)`.
std::optional<ClassRef> ClassRoutes::rootOf(ObjectRef app) const {
    const RoleCall* call = graph_.callAt(app, "app");
    if (call == nullptr || call->arguments.empty()) return std::nullopt;
    return names_.at(call->arguments.front().node);
}

void ClassRoutes::serve(ObjectRef app) {
    versioning_ = versioningOf(app);
    const ClassModules modules(graph_, classes_);
    const auto root = rootOf(app);
    std::set<ClassRef> served;
    if (root) served = modules.reachable(*root);
    const bool servesAll = !modules.areKnown() || served.empty();
    std::set<FileId> files;
    for (const DecoratedClass& declared : classes_) {
        const ClassRef ref{declared.file, declared.id};
        if (!servesAll && !served.contains(ref)) continue;
        files.insert(declared.file);
        if (const RoleCall* decorator = modules.decoratorOf(ref)) putGlobals(app, *decorator);
    }
    putConsumers(app, files);
    if (servesAll) {
        for (const DecoratedClass& declared : classes_)
            if (const RoleCall* call = roleOf(declared.decorators, "router")) mountController(app, declared, *call, "");
        return;
    }
    for (const ClassRef module : served)
        for (const ClassRef controller : modules.controllersOf(module))
            if (const DecoratedClass* declared = classOf(controller))
                if (const RoleCall* call = roleOf(declared->decorators, "router"))
                    mountController(app, *declared, *call, modules.prefixOf(module));
}

/// `app.enableVersioning({type: VersioningType.URI, prefix: 'v', defaultVersion: '1'})`
ClassRoutes::Versioning ClassRoutes::versioningOf(ObjectRef app) const {
    Versioning versioning;
    for (const RoleCall& call : graph_.flow().roles) {
        const bool isOfApp = call.receivers.empty() || std::ranges::find(call.receivers, app) != call.receivers.end();
        if (call.role != "versioning" || !isOfApp) continue;
        const OptionReader reader = graph_.options();
        const OptionValues given = reader.argument(call.node, 0);
        versioning.inPath = true;  // the default
        const ArgumentValue* type =
            call.arguments.empty() ? nullptr : RoleArguments::property(call.arguments.front(), "type");
        if (type != nullptr && !type->names.empty()) versioning.inPath = type->names.back() == "URI";
        for (const OptionValue& prefix : reader.property(given, "prefix")) {
            if (prefix.kind == OptionValue::Kind::String) versioning.prefix = prefix.text;
            if (prefix.isFalse()) versioning.prefix = "";
        }
        const OptionValues standard = reader.property(given, "defaultVersion");
        versioning.standard = textsAt(reader, standard);
    }
    return versioning;
}

/// `@Module({providers: [{provide: APP_GUARD, useClass: Guard}]})` guards every route.
void ClassRoutes::putGlobals(ObjectRef app, const RoleCall& module) {
    if (module.arguments.empty()) return;
    const ArgumentValue* providers = RoleArguments::property(module.arguments.front(), "providers");
    if (providers == nullptr) return;
    for (const ArgumentValue& provider : providers->elements) {
        const ArgumentValue* token = RoleArguments::property(provider, "provide");
        if (token == nullptr) continue;
        for (const std::string_view key : {"useClass", "useExisting", "useValue", "useFactory"})
            if (const ArgumentValue* given = RoleArguments::property(provider, key))
                putGlobal(app, *token, *given, module.node);
    }
}

void ClassRoutes::putGlobal(ObjectRef app, const ArgumentValue& token, const ArgumentValue& given, NodeRef at) {
    const auto isToken = [&](std::string_view name) {
        return std::ranges::find(token.names, name) != token.names.end();
    };
    if (!isToken("APP_GUARD") && !isToken("APP_PIPE") && !isToken("APP_INTERCEPTOR")) return;
    Registration global = graph_.middlewareOf(given, at, {"/"});
    global.kind = Registration::Kind::Hook;
    if (isToken("APP_GUARD")) global.handlers.front() = guardOf(given, "authentication");
    graph_.put(app, global);
}

// --- middleware of modules ---------------------------------------------------------------------------------------------------

/// `consumer.apply(A, B).exclude('health').forRoutes(UsersController)`; the consumer is an object of the framework's.
void ClassRoutes::putConsumers(ObjectRef app, const std::set<FileId>& files) {
    for (const RoleCall& call : graph_.flow().roles) {
        const bool applies = call.role == "mount" && call.member == "apply" && files.contains(call.node.file);
        if (!applies || call.development) continue;
        Words except;
        const Words paths = consumedPaths(call.node, app, except);
        for (const ArgumentValue& argument : call.arguments) {
            Registration registration = graph_.middlewareOf(argument, call.node, paths);
            registration.kind = Registration::Kind::Hook;
            registration.handlesErrors = false;
            registration.except = except;
            graph_.put(app, registration);
        }
    }
}

/// The paths that the end of the chain names, with the app's prefix.
Words ClassRoutes::consumedPaths(NodeRef apply, ObjectRef app, Words& except) const {
    const Program& program = graph_.programs().program(apply.file);
    Words paths;
    NodeId link = apply.node;
    while (link + 1 < program.nodes.size() && program[link + 1].kind == Kind::Member) {
        const std::string_view name = program.atom(program[link + 1].a);
        NodeId call = link + 2;
        while (call < program.nodes.size() && !(program[call].kind == Kind::Call && program.callee(call) == link + 1))
            ++call;
        if (call == program.nodes.size()) break;
        for (const NodeId argument : program.arguments(call))
            addConsumed({apply.file, argument}, app, name == "exclude" ? except : paths);
        link = call;
    }
    return paths.empty() ? Words{"/"} : paths;
}

void ClassRoutes::addConsumed(NodeRef argument, ObjectRef app, Words& out) const {
    const std::string& prefix = graph_.graph().at(app).prefix;
    const OptionReader reader = graph_.options();
    if (const auto declared = names_.at(argument)) {
        const DecoratedClass* controller = classOf(*declared);
        const RoleCall* call = controller == nullptr ? nullptr : roleOf(controller->decorators, "router");
        if (call == nullptr) return;
        for (const std::string& path : pathsOf(*call)) {
            out.push_back(joinRoutePath(prefix, path));
            if (versioning_.inPath) out.push_back(joinRoutePath(joinRoutePath(prefix, "*"), path));
        }
        return;
    }
    for (const OptionValue& value : reader.valuesOf(argument)) {
        OptionValues texts = {value};
        if (value.kind == OptionValue::Kind::Object) texts = reader.property(value, "path");
        for (const OptionValue& text : texts)
            if (text.kind == OptionValue::Kind::String) out.push_back(joinRoutePath(prefix, belowOf(text.text)));
    }
}

// --- controllers -------------------------------------------------------------------------------------------------------------

Words ClassRoutes::pathsOf(const RoleCall& call) const {
    Arguments arguments = call.arguments;
    Words paths = graph_.arguments().takePaths(arguments);
    if (arguments.empty()) return paths;
    const ArgumentValue* path = RoleArguments::property(arguments.front(), "path");
    if (path == nullptr) return paths;
    Arguments one(path, 1);
    return graph_.arguments().takePaths(one);
}

Words ClassRoutes::versionsOf(const Marks& method, const Marks& own, const RoleCall& controller) const {
    if (!versioning_.inPath) return {""};
    if (method.versions) return *method.versions;
    if (own.versions) return *own.versions;
    if (!controller.arguments.empty()) {
        const ArgumentValue* version = RoleArguments::property(controller.arguments.front(), "version");
        if (version != nullptr) {
            if (isNeutral(graph_.programs().program(version->node.file), version->node.node)) return {""};
            const OptionReader reader = graph_.options();
            const Words texts = textsAt(reader, reader.valuesOf(version->node));
            if (!texts.empty()) return texts;
        }
    }
    return versioning_.standard.empty() ? Words{""} : versioning_.standard;
}

bool ClassRoutes::isExcluded(ObjectRef app, std::string_view path) const {
    for (const RoleCall& call : graph_.flow().roles) {
        const bool isPrefix = call.role == "prefix" && std::ranges::find(call.receivers, app) != call.receivers.end();
        if (!isPrefix) continue;
        const OptionReader reader = graph_.options();
        for (const OptionValue& list : reader.property(reader.argument(call.node, 1), "exclude")) {
            for (const OptionValue& one : reader.elements(list)) {
                OptionValues texts = {one};
                if (one.kind == OptionValue::Kind::Object) texts = reader.property(one, "path");
                for (const OptionValue& text : texts) {
                    if (text.kind != OptionValue::Kind::String) continue;
                    const std::string excluded = joinRoutePath("", belowOf(text.text));
                    const bool isBelow = excluded != joinRoutePath("", text.text);
                    if (isBelow ? coversPath(excluded, path) : excluded == path) return true;
                }
            }
        }
    }
    return false;
}

void ClassRoutes::mountController(ObjectRef app, const DecoratedClass& controller, const RoleCall& call,
                                  const std::string& modulePrefix) {
    graph_.graph()[call.node].mounted = true;
    // Its routes are the app's: versions stand before the controller's own path.
    AppNode collected;
    std::swap(graph_.graph()[call.node].registrations, collected.registrations);
    addRoutes(controller, controller, call);
    std::swap(graph_.graph()[call.node].registrations, collected.registrations);
    for (Registration& route : collected.registrations) {
        Words paths;
        for (const std::string& version : route.versions) {
            const std::string mark = version.empty() ? "" : versioning_.prefix + version;
            for (const std::string& own : pathsOf(call)) {
                for (const std::string& path : route.paths) {
                    const std::string below = joinRoutePath(
                        joinRoutePath(joinRoutePath(mark.empty() ? "" : "/" + mark, modulePrefix), own), path);
                    const std::string& prefix = graph_.graph().at(app).prefix;
                    paths.push_back(isExcluded(app, below) ? below : joinRoutePath(joinRoutePath("", prefix), below));
                }
            }
        }
        route.paths = paths;
        graph_.put(app, route);
    }
}

/// The routes of a class and of what it extends, put on the controller.
void ClassRoutes::addRoutes(const DecoratedClass& declared, const DecoratedClass& controller, const RoleCall& call) {
    const Marks own = marksOf(controller.decorators);
    for (const DecoratedMethod& method : declared.methods) {
        const Marks marks = marksOf(method.decorators);
        for (const NodeRef decorator : method.decorators) {
            const RoleCall* route = graph_.callAt(decorator, "route");
            if (route == nullptr) continue;
            Registration registration;
            registration.kind = Registration::Kind::Route;
            registration.method = GraphBuilder::methodOf(route->member);
            registration.node = route->node;
            registration.paths = pathsOf(*route);
            registration.versions = versionsOf(marks, own, call);
            registration.handlers = own.guards;
            registration.handlers.insert(registration.handlers.end(), marks.guards.begin(), marks.guards.end());
            registration.withdraws = own.withdraws;
            registration.withdraws.insert(registration.withdraws.end(), marks.withdraws.begin(), marks.withdraws.end());
            ArgumentValue answer;
            answer.node = method.node;
            answer.functions = {method.function};
            answer.names = {std::string(method.name)};
            registration.handlers.push_back(graph_.handlerOf(answer, Place::Answer));
            graph_.put(call.node, registration);
        }
    }
    if (const auto super = names_.superclassOf({declared.file, declared.id}))
        if (const DecoratedClass* base = classOf(*super)) addRoutes(*base, controller, call);
}

// --- decorators ----------------------------------------------------------------------------------------------------------------

ClassRoutes::Marks ClassRoutes::marksOf(const std::vector<NodeRef>& decorators) {
    Marks marks;
    for (const NodeRef decorator : decorators) addMark(decorator, marks);
    return marks;
}

/// `@UseGuards(A, B)`, `@Throttle()`, `@Version('1')`, `@Public()`: what a guard does is told by itself, else by the decorator that
/// takes it.
void ClassRoutes::addMark(NodeRef decorator, Marks& marks) {
    static const RE2 kOpen(
        "(?i)^(is_?)?public$|^(skip|no|without|bypass)_?auth|^(allow_?)?(anonymous|unauthenticated)");
    static const RE2 kUnlimited("(?i)^skip_?(throttl|rate)");
    const Program& program = graph_.programs().program(decorator.file);
    const std::string name = lastName(program, decorator.node);
    if (RE2::PartialMatch(name, kOpen)) marks.withdraws.emplace_back("authentication");
    if (RE2::PartialMatch(name, kUnlimited)) marks.withdraws.emplace_back("rate-limit");
    if (const RoleCall* version = graph_.callAt(decorator, "version")) {
        const OptionReader reader = graph_.options();
        marks.versions = textsAt(reader, reader.argument(decorator, 0));
        const auto arguments = program.arguments(decorator.node);
        if (!arguments.empty() && isNeutral(program, arguments[0])) marks.versions = Words{""};
        if (marks.versions->empty()) marks.versions.reset();
        static_cast<void>(version);
        return;
    }
    const RoleCall* call = graph_.callAt(decorator, "middleware");
    if (call == nullptr) return addComposed(decorator, marks);
    const bool takesGuards = !call->arguments.empty() && !graph_.arguments().isOptions(call->arguments.front()) &&
                             call->arguments.front().constants.empty();
    if (!takesGuards) return marks.guards.push_back(GraphBuilder::told(decorator, call->provides));
    for (const ArgumentValue& argument : call->arguments) marks.guards.push_back(guardOf(argument, call->provides));
}

/// `const Auth = (...roles) => applyDecorators(UseGuards(AuthGuard), Roles(...roles))`
void ClassRoutes::addComposed(NodeRef decorator, Marks& marks) {
    const auto origin = originOf(decorator, graph_.programs());
    if (!origin) return;
    const Program& program = graph_.programs().program(origin->file);
    for (FunctionId id = 1; id < program.functions.size(); ++id) {
        const Function& function = program.functions[id];
        if (program.atom(function.name) != origin->name) continue;
        for (NodeId node = function.firstNode; node <= function.body; ++node)
            if (graph_.callAt({origin->file, node}, "middleware") != nullptr) addMark({origin->file, node}, marks);
    }
}

Handler ClassRoutes::guardOf(const ArgumentValue& argument, const std::string& otherwise) {
    Handler handler = graph_.handlerOf(argument, Place::Middleware);
    if (handler.provides.empty() && !otherwise.empty()) handler.provide(otherwise, Evidence::Package);
    return handler;
}

const RoleCall* ClassRoutes::roleOf(const std::vector<NodeRef>& decorators, std::string_view role) const {
    for (const NodeRef decorator : decorators)
        if (const RoleCall* call = graph_.callAt(decorator, role)) return call;
    return nullptr;
}

const DecoratedClass* ClassRoutes::classOf(ClassRef ref) const {
    const auto found = std::ranges::find_if(
        classes_, [&](const DecoratedClass& one) { return one.file == ref.file && one.id == ref.id; });
    return found == classes_.end() ? nullptr : &*found;
}

}  // namespace jsward
