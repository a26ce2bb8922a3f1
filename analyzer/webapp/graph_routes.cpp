// Routes: `router.get('/x', a, b)`, `app.route({method, url, handler})`, `app.on(['GET', 'POST'], '/x', h)`.
#include <algorithm>

#include "analyzer/webapp/graph_builder.h"
#include "analyzer/webapp/route_path.h"

namespace jsward {
namespace {

using Place = MiddlewareEvidence::Place;

/// "GET" of `'GET'`, both of `['GET', 'POST']`.
std::vector<std::string> textsOf(const ArgumentValue& value) {
    if (!value.constants.empty()) return value.constants;
    std::vector<std::string> texts;
    for (const ArgumentValue& element : value.elements)
        texts.insert(texts.end(), element.constants.begin(), element.constants.end());
    return texts;
}

}  // namespace

/// The methods of a route; the argument that says them is taken out.
std::vector<std::string> GraphBuilder::takeMethods(const RoleCall& call, std::vector<ArgumentValue>& arguments) {
    const auto index = static_cast<std::size_t>(call.methodArgument);
    if (call.methodArgument < 0 || index >= arguments.size()) return {methodOf(call.member)};
    std::vector<std::string> methods;
    for (const std::string& text : textsOf(arguments[index])) methods.push_back(methodOf(text));
    arguments.erase(arguments.begin() + call.methodArgument);
    return methods.empty() ? std::vector<std::string>{"ALL"} : methods;
}

/// Elements of a list that is written out somewhere, each with its own place.
std::vector<ArgumentValue> GraphBuilder::listed(const ArgumentValue& list) const {
    const Kind kind = list.node.node == 0 ? Kind::None : programs_.program(list.node.file)[list.node.node].kind;
    const NodeRef node = kind == Kind::Spread ? NodeRef{list.node.file, list.node.node - 1} : list.node;
    if (kind == Kind::Array) return list.elements;
    const auto known = kind == Kind::None ? std::nullopt : helpers_.tables().at(node);
    return known && known->methods.empty() && !known->elements.empty() ? known->elements : list.elements;
}

void GraphBuilder::readRoute(const RoleCall& call) {
    std::vector<ArgumentValue> given = call.arguments;
    if (given.size() == 1 && RoleArguments::isList(given.front())) {
        for (const ArgumentValue& element : listed(given.front())) {
            RoleCall one = call;
            one.arguments = {element};
            readRoute(one);
        }
        return;
    }
    if (!given.empty() && isRouteObject(given.front())) return readRouteObject(given.front(), call);
    const std::vector<std::string> methods = takeMethods(call, given);
    Arguments arguments = given;
    Registration route;
    route.node = call.node;
    route.paths = read_.takePaths(arguments);
    // `router.get({path: '/x', name: 'x'}, h)`
    if (!arguments.empty() && read_.isOptions(arguments.front()))
        if (const ArgumentValue* path = RoleArguments::property(arguments.front(), "path"))
            if (!path->constants.empty()) route.paths = path->constants;
    RouteOptions options;
    std::vector<const ArgumentValue*> handlers;
    for (const ArgumentValue& argument : arguments) {
        if (read_.isOptions(argument))
            options.read(argument, programs_);
        else
            handlers.push_back(&argument);
    }
    for (const ArgumentValue* handler : handlers) {
        const bool answers = handler == handlers.back() && options.answer == nullptr;
        if (answers)
            options.answer = handler;
        else
            options.before.push_back(handler);
    }
    for (const std::string& method : methods) {
        route.method = method;
        finishRoute(route, options, call);
    }
}

/// A whole route, or several methods and paths of one handler.
void GraphBuilder::readRouteObject(const ArgumentValue& object, const RoleCall& call) {
    Registration route;
    for (const std::string_view key : {"path", "url"})
        if (const ArgumentValue* path = RoleArguments::property(object, key)) {
            Arguments one(path, 1);
            route.paths = read_.takePaths(one);
        }
    RouteOptions options;
    options.read(object, programs_);
    for (const ArgumentValue& argument : std::span(call.arguments).subspan(1)) options.answer = &argument;
    std::vector<std::string> methods;
    for (const std::string_view key : {"method", "methods"})
        if (const ArgumentValue* told = RoleArguments::property(object, key))
            for (const std::string& text : textsOf(*told)) methods.push_back(methodOf(text));
    if (methods.empty()) methods.emplace_back("ALL");
    // Of a list of routes each stands where it is written.
    const Kind kind = programs_.program(object.node.file)[object.node.node].kind;
    route.node = kind == Kind::Object ? object.node : call.node;
    for (const std::string& method : methods) {
        route.method = method;
        finishRoute(route, options, call);
    }
}

void GraphBuilder::addHandlers(const ArgumentValue& argument, Registration& route, RouteOptions& options) {
    if (RoleArguments::isList(argument)) {
        for (const ArgumentValue& element : argument.elements) addHandlers(element, route, options);
        return;
    }
    const Kind kind =
        argument.node.node == 0 ? Kind::None : programs_.program(argument.node.file)[argument.node.node].kind;
    if (kind == Kind::Array) return;                                                // an empty list
    if (const ArgumentValue* method = RoleArguments::property(argument, "method"))  // `pre: [{method, assign}]`
        return addHandlers(*method, route, options);
    route.handlers.push_back(handlerOf(argument, Place::Middleware));
}

void GraphBuilder::finishRoute(Registration route, const RouteOptions& options, const RoleCall& call) {
    if (call.development) return;
    route.kind = Registration::Kind::Route;
    route.withdraws = options.withdraws;
    RouteOptions rest = options;
    for (const auto& [node, what] : options.provides) route.handlers.push_back(told(node, what));
    for (const ArgumentValue* handler : options.before) addHandlers(*handler, route, rest);
    if (options.answer != nullptr) {
        const std::size_t own = route.handlers.size();
        addHandlers(*options.answer, route, rest);
        if (route.handlers.size() > own) {  // the last one answers
            const ArgumentValue* last = options.answer;
            while (RoleArguments::isList(*last)) last = &last->elements.back();
            route.handlers.back() = handlerOf(*last, Place::Answer);
        }
    }
    if (route.handlers.empty()) return;  // `app.get('setting')` is none
    if (options.bodyLimit.node != 0)
        for (const OptionValue& value : this->options().valuesOf(options.bodyLimit))
            if (value.kind == OptionValue::Kind::Number)
                route.bodyLimit = std::to_string(static_cast<long long>(value.number));
    for (const ObjectRef receiver : receiversOf(call)) put(receiver, route);
}

}  // namespace jsward
