#include "analyzer/webapp/credential_route.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <string>

namespace jsward {
namespace {

/// "/reset-Password" for "/resetPassword".
std::string separated(std::string_view path) {
    std::string words;
    for (const char c : path) {
        const bool begins = std::isupper(static_cast<unsigned char>(c)) != 0 && !words.empty() &&
                            std::islower(static_cast<unsigned char>(words.back())) != 0;
        if (begins) words += '-';
        words += c;
    }
    return words;
}

/// Without its parameters: `/push/:token` names what the caller shows, not what the route is for.
std::string withoutParameters(std::string_view path) {
    static const RE2 kParameter("/:[^/]*");
    std::string rest(path);
    RE2::GlobalReplace(&rest, kParameter, "");
    return rest;
}

/// Logging in at a provider, and coming back from it.
bool isElsewhere(const std::string& path) {
    static const RE2 kProvider("(?i)(^|[/"
                               "_.-])(callback|oidc|openid|saml|sso|google|facebook|github|gitlab|twitter|linkedin|"
                               "apple|microsoft|discord|auth0|"
                               "okta)([/_.-]|$)");
    return RE2::PartialMatch(path, kProvider);
}

/// Pages that only show a form share their path with the route that takes it; links with a token in them are GETs that count.
CredentialRoute byPath(const Route& route) {
    static const RE2 kForm(
        "(?i)(^|[/"
        "_.-])(log[-_]?in|sign[-_]?in|log[-_]?on|sign[-_]?up|register|registration|authenticate|forgot|forgotten|lost)"
        "([-_]?(user|password|pw|pass|account|local|email))*([/.:?]|$)");
    static const RE2 kCode(
        "(?i)(^|[/_.-])(reset|recover|recovery|magic[-_]?link|verify[-_]?(email|code|otp|token)|activate|"
        "(verify|validate|check|confirm)[-_/](otp|totp|2fa|mfa|two[-_]?factor)|"
        "(otp|totp|2fa|mfa|two[-_]?factor)[-_/](verify|verification|validate|validation|check|login))"
        "([-_]?(user|password|pw|pass|account|token|email|code|link))*([/.:?]|$)");
    static const RE2 kAccount(
        "(?i)(^|[/"
        "_.-])((change|update|new|set|refresh)[-_]?)?(password|passwd|pw|credentials|tokens?|auth|otp|totp|2fa|mfa)"
        "(/refresh)?$");
    static const RE2 kWayOut("(?i)[/_.-](abort|cancel|log[-_]?out|sign[-_]?out|log[-_]?off)$");
    const std::string path = separated(withoutParameters(route.path));
    if (RE2::PartialMatch(path, kWayOut)) return CredentialRoute::None;
    if (RE2::PartialMatch(path, kCode)) return CredentialRoute::Entrance;
    if (RE2::PartialMatch(path, kForm) && isElsewhere(path)) return CredentialRoute::Elsewhere;
    if (RE2::PartialMatch(path, kForm)) return isRead(route) ? CredentialRoute::Form : CredentialRoute::Entrance;
    static const RE2 kRenewal("(?i)(^|[/_.-])refresh");
    if (RE2::PartialMatch(path, kAccount) && !isRead(route))
        return RE2::PartialMatch(path, kRenewal) ? CredentialRoute::Renewal : CredentialRoute::Account;
    return CredentialRoute::None;
}

CredentialRoute byName(const Handler& handler) {
    static const RE2 kEntrance("(?i)^(handle|do|post|process|perform|user|on|local|api)?_?"
                               "(log_?in|sign_?in|sign_?up|register|forgot(ten)?_?(password|pw|pass)?|reset_?(password|"
                               "pw|pass)|verify_?(otp|code|email))"
                               "_?(user|account|request|handler|post|local|controller|action)?");
    static const RE2 kAccount("(?i)^(handle|do|post)?_?(change|update|set)_?(my_?)?password");
    const auto matches = [&](const RE2& pattern) {
        return std::ranges::any_of(handler.names,
                                   [&](const std::string& name) { return RE2::FullMatch(name, pattern); });
    };
    if (matches(kEntrance)) return CredentialRoute::Entrance;
    return matches(kAccount) ? CredentialRoute::Account : CredentialRoute::None;
}

}  // namespace

bool isRead(const Route& route) { return route.method == "GET" || route.method == "HEAD"; }

CredentialRoute credentialRoute(const Route& route) {
    const CredentialRoute path = byPath(route);
    if (path != CredentialRoute::None || isRead(route)) return path;
    return byName(route.handlers.back());
}

}  // namespace jsward
