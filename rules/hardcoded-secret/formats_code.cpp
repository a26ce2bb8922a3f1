#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // GitHub. Installation tokens have had a second form since 2026: the application's number and a JWT.
    {"GitHub personal access token", "ghp_", R"(ghp_[A-Za-z0-9]{36})", 0, 3.0F, Proof::Base62Crc},
    {"GitHub OAuth access token", "gho_", R"(gho_[A-Za-z0-9]{36})", 0, 3.0F, Proof::Base62Crc},
    {"GitHub user-to-server token", "ghu_", R"(ghu_[A-Za-z0-9]{36})", 0, 3.0F, Proof::Base62Crc},
    {"GitHub server-to-server token", "ghs_", R"(ghs_[A-Za-z0-9]{36})", 0, 3.0F, Proof::Base62Crc},
    {"GitHub installation token", "ghs_", R"(ghs_\d{1,12}_eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,})", 0, 4.0F},
    {"GitHub refresh token", "ghr_", R"(ghr_[A-Za-z0-9]{76})", 0, 3.6F},
    {"fine-grained GitHub personal access token", "github_pat_", R"(github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})", 0, 4.0F},
    // GitLab. Routable tokens end in a version, the payload's length and a checksum.
    {"GitLab personal access token", "glpat-", R"(glpat-(?:[A-Za-z0-9_-]{27,300}\.[0-9a-z]{2}\.[0-9a-z]{9}|[A-Za-z0-9_-]{20}))", 0, 3.3F},
    {"GitLab deploy token", "gldt-", R"(gldt-[A-Za-z0-9_-]{20})", 0, 3.3F},
    {"GitLab runner authentication token", "glrt-|glrtr-", R"(glrtr?-(?:t\d_[A-Za-z0-9_-]{27,300}\.[0-9a-z]{2}\.[0-9a-z]{9}|(?:t\d_)?[A-Za-z0-9_-]{20}))", 0, 3.3F},
    {"GitLab runner registration token", "GR1348941", R"(GR1348941[A-Za-z0-9_-]{20})", 0, 3.3F},
    {"GitLab job token", "glcbt-", R"(glcbt-(?:[A-Za-z0-9]{1,5}_)?[A-Za-z0-9_-]{20})", 0, 3.3F},
    {"GitLab pipeline trigger token", "glptt-", R"(glptt-[0-9a-f]{40})", 0, 2.9F},
    {"GitLab feed token", "glft-", R"(glft-(?:[0-9a-f]{64}-\d+|[A-Za-z0-9_-]{20}))", 0, 3.0F},
    {"GitLab incoming mail token", "glimt-", R"(glimt-[A-Za-z0-9_-]{25})", 0, 3.3F},
    {"GitLab agent token", "glagent-", R"(glagent-[A-Za-z0-9_-]{50})", 0, 3.8F},
    {"GitLab OAuth application secret", "gloas-", R"(gloas-[A-Za-z0-9_-]{64})", 0, 3.8F},
    {"GitLab SCIM token", "glsoat-", R"(glsoat-[A-Za-z0-9_-]{20})", 0, 3.3F},
    {"GitLab feature flag client token", "glffct-", R"(glffct-[A-Za-z0-9_-]{20})", 0, 3.3F},
    {"GitLab workspace token", "glwt-", R"(glwt-[A-Za-z0-9_-]{20})", 0, 3.3F},
    // Atlassian
    {"Atlassian API token", "ATATT3", R"(ATATT3[A-Za-z0-9_=-]{170,}=[0-9A-F]{8})", 0, 4.3F},
    {"Atlassian API token", "ATATT3", R"(ATATT3[A-Za-z0-9_=-]{186})", 0, 4.3F},
    {"Bitbucket access token", "ATCTT3", R"(ATCTT3[A-Za-z0-9_=-]{170,}=[0-9A-F]{8})", 0, 4.3F},
    {"Bitbucket app password", "ATBB", R"(ATBB[A-Za-z0-9]{24}[0-9A-F]{8})", 0, 3.6F},
    {"Trello token", "ATTA", R"(ATTA[0-9a-f]{64}[0-9A-F]{8})", 0, 3.2F},
    // package registries
    {"npm access token", "npm_", R"(npm_[A-Za-z0-9]{36})", 0, 3.0F, Proof::Base62Crc},
    {"PyPI upload token", "pypi-AgEIcHlwaS5vcmc", R"(pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,1000})", 0, 4.0F},
    {"TestPyPI upload token", "pypi-AgENdGVzdC5weXBpLm9yZw", R"(pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,1000})", 0, 4.0F, Proof::None, Weight::Half},
    {"RubyGems API key", "rubygems_", R"(rubygems_[0-9a-f]{48})", 0, 3.0F},
    {"crates.io token", "cio", R"(cio[A-Za-z0-9]{32})", 0, 3.9F},
    {"NuGet API key", "oy2", R"(oy2[a-z0-9]{43})", 0, 3.8F},
    {"Clojars deploy token", "CLOJARS_", R"(CLOJARS_[0-9a-f]{60})", 0, 3.0F},
    {"Packagist API token", "packagist_", R"(packagist_[ou][ru]t_[0-9a-f]{68})", 0, 3.2F},
    {"Docker Hub access token", "dckr_pat_", R"(dckr_pat_[A-Za-z0-9_-]{20,64})", 0, 3.0F},
    {"Docker Hub organization token", "dckr_oat_", R"(dckr_oat_[A-Za-z0-9_-]{20,64})", 0, 3.0F},
    {"Artifactory API key", "AKCp", R"(AKCp[A-Za-z0-9]{69})", 0, 4.0F},
    {"Artifactory reference token", "cmVmdGtuOj", R"(cmVmdGtuOj[A-Za-z0-9]{54})", 0, 4.0F},
    // build and quality services
    {"SonarQube token", "sqp_|squ_|sqa_", R"(sq[pua]_[0-9a-f]{40})", 0, 2.9F},
    {"CircleCI API token", "CCIPAT_|CCIPRJ_", R"(CCIP(?:AT|RJ)_[1-9A-HJ-NP-Za-km-z]{20,30}_[0-9a-f]{40})", 0, 3.6F},
    {"Buildkite API token", "bkua_", R"(bkua_[0-9a-f]{40})", 0, 2.9F},
    {"Postman API key", "PMAK-", R"(PMAK-[0-9a-f]{24}-[0-9a-f]{34})", 0, 3.0F},
    {"Postman collection access key", "PMAT-", R"(PMAT-[0-9A-Z]{26})", 0, 3.4F},
    {"Prefect API key", "pnu_|pnb_", R"(pn[ub]_[A-Za-z0-9]{36})", 0, 3.8F},
    {"Octopus Deploy API key", "API-", R"(API-[A-Z0-9]{26})", 0, 3.3F},
    {"Harness access token", "pat.|sat.", R"([ps]at\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20})", 0, 3.8F},
    {"Sourcegraph access token", "sgp_", R"(sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40})", 0, 2.9F},
    {"Sourcegraph Cody token", "slk_", R"(slk_[0-9a-f]{64})", 0, 3.0F},
    {"Snyk access token", "snyk_uat.|snyk_sat.", R"(snyk_[us]at\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{40,})", 0, 3.8F},
    {"CodeSandbox API token", "csb_v1_", R"(csb_v1_[A-Za-z0-9_-]{43})", 0, 3.8F},
    {"Infracost API key", "ico-", R"(ico-[A-Za-z0-9]{32})", 0, 3.6F},
    {"Trigger.dev key", "tr_dev_|tr_prod_|tr_stg_|tr_preview_", R"(tr_(?:dev|prod|stg|preview)_[A-Za-z0-9]{20,24})", 0, 3.4F},
    {"Inngest signing key", "signkey-", R"(signkey-(?:prod|test|branch|staging)-[0-9a-f]{64})", 0, 3.0F},
    {"Contentful access token", "CFPAT-", R"(CFPAT-[A-Za-z0-9_-]{43})", 0, 3.8F},
    {"ReadMe API key", "rdme_", R"(rdme_[a-z0-9]{70})", 0, 3.8F},
    {"Liveblocks secret key", "sk_prod_|sk_dev_", R"(sk_(?:prod|dev)_[A-Za-z0-9_-]{60,})", 0, 4.0F},
    {"SettleMint access token", "sm_aat_|sm_pat_|sm_sat_", R"(sm_[aps]at_[A-Za-z0-9]{16})", 0, 2.5F},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> codeFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
