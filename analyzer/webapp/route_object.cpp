// The keys are those of Fastify, Hapi and the routers that follow them; they mean the same wherever they stand.
#include "analyzer/webapp/route_object.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzer/webapp/role_arguments.h"

namespace jsward {
namespace {

constexpr std::array<std::string_view, 9> kBefore = {"onRequest",   "preParsing",  "preValidation",
                                                     "preHandler",  "before",      "middleware",
                                                     "middlewares", "preHandlers", "pre"};
constexpr std::array<std::string_view, 4> kAnswers = {"handler", "handlers", "action", "method"};
constexpr std::array<std::string_view, 5> kInputs = {"body", "payload", "querystring", "params", "query"};

Kind kindOf(const ArgumentValue& value, const ProgramProvider& programs) {
    return value.node.node == 0 ? Kind::None : programs.program(value.node.file)[value.node.node].kind;
}

bool isOff(const ArgumentValue& value, const ProgramProvider& programs) {
    const Kind kind = kindOf(value, programs);
    return kind == Kind::False || kind == Kind::Null || kind == Kind::Undefined;
}

const ArgumentValue* at(const ArgumentValue& object, std::string_view key) {
    return RoleArguments::property(object, key);
}

/// A schema for what comes in; one for answers only checks nothing. What cannot be looked into is believed.
bool checksInput(const ArgumentValue& schema, const ProgramProvider& programs) {
    if (isOff(schema, programs)) return false;
    if (schema.methods.empty()) return true;
    return std::ranges::any_of(kInputs, [&](std::string_view key) {
        const ArgumentValue* input = at(schema, key);
        return input != nullptr && !isOff(*input, programs);
    });
}

/// `auth: false`, `auth: 'jwt'`, `auth: {mode: 'try'}`
void readAuth(const ArgumentValue& auth, const ProgramProvider& programs, RouteOptions& out) {
    const ArgumentValue* mode = at(auth, "mode");
    const bool isOptional = mode != nullptr && !mode->constants.empty() && mode->constants.front() != "required";
    if (isOff(auth, programs) || isOptional)
        out.withdraws.emplace_back("authentication");
    else
        out.provides.emplace_back(auth.node, "authentication");
}

/// `config: {rateLimit: {max: 5}}`, `plugins: {'hapi-rate-limit': {...}}`, `helmet: false`
void readSwitches(const ArgumentValue& object, const ProgramProvider& programs, RouteOptions& out) {
    static const RE2 kLimiter("(?i)^(hapi-?)?rate-?limit(or|er)?$");
    static const RE2 kHeaders("(?i)^helmet$");
    static const RE2 kForgery("(?i)^(crumb|csrf|csrf-?protection)$");
    for (std::size_t i = 0; i < object.methods.size() && i < object.elements.size(); ++i) {
        const std::string_view key = object.methods[i];
        const std::string_view word = RE2::FullMatch(key, kLimiter)   ? "rate-limit"
                                      : RE2::FullMatch(key, kHeaders) ? "headers"
                                      : RE2::FullMatch(key, kForgery) ? "csrf"
                                                                      : "";
        if (word.empty()) continue;
        if (isOff(object.elements[i], programs))
            out.withdraws.emplace_back(word);
        else if (word == "rate-limit")
            out.provides.emplace_back(object.elements[i].node, word);
    }
}

}  // namespace

void RouteOptions::read(const ArgumentValue& object, const ProgramProvider& programs) {
    for (const std::string_view key : {"options", "config"})
        if (const ArgumentValue* inner = at(object, key)) read(*inner, programs);
    if (const ArgumentValue* plugins = at(object, "plugins")) readSwitches(*plugins, programs, *this);
    readSwitches(object, programs, *this);
    for (const std::string_view key : kBefore)
        if (const ArgumentValue* handler = at(object, key); handler != nullptr && !isOff(*handler, programs))
            before.push_back(handler);
    for (const std::string_view key : kAnswers)
        if (const ArgumentValue* own = at(object, key); own != nullptr && own->constants.empty()) {
            answer = own;
            break;
        }
    if (const ArgumentValue* auth = at(object, "auth")) readAuth(*auth, programs, *this);
    for (const std::string_view key : {"schema", "validate", "request"})
        if (const ArgumentValue* schema = at(object, key); schema != nullptr && checksInput(*schema, programs))
            provides.emplace_back(schema->node, "validation");
    if (const ArgumentValue* limit = at(object, "bodyLimit")) bodyLimit = limit->node;
    if (const ArgumentValue* payload = at(object, "payload"))
        if (const ArgumentValue* most = at(*payload, "maxBytes")) bodyLimit = most->node;
}

bool isRouteObject(const ArgumentValue& value) {
    if (!value.functions.empty() && value.methods.empty()) return false;
    const bool hasPath = at(value, "path") != nullptr || at(value, "url") != nullptr;
    const bool hasMethod = at(value, "method") != nullptr || at(value, "methods") != nullptr;
    const bool hasHandler = at(value, "handler") != nullptr || at(value, "handlers") != nullptr;
    return hasPath && (hasMethod || hasHandler);
}

}  // namespace jsward
