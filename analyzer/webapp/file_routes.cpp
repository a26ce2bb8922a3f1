#include "analyzer/webapp/file_routes.h"

#include <re2/re2.h>

#include <algorithm>
#include <set>

#include "analyzer/webapp/request_conditions.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

/// The response headers that protect a browser; a configuration that names several sets them.
bool isProtective(std::string_view text) {
    static const RE2 kHeader(
        "(?i)x-frame-options|content-security-policy|strict-transport-security|x-content-type-options|referrer-policy|"
        "permissions-policy|cross-origin-(opener|resource|embedder)-policy|x-xss-protection");
    return RE2::FullMatch(text, kHeader);
}

/// Folders that only group files, `(shop)` and `@modal`, are no parts of the path; neither are the names of files that stand for
/// their folder.
std::string routeOf(std::string_view path) {
    std::string route;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        std::string_view part = path.substr(0, slash);
        const bool isLast = slash == path.size();
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (isLast) part = part.substr(0, part.rfind('.'));
        const bool isNothing = part.empty() || part.starts_with('@') || (part.starts_with('(') && part.ends_with(')'));
        if (isNothing || (isLast && (part == "route" || part == "index"))) continue;
        route.append("/").append(part);
    }
    return route.empty() ? "/" : route;
}

/// "/api/:path*" and "/admin/(.*)" as what lies below them; what a negative lookahead excludes goes to `except`.
std::string matcherPath(std::string matcher, std::vector<std::string>& except) {
    std::string excluded;
    static const RE2 kNegative(R"(^/?\(\(?\?!([^)]*)\).*)");
    if (RE2::FullMatch(matcher, kNegative, &excluded)) {
        while (!excluded.empty()) {
            const std::size_t bar = std::min(excluded.find('|'), excluded.size());
            std::string one = excluded.substr(0, bar);
            if (RE2::FullMatch(one, "[\\w/-]+")) {
                except.push_back("/" + one);
                except.push_back("/" + one + "/*");
            }
            excluded.erase(0, bar + 1);
        }
        return "/";
    }
    static const RE2 kEnd(R"(/?(:\w+\*|:\w+\+|\(\.\*\)|\*)$)");
    RE2::Replace(&matcher, kEnd, "");
    return matcher.empty() ? "/" : matcher;
}

}  // namespace

void FileRoutes::read() {
    std::map<std::pair<std::string, std::string>, Calls> apps;
    for (const RoleCall& call : graph_.flow().roles)
        if (call.role == "endpoint") apps[{call.framework, pathOf(call).folder}].push_back(&call);
    for (const auto& [key, endpoints] : apps) {
        const auto& [framework, folder] = key;
        if (!isOfFramework(endpoints)) continue;
        ObjectRef app = endpoints.front()->node;
        Calls configs;
        Calls hooks;
        for (const RoleCall& call : graph_.flow().roles) {
            const bool isOwn = call.isExport && call.framework == framework && folderOf(call) == folder;
            if (isOwn && call.role == "config") configs.push_back(&call);
            if (isOwn && call.role == "hook") hooks.push_back(&call);
        }
        if (!configs.empty()) app = configs.front()->node;
        AppNode& node = graph_.graph()[app];
        node.framework = framework;
        node.isApp = true;
        node.listens = true;
        for (const RoleCall* config : configs) readConfig(app, *config);
        for (const RoleCall* hook : hooks) readMiddleware(app, *hook);
        for (const RoleCall* endpoint : endpoints) readEndpoint(app, *endpoint, pathOf(*endpoint).route);
    }
}

/// "apps/web" and "/api/users/[id]" for "apps/web/src/pages/api/users/[id].ts".
FileRoutes::FilePath FileRoutes::pathOf(const RoleCall& endpoint) const {
    const std::string_view path = graph_.programs().path(endpoint.node.file);
    const std::string marker = endpoint.below + "/";
    std::size_t at = path.find("/" + marker);
    const std::size_t begin = path.starts_with(marker) ? 0 : at == std::string_view::npos ? path.size() : at + 1;
    std::string_view folder = path.substr(0, begin);
    while (folder.ends_with('/')) folder.remove_suffix(1);
    if (folder == "src" || folder.ends_with("/src")) folder.remove_suffix(folder == "src" ? 3 : 4);
    return {std::string(folder), routeOf(path.substr(std::min(begin + marker.size(), path.size())))};
}

std::string FileRoutes::folderOf(const RoleCall& call) const {
    std::string_view path = graph_.programs().path(call.node.file);
    const std::size_t slash = path.rfind('/');
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    if (path == "src" || path.ends_with("/src")) path.remove_suffix(path == "src" ? 3 : 4);
    return std::string(path);
}

