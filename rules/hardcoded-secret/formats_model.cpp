#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"OpenAI API key", "sk-proj-|sk-svcacct-|sk-admin-", R"(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,90}T3BlbkFJ[A-Za-z0-9_-]{20,90})", 0, 4.0F},
    {"OpenAI API key", "T3BlbkFJ", R"(sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})", 23, 4.0F},
    {"Anthropic API key", "sk-ant-api", R"(sk-ant-api\d\d-[A-Za-z0-9_-]{93}AA)", 0, 4.0F},
    {"Anthropic admin key", "sk-ant-admin", R"(sk-ant-admin\d\d-[A-Za-z0-9_-]{93}AA)", 0, 4.0F},
    {"Anthropic OAuth token", "sk-ant-oat|sk-ant-ort", R"(sk-ant-o[ar]t\d\d-[A-Za-z0-9_-]{80,120})", 0, 4.0F},
    {"Anthropic session key", "sk-ant-sid", R"(sk-ant-sid\d\d-[A-Za-z0-9_-]{80,120})", 0, 4.0F},
    {"OpenRouter API key", "sk-or-v1-", R"(sk-or-v1-[0-9a-f]{64})", 0, 3.0F},
    {"LangSmith API key", "lsv2_pt_|lsv2_sk_", R"(lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10})", 0, 3.0F},
    {"Langfuse secret key", "sk-lf-", R"(sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0, 2.8F},
    {"Helicone API key", "sk-helicone-", R"(sk-helicone-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7})", 0, 3.2F},
    {"ElevenLabs API key", "sk_", R"(sk_[0-9a-f]{48})", 0, 3.0F},
    {"Groq API key", "gsk_", R"(gsk_[A-Za-z0-9]{52})", 0, 4.0F},
    {"Hugging Face token", "hf_", R"(hf_[A-Za-z]{34})", 0, 3.8F},
    {"Hugging Face organization token", "api_org_", R"(api_org_[A-Za-z]{34})", 0, 3.8F},
    {"Replicate API token", "r8_", R"(r8_[A-Za-z0-9]{37})", 0, 3.8F},
    {"Perplexity API key", "pplx-", R"(pplx-[A-Za-z0-9]{48,56})", 0, 4.0F},
    {"xAI API key", "xai-", R"(xai-[A-Za-z0-9]{80})", 0, 4.3F},
    {"Fireworks AI key", "fw_", R"(fw_[A-Za-z0-9]{22,24})", 0, 3.5F},
    {"Cerebras API key", "csk-", R"(csk-[a-z0-9]{48})", 0, 3.8F},
    {"Together AI key", "tgp_v1_", R"(tgp_v1_[A-Za-z0-9_-]{43})", 0, 4.0F},
    {"Jina AI key", "jina_", R"(jina_[A-Za-z0-9]{32}[A-Za-z0-9_-]{28})", 0, 4.0F},
    {"Voyage AI key", "pa-", R"(pa-[A-Za-z0-9_-]{43})", 0, 4.3F},
    {"NVIDIA API key", "nvapi-", R"(nvapi-[A-Za-z0-9_-]{60,70})", 0, 4.0F},
    {"Tavily API key", "tvly-", R"(tvly-(?:dev-|prod-)?[A-Za-z0-9]{32})", 0, 3.8F},
    {"Firecrawl API key", "fc-", R"(fc-[0-9a-f]{32})", 0, 3.0F},
    {"E2B API key", "e2b_", R"(e2b_[0-9a-f]{40})", 0, 2.9F},
    {"Apify API token", "apify_api_", R"(apify_api_[A-Za-z0-9]{36})", 0, 3.8F},
    {"Pinecone API key", "pcsk_", R"(pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63})", 0, 4.0F},
    {"RunPod API key", "rpa_", R"(rpa_[A-Z0-9]{40,46}[a-z0-9]{4,6})", 0, 3.8F},
    {"Kaggle API token", "KGAT_", R"(KGAT_[0-9a-f]{32})", 0, 2.9F},
    {"Weights & Biases API key", "wandb_v1_", R"(wandb_v1_[A-Za-z0-9_-]{40,})", 0, 4.0F},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> modelFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
