// Documents, design, maps, planning.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"notion-integration-token", "Notion", "integration token", "ntn_",
     R"(ntn_[0-9]{11}[A-Za-z0-9]{35})"},
    {"notion-legacy-integration-token", "Notion", "integration token", "secret_",
     R"(secret_[A-Za-z0-9]{43})"},
    {"linear-api-key", "Linear", "API key", "lin_api_",
     R"(lin_api_[A-Za-z0-9]{40})"},
    {"linear-oauth-token", "Linear", "OAuth token", "lin_oauth_",
     R"(lin_oauth_[0-9a-f]{64})"},
    {"linear-webhook-secret", "Linear", "webhook secret", "lin_wh_",
     R"(lin_wh_[A-Za-z0-9]{20,})"},
    {"airtable-pat", "Airtable", "personal access token", "pat",
     R"(pat[A-Za-z0-9]{14}\.[0-9a-f]{64})"},
    {"hubspot-private-app-token", "HubSpot", "private app token", "pat-",
     R"(pat-[a-z]{2}\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"clickup-api-token", "ClickUp", "API token", "pk_",
     R"(pk_\d{5,10}_[A-Z0-9]{32})"},
    {"typeform-access-token", "Typeform", "access token", "tfp_",
     R"(tfp_[A-Za-z0-9_=.-]{44,59})"},
    {"cal-com-api-key", "Cal.com", "API key", "cal_live_",
     R"(cal_live_[0-9a-f]{32})"},
    {"clearbit-api-key", "Clearbit", "API key", "sk_",
     R"(sk_[0-9a-f]{32})"},
    {"figma-access-token", "Figma", "access token", "figd_|figu_",
     R"(fig[du]_[A-Za-z0-9_-]{40})"},
    {"canva-client-secret", "Canva", "client secret", "cnvca",
     R"(cnvca[A-Za-z0-9_-]{51})"},
    {"dropbox-access-token", "Dropbox", "access token", "sl.",
     R"(sl\.(?:u\.)?[A-Za-z0-9_=-]{130,})"},
    {"frame-io-api-token", "Frame.io", "API token", "fio-u-",
     R"(fio-u-[A-Za-z0-9_=-]{64})"},
    {"adobe-client-secret", "Adobe", "client secret", "p8e-",
     R"(p8e-[A-Za-z0-9_-]{32})"},
    {"mapbox-secret-token", "Mapbox", "secret token", "sk.eyJ",
     R"(sk\.eyJ[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_-]{20,})"},
    {"foursquare-api-key", "Foursquare", "API key", "fsq3",
     R"(fsq3[A-Za-z0-9+/]{43,}={0,2})"},
    {"wakatime-api-key", "WakaTime", "API key", "waka_",
     R"(waka_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})"},
    {"rapidapi-key", "RapidAPI", "key", "msh",
     R"([0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{6}jsn[0-9a-f]{12})", {.before = 10}},
    {"wix-api-key", "Wix", "API key", "IST.eyJ",
     R"(IST\.eyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_-]{40,})"},
    {"salesforce-access-token", "Salesforce", "access token", "00D",
     R"(00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{80,120})"},
    {"zoho-token", "Zoho", "token", "1000.",
     R"(1000\.[0-9a-f]{32}\.[0-9a-f]{32})"},
    {"asana-access-token", "Asana", "access token", "1/1|2/1",
     R"([12]/1\d{15}(?:/\d{16})?:[0-9a-f]{32})"},
    {"retool-api-token", "Retool", "API token", "retool_01",
     R"(retool_01[a-z0-9]{24})"},
    {"intra42-client-secret", "Intra42", "client secret", "s-s4t2",
     R"(s-s4t2(?:ud|af)-[0-9a-f]{64})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> workplaceFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
