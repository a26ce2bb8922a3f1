#include <csignal>
#include <exception>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "analyzer/text/nearest.h"
#include "cli/completions.h"
#include "cli/models_command.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report/report.h"
#include "cli/routes_command.h"
#include "cli/scan_command.h"
#include "cli/terminal.h"
#include "rules/registry.h"

namespace jsward {

namespace {

std::vector<std::string> ruleIds() {
    std::vector<std::string> ids;
    for (const Rule& rule : builtinRules()) ids.push_back(rule.id);
    return ids;
}

TextOptions textOptions(ColorMode mode) {
    TextOptions options;
    options.colour = useColour(mode, Stream::Output);
    options.width = terminalWidth(Stream::Output);
    return options;
}

ExitCode print(const std::string& text) {
    const auto error = writeStandardOutput(text);
    if (!error) return ExitCode::Clean;
    complain(error->message);
    return ExitCode::Incomplete;
}

ExitCode run(const Answer& answer) {
    if (answer.code == ExitCode::Clean) return print(answer.text);
    complain(answer.text);
    return answer.code;
}

ExitCode run(const ScanCommand& command) { return runScan(command); }

ExitCode run(const RoutesCommand& command) { return runRoutes(command); }

ExitCode run(const RulesCommand& command) { return print(listRules(builtinRules(), textOptions(command.color))); }

ExitCode run(const ExplainCommand& command) {
    if (const Rule* rule = findRule(builtinRules(), command.rule))
        return print(explain(*rule, textOptions(command.color)));
    complain(fmt::format("there is no rule \"{}\"; {}", command.rule, suggest(command.rule, ruleIds())));
    return ExitCode::Usage;
}

ExitCode run(const ModelsCommand& command) { return checkModels(command.files); }

ExitCode run(const CompletionsCommand& command) {
    return print(completionScript(command.shell, describeCommands(), ruleIds()));
}

}  // namespace

}  // namespace jsward

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe shows when it is written to
    try {
        const jsward::Command command = jsward::parseCommandLine({arguments + 1, arguments + count});
        return static_cast<int>(std::visit([](const auto& each) { return jsward::run(each); }, command));
    } catch (const std::exception& error) {
        jsward::complain(fmt::format("internal error: {}", error.what()));
        return static_cast<int>(jsward::ExitCode::Incomplete);
    }
}
