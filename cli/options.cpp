#include "cli/options.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "analyzer/text/nearest.h"
#include "analyzer/text/path_text.h"
#include "cli/command_line.h"
#include "cli/option_words.h"

namespace jsward {

namespace {

constexpr std::array<Choice<OutputFormat>, 3> kFormats{
    {{"text", OutputFormat::Text}, {"json", OutputFormat::Json}, {"sarif", OutputFormat::Sarif}}};
constexpr std::array<Choice<RoutesFormat>, 3> kRoutesFormats{
    {{"text", RoutesFormat::Text}, {"json", RoutesFormat::Json}, {"html", RoutesFormat::Html}}};
constexpr std::array<Choice<ColorMode>, 3> kColors{
    {{"auto", ColorMode::Auto}, {"always", ColorMode::Always}, {"never", ColorMode::Never}}};
constexpr std::array<Choice<Confidence>, 3> kConfidences{
    {{"low", Confidence::Low}, {"medium", Confidence::Medium}, {"high", Confidence::High}}};
constexpr std::array<Choice<std::optional<Severity>>, 4> kLevels{
    {{"note", Severity::Note}, {"warning", Severity::Warning}, {"error", Severity::Error}, {"never", std::nullopt}}};
constexpr std::array<Choice<int>, 3> kShells{{{"bash", 0}, {"zsh", 0}, {"fish", 0}}};
constexpr std::array<Choice<int>, 1> kModelActions{{{"check", 0}}};
constexpr std::array<Choice<int>, 2> kPresets{{{"recommended", 0}, {"strict", 0}}};

/// Takes off what stands behind "--": paths, whatever they look like.
std::vector<std::string> cutVerbatim(std::vector<std::string>& arguments) {
    const auto mark = std::find(arguments.begin(), arguments.end(), "--");
    if (mark == arguments.end()) return {};
    std::vector<std::string> paths;
    std::move(mark + 1, arguments.end(), std::back_inserter(paths));
    arguments.erase(mark, arguments.end());
    return paths;
}

/// The format that a file's name speaks of.
OutputFormat formatOfFile(const std::string& file) {
    if (file.ends_with(".sarif") || file.ends_with(".sarif.json")) return OutputFormat::Sarif;
    return file.ends_with(".json") ? OutputFormat::Json : OutputFormat::Text;
}

RoutesFormat routesFormatOfFile(const std::string& file) {
    if (file.ends_with(".html") || file.ends_with(".htm")) return RoutesFormat::Html;
    return file.ends_with(".json") ? RoutesFormat::Json : RoutesFormat::Text;
}

constexpr std::string_view kExamples = R"(
`jsward PATH` is short for `jsward scan PATH`; `jsward scan --help` lists its options.

Examples:
  jsward                                            scan the current folder
  jsward src test/app.js                            scan a folder and a file
  jsward --format sarif --output jsward.sarif       write a report for code-scanning services
  jsward --stdin-filename src/app.ts - < app.ts     scan standard input
  jsward explain sql-injection                      say what a rule is about and how to fix its findings
  jsward routes --format html --output routes.html  show every route and what stands before it

Exit codes:
  0  nothing at or above the failing level (--fail-level)
  1  findings
  2  wrong usage or a wrong file of yours: configuration, model
  3  the scan could not be completed; what was found is reported all the same
)";

constexpr std::string_view kScanFooter = R"(
Left out without being told: what .gitignore and .jswardignore files say, installed packages, build output,
minified and generated code. A file that is named on the command line is always scanned.

--format and --output may be given several times: each --output belongs to the --format before it.
  jsward --format text --format sarif --output jsward.sarif
)";

constexpr std::string_view kRoutesFooter = R"(
One line a route: method, path, handler, and what stands before it: headers, rate limit, authentication, validation,
CSRF protection, limit of the body's size. Routes of test and example folders are left out.

Examples:
  jsward routes                                     the routes of the application in the current folder
  jsward routes server --format json | jq           the same for scripts
  jsward routes --output routes.html                a page to filter and to click through

Exit codes: 0, or 2 for wrong usage, or 3 when something could not be read.
)";

}  // namespace

CommandLine::CommandLine() : app_("Finds security problems in server-side JavaScript and TypeScript.", "jsward") {
    app_.formatter(helpFormatter());
    app_.set_help_flag("-h,--help", "Print this help");
    app_.set_version_flag("-V,--version", "jsward " JSWARD_VERSION, "Print the version");
    app_.footer(std::string(kExamples));
    app_.require_subcommand(1);
    addScan();
    addRoutes();
    addOtherCommands();
}

