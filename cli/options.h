// What the command line asks for.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/rule/finding.h"
#include "analyzer/scan/scan.h"
#include "cli/exit_code.h"

namespace jsward {

enum class OutputFormat : std::uint8_t { Text, Json, Sarif };
enum class RoutesFormat : std::uint8_t { Text, Json, Html };
enum class ColorMode : std::uint8_t { Auto, Always, Never };

struct OutputRequest {
    OutputFormat format = OutputFormat::Text;
    std::string file;  ///< "": standard output.
};

struct ScanCommand {
    ScanOptions scan;
    std::string config;                  ///< "": the nearest jsward.config.json.
    bool useConfig = true;               ///< False: no configuration file counts.
    bool presetGiven = false;            ///< The command line says which preset; it outweighs the configuration.
    bool standardInput = false;          ///< Scan standard input, named scan.standardInputName.
    std::vector<OutputRequest> outputs;  ///< At least one, at most one of them to standard output.
    ColorMode color = ColorMode::Auto;
    std::optional<Severity> failLevel;  ///< Nothing: findings never fail.
    bool flowDetails = true;
    bool timings = false;
    bool quiet = false;
};

struct RoutesCommand {
    ScanCommand scan;  ///< What to read and how to talk about it; nothing of it speaks of reports.
    RoutesFormat format = RoutesFormat::Text;
    std::string output;  ///< "": standard output.
};

struct RulesCommand {
    ColorMode color = ColorMode::Auto;
};

struct ExplainCommand {
    ColorMode color = ColorMode::Auto;
    std::string rule;
};

struct ModelsCommand {
    std::string action;  ///< "check"
    std::vector<std::string> files;
};

struct CompletionsCommand {
    std::string shell;
};

/// The command line was answered while it was read: help, version, or an explanation of what is wrong with it.
struct Answer {
    std::string text;
    ExitCode code = ExitCode::Clean;
};

using Command =
    std::variant<Answer, ScanCommand, RoutesCommand, RulesCommand, ExplainCommand, ModelsCommand, CompletionsCommand>;

/// `arguments` without the program's name. `jsward PATH` means `jsward scan PATH`.
[[nodiscard]] Command parseCommandLine(std::vector<std::string> arguments);

/// A command and its options, for shell completions.
struct CommandDescription {
    struct Option {
        std::vector<std::string> names;  ///< "-o", "--output"
        std::string description;
        std::string value;  ///< "": a flag; "text|json" a choice; "FILE", "DIR", "RULE" or any other word.
    };
    std::string name;
    std::string description;
    std::vector<std::string>
        positionals;  ///< As Option::value: what it takes besides options; the last may be repeated.
    std::vector<Option> options;
};

[[nodiscard]] std::vector<CommandDescription> describeCommands();

}  // namespace jsward
