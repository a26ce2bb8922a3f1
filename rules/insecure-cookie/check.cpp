// Which flags a cookie needs depends on what it is for, and its name tells: a session must be out of the reach of scripts and of plain
// HTTP, a language need not be, and a CSRF token is there for scripts to read.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "rules/insecure-cookie/cookie.h"

namespace jsward::rules::insecure_cookie {
namespace {

/// What is wrong with one cookie.
struct Fault {
    std::optional<Confidence> confidence;
    std::string what;

    void add(Confidence how, std::string_view text) {
        confidence = std::max(confidence.value_or(Confidence::Low), how);
        what += what.empty() ? "that " : " and ";
        what += text;
    }
};

/// How sure it is that a flag ought to be there.
Confidence confidenceOf(const Cookie& cookie, Flag flag) {
    if (cookie.worth == Worth::Account) return cookie.byValue ? Confidence::Medium : Confidence::High;
    return cookie.worth == Worth::Unknown && flag == Flag::Off ? Confidence::Medium : Confidence::Low;
}

bool isWanting(Flag flag) { return flag == Flag::Missing || flag == Flag::Off; }

Fault faultOf(const Cookie& cookie) {
    Fault fault;
    if (isWanting(cookie.httpOnly) && cookie.worth != Worth::ForScripts)
        fault.add(confidenceOf(cookie, cookie.httpOnly), "scripts can read");
    if (isWanting(cookie.secure)) fault.add(confidenceOf(cookie, cookie.secure), "is sent over plain HTTP, too");
    // Browsers of today take 'lax' when nothing is said; a token that scripts read is a guard against other sites itself.
    if (isWanting(cookie.sameSite) && cookie.worth == Worth::Account)
        fault.add(Confidence::Low, "goes along with requests of other sites");
    return fault;
}

void report(const CheckContext& context, const Cookie& cookie, std::vector<Finding>& out) {
    const Fault fault = faultOf(cookie);
    if (!fault.confidence) return;
    const std::string name = cookie.name.empty() ? "a cookie" : "the cookie '" + cookie.name + "'";
    const std::array<std::pair<std::string_view, std::string_view>, 3> values = {
        {{"name", cookie.setBy}, {"cookie", name}, {"what", fault.what}}};
    out.push_back(context.finding(cookie.at, *fault.confidence, values));
}

}  // namespace

void check(const CheckContext& context, std::vector<Finding>& out) {
    for (const Cookie& cookie : cookiesOfCalls(context)) report(context, cookie, out);
    for (const Cookie& cookie : cookiesOfHeaders(context)) report(context, cookie, out);
}

}  // namespace jsward::rules::insecure_cookie
