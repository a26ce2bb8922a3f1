// Microsoft. Keys carry a signature at a fixed place and end in a checksum (see checksum.h).
#include <array>

#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

// A table reads better by meaning than by line.
// clang-format off
constexpr auto kFormats = std::to_array<TokenFormat>({
    {"entra-client-secret", "Microsoft Entra", "client secret", "7Q~|8Q~",
     R"([A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34})", {.before = 3}},
    {"azure-storage-key", "Azure", "storage account key", "+ASt",
     R"([A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{6}==)", {.before = 76, .checksum = Checksum::Marvin, .seeds = "Default0"}},
    {"azure-cosmos-db-key", "Azure", "Cosmos DB key", "ACDb",
     R"([A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{6}==)", {.before = 76, .checksum = Checksum::Marvin, .seeds = "MastRO00|MastRW00"}},
    {"azure-batch-key", "Azure", "Batch key", "+ABa",
     R"([A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{6}==)", {.before = 76, .checksum = Checksum::Marvin, .seeds = "AbAcct00"}},
    {"azure-api-management-key", "Azure", "API Management key", "APIM",
     R"([A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{6}==)", {.before = 76, .checksum = Checksum::Marvin, .seeds = "Tenant00|IoTHub00|Gateway0|GitKey00"}},
    {"azure-messaging-key", "Azure", "messaging access key", "+ASb|+AEh|+ARm",
     R"([A-Za-z0-9+/]{33}\+A(?:Sb|Eh|Rm)[A-Za-z0-9+/]{6}=)", {.before = 33, .checksum = Checksum::Marvin, .seeds = "Send0000|Listen00|Manage00|System00|Unknow00"}},
    {"azure-iot-hub-key", "Azure", "IoT Hub key", "AIoT",
     R"([A-Za-z0-9+/]{33}AIoT[A-Za-z0-9+/]{6}=)", {.before = 33, .checksum = Checksum::Marvin, .seeds = "IoTHub00|DpsKey00|Device00"}},
    {"azure-redis-key", "Azure", "Cache for Redis key", "AzCa",
     R"([A-Za-z0-9+/]{33}AzCa[A-Za-z0-9+/]{6}=)", {.before = 33, .checksum = Checksum::Marvin, .seeds = "Access00"}},
    {"azure-functions-key", "Azure", "Functions key", "AzFu",
     R"([A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{6}==)", {.before = 44, .checksum = Checksum::Marvin, .seeds = "Functi00|Master00|System00"}},
    {"azure-search-key", "Azure", "AI Search key", "AzSe",
     R"([A-Za-z0-9]{42}AzSe[A-Za-z0-9]{6})", {.before = 42, .checksum = Checksum::Marvin, .seeds = "PAdmin00|Query000"}},
    {"azure-container-registry-key", "Azure", "Container Registry key", "+ACR",
     R"([A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9+/]{6})", {.before = 42, .checksum = Checksum::Marvin, .seeds = "ACRDflt0"}},
    {"azure-annotated-key", "Azure", "AI services key", "JQQJ99",
     R"([A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26})", {.before = 52, .checksum = Checksum::AnnotatedKey}},
    {"azure-devops-pat", "Azure DevOps", "personal access token", "AZDO",
     R"([A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})", {.before = 76}},
    {"azure-sas", "Azure", "shared access signature", "&sig=|?sig=",
     R"([&?]sig=[A-Za-z0-9%+/]{42,70}(?:%3[Dd]|=))"},
    {"teams-webhook-url", "Microsoft Teams", "webhook URL", ".webhook.office.com/webhookb2/",
     R"(\.webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36})"},
    {"power-automate-trigger-url", "Power Automate", "trigger URL", ".logic.azure.com",
     R"(\.logic\.azure\.com(?::443)?/workflows/[0-9a-f]{32}/triggers/[^\s"\']*&sig=[A-Za-z0-9_-]{43})"},
});
// clang-format on

}  // namespace

std::span<const TokenFormat> azureFormats() { return kFormats; }

}  // namespace jsward::rules::hardcoded_secret
