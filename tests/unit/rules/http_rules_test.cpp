// The small languages that the rules about HTTP read: content security policies, patterns for origins, addresses, durations, and names
// of cookies.
#include <gtest/gtest.h>

#include "rules/clear-text-transport/endpoint.h"
#include "rules/cors-misconfiguration/origin_pattern.h"
#include "rules/insecure-cookie/cookie_worth.h"
#include "rules/insecure-helmet/content_security_policy.h"
#include "rules/weak-rate-limit/limiter.h"

namespace jsward::rules {
namespace {

bool isPolicyFaulty(std::string_view text) {
    return insecure_helmet::faultOf(insecure_helmet::policyOfText(text, {}), false).has_value();
}

TEST(ContentSecurityPolicy, ofAHeader) {
    EXPECT_TRUE(isPolicyFaulty("script-src 'self' 'unsafe-inline'"));
    EXPECT_TRUE(isPolicyFaulty("default-src 'self' 'unsafe-inline'"));
    EXPECT_TRUE(isPolicyFaulty("SCRIPT-SRC 'UNSAFE-EVAL'"));
    EXPECT_TRUE(isPolicyFaulty("script-src *; script-src 'self'")) << "the first one of a name counts";
    EXPECT_TRUE(isPolicyFaulty("default-src 'none'; script-src-elem https:"));
    EXPECT_TRUE(isPolicyFaulty("frame-ancestors *"));
    EXPECT_FALSE(isPolicyFaulty("default-src 'self' 'unsafe-inline'; script-src 'self'"));
    EXPECT_FALSE(isPolicyFaulty("script-src 'nonce-abc' 'unsafe-inline'"));
    EXPECT_FALSE(isPolicyFaulty("script-src 'strict-dynamic' https: 'unsafe-inline'"));
    EXPECT_FALSE(isPolicyFaulty("style-src 'unsafe-inline'"));
    EXPECT_FALSE(isPolicyFaulty("frame-ancestors 'none'"));
    EXPECT_FALSE(isPolicyFaulty(""));
    EXPECT_FALSE(isPolicyFaulty(";;"));
}

TEST(OriginPattern, mustBeginAndEndWithAHost) {
    using cors_misconfiguration::faultOfPattern;
    for (const std::string_view open :
         {"example\\.com", "^https:\\/\\/example\\.com", "example\\.com$", ".*", "", "^https?:\\/\\/.*$",
          "^https:\\/\\/.*example\\.com$", "^https:\\/\\/www.example\\.com$", "^https:\\/\\/a\\.b$|c\\.d",
          "^https://[a-z]+example\\.com$"})
        EXPECT_NE(faultOfPattern(open), "") << open;
    for (const std::string_view whole :
         {"^https:\\/\\/example\\.com$", "\\.example\\.com$", "^https:\\/\\/([a-z]+\\.)*example\\.com(:\\d+)?$",
          "^(https:\\/\\/a\\.b|https:\\/\\/c\\.d)$", "^https?:\\/\\/localhost(:[0-9]+)?$",
          "^https:\\/\\/.*\\.example\\.com$", "(?:^|\\.)example\\.com$", ":\\/\\/example\\.com$"})
        EXPECT_EQ(faultOfPattern(whole), "") << whole;
}

TEST(OriginPattern, comparedInParts) {
    using cors_misconfiguration::faultOfComparison;
    EXPECT_NE(faultOfComparison("endsWith", "example.com"), "");
    EXPECT_EQ(faultOfComparison("endsWith", ".example.com"), "");
    EXPECT_EQ(faultOfComparison("endsWith", "://example.com"), "");
    EXPECT_NE(faultOfComparison("startsWith", "https://example.com"), "");
    EXPECT_NE(faultOfComparison("startsWith", "https://"), "");
    EXPECT_EQ(faultOfComparison("startsWith", "http://localhost:"), "");
    EXPECT_EQ(faultOfComparison("startsWith", "chrome-extension://"), "");
    EXPECT_NE(faultOfComparison("includes", "example.com"), "");
}

TEST(Endpoint, parts) {
    using clear_text_transport::endpointOf;
    const auto endpoint = endpointOf("MongoDB://app:secret@DB.example.com:27017/shop?tls=true");
    ASSERT_TRUE(endpoint);
    EXPECT_EQ(endpoint->scheme, "mongodb");
    EXPECT_EQ(endpoint->host, "db.example.com");
    EXPECT_TRUE(endpoint->hasCredentials);
    EXPECT_TRUE(asksForEncryption(*endpoint));
    EXPECT_FALSE(endpointOf("http://\x1a/path"));
    EXPECT_FALSE(endpointOf("not an address"));
    EXPECT_FALSE(endpointOf("http://"));
    EXPECT_TRUE(carriesSecret(*endpointOf("http://a.example.com/?x=1&api_key=\x1a")));
    EXPECT_FALSE(carriesSecret(*endpointOf("http://a.example.com/?page=2")));
}

TEST(Endpoint, near) {
    using clear_text_transport::isLocal;
    for (const std::string_view host :
         {"localhost", "127.0.0.1", "10.1.2.3", "172.20.0.2", "192.168.1.1", "[::1]", "redis", "db.internal",
          "api.default.svc.cluster.local", "host.docker.internal", "0.0.0.0"})
        EXPECT_TRUE(isLocal(host)) << host;
    for (const std::string_view host : {"db.example.com", "172.40.0.2", "8.8.8.8", "internal.example.com"})
        EXPECT_FALSE(isLocal(host)) << host;
}

TEST(Durations, inWords) {
    using weak_rate_limit::millisecondsOf;
    EXPECT_EQ(millisecondsOf("15 minutes"), 900000);
    EXPECT_EQ(millisecondsOf("1h"), 3600000);
    EXPECT_EQ(millisecondsOf("10 s"), 10000);
    EXPECT_EQ(millisecondsOf("1.5m"), 90000);
    EXPECT_EQ(millisecondsOf("hour"), 3600000);
    EXPECT_EQ(millisecondsOf("250ms"), 250);
    EXPECT_EQ(millisecondsOf("2 days"), 172800000);
    EXPECT_EQ(millisecondsOf("soon"), std::nullopt);
    EXPECT_EQ(millisecondsOf("60"), std::nullopt);
    EXPECT_EQ(millisecondsOf(""), std::nullopt);
}

TEST(CookieWorth, byName) {
    using insecure_cookie::Worth;
    using insecure_cookie::worthOf;
    for (const std::string_view name : {"connect.sid", "PHPSESSID", "authToken", "access_token", "jwt", "user_id",
                                        "remember_me", "__Host-session", "loggedIn"})
        EXPECT_EQ(worthOf(name), Worth::Account) << name;
    for (const std::string_view name : {"theme", "user_lang", "loginRedirect", "token_expiry", "sidebar_state", "cookie-consent", "i18next"})
        EXPECT_EQ(worthOf(name), Worth::None) << name;
    for (const std::string_view name : {"XSRF-TOKEN", "csrfToken", "_csrf"})
        EXPECT_EQ(worthOf(name), Worth::ForScripts) << name;
    for (const std::string_view name : {"basket", "inside", "author", ""})
        EXPECT_EQ(worthOf(name), Worth::Unknown) << name;
}

}  // namespace
}  // namespace jsward::rules
