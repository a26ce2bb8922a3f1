#include "cli/scan_command.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "analyzer/flow/models.h"
#include "analyzer/scan/scan.h"
#include "analyzer/text/path_text.h"
#include "cli/config.h"
#include "cli/output.h"
#include "cli/progress_bar.h"
#include "cli/report/report.h"
#include "cli/terminal.h"
#include "rules/registry.h"

namespace jsward {

namespace {

/// What text reports leave out when asked to; machines always get everything.
ScanResult forReading(ScanResult result, const ScanCommand& command) {
    if (command.quiet) {
        std::erase_if(result.notices, [](const Notice& notice) { return notice.level != Notice::Level::Error; });
    }
    if (!command.flowDetails) {
        for (Finding& finding : result.findings) finding.flow.clear();
    }
    return result;
}

std::string render(const ScanResult& result, const ScanCommand& command, const OutputRequest& request) {
    switch (request.format) {
        case OutputFormat::Json: return renderJson(result, builtinRules());
        case OutputFormat::Sarif: return renderSarif(result, builtinRules());
        case OutputFormat::Text: break;
    }
    TextOptions options;
    const ColorMode color = request.file.empty() || command.color != ColorMode::Auto ? command.color : ColorMode::Never;
    options.colour = useColour(color, Stream::Output);
    if (request.file.empty()) options.width = terminalWidth(Stream::Output);
    options.summary = !command.quiet;
    options.timings = command.timings;
    return renderText(forReading(result, command), builtinRules(), options);
}

/// False when a report could not be written.
bool writeReports(const ScanResult& result, const ScanCommand& command) {
    bool complete = true;
    for (const OutputRequest& request : command.outputs) {
        const std::string report = render(result, command, request);
        const auto error = request.file.empty() ? writeStandardOutput(report) : writeFile(request.file, report);
        if (!error) continue;
        complain(error->message);
        complete = false;
    }
    return complete;
}

bool fails(const ScanResult& result, const ScanCommand& command) {
    return command.failLevel &&
           std::any_of(result.findings.begin(), result.findings.end(),
                       [&](const Finding& finding) { return finding.severity >= *command.failLevel; });
}

/// What can be found wrong before the scan begins.
std::optional<Error> prepare(ScanCommand& command) {
    for (const OutputRequest& request : command.outputs) {
        if (request.file.empty()) continue;
        if (auto error = checkWritable(request.file)) return error;
    }
    if (!command.standardInput) return std::nullopt;
    auto text = readStandardInput(command.scan.maxFileSize);
    if (!text) return text.error();
    command.scan.standardInput = *std::move(text);
    command.scan.paths.clear();
    return std::nullopt;
}

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
    scan.rateLimiters.insert(scan.rateLimiters.end(), config.rateLimiters.begin(), config.rateLimiters.end());
    scan.registries.insert(scan.registries.end(), config.registries.begin(), config.registries.end());
    if (scan.advisories.empty()) scan.advisories = config.advisories;
    auto models = config.models.read();
    if (auto* wrong = std::get_if<std::vector<FileProblem>>(&models))
        std::ranges::move(*wrong, std::back_inserter(config.problems));
    if (config.problems.empty()) return std::get<Models>(std::move(models));
    // A line a problem, as editors know them.
    return Error{"the configuration is wrong\n" + escapeInvalidBytes(describe(config.problems))};
}

Result<ScanResult> scanWithProgress(ScanCommand& command) {
    const auto models = configure(command);
    if (!models) return models.error();
    std::optional<ProgressBar> bar;
    if (!command.quiet && isTerminal(Stream::Error)) {
        bar.emplace();
        command.scan.progress = [&](std::size_t done, std::size_t total) { bar->update(done, total); };
    }
    return scan(command.scan, builtinRules(), *models);
}

}  // namespace

void complain(const std::string& message) { fmt::print(stderr, "jsward: {}\n", message); }

ExitCode runScan(ScanCommand command) {
    if (const auto error = prepare(command)) {
        complain(error->message);
        return ExitCode::Usage;
    }
    const auto result = scanWithProgress(command);
    if (!result) {
        complain(result.error().message);
        return ExitCode::Usage;
    }
    if (!writeReports(*result, command) || !result->complete) return ExitCode::Incomplete;
    return fails(*result, command) ? ExitCode::Findings : ExitCode::Clean;
}

}  // namespace jsward
