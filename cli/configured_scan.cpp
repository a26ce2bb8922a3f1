#include "cli/configured_scan.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "analyzer/flow/models.h"
#include "analyzer/text/path_text.h"
#include "cli/config.h"
#include "cli/progress_bar.h"
#include "cli/terminal.h"

namespace jsward {

namespace {

std::optional<std::string> configOf(const ScanCommand& command) {
    if (!command.config.empty()) return command.config;
    if (!command.useConfig) return std::nullopt;
    const std::vector<std::string> standardInput{command.scan.standardInputName};
    return findConfig(command.standardInput ? standardInput : command.scan.paths);
}

/// What the configuration says, where the command line does not say otherwise. Gives the models to scan with.
Result<Models> configure(ScanCommand& command) {
    const std::optional<std::string> file = configOf(command);
    Config config = file ? readConfig(*file) : Config();
    ScanOptions& scan = command.scan;
    if (config.preset && !command.presetGiven) scan.preset = *config.preset;
    std::ranges::move(config.middleware, std::back_inserter(scan.middleware));
    scan.registries.insert(scan.registries.end(), config.registries.begin(), config.registries.end());
    if (scan.advisories.empty()) scan.advisories = config.advisories;
    auto models = config.models.read();
    if (auto* wrong = std::get_if<std::vector<FileProblem>>(&models))
        std::ranges::move(*wrong, std::back_inserter(config.problems));
    if (config.problems.empty()) return std::get<Models>(std::move(models));
    // A line a problem, as editors know them.
    return Error{"the configuration is wrong\n" + escapeInvalidBytes(describe(config.problems))};
}

}  // namespace

Result<ScanResult> configuredScan(ScanCommand& command, std::span<const Rule> rules) {
    const auto models = configure(command);
    if (!models) return models.error();
    std::optional<ProgressBar> bar;
    if (!command.quiet && isTerminal(Stream::Error)) {
        bar.emplace();
        command.scan.progress = [&](std::size_t done, std::size_t total) { bar->update(done, total); };
    }
    return scan(command.scan, rules, *models);
}

}  // namespace jsward