void CommandLine::addScan() {
    scan_ = app_.add_subcommand("scan", "Scan files and folders (the default command)");
    scan_->footer(std::string(kScanFooter));
    scan_->add_option("PATH...", command_.scan.paths, "Files and folders to scan; - for standard input (default: .)")
        ->type_name("PATH");
    addWhatToScan();
    addWhatToReport();
    addOutput();
}

void CommandLine::addWhatToScan() {
    addSourceOptions(*scan_);
    const std::string group = "What to scan";
    scan_->add_flag("--no-triage", noTriage_, "Parse every file, also those in which nothing can be found")
        ->group(group);
    scan_->add_flag("--stdin", command_.standardInput, "Scan standard input, as - does")->group(group);
    scan_
        ->add_option("--stdin-filename", command_.scan.standardInputName,
                     "What standard input goes by; its extension tells the language")
        ->type_name("FILE")
        ->group(group);
}

/// What every command takes that reads a project.
void CommandLine::addSourceOptions(CLI::App& app) {
    ScanOptions& scan = command_.scan;
    const std::string group = "What to scan";
    CLI::Option* config =
        app.add_option("--config", command_.config, "The configuration (default: the nearest jsward.config.json)")
            ->type_name("FILE")
            ->group(group);
    app.add_flag("--no-config", noConfig_, "Heed no configuration file")->excludes(config)->group(group);
    repeatable(app.add_option("--ignore-pattern", scan.ignorePatterns,
                              "Leave out what matches, in .gitignore syntax; repeatable"))
        ->type_name("PATTERN")
        ->group(group);
    app.add_flag("--no-ignore", noIgnore_, "Scan everything: no ignore file and no default counts")->group(group);
    limit(app.add_option("--max-file-size", maxFileSize_, "Skip larger files, with a notice")->type_name("SIZE"),
          kSizeUnits, "10MB")
        ->capture_default_str()
        ->group(group);
    limit(app.add_option("--file-timeout", fileTimeout_, "Give up on a file after this time, with a notice")
              ->type_name("TIME"),
          kTimeUnits, "5s")
        ->capture_default_str()
        ->group(group);
    app.add_option("--threads", scan.threads, "Threads to use (default: one for each processor)")
        ->type_name("N")
        ->check([](const std::string& word) {
            const auto count = parseQuantity(word, kCountUnits);
            return count && *count <= kMaxThreads ? std::string()
                                                  : fmt::format("give a number from 1 to {}", kMaxThreads);
        })
        ->group(group);
}

void CommandLine::addWhatToReport() {
    ScanOptions& scan = command_.scan;
    const std::string group = "What to report";
    limit(scan_->add_option("--preset", scan.preset, "The set of rules"), kPresets)
        ->capture_default_str()
        ->group(group);
    repeatable(scan_->add_option("--rule", scan.onlyRules, "Only this rule, whatever the preset; repeatable"))
        ->type_name("RULE")
        ->group(group);
    limit(scan_->add_option("--min-confidence", minConfidence_, "Leave out findings that are less sure"), kConfidences)
        ->capture_default_str()
        ->group(group);
    repeatable(scan_->add_option(
                   "--rate-limiter", rateLimiters_,
                   "A rate-limiting middleware of your own: a function's name or ./path/to/module#export; repeatable"))
        ->type_name("NAME")
        ->group(group);
    scan_
        ->add_option("--advisories", scan.advisories,
                     "Known vulnerabilities to look packages up in: a folder or file of OSV advisories (JSON or zip)")
        ->type_name("DIR")
        ->group(group);
    limit(scan_->add_option("--fail-level", failLevel_, "The least severity that gives exit code 1"), kLevels)
        ->capture_default_str()
        ->group(group);
}

void CommandLine::addOutput() {
    const std::string group = "Output";
    limit(repeatable(scan_->add_option("-f,--format", formats_, "Format of the report (default: text); repeatable")),
          kFormats)
        ->group(group);
    repeatable(
        scan_->add_option("-o,--output", outputs_, "Write the report here instead of to standard output; repeatable"))
        ->type_name("FILE")
        ->group(group);
    limit(scan_->add_option("--color", color_, "Colours in text; auto heeds NO_COLOR and whether it is a terminal"),
          kColors)
        ->capture_default_str()
        ->group(group);
    scan_->add_flag("--no-flow-details", noFlowDetails_, "Leave the steps of flows out of the text report")
        ->group(group);
    scan_->add_flag("--timings", command_.timings, "Print the processor time of each stage")->group(group);
    scan_
        ->add_flag("-q,--quiet", command_.quiet,
                   "Print findings alone: no progress, no summary, and only the notices that matter")
        ->group(group);
}

