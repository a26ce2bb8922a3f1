// Databases.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"supabase-pat", "Supabase", "personal access token", "sbp_",
     R"(sbp_(?:v0_|oauth_)?[0-9a-f]{40})"},
    {"supabase-secret-key", "Supabase", "secret key", "sb_secret_",
     R"(sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8})"},
    {"neon-api-key", "Neon", "API key", "napi_",
     R"(napi_[a-z0-9]{64})"},
    {"planetscale-password", "PlanetScale", "password", "pscale_pw_",
     R"(pscale_pw_[A-Za-z0-9_=.-]{32,64})"},
    {"planetscale-service-token", "PlanetScale", "service token", "pscale_tkn_",
     R"(pscale_tkn_[A-Za-z0-9_=.-]{32,64})"},
    {"planetscale-oauth-token", "PlanetScale", "OAuth token", "pscale_oauth_",
     R"(pscale_oauth_[A-Za-z0-9_=.-]{32,64})"},
    {"xata-api-key", "Xata", "API key", "xau_",
     R"(xau_[A-Za-z0-9]{36,40})"},
    {"databricks-access-token", "Databricks", "access token", "dapi",
     R"(dapi[0-9a-f]{32}(?:-\d)?)"},
    {"databricks-oauth-secret", "Databricks", "OAuth secret", "dose",
     R"(dose[0-9a-f]{32})"},
    {"mongodb-atlas-secret", "MongoDB Atlas", "service account secret", "mdb_sa_sk_",
     R"(mdb_sa_sk_[A-Za-z0-9_-]{40})"},
    {"aiven-service-password", "Aiven", "service password", "AVNS_",
     R"(AVNS_[A-Za-z0-9_-]{15,25})"},
    {"elastic-cloud-api-key", "Elastic Cloud", "API key", "essu_",
     R"(essu_[A-Za-z0-9+/=]{60,})"},
    {"tinybird-token", "Tinybird", "token", "p.eyJ",
     R"(p\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,})"},
    {"cockroachdb-api-key", "CockroachDB Cloud", "secret key", "CCDB1_",
     R"(CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40})"},
    {"fauna-secret", "Fauna", "secret", "fnA",
     R"(fnA[A-Za-z0-9_-]{37})"},
    {"clickhouse-cloud-api-secret", "ClickHouse Cloud", "API secret", "4b1d",
     R"(4b1d[A-Za-z0-9]{38})"},
    {"upstash-qstash-token", "Upstash", "QStash token", "eyJVc2VySUQi",
     R"(eyJVc2VySUQi[A-Za-z0-9+/]{60,400}={0,2})", {.checksum = Checksum::Json}},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> databaseFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
