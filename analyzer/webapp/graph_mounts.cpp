// What is put on apps and routers besides routes: middleware, routers, plugins, hooks, prefixes, and the server that is started.
#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "analyzer/webapp/graph_builder.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

using Kind_ = Registration::Kind;

bool isPathList(const std::vector<std::string>& texts) {
    return !texts.empty() && std::ranges::all_of(texts, [](const std::string& t) { return t.starts_with('/'); });
}

/// Hooks go by the name of a moment in a request's life, which looks like a path.
bool isLifecycleName(std::string_view name) {
    static const RE2 kHook("^(on|pre)[A-Z][A-Za-z]+$");
    return RE2::FullMatch(name, kHook);
}

/// Hooks that run when the answer is made can still set headers, and do nothing else for a route; others have no request at all.
enum class Moment : std::uint8_t { Before, After, Never };

Moment momentOf(std::string_view hook) {
    static const RE2 kAfter("^(onSend|preSerialization|onPreResponse|onPostHandler)$");
    static const RE2 kNever(
        "^(onResponse|onError|onTimeout|onRequestAbort|onReady|onListen|onClose|preClose|onRegister|onRoute|"
        "onPostResponse|on(Pre|Post)(Start|Stop))$");
    if (RE2::FullMatch(hook, kNever)) return Moment::Never;
    return RE2::FullMatch(hook, kAfter) ? Moment::After : Moment::Before;
}

/// "cats" for "routes/cats.js", "" for "routes/index.js" and "routes/cats/index.js" gives "cats".
std::string stemOf(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    name = name.substr(0, name.find('.'));
    if (name != "index" || slash == std::string_view::npos) return std::string(name);
    const std::string_view folder = path.substr(0, slash);
    return std::string(folder.substr(folder.rfind('/') + 1));
}

}  // namespace

/// `NestFactory.create(AppModule, new FastifyAdapter(server))`: what an app is made of is mounted in it.
void GraphBuilder::readMadeOf(const RoleCall& call) {
    if (!graph_.contains(call.node)) return;
    for (const ArgumentValue& argument : call.arguments)
        for (const ObjectRef child : knownObjects(argument.objects)) put(call.node, mountOf(child, {"/"}, call.node));
}

// --- mounts ------------------------------------------------------------------------------------------------------------------

