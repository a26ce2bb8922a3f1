// Logs, metrics, feature flags, analytics.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"sentry-organization-token", "Sentry", "organization token", "sntrys_eyJ",
     R"(sntrys_eyJ[A-Za-z0-9+/]{20,}={0,2}_[A-Za-z0-9+/]{43})"},
    {"sentry-user-token", "Sentry", "user token", "sntryu_",
     R"(sntryu_[0-9a-f]{64})"},
    {"newrelic-user-api-key", "New Relic", "user API key", "NRAK-",
     R"(NRAK-[A-Z0-9]{27})"},
    {"newrelic-insert-key", "New Relic", "insert key", "NRII-",
     R"(NRII-[A-Za-z0-9_-]{32})"},
    {"newrelic-query-key", "New Relic", "query key", "NRIQ-",
     R"(NRIQ-[A-Za-z0-9_-]{32})"},
    {"newrelic-license-key", "New Relic", "license key", "FFFFNRAL",
     R"((?:[0-9a-f]{32}|eu01xx[0-9a-f]{26})FFFFNRAL)", {.before = 32}},
    {"dynatrace-token", "Dynatrace", "token", "dt0c01.|dt0s01.|dt0s02.|dt0s08.|dt0s16.",
     R"(dt0[cs]\d\d\.[A-Z2-7]{8,24}\.[A-Z2-7]{64})"},
    {"grafana-cloud-token", "Grafana Cloud", "token", "glc_",
     R"(glc_eyJ[A-Za-z0-9+/]{60,400}={0,2})", {.checksum = Checksum::Json}},
    {"grafana-service-account-token", "Grafana", "service account token", "glsa_",
     R"(glsa_[A-Za-z0-9]{32}_[0-9a-f]{8})", {.checksum = Checksum::Grafana}},
    {"grafana-api-key", "Grafana", "API key", "eyJrIjoi",
     R"(eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2})", {.checksum = Checksum::Json}},
    {"honeycomb-ingest-key", "Honeycomb", "ingest key", "hcaik_|hcbik_|hccik_|hcxik_",
     R"(hc[abcx]ik_[0-9a-z]{58})"},
    {"axiom-api-token", "Axiom", "API token", "xaat-|xapt-",
     R"(xa[ap]t-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"posthog-personal-api-key", "PostHog", "personal API key", "phx_",
     R"(phx_[A-Za-z0-9]{43,60})"},
    {"posthog-feature-flag-key", "PostHog", "feature flags secure key", "phs_",
     R"(phs_[A-Za-z0-9]{43,60})"},
    {"segment-public-api-token", "Segment", "public API token", "sgp_",
     R"(sgp_[A-Za-z0-9]{64})"},
    {"launchdarkly-sdk-key", "LaunchDarkly", "SDK key", "sdk-",
     R"(sdk-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"launchdarkly-api-token", "LaunchDarkly", "API token", "api-",
     R"(api-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"statsig-server-secret", "Statsig", "server secret", "secret-",
     R"(secret-[A-Za-z0-9]{43})"},
    {"unleash-server-token", "Unleash", "server token", ":development.|:production.",
     R"([A-Za-z0-9_*-]{1,40}:(?:development|production)\.[0-9a-f]{48,64})", {.before = 40}},
    {"flagsmith-server-key", "Flagsmith", "server-side environment key", "ser.",
     R"(ser\.[A-Za-z0-9]{22})"},
    {"coralogix-api-key", "Coralogix", "API key", "cxtp_|cxup_",
     R"(cx[tu]p_[A-Za-z0-9]{30})"},
    {"honeybadger-token", "Honeybadger", "token", "hbp_",
     R"(hbp_[A-Za-z0-9]{36})"},
    {"rootly-api-key", "Rootly", "API key", "rootly_",
     R"(rootly_[0-9a-f]{64})"},
    {"checkly-api-key", "Checkly", "API key", "cu_",
     R"(cu_[0-9a-f]{32})"},
    {"persona-api-key", "Persona", "API key", "persona_production_|persona_sandbox_",
     R"(persona_(?:production|sandbox)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"maxmind-license-key", "MaxMind", "license key", "_mmk",
     R"([A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk)", {.before = 36}},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> monitoringFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
