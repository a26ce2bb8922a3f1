#include <algorithm>
#include <array>
#include <optional>

#include "rules/insecure-cookie/cookie.h"

namespace jsward::rules::insecure_cookie {
namespace {

using Kinds = OptionValue::Kind;

/// Values of options that are more than these many milliseconds in the past delete the cookie.
constexpr double kEpoch = 86'400'000;

bool isNothing(const OptionValue& value) { return value.kind == Kinds::Nothing; }

Flag flagOf(const OptionValues& values) {
    if (std::ranges::all_of(values, &OptionValue::isFalse)) return Flag::Off;
    if (std::ranges::all_of(values, isNothing)) return Flag::Missing;
    const auto isOn = [](const OptionValue& v) { return v.isTrue() || v.kind == Kinds::String; };
    if (std::ranges::all_of(values, isOn)) return Flag::On;
    const auto isNone = [](const OptionValue& v) { return isNothing(v) || v.isFalse(); };
    return std::ranges::all_of(values, isNone) ? Flag::Missing : Flag::Unknown;
}

Flag sameSiteOf(const OptionValues& values) {
    const auto isNone = [](const OptionValue& v) {
        return v.kind == Kinds::String && (v.text == "none" || v.text == "None");
    };
    return std::ranges::all_of(values, isNone) ? Flag::Off : flagOf(values);
}

/// Whether the value is among what the call is given: in the options themselves, or as an argument of its own.
bool givesValue(const OptionUse& use) {
    if (use.spelling == nullptr) return true;
    return std::ranges::any_of(use.spelling->names, [](const OptionSpelling::Name& n) { return n.option == "value"; });
}

/// An empty value, or one that has expired.
bool deletes(const UsedOptions& options) {
    const auto isEmpty = [](const OptionValue& v) {
        return v.kind == Kinds::Nothing || (v.kind == Kinds::String && v.text.empty());
    };
    // `server.state(name, options)` only says what later cookies of this name are like.
    if (givesValue(options.use()) && std::ranges::any_of(options["value"], isEmpty)) return true;
    const auto isPast = [](const OptionValue& v) {
        return (v.kind == Kinds::Number && v.number <= 0) || (v.kind == Kinds::Date && v.number < kEpoch);
    };
    return std::ranges::any_of(options["maxAge"], isPast) || std::ranges::any_of(options["expires"], isPast);
}

/// The node of an option that is an argument of the call; 0 where it is none.
NodeId argumentNode(const Program& program, const OptionUse& use, std::string_view option) {
    if (use.spelling == nullptr || program[use.call.node].kind != Kind::Call) return 0;
    const auto arguments = program.arguments(use.call.node);
    for (const OptionSpelling::Name& name : use.spelling->names)
        if (name.option == option && name.argument && *name.argument < arguments.size())
            return arguments[*name.argument];
    return 0;
}

/// What is set for all cookies at once, when the plugin is registered.
class Defaults {
public:
    explicit Defaults(const CheckContext& context) {
        for (const OptionUse& use : context.flow().options)
            if (use.topic == "cookie-defaults") all_.emplace_back(context.options(), use);
    }

    void complete(Flag& flag, std::string_view option) const {
        if (flag != Flag::Missing) return;
        for (const UsedOptions& options : all_)
            if (flagOf(options["cookie." + std::string(option)]) < Flag::Missing) flag = Flag::On;
    }

private:
    std::vector<UsedOptions> all_;
};

std::optional<Cookie> cookieOf(const CheckContext& context, const OptionUse& use, const Defaults& defaults) {
    const UsedOptions options(context.options(), use);
    const OptionValues names = options["name"];
    const auto isObject = [](const OptionValue& v) { return v.kind == Kinds::Object; };
    const bool isOtherForm =
        use.mayBeAbsent ? !std::ranges::all_of(options.whole(), isObject) : std::ranges::any_of(names, isObject);
    if (options.isAbsent() || isOtherForm || deletes(options)) return std::nullopt;
    const Program& program = context.program(use.call.file);
    Cookie cookie;
    cookie.at = use.call;
    cookie.setBy = use.name;
    if (names.size() == 1 && names[0].kind == Kinds::String) cookie.name = names[0].text;
    const NodeId name = argumentNode(program, use, "name");
    const std::string evidence = cookie.name.empty() && name != 0 ? nameInCode(program, name) : cookie.name;
    cookie.worth = worthOf(evidence);
    // A module about forgery sets its own cookie under a name that it is told.
    const bool isComputed = cookie.name.empty() && cookie.worth != Worth::Account;
    if (isComputed && worthOf(context.pathInProject(use.call.file)) == Worth::ForScripts) cookie.worth = Worth::ForScripts;
    const NodeId value = argumentNode(program, use, "value");
    if (cookie.worth == Worth::Unknown && value != 0 && holdsCredential(program, value)) {
        cookie.worth = Worth::Account;
        cookie.byValue = true;
    }
    cookie.httpOnly = flagOf(options["httpOnly"]);
    cookie.secure = flagOf(options["secure"]);
    cookie.sameSite = sameSiteOf(options["sameSite"]);
    defaults.complete(cookie.httpOnly, "httpOnly");
    defaults.complete(cookie.secure, "secure");
    defaults.complete(cookie.sameSite, "sameSite");
    return cookie;
}

}  // namespace

std::vector<Cookie> cookiesOfCalls(const CheckContext& context) {
    std::vector<Cookie> cookies;
    const Defaults defaults(context);
    for (const OptionUse& use : context.flow().options) {
        if (use.topic != "cookie" || use.development || !context.isForUsers(use.call)) continue;
        if (auto cookie = cookieOf(context, use, defaults)) cookies.push_back(*std::move(cookie));
    }
    return cookies;
}

}  // namespace jsward::rules::insecure_cookie
