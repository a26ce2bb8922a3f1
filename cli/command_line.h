// The grammar of the command line, held by CLI11, which only this and the two .cpp files that include it see.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/options.h"

namespace jsward {

/// Prints the help of a command: usage, options by group, the footer; lines of at most 100 columns.
[[nodiscard]] std::shared_ptr<CLI::FormatterBase> helpFormatter();

class CommandLine {
public:
    CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    [[nodiscard]] Command parse(std::vector<std::string> arguments);
    [[nodiscard]] const CLI::App& app() const { return app_; }

private:
    void addScan();
    void addRoutes();
    void addSourceOptions(CLI::App& app);
    void addWhatToScan();
    void addWhatToReport();
    void addOutput();
    void addOtherCommands();

    void readSourceOptions(const std::vector<std::string>& verbatim);
    [[nodiscard]] Command routesCommand(const std::vector<std::string>& verbatim);
    [[nodiscard]] Command scanCommand(const std::vector<std::string>& verbatim);
    [[nodiscard]] Result<std::vector<OutputRequest>> outputRequests() const;
    [[nodiscard]] Answer explain(const CLI::ParseError& error) const;

    CLI::App app_;
    CLI::App* scan_ = nullptr;
    CLI::App* routes_ = nullptr;
    ScanCommand command_;

    // Words as given; scanCommand() turns them into values.
    bool noIgnore_ = false;
    bool noTriage_ = false;
    bool noConfig_ = false;
    bool noFlowDetails_ = false;
    std::vector<std::string> formats_;
    std::vector<std::string> outputs_;
    std::vector<std::string> rateLimiters_;
    std::string routesFormat_;
    std::string routesOutput_;
    std::string color_ = "auto";
    std::string failLevel_ = "warning";
    std::string minConfidence_ = "medium";
    std::string maxFileSize_ = "10MB";
    std::string fileTimeout_ = "5s";
    std::string rule_;
    std::string action_;
    std::vector<std::string> files_;
    std::string shell_;
};

}  // namespace jsward