void GraphBuilder::readMount(const RoleCall& call) {
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
void GraphBuilder::keepFromUsers(const std::vector<Registration>& registrations) {
    for (const Registration& registration : registrations)
        if (registration.kind == Kind_::Mount) graph_[registration.child].mounted = true;
}

void GraphBuilder::readMounted(const ArgumentValue& argument, const RoleCall& call,
                               const std::vector<std::string>& paths, std::vector<Registration>& out) {
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
    if (children.empty()) out.push_back(middlewareOf(argument, call.node, paths));
    // A loop over a table of paths and routers: which belongs to which is lost.
    const bool tangled = children.size() > 1 && paths.size() > 1;
    for (const ObjectRef child : children)
        out.push_back(
            mountOf(child, tangled ? std::vector<std::string>{"*"} : pathsOfChild(child, paths, call), call.node));
}

/// Files of a folder are often mounted below their own names: `app.use('/' + parse(file).name, require(...))`.
std::vector<std::string> GraphBuilder::pathsOfChild(ObjectRef child, const std::vector<std::string>& paths,
                                                    const RoleCall& call) const {
    const bool isOpen =
        std::ranges::any_of(paths, [](const std::string& p) { return p.find('*') != std::string::npos; });
    if (!isOpen || child.file == call.node.file) return paths;
    const Program& program = programs_.program(call.node.file);
    const Span around = program.functions[call.function.function].span;
    for (const ModuleRequest& request : program.requests) {
        if (request.kind != RequestKind::Folder || !around.contains(request.span)) continue;
        const std::vector<FileId> files = programs_.filesOf(call.node.file, request);
        if (std::ranges::find(files, child.file) == files.end()) continue;
        std::vector<std::string> named = paths;
        for (std::string& path : named)
            if (const std::size_t star = path.find('*'); star != std::string::npos)
                path.replace(star, 1, stemOf(programs_.path(child.file)));
        return named;
    }
    return paths;
}

// --- plugins -------------------------------------------------------------------------------------------------------------------

/// `app.register(plugin, {prefix: '/api'})`: a function gets a context of its own, a package's plugin works on this one.
void GraphBuilder::readPlugin(const RoleCall& call) {
    if (call.arguments.empty()) return;
    const std::vector<ObjectRef> receivers = receiversOf(call);
    const std::string prefix = call.arguments.size() > 1 ? prefixOf(call.arguments[1]) : "";
    std::vector<Registration> registrations;
    readPluginValue(call.arguments.front(), call, prefix, registrations);
    mountFolder(call, prefix, receivers);
    if (call.development) return keepFromUsers(registrations);
    for (const ObjectRef receiver : receivers)
        for (const Registration& registration : registrations) put(receiver, registration);
}

/// The prefix that options tell: `{prefix}`, `{routes: {prefix}}`.
std::string GraphBuilder::prefixOf(const ArgumentValue& given) const {
    const OptionReader reader = options();
    for (const std::string_view key : {"prefix", "routes.prefix"}) {
        const OptionValues values = reader.property(reader.valuesOf(given.node), key);
        if (values.size() == 1 && values[0].kind == OptionValue::Kind::String) return values[0].text;
        const ArgumentValue* known = RoleArguments::property(given, "prefix");
        if (known != nullptr && known->constants.size() == 1) return known->constants.front();
    }
    const std::string text = read_.option(given.node, "prefix");
    return text == "*" ? "" : text;
}

void GraphBuilder::readPluginValue(const ArgumentValue& plugin, const RoleCall& call, const std::string& prefix,
                                   std::vector<Registration>& out) {
    if (RoleArguments::isList(plugin)) {
        for (const ArgumentValue& element : plugin.elements) readPluginValue(element, call, prefix, out);
        return;
    }
    if (const ArgumentValue* inner = RoleArguments::property(plugin, "plugin")) {  // `{plugin, routes: {prefix}}`
        const std::string own = prefixOf(plugin);
        return readPluginValue(*inner, call, own.empty() ? prefix : own, out);
    }
    const ArgumentValue* method = RoleArguments::property(plugin, "register");
    const ArgumentValue& maker = method != nullptr ? *method : plugin;
    const bool isShared = call.role == "extension" || plugin.shared;
    const std::string path = prefix.empty() ? "/" : prefix;
    if (!maker.functions.empty()) {
        for (const FunctionRef function : maker.functions) {
            const ObjectRef context{function.file, programs_.program(function.file).functions[function.function].body};
            AppNode& node = graph_[context];
            node.isStranger = true;
            if (node.framework.empty()) node.framework = call.framework;
            Registration mount = mountOf(context, {path}, call.node);
            mount.reach = isShared ? Registration::Reach::Parent : Registration::Reach::Inside;
            out.push_back(std::move(mount));
        }
        return;
    }
    Registration registration = middlewareOf(plugin, call.node, {path});
    registration.kind = Kind_::Plugin;
    registration.handlers.front().withdrawGuess("authentication");  // a plugin called jwt lends its hands
    out.push_back(std::move(registration));
}

/// `app.register(autoload, {dir: path.join(__dirname, 'routes')})`: every file of the folder is a plugin.
void GraphBuilder::mountFolder(const RoleCall& call, const std::string& prefix,
                               const std::vector<ObjectRef>& receivers) {
    const Program& program = programs_.program(call.node.file);
    const Span span = program.span(call.node.node);
    for (const ModuleRequest& request : program.requests) {
        if (request.kind != RequestKind::Folder || request.span != span) continue;
        const std::vector<FileId> files = programs_.filesOf(call.node.file, request);
        for (const ObjectRef receiver : receivers)
            folders_.push_back({receiver, prefix, files, call.node, std::string(program.atom(request.module))});
    }
}

/// What nobody else mounts in a loaded folder. The folders below it are parts of the path.
void GraphBuilder::mountStrangersOfFolders() {
    for (const LoadedFolder& loaded : folders_) {
        // "./routes/**/*" beside "src/app.js" means what lies below "src/routes".
        const std::string_view pattern = loaded.folder;
        const std::size_t end = pattern.find("/**");
        const std::string_view last = pattern.substr(0, end).substr(pattern.substr(0, end).rfind('/') + 1);
        for (const FileId file : loaded.files) {
            const std::string_view path = programs_.path(file);
            const std::string marker = "/" + std::string(last) + "/";
            const std::size_t at = path.rfind(marker);
            const bool isAtTop = path.starts_with(marker.substr(1));
            const std::size_t begin = at != std::string_view::npos ? at + marker.size()
                                      : isAtTop                    ? marker.size() - 1
                                                                   : 0;
            const std::string_view below = path.substr(begin);
            const std::size_t slash = below.rfind('/');
            std::string prefix(slash == std::string_view::npos ? "" : below.substr(0, slash));
            static const RE2 kParameter("(^|/)_(\\w+)");
            RE2::GlobalReplace(&prefix, kParameter, "\\1:\\2");
            std::vector<ObjectRef> strangers;
            for (const auto& [object, node] : graph_)
                if (object.file == file && node.isStranger && !node.mounted) strangers.push_back(object);
            for (const ObjectRef stranger : strangers) {
                const bool isShared = sharing_.contains(file);
                Registration mount =
                    mountOf(stranger, {joinRoutePath(loaded.prefix, isShared ? "" : prefix)}, loaded.call);
                mount.reach = isShared ? Registration::Reach::Parent : Registration::Reach::Inside;
                put(loaded.receiver, mount);
            }
        }
    }
}

// --- hooks -----------------------------------------------------------------------------------------------------------------------

/// `addHook('onRequest', f)`, `server.ext('onPreAuth', f)`, `server.ext({type, method})`, and calls that provide something by themselves.
void GraphBuilder::readHook(const RoleCall& call) {
    std::vector<Registration> registrations;
    const auto add = [&](const ArgumentValue& function, std::string_view moment) {
        Registration hook = middlewareOf(function, call.node, {"/"});
        if (momentOf(moment) == Moment::Never) return;
        if (momentOf(moment) == Moment::After)
            for (const std::string& word : std::vector(hook.handlers.front().provides))
                if (word != "headers") hook.handlers.front().withdraw(word);
        registrations.push_back(std::move(hook));
    };
    if (!call.provides.empty()) {
        Registration hook;
        hook.paths = {"/"};
        hook.node = call.node;
        hook.handlers.push_back(told(call.node, call.provides));
        registrations.push_back(std::move(hook));
    }
    std::string moment;
    for (const ArgumentValue& argument : call.provides.empty() ? call.arguments : std::vector<ArgumentValue>()) {
        if (!argument.constants.empty() && argument.functions.empty() && argument.methods.empty()) {
            moment = argument.constants.front();
            continue;
        }
        const ArgumentValue* type = RoleArguments::property(argument, "type");
        const ArgumentValue* method = RoleArguments::property(argument, "method");
        if (type != nullptr && method != nullptr) {
            add(*method, type->constants.empty() ? "" : type->constants.front());
        } else if (RoleArguments::isList(argument)) {
            for (const ArgumentValue& element : argument.elements) add(element, moment);
        } else if (!read_.isOptions(argument)) {
            add(argument, moment);
        }
    }
    if (call.development) return;
    for (const ObjectRef receiver : receiversOf(call)) {
        for (Registration& hook : registrations) {
            hook.kind = Kind_::Hook;
            put(receiver, hook);
        }
    }
}

// --- prefixes and servers ----------------------------------------------------------------------------------------------------------

/// `router.prefix('/users')`, `app.setGlobalPrefix('api')`.
void GraphBuilder::readPrefix(const RoleCall& call) {
    if (call.arguments.empty() || call.development) return;
    const NodeRef argument = call.arguments.front().node;
    Arguments arguments = call.arguments;
    std::string prefix = read_.takePaths(arguments).front();
    if (arguments.size() == call.arguments.size()) prefix = "*";  // no path, whatever it is
    if (prefix == "*") prefix = configured(argument);
    for (const ObjectRef receiver : knownObjects(call.receivers)) graph_[receiver].prefix = prefix;
}

/// `config.get('app.prefix')`: the one constant that stands anywhere under the last part of the key, "*" where there is none.
std::string GraphBuilder::configured(NodeRef call) const {
    const Program& program = programs_.program(call.file);
    if (program[call.node].kind != Kind::Call || program.arguments(call.node).empty()) return "*";
    const NodeId argument = program.arguments(call.node)[0];
    if (program[argument].kind != Kind::String) return "*";
    const std::string_view path = program.atom(program[argument].a);
    const std::string_view key = path.substr(path.rfind('.') + 1);
    std::set<std::string> texts;
    for (const FileId file : flow_.read) {
        const Program& settings = programs_.program(file);
        if (isTest(file)) continue;
        for (NodeId id = 1; id < settings.nodes.size(); ++id) {
            if (settings[id].kind != Kind::Property || settings.atom(settings[id].a) != key) continue;
            if (const std::string text = read_.textOf({file, id - 1}); text != "*") texts.insert(text);
        }
    }
    return texts.size() == 1 ? *texts.begin() : "*";
}

void GraphBuilder::readListen(const RoleCall& call) {
    std::vector<ObjectRef> receivers = knownObjects(call.receivers);
    given_.replaceFallbacks(receivers);
    for (const ObjectRef receiver : receivers) graph_[receiver].listens = true;
    for (const ArgumentValue& argument : call.arguments)
        for (const ObjectRef object : knownObjects(argument.objects)) graph_[object].listens = true;
}

/// Apps on which nothing is put, by anybody whom we can see.
void GraphBuilder::followBareApps() {
    std::map<FileId, std::set<NodeId>> starts;
    for (const RoleCall& call : flow_.roles)
        if (call.role == "listen") starts[call.node.file].insert(call.node.node);
    for (auto& [object, node] : graph_)
        if (node.isApp && node.registrations.empty())
            node.handedOn = isHandedOn(object, programs_.program(object.file), starts[object.file]);
}

}  // namespace jsward