/// Folders may be called so by chance: something among the files has to come from the framework, or its exports are methods.
bool FileRoutes::isOfFramework(const Calls& endpoints) const {
    if (std::ranges::any_of(endpoints, [](const RoleCall* call) { return call->member != "all"; })) return true;
    for (const RoleCall& call : graph_.flow().roles)
        if (call.role == "config" && call.framework == endpoints.front()->framework) return true;
    return std::ranges::any_of(endpoints, [&](const RoleCall* call) {
        const Program& program = graph_.programs().program(call->node.file);
        return std::ranges::any_of(program.requests, [&](const ModuleRequest& request) {
            const std::string_view module = program.atom(request.module);
            return module == "next" || module.starts_with("next/");
        });
    });
}

/// `headers()` of a configuration: each `source` with the headers that are set there.
void FileRoutes::readConfig(ObjectRef app, const RoleCall& config) {
    const Program& program = graph_.programs().program(config.node.file);
    std::set<std::string_view> headers;
    std::vector<std::pair<NodeId, std::string>> sources;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        if (node.kind == Kind::String && isProtective(program.atom(node.a))) headers.insert(program.atom(node.a));
        if (node.kind == Kind::Property && program.atom(node.a) == "source" && program[id - 1].kind == Kind::String)
            sources.emplace_back(id, program.atom(program[id - 1].a));
    }
    if (headers.size() < 2) return;
    for (const auto& [node, source] : sources) {
        Registration hook;
        hook.kind = Registration::Kind::Hook;
        hook.paths = {matcherPath(source, hook.except)};
        hook.node = {config.node.file, node};
        hook.handlers.push_back(GraphBuilder::told(hook.node, "headers"));
        graph_.put(app, hook);
    }
}

void FileRoutes::readMiddleware(ObjectRef app, const RoleCall& middleware) {
    std::vector<std::string> except;
    std::vector<std::string> paths;
    const OptionReader reader = graph_.options();
    for (const OptionValue& matcher : exported(middleware.node.file, "config", "matcher")) {
        OptionValues all = {matcher};
        if (matcher.kind == OptionValue::Kind::Array) all = reader.elements(matcher);
        for (OptionValue one : all) {
            if (one.kind == OptionValue::Kind::Object) {
                const OptionValues sources = reader.property(one, "source");
                if (!sources.empty()) one = sources.front();
            }
            if (one.kind == OptionValue::Kind::String) paths.push_back(matcherPath(one.text, except));
        }
    }
    if (paths.empty()) paths = {"/"};
    Registration hook = graph_.middlewareOf(middleware.arguments.front(), middleware.node, paths);
    hook.kind = Registration::Kind::Hook;
    hook.handlesErrors = false;
    hook.except = except;
    graph_.put(app, hook);
}

/// What a file exports under a name, and what stands there under a key.
OptionValues FileRoutes::exported(FileId file, std::string_view name, std::string_view key) const {
    const Program& program = graph_.programs().program(file);
    const OptionReader reader = graph_.options();
    for (const Export& entry : program.exports) {
        if (entry.kind != ExportKind::Local || entry.binding == kNone || program.atom(entry.exported) != name) continue;
        const NodeId declaration = program.bindings[entry.binding].declaration;
        if (declaration != 0) return reader.property(reader.valuesOf({file, declaration}), key);
    }
    return {};
}

void FileRoutes::readEndpoint(ObjectRef app, const RoleCall& endpoint, const std::string& path) {
    const std::string method = GraphBuilder::methodOf(endpoint.member);
    std::vector<ToldApart> parts;
    if (method == "ALL")
        for (const FunctionRef function : endpoint.arguments.front().functions)
            tellApart(graph_.programs().program(function.file), function, {{}, {path}}, parts);
    for (const ToldApart& part : parts) addRoute(app, endpoint, part.method, path, part.node);
    if (parts.empty()) addRoute(app, endpoint, method, path, endpoint.node);
}

void FileRoutes::addRoute(ObjectRef app, const RoleCall& endpoint, const std::string& method, const std::string& path,
                          NodeRef at) {
    Registration route;
    route.kind = Registration::Kind::Route;
    route.method = method;
    route.paths = {path};
    route.node = at;
    route.bodyLimit = endpoint.bodyLimit;
    for (const OptionValue& limit : exported(endpoint.node.file, "config", "api.bodyParser.sizeLimit"))
        if (limit.kind == OptionValue::Kind::String) route.bodyLimit = limit.text;
    route.handlers.push_back(graph_.handlerOf(endpoint.arguments.front(), GraphBuilder::Place::Answer));
    graph_.put(app, route);
}

}  // namespace jsward
