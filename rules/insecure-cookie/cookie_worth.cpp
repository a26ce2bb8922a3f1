#include "rules/insecure-cookie/cookie_worth.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "analyzer/rule/code_names.h"
#include "analyzer/text/words.h"

namespace jsward::rules::insecure_cookie {
namespace {

/// Inside of a word, too: "phpsessid", "authtoken".
constexpr std::array<std::string_view, 9> kParts = {"session", "sessid", "token",      "jwt",     "password",
                                                    "passwd",  "secret", "credential", "remember"};
constexpr std::array<std::string_view, 13> kCredentials = {"sid",  "ssid",  "sess",          "auth",           "authn",
                                                           "oidc", "saml",  "authorization", "authentication", "bearer",
                                                           "sso",  "creds", "apikey"};
constexpr std::array<std::string_view, 10> kPeople = {"user",  "uid",  "userid", "username", "login",
                                                      "admin", "role", "logged", "account",  "identity"};
constexpr std::array<std::string_view, 28> kHarmless = {
    "theme",    "lang",    "language", "locale",  "consent",  "gdpr",    "banner", "tz",
    "timezone", "sidebar", "layout",   "dark",    "view",      "sort",      "currency", "utm",     "ga",     "notice",
    "popup",    "font",    "color",    "dismiss", "dismissed", "collapsed", "tab",      "welcome", "tour",   "country"};
/// At the end of a name these say that it is about an account, not the account: "login_redirect", "token_expiry".
constexpr std::array<std::string_view, 14> kAbout = {"redirect", "return", "url",   "path",   "provider", "method", "type",
                                                     "count",    "expiry", "hint",  "expires", "step",    "error",  "message"};
constexpr std::array<std::string_view, 2> kForScripts = {"csrf", "xsrf"};

bool isOneOf(std::span<const std::string_view> words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool isCredential(const std::string& word) {
    return isOneOf(kCredentials, word) ||
           std::ranges::any_of(kParts, [&](std::string_view part) { return word.find(part) != std::string::npos; });
}

}  // namespace

Worth worthOf(std::string_view cookieName) {
    const std::vector<std::string> words = splitWords(cookieName);
    const auto has = [&](auto&& matches) { return std::ranges::any_of(words, matches); };
    const auto isForScripts = [](const std::string& word) {
        return std::ranges::any_of(kForScripts,
                                   [&](std::string_view part) { return word.find(part) != std::string::npos; });
    };
    if (has(isForScripts)) return Worth::ForScripts;
    if (!words.empty() && isOneOf(kAbout, words.back())) return Worth::None;
    if (has(isCredential)) return Worth::Account;
    const bool isLanguage = cookieName.starts_with("i18n");  // no words of their own: "i18next"
    if (isLanguage || has([](const std::string& word) { return isOneOf(kHarmless, word); })) return Worth::None;
    return has([](const std::string& word) { return isOneOf(kPeople, word); }) ? Worth::Account : Worth::Unknown;
}

bool holdsCredential(const Program& program, NodeId value) {
    std::string_view name;
    const Node& node = program[value];
    if (node.kind == Kind::Name) name = program.atom(program.bindings[node.a].name);
    if (node.kind == Kind::Member) name = program.atom(node.a);
    if (node.kind == Kind::Call) name = calleeName(program, value);
    if (node.kind == Kind::Await || node.kind == Kind::Cast) return holdsCredential(program, value - 1);
    if (node.kind == Kind::Call && name == "sign") return true;
    return std::ranges::any_of(splitWords(name), isCredential);
}

std::string nameInCode(const Program& program, NodeId name) {
    std::string words;
    NodeId at = program[name].kind == Kind::Call ? program.callee(name) : name;  // `getCookieName(ctx)`
    for (; program[at].kind == Kind::Member; --at) words.append(program.atom(program[at].a)).append(" ");
    if (program[at].kind == Kind::Name) words.append(program.atom(program.bindings[program[at].a].name));
    if (program[at].kind == Kind::Global) words.append(program.atom(program[at].a));
    return words;
}

}  // namespace jsward::rules::insecure_cookie
