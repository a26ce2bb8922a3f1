#include "rules/missing-csrf-protection/protection.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "analyzer/rule/code_names.h"

namespace jsward::rules::missing_csrf_protection {
namespace {

using Kinds = OptionValue::Kind;

bool provides(const Handler& handler, std::string_view what) {
    return std::ranges::find(handler.provides, what) != handler.provides.end();
}

/// What stands in front of an answer.
template <class Matches>
bool anyMiddleware(const WebModel& web, Matches matches) {
    const auto ofRoute = [&](const Route& route) {
        return std::ranges::any_of(route.before, matches) ||
               std::any_of(route.handlers.begin(), std::prev(route.handlers.end()), matches);
    };
    const auto ofApp = [&](const App& app) {
        return std::ranges::any_of(app.middleware, matches) || std::ranges::any_of(app.routes, ofRoute);
    };
    return std::ranges::any_of(web.apps, ofApp) || std::ranges::any_of(web.looseRoutes, ofRoute);
}

// --- names --------------------------------------------------------------------------------------------------------------

bool namesForgery(std::string_view name) {
    static const RE2 kForgery("(?i)csrf|csurf|xsrf|crumb");
    return RE2::PartialMatch(name, kForgery);
}

/// A module or a function of that name, or the header in which scripts send the token.
bool checksByName(const Program& program) {
    for (const ModuleRequest& request : program.requests)
        if (namesForgery(program.atom(request.module))) return true;
    static const RE2 kHeader("(?i)^(x-)?(csrf|xsrf)-?token$");
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        const Node& node = program[id];
        if (node.kind == Kind::Call && namesForgery(calleeName(program, id))) return true;
        if (node.kind == Kind::String && RE2::FullMatch(program.atom(node.a), kHeader)) return true;
    }
    return false;
}

// --- where a request comes from -----------------------------------------------------------------------------------------------

/// Reads a header that pages of other sites cannot choose, and turns some requests away.
bool checksOrigin(const Program& program, const Function& function) {
    static const RE2 kHeaders("(?i)^(origin|referer|referrer|sec-fetch-site|x-requested-with)$");
    bool reads = false;
    bool refuses = false;
    for (NodeId id = function.firstNode; id <= function.body; ++id) {
        const Node& node = program[id];
        const bool isText = node.kind == Kind::String || node.kind == Kind::Member || node.kind == Kind::Number;
        if (isText) {
            reads |= RE2::FullMatch(program.atom(node.a), kHeaders);
            refuses |= program.atom(node.a) == "403" || program.atom(node.a) == "Forbidden" ||
                       program.atom(node.a) == "forbidden";
        }
        refuses |= node.kind == Kind::Throw;
        if (node.kind == Kind::Call && calleeName(program, id) == "next") refuses |= !program.arguments(id).empty();
    }
    return reads && refuses;
}

/// `cors({origin: (origin, callback) => callback(new Error('not allowed'))})` lets nobody else's request through.
bool refusesOrigins(const CheckContext& context) {
    const OptionReader reader = context.options();
    return std::ranges::any_of(context.flow().options, [&](const OptionUse& use) {
        if (use.topic != "cors") return false;
        for (const OptionValue& origin : UsedOptions(reader, use)["origin"]) {
            if (origin.kind != Kinds::Function || origin.node.node == 0) continue;
            const Program& program = context.program(origin.node.file);
            if (program[origin.node.node].kind != Kind::Function) continue;
            const Function& function = program.functions[program[origin.node.node].a];
            for (NodeId id = function.firstNode; id <= function.body; ++id)
                if (program[id].kind == Kind::New && calleeName(program, id) == "Error") return true;
        }
        return false;
    });
}

}  // namespace

bool isProtected(const CheckContext& context) {
    const auto byHandler = [&](const Handler& handler) {
        if (provides(handler, "csrf") || std::ranges::any_of(handler.names, namesForgery)) return true;
        return std::ranges::any_of(handler.functions, [&](FunctionRef function) {
            const Program& program = context.program(function.file);
            return checksOrigin(program, program.functions[function.function]);
        });
    };
    const auto isOn = [&](const OptionUse& use) {
        if (use.topic != "csrf") return false;
        const UsedOptions options(context.options(), use);
        return !options.isAbsent() && std::ranges::none_of(options.whole(), &OptionValue::isFalse);
    };
    return anyMiddleware(context.web(), byHandler) || std::ranges::any_of(context.flow().options, isOn) ||
           refusesOrigins(context) || std::ranges::any_of(context.files(), [&](FileId file) {
               return context.isForUsers({file, 0}) && checksByName(context.program(file));
           });
}

bool asksForToken(const CheckContext& context, const Handler& handler) {
    if (!provides(handler, "authentication")) return false;
    static const RE2 kToken("(?i)jwt|bearer|token|api_?key|hmac|signature|webhook|basic_?auth");
    if (std::ranges::any_of(handler.names, [](const std::string& n) { return RE2::PartialMatch(n, kToken); }))
        return true;
    return std::ranges::any_of(handler.functions, [&](FunctionRef ref) {
        static const RE2 kHeader("(?i)^(authorization|x-api-key|x-access-token|x-auth-token)$");
        const Program& program = context.program(ref.file);
        const Function& function = program.functions[ref.function];
        for (NodeId id = function.firstNode; id <= function.body; ++id) {
            const Kind kind = program[id].kind;
            const bool isText = kind == Kind::String || kind == Kind::Member;
            if (isText && RE2::FullMatch(program.atom(program[id].a), kHeader)) return true;
        }
        return false;
    });
}

bool servesBrowsers(const CheckContext& context) {
    constexpr std::array<std::string_view, 5> kForForms = {"urlencoded", "render", "view", "formbody", "redirect"};
    return std::ranges::any_of(context.files(), [&](FileId file) {
        const Program& program = context.program(file);
        for (NodeId id = 1; id < program.nodes.size(); ++id) {
            if (program[id].kind != Kind::Call) continue;
            if (std::ranges::find(kForForms, calleeName(program, id)) != kForForms.end()) return true;
        }
        return false;
    });
}

}  // namespace jsward::rules::missing_csrf_protection
