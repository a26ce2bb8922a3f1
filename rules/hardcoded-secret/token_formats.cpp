#include "rules/hardcoded-secret/token_formats.h"

#include <array>

namespace jsward::rules::hardcoded_secret {

std::vector<std::string_view> partsOf(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t bar = list.find('|');
        parts.push_back(list.substr(0, bar));
        list = bar == std::string_view::npos ? std::string_view{} : list.substr(bar + 1);
    }
    return parts;
}

std::span<const std::span<const TokenFormat>> tokenFormats() {
    static const auto kTables = std::to_array<std::span<const TokenFormat>>({
        azureFormats(),
        cloudFormats(),
        codeFormats(),
        databaseFormats(),
        identityFormats(),
        keyFormats(),
        messagingFormats(),
        modelFormats(),
        monitoringFormats(),
        paymentFormats(),
        registryFormats(),
        workplaceFormats(),
    });
    return kTables;
}

}  // namespace jsward::rules::hardcoded_secret
