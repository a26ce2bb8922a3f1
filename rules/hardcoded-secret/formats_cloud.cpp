#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    // Amazon
    {"AWS access key ID", "AKIA|ASIA|ABIA|ACCA", R"(A(?:KI|SI|BI|CC)A[A-Z2-7]{16})", 0, 2.9F},
    {"AWS session token", "IQoJb3JpZ2lu|FwoGZXIvYXdzE", R"([A-Za-z0-9]{12}[A-Za-z0-9/+=]{150,})", 0, 4.5F},
    {"Amazon Bedrock API key", "ABSKQmVkcm9ja0FQSUtleS", R"(ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{86,250}={0,2})", 0, 4.5F},
    {"short-lived Amazon Bedrock API key", "bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t", R"(bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t[A-Za-z0-9+/=]{50,})", 0, 4.0F},
    {"Amazon MWS token", "amzn.mws.", R"(amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"Login with Amazon client secret", "amzn1.oa2-cs.v1.", R"(amzn1\.oa2-cs\.v1\.[0-9a-f]{64})", 0, 3.0F},
    {"Login with Amazon refresh token", "Atzr", R"(Atzr\|[A-Za-z0-9_-]{100,})", 0, 4.0F},
    // Google
    {"Google API key", "AIza", R"(AIza[A-Za-z0-9_-]{35})", 0, 3.6F},
    {"Google OAuth client secret", "GOCSPX-", R"(GOCSPX-[A-Za-z0-9_-]{28})", 0, 3.4F},
    {"Google OAuth access token", "ya29.", R"(ya29\.[A-Za-z0-9_-]{60,})", 0, 4.0F},
    {"Google OAuth refresh token", "1//0", R"(1//0[A-Za-z0-9_-]{40,120})", 0, 4.0F},
    {"Firebase Cloud Messaging server key", ":APA91b", R"(AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134})", 11, 4.0F},
    // Microsoft: keys carry a signature at a fixed place
    {"Microsoft Entra client secret", "7Q~|8Q~", R"([A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34})", 3, 3.8F},
    {"Azure storage account key", "+ASt", R"([A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{6}==)", 76, 4.5F},
    {"Azure Cosmos DB key", "ACDb", R"([A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{6}==)", 76, 4.5F},
    {"Azure Batch key", "+ABa", R"([A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{6}==)", 76, 4.5F},
    {"Azure API Management key", "APIM", R"([A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{6}==)", 76, 4.5F},
    {"Azure messaging access key", "+ASb|+AEh|+ARm", R"([A-Za-z0-9+/]{33}\+A(?:Sb|Eh|Rm)[A-Za-z0-9+/]{6}=)", 33, 4.0F},
    {"Azure IoT Hub key", "AIoT", R"([A-Za-z0-9+/]{33}AIoT[A-Za-z0-9+/]{6}=)", 33, 4.0F},
    {"Azure Cache for Redis key", "AzCa", R"([A-Za-z0-9+/]{33}AzCa[A-Za-z0-9+/]{6}=)", 33, 4.0F},
    {"Azure Functions key", "AzFu", R"([A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}==)", 44, 4.0F},
    {"Azure AI Search key", "AzSe", R"([A-Za-z0-9]{42}AzSe[A-Za-z0-9]{6})", 42, 4.0F},
    {"Azure Container Registry key", "+ACR", R"([A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9+/]{6})", 42, 4.0F},
    {"Azure AI services key", "JQQJ99", R"([A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26})", 52, 4.0F},
    {"Azure DevOps personal access token", "AZDO", R"([A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})", 76, 4.0F},
    {"Azure shared access signature", "&sig=|?sig=", R"([&?]sig=[A-Za-z0-9%+/]{42,70}(?:%3[Dd]|=))", 0, 3.8F},
    // other clouds
    {"Alibaba Cloud access key ID", "LTAI", R"(LTAI(?:[A-Za-z0-9]{20}|[A-Za-z0-9]{12}))", 0, 2.6F},
    {"Tencent Cloud secret ID", "AKID", R"(AKID[A-Za-z0-9]{32})", 0, 3.8F},
    {"Yandex Cloud API key", "AQVN", R"(AQVN[A-Za-z0-9_-]{35,38})", 0, 3.8F},
    {"Yandex Cloud IAM token", "t1.", R"(t1\.[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]{86}={0,2})", 0, 4.5F},
    {"DigitalOcean personal access token", "dop_v1_", R"(dop_v1_[0-9a-f]{64})", 0, 3.0F},
    {"DigitalOcean OAuth token", "doo_v1_", R"(doo_v1_[0-9a-f]{64})", 0, 3.0F},
    {"DigitalOcean refresh token", "dor_v1_", R"(dor_v1_[0-9a-f]{64})", 0, 3.0F},
    {"Fly.io access token", "fm1_|fm1a_|fm1r_|fm2_", R"(fm(?:1[ar]?|2)_[A-Za-z0-9+/]{90,}={0,3})", 0, 4.5F},
    {"Fly.io personal token", "fo1_", R"(fo1_[A-Za-z0-9_-]{43})", 0, 4.0F},
    {"Heroku API key", "HRKU-", R"(HRKU-(?:AA[A-Za-z0-9_-]{58}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))", 0, 2.8F},
    {"Netlify token", "nfp_|nfc_|nfo_|nfu_|nfb_", R"(nf[pcoub]_[A-Za-z0-9_-]{36})", 0, 3.8F},
    {"Vercel access token", "vcp_|vci_|vca_|vcr_|vck_", R"(vc[piark]_[A-Za-z0-9_-]{24,64})", 0, 3.5F},
    {"Vercel Blob token", "vercel_blob_rw_", R"(vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30})", 0, 3.8F},
    {"Cloudflare origin CA key", "v1.0-", R"(v1\.0-[0-9a-f]{24}-[0-9a-f]{146})", 0, 3.4F},
    {"Cloudflare API token", "cfut_|cfat_", R"(cf[ua]t_[A-Za-z0-9_-]{40}[0-9A-Za-z]{6,8})", 0, 3.8F},
    {"Cloudflare global API key", "cfk_", R"(cfk_[A-Za-z0-9_-]{40}[0-9A-Za-z]{6,8})", 0, 3.8F},
    {"Pulumi access token", "pul-", R"(pul-[0-9a-f]{40})", 0, 2.9F},
    {"Terraform Cloud token", ".atlasv1.", R"([A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70})", 14, 4.0F},
    {"Tailscale key", "tskey-", R"(tskey-(?:api|auth|client|scim|webhook)-[A-Za-z0-9]{6,20}-[A-Za-z0-9]{12,64})", 0, 3.2F},
    {"Scaleway access key", "SCW", R"(SCW[A-Z0-9]{17})", 0, 2.8F, Proof::None, Weight::Half},
    {"Render API key", "rnd_", R"(rnd_[A-Za-z0-9]{28,32})", 0, 3.6F},
    {"Backblaze B2 application key", "K00[12345]", R"(K00[1-5][A-Za-z0-9+/]{27})", 0, 3.8F},
    {"Scalingo API token", "tk-us-", R"(tk-us-[A-Za-z0-9_-]{48})", 0, 3.8F},
    {"OpenShift user token", "sha256~", R"(sha256~[A-Za-z0-9_-]{43})", 0, 3.8F},
    {"Rancher API token", "token-", R"(token-[a-z0-9]{5}:[a-z0-9]{54})", 0, 3.8F},
    {"Deno Deploy token", "ddp_|ddo_", R"(dd[po]_[A-Za-z0-9]{36})", 0, 3.8F},
    {"Defined Networking API key", "dnkey-", R"(dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52})", 0, 4.0F},
    // databases
    {"Supabase personal access token", "sbp_", R"(sbp_(?:v0_|oauth_)?[0-9a-f]{40})", 0, 2.9F},
    {"Supabase secret key", "sb_secret_", R"(sb_secret_[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{8})", 0, 3.5F},
    {"Neon API key", "napi_", R"(napi_[a-z0-9]{64})", 0, 3.8F},
    {"PlanetScale password", "pscale_pw_", R"(pscale_pw_[A-Za-z0-9_=.-]{32,64})", 0, 3.6F},
    {"PlanetScale service token", "pscale_tkn_", R"(pscale_tkn_[A-Za-z0-9_=.-]{32,64})", 0, 3.6F},
    {"PlanetScale OAuth token", "pscale_oauth_", R"(pscale_oauth_[A-Za-z0-9_=.-]{32,64})", 0, 3.6F},
    {"Xata API key", "xau_", R"(xau_[A-Za-z0-9]{36,40})", 0, 3.8F},
    {"Databricks access token", "dapi", R"(dapi[0-9a-f]{32}(?:-\d)?)", 0, 2.9F},
    {"Databricks OAuth secret", "dose", R"(dose[0-9a-f]{32})", 0, 2.9F},
    {"MongoDB Atlas service account secret", "mdb_sa_sk_", R"(mdb_sa_sk_[A-Za-z0-9_-]{40})", 0, 3.8F},
    {"Aiven service password", "AVNS_", R"(AVNS_[A-Za-z0-9_-]{15,25})", 0, 2.8F},
    {"Elastic Cloud API key", "essu_", R"(essu_[A-Za-z0-9+/=]{60,})", 0, 4.0F},
    {"Tinybird token", "p.eyJ", R"(p\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,})", 0, 4.0F},
    // secret stores and identity
    {"HashiCorp Vault service token", "hvs.", R"(hvs\.[A-Za-z0-9_-]{24,300})", 0, 3.6F},
    {"HashiCorp Vault batch token", "hvb.", R"(hvb\.[A-Za-z0-9_-]{100,300})", 0, 4.0F},
    {"HashiCorp Vault recovery token", "hvr.", R"(hvr\.[A-Za-z0-9_-]{24,300})", 0, 3.6F},
    {"Doppler personal token", "dp.pt.", R"(dp\.pt\.[A-Za-z0-9]{40,44})", 0, 3.8F},
    {"Doppler service token", "dp.st.", R"(dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44})", 0, 3.8F},
    {"Doppler CLI token", "dp.ct.", R"(dp\.ct\.[A-Za-z0-9]{40,44})", 0, 3.8F},
    {"Doppler service account token", "dp.sa.", R"(dp\.sa\.[A-Za-z0-9]{40,44})", 0, 3.8F},
    {"Doppler SCIM token", "dp.scim.", R"(dp\.scim\.[A-Za-z0-9]{40,44})", 0, 3.8F},
    {"Doppler audit token", "dp.audit.", R"(dp\.audit\.[A-Za-z0-9]{40,44})", 0, 3.8F},
    {"1Password service account token", "ops_eyJ", R"(ops_eyJ[A-Za-z0-9+/]{200,}={0,3})", 0, 4.0F},
    {"1Password secret key", "A3-", R"(A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5})", 0, 3.6F},
    {"Infisical service token", "st.", R"(st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32})", 0, 3.2F},
    {"Stytch secret", "secret-live-|secret-test-", R"(secret-(?:live|test)-[A-Za-z0-9=_-]{36,})", 0, 3.6F},
    {"age secret key", "AGE-SECRET-KEY-1", R"(AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})", 0, 3.0F, Proof::Bech32},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> cloudFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
