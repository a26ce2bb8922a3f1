// Identity and secret stores.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"vault-service-token", "HashiCorp Vault", "service token", "hvs.",
     R"(hvs\.[A-Za-z0-9_-]{24,300})"},
    {"vault-batch-token", "HashiCorp Vault", "batch token", "hvb.",
     R"(hvb\.[A-Za-z0-9_-]{100,300})"},
    {"vault-recovery-token", "HashiCorp Vault", "recovery token", "hvr.",
     R"(hvr\.[A-Za-z0-9_-]{24,300})"},
    {"doppler-personal-token", "Doppler", "personal token", "dp.pt.",
     R"(dp\.pt\.[A-Za-z0-9]{40,44})"},
    {"doppler-service-token", "Doppler", "service token", "dp.st.",
     R"(dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44})"},
    {"doppler-cli-token", "Doppler", "CLI token", "dp.ct.",
     R"(dp\.ct\.[A-Za-z0-9]{40,44})"},
    {"doppler-service-account-token", "Doppler", "service account token", "dp.sa.",
     R"(dp\.sa\.[A-Za-z0-9]{40,44})"},
    {"doppler-scim-token", "Doppler", "SCIM token", "dp.scim.",
     R"(dp\.scim\.[A-Za-z0-9]{40,44})"},
    {"doppler-audit-token", "Doppler", "audit token", "dp.audit.",
     R"(dp\.audit\.[A-Za-z0-9]{40,44})"},
    {"1password-service-account-token", "1Password", "service account token", "ops_eyJ",
     R"(ops_eyJ[A-Za-z0-9+/]{200,}={0,3})"},
    {"1password-secret-key", "1Password", "secret key", "A3-",
     R"(A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5})"},
    {"infisical-service-token", "Infisical", "service token", "st.",
     R"(st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32})"},
    {"dotenvx-private-key", "dotenv-vault", "key", "dotenv://:key_",
     R"(dotenv://:key_[0-9a-f]{64})"},
    {"stytch-secret", "Stytch", "secret", "secret-live-|secret-test-",
     R"(secret-(?:live|test)-[A-Za-z0-9=_-]{36,})"},
    {"ory-token", "Ory", "token", "ory_pat_|ory_st_|ory_at_|ory_ak_",
     R"(ory_(?:pat|st|at|ak)_[A-Za-z0-9_-]{32,})"},
    {"okta-api-token", "Okta", "API token", "SSWS 00",
     R"(SSWS 00[A-Za-z0-9_-]{40})"},
    {"unkey-root-key", "Unkey", "root key", "unkey_",
     R"(unkey_[1-9A-HJ-NP-Za-km-z]{16,32})"},
    {"age-secret-key", "age", "secret key", "AGE-SECRET-KEY-1",
     R"(AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})", {.checksum = Checksum::Bech32}},
    {"age-post-quantum-secret-key", "age", "post-quantum secret key", "AGE-SECRET-KEY-PQ-1",
     R"(AGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})", {.checksum = Checksum::Bech32}},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> identityFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
