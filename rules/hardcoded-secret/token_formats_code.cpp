// Source hosts and build services.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // GitHub. Installation tokens have had a second form since 2026: the number of the application and a JWT.
    {"github-pat", "GitHub", "personal access token", "ghp_",
     R"(ghp_[A-Za-z0-9]{36})", {.checksum = Checksum::GitHub}},
    {"github-oauth-token", "GitHub", "OAuth access token", "gho_",
     R"(gho_[A-Za-z0-9]{36})", {.checksum = Checksum::GitHub}},
    {"github-user-token", "GitHub", "user-to-server token", "ghu_",
     R"(ghu_[A-Za-z0-9]{36})", {.checksum = Checksum::GitHub}},
    {"github-server-token", "GitHub", "server-to-server token", "ghs_",
     R"(ghs_[A-Za-z0-9]{36})", {.checksum = Checksum::GitHub}},
    {"github-installation-token", "GitHub", "installation token", "ghs_",
     R"(ghs_\d{1,12}_eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,})"},
    {"github-refresh-token", "GitHub", "refresh token", "ghr_",
     R"(ghr_[A-Za-z0-9]{76})"},
    {"github-fine-grained-pat", "GitHub", "fine-grained personal access token", "github_pat_",
     R"(github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})"},
    // GitLab. Routable tokens end in a version, the length of the payload and a checksum.
    {"gitlab-pat", "GitLab", "personal access token", "glpat-",
     R"(glpat-[A-Za-z0-9_-]{20})"},
    {"gitlab-routable-token", "GitLab", "routable token", "glpat-|gldt-|glrt-|glrtr-|glagent-|glcbt-|glffct-|glft-|glimt-|glptt-|glsoat-|glwt-",
     R"(gl(?:pat|dt|rtr?|agent|cbt|ffct|ft|imt|ptt|soat|wt)-(?:t\d_)?[A-Za-z0-9_-]{27,300}(?:\.[0-9a-z]{2})?\.[0-9a-z]{9})", {.checksum = Checksum::GitLab}},
    {"gitlab-deploy-token", "GitLab", "deploy token", "gldt-",
     R"(gldt-[A-Za-z0-9_-]{20})"},
    {"gitlab-runner-token", "GitLab", "runner authentication token", "glrt-|glrtr-",
     R"(glrtr?-(?:t\d_)?[A-Za-z0-9_-]{20})"},
    {"gitlab-runner-registration-token", "GitLab", "runner registration token", "GR1348941",
     R"(GR1348941[A-Za-z0-9_-]{20})"},
    {"gitlab-job-token", "GitLab", "job token", "glcbt-",
     R"(glcbt-(?:[A-Za-z0-9]{1,5}_)?[A-Za-z0-9_-]{20})"},
    {"gitlab-trigger-token", "GitLab", "pipeline trigger token", "glptt-",
     R"(glptt-[0-9a-f]{40})"},
    {"gitlab-feed-token", "GitLab", "feed token", "glft-",
     R"(glft-(?:[0-9a-f]{64}-\d+|[A-Za-z0-9_-]{20}))"},
    {"gitlab-incoming-mail-token", "GitLab", "incoming mail token", "glimt-",
     R"(glimt-[A-Za-z0-9_-]{25})"},
    {"gitlab-agent-token", "GitLab", "agent token", "glagent-",
     R"(glagent-[A-Za-z0-9_-]{50})"},
    {"gitlab-oauth-secret", "GitLab", "OAuth application secret", "gloas-",
     R"(gloas-[A-Za-z0-9_-]{64})"},
    {"gitlab-scim-token", "GitLab", "SCIM token", "glsoat-",
     R"(glsoat-[A-Za-z0-9_-]{20})"},
    {"gitlab-feature-flag-token", "GitLab", "feature flag client token", "glffct-",
     R"(glffct-[A-Za-z0-9_-]{20})"},
    {"gitlab-workspace-token", "GitLab", "workspace token", "glwt-",
     R"(glwt-[A-Za-z0-9_-]{20})"},
    // Atlassian
    {"atlassian-api-token", "Atlassian", "API token", "ATATT3",
     R"(ATATT3[A-Za-z0-9_=-]{170,}=[0-9A-F]{8})"},
    {"atlassian-legacy-api-token", "Atlassian", "API token", "ATATT3",
     R"(ATATT3[A-Za-z0-9_=-]{186})"},
    {"bitbucket-access-token", "Bitbucket", "access token", "ATCTT3",
     R"(ATCTT3[A-Za-z0-9_=-]{170,}=[0-9A-F]{8})"},
    {"bitbucket-app-password", "Bitbucket", "app password", "ATBB",
     R"(ATBB[A-Za-z0-9]{24}[0-9A-F]{8})"},
    {"trello-token", "Trello", "token", "ATTA",
     R"(ATTA[0-9a-f]{64}[0-9A-F]{8})"},
    // build and quality services
    {"sonarqube-token", "SonarQube", "token", "sqp_|squ_|sqa_",
     R"(sq[pua]_[0-9a-f]{40})"},
    {"circleci-api-token", "CircleCI", "API token", "CCIPAT_|CCIPRJ_",
     R"(CCIP(?:AT|RJ)_[1-9A-HJ-NP-Za-km-z]{20,30}_[0-9a-f]{40})"},
    {"buildkite-api-token", "Buildkite", "API token", "bkua_",
     R"(bkua_[0-9a-f]{40})"},
    {"postman-api-key", "Postman", "API key", "PMAK-",
     R"(PMAK-[0-9a-f]{24}-[0-9a-f]{34})"},
    {"postman-collection-key", "Postman", "collection access key", "PMAT-",
     R"(PMAT-[0-9A-Z]{26})"},
    {"prefect-api-key", "Prefect", "API key", "pnu_|pnb_",
     R"(pn[ub]_[A-Za-z0-9]{36})"},
    {"octopus-deploy-api-key", "Octopus Deploy", "API key", "API-",
     R"(API-[A-Z0-9]{26})"},
    {"harness-access-token", "Harness", "access token", "pat.|sat.",
     R"([ps]at\.[A-Za-z0-9_-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20})"},
    {"sourcegraph-access-token", "Sourcegraph", "access token", "sgp_",
     R"(sgp_(?:(?:[0-9a-f]{16}|local)_)?[0-9a-f]{40})"},
    {"sourcegraph-cody-token", "Sourcegraph", "Cody token", "slk_",
     R"(slk_[0-9a-f]{64})"},
    {"snyk-access-token", "Snyk", "access token", "snyk_uat.|snyk_sat.",
     R"(snyk_[us]at\.[0-9a-f]{8}\.[A-Za-z0-9_.-]{40,})"},
    {"codesandbox-api-token", "CodeSandbox", "API token", "csb_v1_",
     R"(csb_v1_[A-Za-z0-9_-]{43})"},
    {"infracost-api-key", "Infracost", "API key", "ico-",
     R"(ico-[A-Za-z0-9]{32})"},
    {"trigger-dev-key", "Trigger.dev", "key", "tr_dev_|tr_prod_|tr_stg_|tr_preview_",
     R"(tr_(?:dev|prod|stg|preview)_[A-Za-z0-9]{20,24})"},
    {"inngest-signing-key", "Inngest", "signing key", "signkey-",
     R"(signkey-(?:prod|test|branch|staging)-[0-9a-f]{64})"},
    {"contentful-access-token", "Contentful", "management token", "CFPAT-",
     R"(CFPAT-[A-Za-z0-9_-]{43})"},
    {"readme-api-key", "ReadMe", "API key", "rdme_",
     R"(rdme_[a-z0-9]{70})"},
    {"liveblocks-secret-key", "Liveblocks", "secret key", "sk_prod_|sk_dev_",
     R"(sk_(?:prod|dev)_[A-Za-z0-9_-]{60,})"},
    {"settlemint-access-token", "SettleMint", "access token", "sm_aat_|sm_pat_|sm_sat_",
     R"(sm_[aps]at_[A-Za-z0-9]{16})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> codeFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
