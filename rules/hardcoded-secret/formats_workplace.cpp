#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"Notion integration token", "ntn_", R"(ntn_[0-9]{11}[A-Za-z0-9]{35})", 0, 3.8F},
    {"Notion integration token", "secret_", R"(secret_[A-Za-z0-9]{43})", 0, 4.0F},
    {"Linear API key", "lin_api_", R"(lin_api_[A-Za-z0-9]{40})", 0, 3.8F},
    {"Linear OAuth token", "lin_oauth_", R"(lin_oauth_[0-9a-f]{64})", 0, 3.0F},
    {"Linear webhook secret", "lin_wh_", R"(lin_wh_[A-Za-z0-9]{20,})", 0, 3.1F},
    {"Airtable personal access token", "pat", R"(pat[A-Za-z0-9]{14}\.[0-9a-f]{64})", 0, 3.4F},
    {"HubSpot private app token", "pat-", R"(pat-[a-z]{2}\d-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"ClickUp API token", "pk_", R"(pk_\d{5,10}_[A-Z0-9]{32})", 0, 3.4F},
    {"Typeform access token", "tfp_", R"(tfp_[A-Za-z0-9_=.-]{44,59})", 0, 4.0F},
    {"Cal.com API key", "cal_live_", R"(cal_live_[0-9a-f]{32})", 0, 2.9F},
    {"Figma access token", "figd_|figu_", R"(fig[du]_[A-Za-z0-9_-]{40})", 0, 3.8F},
    {"Dropbox access token", "sl.", R"(sl\.(?:u\.)?[A-Za-z0-9_=-]{130,})", 0, 4.3F},
    {"Frame.io API token", "fio-u-", R"(fio-u-[A-Za-z0-9_=-]{64})", 0, 4.0F},
    {"Adobe client secret", "p8e-", R"(p8e-[A-Za-z0-9]{32})", 0, 3.4F},
    {"Mapbox secret token", "sk.eyJ", R"(sk\.eyJ[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_-]{20,})", 0, 4.0F},
    {"Foursquare API key", "fsq3", R"(fsq3[A-Za-z0-9+/]{43,}={0,2})", 0, 4.0F},
    {"WakaTime API key", "waka_", R"(waka_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})", 0, 2.8F},
    {"RapidAPI key", "msh", R"([0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{6}jsn[0-9a-f]{12})", 10, 3.2F},
    {"Wix API key", "IST.eyJ", R"(IST\.eyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{40,}\.[A-Za-z0-9_-]{40,})", 0, 4.3F},
    {"Salesforce access token", "00D", R"(00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{80,120})", 0, 4.2F},
    {"Zoho token", "1000.", R"(1000\.[0-9a-f]{32}\.[0-9a-f]{32})", 0, 3.2F},
    {"Asana access token", "1/1|2/1", R"([12]/1\d{15}(?:/\d{16})?:[0-9a-f]{32})", 0, 3.0F},
    {"Intra42 client secret", "s-s4t2", R"(s-s4t2(?:ud|af)-[0-9a-f]{64})", 0, 3.0F},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> workplaceFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
