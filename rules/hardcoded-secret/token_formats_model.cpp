// Language models and their tools.
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"openai-api-key", "OpenAI", "API key", "sk-proj-|sk-svcacct-|sk-admin-",
     R"(sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,90}T3BlbkFJ[A-Za-z0-9_-]{20,90})"},
    {"openai-legacy-api-key", "OpenAI", "API key", "T3BlbkFJ",
     R"(sk-(?:[A-Za-z0-9-]{1,30}-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})", {.before = 54}},
    {"anthropic-api-key", "Anthropic", "API key", "sk-ant-api",
     R"(sk-ant-api\d\d-[A-Za-z0-9_-]{93}AA)"},
    {"anthropic-admin-key", "Anthropic", "admin key", "sk-ant-admin",
     R"(sk-ant-admin\d\d-[A-Za-z0-9_-]{93}AA)"},
    {"anthropic-oauth-token", "Anthropic", "OAuth token", "sk-ant-oat|sk-ant-ort",
     R"(sk-ant-o[ar]t\d\d-[A-Za-z0-9_-]{80,120})"},
    {"anthropic-session-key", "Anthropic", "session key", "sk-ant-sid",
     R"(sk-ant-sid\d\d-[A-Za-z0-9_-]{80,120})"},
    {"openrouter-api-key", "OpenRouter", "API key", "sk-or-v1-",
     R"(sk-or-v1-[0-9a-f]{64})"},
    {"langsmith-api-key", "LangSmith", "API key", "lsv2_pt_|lsv2_sk_",
     R"(lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10})"},
    {"langfuse-secret-key", "Langfuse", "secret key", "sk-lf-",
     R"(sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"},
    {"helicone-api-key", "Helicone", "API key", "sk-helicone-",
     R"(sk-helicone-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7})"},
    {"cartesia-api-key", "Cartesia", "API key", "sk_car_",
     R"(sk_car_[A-Za-z0-9_-]{21,22})"},
    {"deepseek-api-key", "DeepSeek or DashScope", "API key", "sk-",
     R"(sk-[0-9a-f]{32})"},
    {"llm-api-key", "model service", "API key", "sk-",
     R"(sk-[A-Za-z0-9]{48})"},
    {"elevenlabs-api-key", "ElevenLabs", "API key", "sk_",
     R"(sk_[0-9a-f]{48})"},
    {"groq-api-key", "Groq", "API key", "gsk_",
     R"(gsk_[A-Za-z0-9]{52})"},
    {"huggingface-token", "Hugging Face", "token", "hf_",
     R"(hf_[A-Za-z]{34})"},
    {"huggingface-organization-token", "Hugging Face", "organization token", "api_org_",
     R"(api_org_[A-Za-z]{34})"},
    {"replicate-api-token", "Replicate", "API token", "r8_",
     R"(r8_[A-Za-z0-9]{37})"},
    {"perplexity-api-key", "Perplexity", "API key", "pplx-",
     R"(pplx-[A-Za-z0-9]{48,56})"},
    {"xai-api-key", "xAI", "API key", "xai-",
     R"(xai-[A-Za-z0-9]{80})"},
    {"fireworks-api-key", "Fireworks AI", "API key", "fw_",
     R"(fw_[A-Za-z0-9]{22,24})"},
    {"cerebras-api-key", "Cerebras", "API key", "csk-",
     R"(csk-[a-z0-9]{48})"},
    {"together-api-key", "Together AI", "API key", "tgp_v1_",
     R"(tgp_v1_[A-Za-z0-9_-]{43})"},
    {"jina-api-key", "Jina AI", "API key", "jina_",
     R"(jina_[A-Za-z0-9]{32}[A-Za-z0-9_-]{28})"},
    {"voyage-api-key", "Voyage AI", "API key", "pa-",
     R"(pa-[A-Za-z0-9_-]{43})"},
    {"nvidia-api-key", "NVIDIA", "API key", "nvapi-",
     R"(nvapi-[A-Za-z0-9_-]{60,70})"},
    {"tavily-api-key", "Tavily", "API key", "tvly-",
     R"(tvly-(?:dev-|prod-)?[A-Za-z0-9]{32})"},
    {"firecrawl-api-key", "Firecrawl", "API key", "fc-",
     R"(fc-[0-9a-f]{32})"},
    {"e2b-api-key", "E2B", "API key", "e2b_",
     R"(e2b_[0-9a-f]{40})"},
    {"browserbase-api-key", "Browserbase", "API key", "bb_live_",
     R"(bb_live_[A-Za-z0-9_-]{27})"},
    {"llamacloud-api-key", "LlamaCloud", "API key", "llx-",
     R"(llx-[A-Za-z0-9]{48})"},
    {"cursor-api-key", "Cursor", "API key", "crsr_",
     R"(crsr_[0-9a-f]{64})"},
    {"modal-token", "Modal", "token secret", "as-",
     R"(as-[A-Za-z0-9]{22})"},
    {"apify-api-token", "Apify", "API token", "apify_api_",
     R"(apify_api_[A-Za-z0-9]{36})"},
    {"pinecone-api-key", "Pinecone", "API key", "pcsk_",
     R"(pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63})"},
    {"runpod-api-key", "RunPod", "API key", "rpa_",
     R"(rpa_[A-Z0-9]{40,46}[a-z0-9]{4,6})"},
    {"kaggle-api-token", "Kaggle", "API token", "KGAT_",
     R"(KGAT_[0-9a-f]{32})"},
    {"wandb-api-key", "Weights & Biases", "API key", "wandb_v1_",
     R"(wandb_v1_[A-Za-z0-9_-]{40,})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> modelFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
