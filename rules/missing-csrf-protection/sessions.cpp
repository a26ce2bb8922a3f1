#include "rules/missing-csrf-protection/sessions.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <set>

#include "analyzer/webapp/callees.h"

namespace jsward::rules::missing_csrf_protection {
namespace {

using Kinds = OptionValue::Kind;

/// Whether browsers certainly send the cookie along from everywhere, as far as what the code says goes.
bool travels(const OptionValues& sameSite) {
    return std::ranges::all_of(sameSite, [](const OptionValue& value) {
        const bool isNone = value.kind == Kinds::String && (value.text == "none" || value.text == "None");
        return value.kind == Kinds::Nothing || value.isFalse() || isNone;
    });
}

/// The names under which the code reads cookies: `req.cookies.token`, `cookies['token']`, `getCookie(c, 'token')`.
std::set<std::string, std::less<>> cookiesRead(const CheckContext& context) {
    std::set<std::string, std::less<>> names;
    for (const FileId file : context.files()) {
        const Program& program = context.program(file);
        const auto isCookies = [&](NodeId id) {
            if (program[id].kind != Kind::Member) return false;
            const std::string_view name = program.atom(program[id].a);
            return name == "cookies" || name == "signedCookies";
        };
        for (NodeId id = 1; id < program.nodes.size(); ++id) {
            const Node& node = program[id];
            if (node.kind == Kind::Member && isCookies(id - 1)) names.emplace(program.atom(node.a));
            if (node.kind == Kind::Index && isCookies(node.a) && program[id - 1].kind == Kind::String)
                names.emplace(program.atom(program[id - 1].a));
            if (node.kind != Kind::Call || program.arguments(id).empty()) continue;
            const NodeId last = program.arguments(id).back();
            const NodeId callee = program.callee(id);
            const bool isGet = program[callee].kind == Kind::Member && program.atom(program[callee].a) == "get" &&
                               isCookies(callee - 1);
            if (isGet && program[last].kind == Kind::String) names.emplace(program.atom(program[last].a));
        }
    }
    return names;
}

bool isToken(std::string_view cookie) {
    static const RE2 kToken("(?i)token|jwt|auth|sess|^sid$");
    static const RE2 kForScripts("(?i)csrf|xsrf");
    return RE2::PartialMatch(cookie, kToken) && !RE2::PartialMatch(cookie, kForScripts);
}

std::optional<CookieLogin> loginOf(const UsedOptions& options, const std::set<std::string, std::less<>>& read) {
    const OptionUse& use = options.use();
    if (use.topic == "session")
        return travels(options["cookie.sameSite"]) ? std::optional(CookieLogin{use.call, use.name, true, use.function})
                                                   : std::nullopt;
    if (use.topic != "cookie" || !travels(options["sameSite"])) return std::nullopt;
    const OptionValues names = options["name"];
    if (names.size() != 1 || names[0].kind != Kinds::String) return std::nullopt;
    if (!isToken(names[0].text) || !read.contains(names[0].text)) return std::nullopt;
    return CookieLogin{use.call, "the cookie '" + names[0].text + "'", false, use.function};
}

/// Whether a function is the one that sets the cookie, holds it, or calls it.
bool getsTo(const CheckContext& context, FunctionRef function, const CookieLogin& login, int depth) {
    constexpr int kDeepestCall = 3;
    const Program& program = context.program(function.file);
    const Function& body = program.functions[function.function];
    const bool holds = function.file == login.at.file && body.firstNode <= login.at.node && login.at.node <= body.body;
    if (holds || depth == kDeepestCall) return holds;
    const FunctionFacts* facts = context.flow().facts(function);
    if (facts == nullptr) return false;
    const std::vector<FunctionRef> callees = calleesOf(*facts, program);
    return std::ranges::any_of(callees,
                               [&](FunctionRef callee) { return getsTo(context, callee, login, depth + 1); });
}

}  // namespace

std::vector<CookieLogin> cookieLogins(const CheckContext& context) {
    std::vector<CookieLogin> logins;
    std::optional<std::set<std::string, std::less<>>> read;
    for (const OptionUse& use : context.flow().options) {
        const bool matters = use.topic == "session" || use.topic == "cookie";
        if (!matters || use.development || !context.isForUsers(use.call)) continue;
        const UsedOptions options(context.options(), use);
        if (options.isAbsent()) continue;
        if (!read) read = cookiesRead(context);
        if (auto login = loginOf(options, *read)) logins.push_back(*std::move(login));
    }
    return logins;
}

bool isMadeBy(const CheckContext& context, const CookieLogin& login, const Handler& handler) {
    if (!login.isSession)
        return std::ranges::any_of(handler.functions, [&](FunctionRef f) { return getsTo(context, f, login, 0); });
    const Program& program = context.program(login.at.file);
    if (login.at.file == handler.node.file && program[login.at.node].kind == Kind::Call) {
        const auto arguments = program.arguments(login.at.node);
        if (std::ranges::find(arguments, handler.node.node) != arguments.end()) return true;
    }
    const OptionValues values = context.options().valuesOf(handler.node);
    return std::ranges::any_of(values, [&](const OptionValue& value) { return value.node == login.at; });
}

}  // namespace jsward::rules::missing_csrf_protection