void CommandLine::addRoutes() {
    routes_ = app_.add_subcommand("routes", "Show the routes of a web application and what protects each");
    routes_->footer(std::string(kRoutesFooter));
    routes_->add_option("PATH...", command_.scan.paths, "Files and folders to read (default: .)")->type_name("PATH");
    addSourceOptions(*routes_);
    const std::string group = "Output";
    limit(routes_->add_option("-f,--format", routesFormat_, "Format of the table (default: text)"), kRoutesFormats)
        ->group(group);
    routes_->add_option("-o,--output", routesOutput_, "Write it here instead of to standard output")
        ->type_name("FILE")
        ->group(group);
    limit(routes_->add_option("--color", color_, "Colours in text; auto heeds NO_COLOR and whether it is a terminal"),
          kColors)
        ->capture_default_str()
        ->group(group);
    routes_->add_flag("-q,--quiet", command_.quiet, "No progress, and only the notices that matter")->group(group);
}

void CommandLine::addOtherCommands() {
    app_.add_subcommand("rules", "List the rules");
    CLI::App* explain = app_.add_subcommand("explain", "Print a rule's page: why it matters, examples, how to fix");
    explain->add_option("RULE", rule_, "The rule's id")->required()->type_name("RULE");
    CLI::App* models = app_.add_subcommand("models", "Check model files: what jsward is told about libraries");
    limit(models->add_option("ACTION", action_, "check: say what is wrong in model files, and where")->required(),
          kModelActions);
    models->add_option("FILE...", files_, "Model files")->required()->type_name("FILE");
    models->footer(R"(
Each problem is a line: file, line, column, what is wrong, the nearest word that would be right.
Files that speak of each other's types are checked together. Exit code 2 when something is wrong.
)");
    CLI::App* completions = app_.add_subcommand("completions", "Print completions for a shell");
    limit(completions->add_option("SHELL", shell_, "The shell")->required(), kShells);
    completions->footer(R"(
Examples:
  bash:  source <(jsward completions bash)
  zsh:   jsward completions zsh > "${fpath[1]}/_jsward"
  fish:  jsward completions fish > ~/.config/fish/completions/jsward.fish
)");
}

/// Formats and outputs in the order in which they were given make the requests.
Result<std::vector<OutputRequest>> CommandLine::outputRequests() const {
    struct Pair {
        std::optional<OutputFormat> format;
        std::optional<std::string> file;
    };
    std::vector<Pair> pairs;
    std::size_t format = 0;
    std::size_t output = 0;
    for (const CLI::Option* option : scan_->parse_order()) {
        if (option->check_lname("format")) {
            if (pairs.empty() || pairs.back().format) pairs.emplace_back();
            pairs.back().format = valueOf(formats_[format++], kFormats);
        } else if (option->check_lname("output")) {
            if (pairs.empty() || pairs.back().file) pairs.emplace_back();
            pairs.back().file = outputs_[output++];
        }
    }
    if (pairs.empty()) pairs.emplace_back();

    std::vector<OutputRequest> requests;
    std::size_t toStandardOutput = 0;
    for (const Pair& pair : pairs) {
        const std::string file = pair.file.value_or("-");
        requests.push_back({pair.format.value_or(formatOfFile(file)), file == "-" ? "" : file});
        toStandardOutput += file == "-" ? 1 : 0;
    }
    if (toStandardOutput > 1)
        return Error{"only one report can go to standard output; give the others an --output FILE each"};
    return requests;
}

void CommandLine::readSourceOptions(const std::vector<std::string>& verbatim) {
    ScanOptions& scan = command_.scan;
    scan.useIgnoreFiles = !noIgnore_;
    scan.triage = !noTriage_;
    command_.useConfig = !noConfig_;
    scan.maxFileSize = *parseQuantity(maxFileSize_, kSizeUnits);
    scan.fileTimeout = std::chrono::milliseconds(*parseQuantity(fileTimeout_, kTimeUnits));
    scan.paths.insert(scan.paths.end(), verbatim.begin(), verbatim.end());
}

Command CommandLine::routesCommand(const std::vector<std::string>& verbatim) {
    readSourceOptions(verbatim);
    RoutesCommand routes{std::move(command_), RoutesFormat::Text, routesOutput_ == "-" ? "" : routesOutput_};
    routes.format = routesFormat_.empty() ? routesFormatOfFile(routesOutput_) : valueOf(routesFormat_, kRoutesFormats);
    routes.scan.color = valueOf(color_, kColors);
    if (routes.scan.scan.paths.empty()) routes.scan.scan.paths = {"."};
    return routes;
}

