#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"Sentry organization token", "sntrys_eyJ", R"(sntrys_eyJ[A-Za-z0-9+/]{20,}={0,2}_[A-Za-z0-9+/]{43})", 0, 4.0F},
    {"Sentry user token", "sntryu_", R"(sntryu_[0-9a-f]{64})", 0, 3.0F},
    {"New Relic user API key", "NRAK-", R"(NRAK-[A-Z0-9]{27})", 0, 3.4F},
    {"New Relic insert key", "NRII-", R"(NRII-[A-Za-z0-9_-]{32})", 0, 3.6F},
    {"New Relic query key", "NRIQ-", R"(NRIQ-[A-Za-z0-9_-]{32})", 0, 3.6F},
    {"New Relic license key", "FFFFNRAL", R"((?:[0-9a-f]{32}|eu01xx[0-9a-f]{26})FFFFNRAL)", 32, 2.9F},
    {"Dynatrace token", "dt0c01.|dt0s01.|dt0s16.", R"(dt0[cs]\d\d\.[A-Z2-7]{8,24}\.[A-Z2-7]{64})", 0, 3.8F},
    {"Grafana Cloud token", "glc_", R"(glc_eyJ[A-Za-z0-9+/]{60,400}={0,2})", 0, 4.0F, Proof::Base64Json},
    {"Grafana service account token", "glsa_", R"(glsa_[A-Za-z0-9]{32}_[0-9a-f]{8})", 0, 3.6F},
    {"Grafana API key", "eyJrIjoi", R"(eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2})", 0, 4.0F},
    {"Honeycomb ingest key", "hcaik_|hcbik_|hccik_|hcxik_", R"(hc[abcx]ik_[0-9a-z]{58})", 0, 3.8F},
    {"Axiom API token", "xaat-|xapt-", R"(xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"PostHog personal API key", "phx_", R"(phx_[A-Za-z0-9]{43,60})", 0, 4.0F},
    {"Segment public API token", "sgp_", R"(sgp_[A-Za-z0-9]{64})", 0, 4.2F},
    {"LaunchDarkly SDK key", "sdk-", R"(sdk-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"LaunchDarkly API token", "api-", R"(api-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"Statsig server secret", "secret-", R"(secret-[A-Za-z0-9]{43})", 0, 4.0F},
    {"Checkly API key", "cu_", R"(cu_[0-9a-f]{32})", 0, 3.0F},
    {"Persona API key", "persona_production_|persona_sandbox_", R"(persona_(?:production|sandbox)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"MaxMind license key", "_mmk", R"([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)", 36, 3.6F},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> monitoringFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
