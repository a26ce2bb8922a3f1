// Hosting and clouds.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // Amazon
    {"aws-access-key-id", "AWS", "access key ID", "AKIA|ASIA|ABIA|ACCA",
     R"(A(?:KI|SI|BI|CC)A[A-Z2-7]{16})"},
    {"aws-session-token", "AWS", "session token", "IQoJb3JpZ2lu|FwoGZXIvYXdzE",
     R"((?:IQoJb3JpZ2lu|FwoGZXIvYXdzE)[A-Za-z0-9/+=]{150,})"},
    {"aws-bedrock-api-key", "AWS", "Bedrock API key", "ABSKQmVkcm9ja0FQSUtleS",
     R"(ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{86,250}={0,2})"},
    {"aws-bedrock-short-term-api-key", "AWS", "short-term Bedrock API key", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t",
     R"(bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{50,})"},
    {"aws-mws-token", "Amazon", "MWS token", "amzn.mws.",
     R"(amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"amazon-login-client-secret", "Amazon", "Login client secret", "amzn1.oa2-cs.v1.",
     R"(amzn1\.oa2-cs\.v1\.[0-9a-f]{64})"},
    {"amazon-login-refresh-token", "Amazon", "Login refresh token", "Atzr",
     R"(Atzr\|[A-Za-z0-9_-]{100,})"},
    // Google
    {"google-api-key", "Google", "API key", "AIza",
     R"(AIza[A-Za-z0-9_-]{35})"},
    {"google-oauth-client-secret", "Google", "OAuth client secret", "GOCSPX-",
     R"(GOCSPX-[A-Za-z0-9_-]{28})"},
    {"google-oauth-access-token", "Google", "OAuth access token", "ya29.",
     R"(ya29\.[A-Za-z0-9_-]{60,})"},
    {"google-oauth-refresh-token", "Google", "OAuth refresh token", "1//0",
     R"(1//0[A-Za-z0-9_-]{40,120})"},
    {"google-fcm-server-key", "Google", "Firebase Cloud Messaging server key", ":APA91b",
     R"(AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134})", {.before = 11}},
    // DigitalOcean
    {"digitalocean-pat", "DigitalOcean", "personal access token", "dop_v1_",
     R"(dop_v1_[0-9a-f]{64})"},
    {"digitalocean-oauth-token", "DigitalOcean", "OAuth token", "doo_v1_",
     R"(doo_v1_[0-9a-f]{64})"},
    {"digitalocean-refresh-token", "DigitalOcean", "refresh token", "dor_v1_",
     R"(dor_v1_[0-9a-f]{64})"},
    // Asian and Russian clouds
    {"alibaba-access-key-id", "Alibaba Cloud", "access key ID", "LTAI",
     R"(LTAI(?:[A-Za-z0-9]{20}|[A-Za-z0-9]{12}))"},
    {"baidu-access-key-id", "Baidu Cloud", "access key ID", "ALTAK",
     R"(ALTAK[A-Za-z0-9]{22})"},
    {"tencent-secret-id", "Tencent Cloud", "secret ID", "AKID",
     R"(AKID[A-Za-z0-9]{32})"},
    {"volcengine-access-key-id", "Volcengine", "access key ID", "AKLT",
     R"(AKLT[A-Za-z0-9+/]{40,44}={0,2})"},
    {"yandex-api-key", "Yandex Cloud", "API key", "AQVN",
     R"(AQVN[A-Za-z0-9_-]{35,38})"},
    {"yandex-iam-token", "Yandex Cloud", "IAM token", "t1.",
     R"(t1\.[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]{86}={0,2})"},
    {"yandex-oauth-token", "Yandex", "OAuth token", "y0_A",
     R"(y0_A[A-Za-z0-9_-]{54,})"},
    {"yandex-static-access-key-id", "Yandex Cloud", "static access key ID", "YCAJ",
     R"(YCAJ[A-Za-z0-9_-]{21})", {.weight = Weight::Half}},
    {"yandex-static-secret-key", "Yandex Cloud", "static secret key", "YC[MNOP]",
     R"(YC[MNOP][A-Za-z0-9_-]{37})"},
    // hosting
    {"fly-access-token", "Fly.io", "access token", "fm1_|fm1a_|fm1r_|fm2_",
     R"(fm(?:1[ar]?|2)_[A-Za-z0-9+/]{90,}={0,3})"},
    {"fly-personal-token", "Fly.io", "personal token", "fo1_",
     R"(fo1_[A-Za-z0-9_-]{43})"},
    {"heroku-api-key", "Heroku", "API key", "HRKU-",
     R"(HRKU-(?:AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))"},
    {"netlify-token", "Netlify", "token", "nfp_|nfc_|nfo_|nfu_|nfb_",
     R"(nf[pcoub]_[A-Za-z0-9_-]{36})"},
    {"vercel-access-token", "Vercel", "access token", "vcp_|vci_|vca_|vcr_|vck_",
     R"(vc[piark]_[A-Za-z0-9_-]{24,64})"},
    {"vercel-blob-token", "Vercel", "Blob token", "vercel_blob_rw_",
     R"(vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30})"},
    {"cloudflare-origin-ca-key", "Cloudflare", "origin CA key", "v1.0-",
     R"(v1\.0-[0-9a-f]{24}-[0-9a-f]{146})"},
    {"cloudflare-api-token", "Cloudflare", "API token", "cfut_|cfat_",
     R"(cf[ua]t_[A-Za-z0-9_-]{40}[0-9A-Za-z]{6,8})"},
    {"cloudflare-global-api-key", "Cloudflare", "global API key", "cfk_",
     R"(cfk_[A-Za-z0-9_-]{40}[0-9A-Za-z]{6,8})"},
    {"pulumi-access-token", "Pulumi", "access token", "pul-",
     R"(pul-[0-9a-f]{40})"},
    {"terraform-cloud-token", "HCP Terraform", "API token", ".atlasv1.",
     R"([A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})", {.before = 14}},
    {"tailscale-key", "Tailscale", "key", "tskey-",
     R"(tskey-(?:api|auth|client|scim|webhook)-[A-Za-z0-9]{6,20}-[A-Za-z0-9]{12,64})"},
    {"scaleway-access-key", "Scaleway", "access key", "SCW",
     R"(SCW[A-Z0-9]{17})", {.weight = Weight::Half}},
    {"exoscale-api-key", "Exoscale", "API key", "EXO",
     R"(EXO[0-9a-f]{24})", {.weight = Weight::Half}},
    {"upcloud-api-token", "UpCloud", "API token", "ucat_",
     R"(ucat_[A-Z0-9]{26})"},
    {"render-api-key", "Render", "API key", "rnd_",
     R"(rnd_[A-Za-z0-9]{28,32})"},
    {"backblaze-application-key", "Backblaze", "application key", "K00[12345]",
     R"(K00[1-5][A-Za-z0-9+/]{27})"},
    {"scalingo-api-token", "Scalingo", "API token", "tk-us-",
     R"(tk-us-[A-Za-z0-9_-]{48})"},
    {"openshift-user-token", "OpenShift", "user token", "sha256~",
     R"(sha256~[A-Za-z0-9_-]{43})"},
    {"rancher-api-token", "Rancher", "API token", "token-",
     R"(token-[a-z0-9]{5}:[a-z0-9]{54})"},
    {"deno-deploy-token", "Deno Deploy", "token", "ddp_|ddo_",
     R"(dd[po]_[A-Za-z0-9]{36})"},
    {"defined-networking-api-key", "Defined Networking", "API key", "dnkey-",
     R"(dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> cloudFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