Command CommandLine::scanCommand(const std::vector<std::string>& verbatim) {
    ScanOptions& scan = command_.scan;
    const std::size_t dashes = std::erase(scan.paths, "-");
    readSourceOptions(verbatim);
    command_.presetGiven = scan_->count("--preset") > 0;
    for (const std::string& name : rateLimiters_) scan.middleware.push_back({"rate-limit", name});
    scan.minConfidence = valueOf(minConfidence_, kConfidences);
    command_.failLevel = valueOf(failLevel_, kLevels);
    command_.color = valueOf(color_, kColors);
    command_.flowDetails = !noFlowDetails_;
    auto outputs = outputRequests();
    if (!outputs) return Answer{outputs.error().message, ExitCode::Usage};
    command_.outputs = *std::move(outputs);

    command_.standardInput = command_.standardInput || dashes != 0 || !scan.standardInputName.empty();
    if (command_.standardInput && !scan.paths.empty()) {
        return Answer{"standard input cannot be scanned together with files and folders", ExitCode::Usage};
    }
    if (scan.standardInputName.empty()) scan.standardInputName = "stdin.js";
    if (scan.paths.empty()) scan.paths = {"."};
    return std::move(command_);
}

Answer CommandLine::explain(const CLI::ParseError& error) const {
    std::string message = error.what();
    const CLI::App& command = app_.got_subcommand(routes_) ? *routes_ : *scan_;
    const std::vector<std::string> extras = command.remaining();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !extras.empty()) {
        std::vector<std::string> known;
        for (const CLI::Option* option : command.get_options()) {
            if (option->nonpositional()) known.push_back("--" + option->get_lnames().front());
        }
        const std::string_view near = nearest(extras.front().substr(0, extras.front().find('=')), known);
        message = fmt::format("there is no option {}", escapeInvalidBytes(extras.front()));
        if (!near.empty()) message += fmt::format("; did you mean {}?", near);
    }
    return {message + " (see jsward --help)", ExitCode::Usage};
}

Command CommandLine::parse(std::vector<std::string> arguments) {
    std::vector<std::string> verbatim;
    if (!arguments.empty() && (arguments.front() == "scan" || arguments.front() == "routes"))
        verbatim = cutVerbatim(arguments);
    std::reverse(arguments.begin(), arguments.end());
    try {
        app_.parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        return Answer{app_.help()};
    } catch (const CLI::CallForVersion& version) {
        return Answer{version.what() + std::string("\n")};
    } catch (const CLI::ParseError& error) {
        return explain(error);
    }
    if (app_.got_subcommand("rules")) return RulesCommand{};
    if (app_.got_subcommand("explain")) return ExplainCommand{ColorMode::Auto, rule_};
    if (app_.got_subcommand("models")) return ModelsCommand{action_, files_};
    if (app_.got_subcommand(routes_)) return routesCommand(verbatim);
    if (app_.got_subcommand("completions")) return CompletionsCommand{shell_};
    return scanCommand(verbatim);
}

Command parseCommandLine(std::vector<std::string> arguments) {
    constexpr std::array<std::string_view, 10> first{"scan",        "routes", "rules",  "explain", "models",
                                                     "completions", "-h",     "--help", "-V",      "--version"};
    if (!arguments.empty() && arguments.front() == "help") {
        arguments.erase(arguments.begin());
        arguments.emplace_back("--help");
    } else if (arguments.empty() || std::find(first.begin(), first.end(), arguments.front()) == first.end()) {
        arguments.insert(arguments.begin(), "scan");
    }
    return CommandLine().parse(std::move(arguments));
}

std::vector<CommandDescription> describeCommands() {
    const CommandLine line;
    std::vector<CommandDescription> commands;
    for (const CLI::App* app : line.app().get_subcommands({})) {
        CommandDescription command{app->get_name(), app->get_description(), {}, {}};
        for (const CLI::Option* option : app->get_options()) {
            if (!option->nonpositional()) {
                command.positionals.push_back(option->get_type_name());
                continue;
            }
            CommandDescription::Option& described = command.options.emplace_back();
            for (const std::string& name : option->get_snames()) described.names.push_back("-" + name);
            for (const std::string& name : option->get_lnames()) described.names.push_back("--" + name);
            described.description = option->get_description();
            if (option->get_expected_max() > 0) described.value = option->get_type_name();
        }
        commands.push_back(std::move(command));
    }
    return commands;
}

}  // namespace jsward
