#include <algorithm>

#include <fmt/format.h>

#include "cli/command_line.h"

namespace jsward {

namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kColumn = 36;

struct Row {
    std::string left;
    std::string right;
};

/// Two columns; the right one is wrapped, and starts on a line of its own when the left one is too wide.
std::string formatRow(const Row& row) {
    std::string out = "  " + row.left;
    std::size_t column = out.size();
    const auto startRightColumn = [&] {
        if (column + 2 > kColumn) {
            out += '\n';
            column = 0;
        }
        out.append(kColumn - column, ' ');
        column = kColumn;
    };
    startRightColumn();
    for (std::size_t begin = 0; begin < row.right.size();) {
        const std::size_t end = std::min(row.right.find(' ', begin), row.right.size());
        if (column > kColumn && column + 1 + end - begin > kWidth) {
            out += '\n';
            column = 0;
            startRightColumn();
        }
        if (column > kColumn) {
            out += ' ';
            ++column;
        }
        out.append(row.right, begin, end - begin);
        column += end - begin;
        begin = end + 1;
    }
    return out + '\n';
}

std::string optionNames(const CLI::Option& option) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
    std::string text = fmt::format("{}", fmt::join(names, ", "));
    if (option.get_snames().empty()) text.insert(0, "    ");
    if (option.get_expected_max() > 0 && !option.get_type_name().empty()) text += " " + option.get_type_name();
    return text;
}

std::string optionHelp(const CLI::Option& option) {
    std::string text = option.get_description();
    if (!option.get_default_str().empty()) text += fmt::format(" (default: {})", option.get_default_str());
    return text;
}

class HelpFormatter : public CLI::FormatterBase {
public:
    std::string make_help(const CLI::App* app, std::string /*name*/, CLI::AppFormatMode /*mode*/) const override {
        std::string help = app->get_description() + "\n\n" + usage(*app) + commands(*app) + arguments(*app);
        for (const std::string& group : app->get_groups()) help += options(*app, group);
        return help + app->get_footer();
    }

private:
    static std::string usage(const CLI::App& app) {
        std::string line = "Usage: jsward";
        if (app.get_parent() != nullptr) line += " " + app.get_name();
        if (!app.get_subcommands({}).empty()) line += " [COMMAND]";
        line += " [OPTIONS]";
        for (const CLI::Option* option : app.get_options()) {
            if (!option->nonpositional())
                line += option->get_required() ? " " + option->get_name() : " [" + option->get_name() + "]";
        }
        return line + "\n";
    }

    static std::string commands(const CLI::App& app) {
        std::string text;
        for (const CLI::App* command : app.get_subcommands({}))
            text += formatRow({command->get_name(), command->get_description()});
        return text.empty() ? text : "\nCommands:\n" + text;
    }

    static std::string arguments(const CLI::App& app) {
        std::string text;
        for (const CLI::Option* option : app.get_options()) {
            if (!option->nonpositional()) text += formatRow({option->get_name(), optionHelp(*option)});
        }
        return text.empty() ? text : "\nArguments:\n" + text;
    }

    static std::string options(const CLI::App& app, const std::string& group) {
        std::string text;
        for (const CLI::Option* option : app.get_options()) {
            if (option->get_group() == group && option->nonpositional())
                text += formatRow({optionNames(*option), optionHelp(*option)});
        }
        return text.empty() ? text : fmt::format("\n{}:\n{}", group, text);
    }
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> helpFormatter() { return std::make_shared<HelpFormatter>(); }

}  // namespace jsward
