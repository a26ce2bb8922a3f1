#include "cli/completions.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace jsward {

namespace {

using Option = CommandDescription::Option;

/// "text|json", unlike the names of free values: "FILE".
bool isChoice(std::string_view value) {
    return std::ranges::any_of(value, [](unsigned char c) { return std::islower(c) != 0; });
}

/// The words that a value can be, separated by spaces; "" for free values.
std::string choices(std::string_view value, std::span<const std::string> rules) {
    if (value == "RULE") return fmt::format("{}", fmt::join(rules, " "));
    if (!isChoice(value)) return {};
    std::string words(value);
    std::replace(words.begin(), words.end(), '|', ' ');
    return words;
}

bool isPath(std::string_view value) { return value == "FILE" || value == "PATH"; }

/// For a single-quoted string of any of the three shells.
std::string shellQuoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string commandNames(std::span<const CommandDescription> commands, std::string_view separator) {
    std::string names;
    for (const CommandDescription& command : commands) {
        if (!names.empty()) names += separator;
        names += command.name;
    }
    return names;
}

std::string bashOffer(std::string_view value, std::span<const std::string> rules) {
    return isPath(value) ? "_jsward_files" : "_jsward_words " + shellQuoted(choices(value, rules));
}

std::string bashCase(const std::string& pattern, std::string_view value, std::span<const std::string> rules) {
    return fmt::format("        {}) {}; return ;;\n", pattern, bashOffer(value, rules));
}

/// What follows the command: the first word may be another than those after it.
std::string bashPositionals(const CommandDescription& command, std::span<const std::string> rules) {
    const std::vector<std::string>& values = command.positionals;
    if (values.empty()) return {};
    if (values.size() == 1) return bashCase(command.name, values[0], rules);
    return fmt::format("        {}) if [ \"$COMP_CWORD\" -eq 2 ]; then {}; else {}; fi; return ;;\n", command.name,
                       bashOffer(values[0], rules), bashOffer(values[1], rules));
}

std::string bash(std::span<const CommandDescription> commands, std::span<const std::string> rules) {
    std::string options;
    std::string positionals;
    std::string values;
    for (const CommandDescription& command : commands) {
        std::string names;
        for (const Option& option : command.options) {
            for (const std::string& name : option.names) names += name + " ";
            if (!option.value.empty())
                values += bashCase(fmt::format("{}", fmt::join(option.names, "|")), option.value, rules);
        }
        options += fmt::format("        {}) options={} ;;\n", command.name, shellQuoted(names));
        positionals += bashPositionals(command, rules);
    }
    return fmt::format(R"(# bash completion for jsward
_jsward_words() {{ mapfile -t COMPREPLY < <(compgen -W "$1" -- "$word"); }}
_jsward_files() {{
    compopt -o filenames
    mapfile -t -O ${{#COMPREPLY[@]}} COMPREPLY < <(compgen -f -- "$word")
}}
_jsward() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command=scan options
    COMPREPLY=()
    case ${{COMP_WORDS[1]}} in
        {}) [ "$COMP_CWORD" -gt 1 ] && command=${{COMP_WORDS[1]}} ;;
    esac
    # `--option=value` is three words to bash.
    [ "$previous" = = ] && previous=${{COMP_WORDS[COMP_CWORD-2]}}
    [ "$word" = = ] && word=
    case $previous in
{}    esac
    case $command in
{}    esac
    if [[ $word == -* ]]; then
        [ "$COMP_CWORD" -eq 1 ] && options+=' -V --version'
        _jsward_words "$options"
        return
    fi
    if [ "$COMP_CWORD" -eq 1 ]; then
        _jsward_words {}
        _jsward_files
        return
    fi
    case $command in
{}    esac
}}
complete -F _jsward jsward
)",
                       commandNames(commands, "|"), values, options, shellQuoted(commandNames(commands, " ")),
                       positionals);
}

std::string zshAction(std::string_view value, std::span<const std::string> rules) {
    if (isPath(value)) return "_files";
    const std::string words = choices(value, rules);
    return words.empty() ? " " : "(" + words + ")";
}

/// Brackets and colons have a meaning inside a specification.
std::string zshEscaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':') out += '\\';
        out += c;
    }
    return out;
}

std::string zshOption(const Option& option, std::span<const std::string> rules) {
    std::string lines;
    for (const std::string& name : option.names) {
        // `--name=value` and `-nvalue` count as well as two words.
        const std::string_view joint = option.value.empty() ? "" : name.starts_with("--") ? "=" : "+";
        std::string specification = fmt::format("*{}{}[{}]", name, joint, zshEscaped(option.description));
        if (!option.value.empty()) specification += ":value:" + zshAction(option.value, rules);
        lines += fmt::format("            {} \\\n", shellQuoted(specification));
    }
    return lines;
}

/// What follows the command; all but the last stand at their places.
std::string zshPositionals(const CommandDescription& command, std::span<const std::string> rules) {
    std::string text;
    for (std::size_t i = 0; i < command.positionals.size(); ++i) {
        const std::string& value = command.positionals[i];
        const bool isLast = i + 1 == command.positionals.size();
        const std::string_view name = isChoice(value) ? "value" : std::string_view(value);
        if (i != 0) text += " ";
        text +=
            shellQuoted(fmt::format("{}:{}:{}", isLast ? "*" : std::to_string(i + 1), name, zshAction(value, rules)));
    }
    return text.empty() ? "&& return" : text;
}

std::string zsh(std::span<const CommandDescription> commands, std::span<const std::string> rules) {
    std::string names;
    std::string cases;
    for (const CommandDescription& command : commands) {
        names += fmt::format("        {}\n", shellQuoted(command.name + ":" + zshEscaped(command.description)));
        cases += fmt::format("        {}) _arguments $first \\\n", command.name);
        for (const Option& option : command.options) cases += zshOption(option, rules);
        cases += "            " + zshPositionals(command, rules) + " ;;\n";
    }
    return fmt::format(R"(#compdef jsward
_jsward() {{
    local command=scan
    local -a first commands=(
{}    )
    (( CURRENT == 2 )) && first=('(- *)'{{-V,--version}}'[Print the version]')
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe command commands
        _files
        return
    fi
    if (( CURRENT > 2 )) && [[ -n ${{(M)commands:#$words[2]:*}} ]]; then
        command=$words[2]
        shift words
        (( CURRENT-- ))
    fi
    case $command in
{}    esac
}}
if [ "$funcstack[1]" = _jsward ]; then _jsward "$@"; else compdef _jsward jsward; fi
)",
                       names, cases);
}

std::string fishOption(const Option& option, std::string_view condition, std::span<const std::string> rules) {
    std::string line = fmt::format("complete -c jsward -n {}", shellQuoted(condition));
    for (const std::string& name : option.names) {
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (isPath(option.value)) {
        line += " -r -F";
    } else if (!option.value.empty()) {
        line += " -x";
        if (const std::string words = choices(option.value, rules); !words.empty()) line += " -a " + shellQuoted(words);
    }
    return line + " -d " + shellQuoted(option.description) + "\n";
}

std::string fish(std::span<const CommandDescription> commands, std::span<const std::string> rules) {
    const std::string names = commandNames(commands, " ");
    std::string script = "# fish completion for jsward\n";
    script += "complete -c jsward -n '__fish_use_subcommand' -s V -l version -d 'Print the version'\n";
    for (const CommandDescription& command : commands) {
        script += fmt::format("complete -c jsward -n '__fish_use_subcommand' -a {} -d {}\n", command.name,
                              shellQuoted(command.description));
        std::string condition = "__fish_seen_subcommand_from " + command.name;
        if (command.name == "scan") condition += "; or not __fish_seen_subcommand_from " + names;
        for (const Option& option : command.options) script += fishOption(option, condition, rules);
        if (command.positionals.empty() || isPath(command.positionals.front())) continue;
        const std::string words = choices(command.positionals.front(), rules);
        // Files follow the first word.
        if (command.positionals.size() > 1) condition += "; and not __fish_seen_subcommand_from " + words;
        script += fmt::format("complete -c jsward -n {} -f -a {}\n", shellQuoted(condition), shellQuoted(words));
    }
    return script;
}

}  // namespace

std::string completionScript(std::string_view shell, std::span<const CommandDescription> commands,
                             std::span<const std::string> rules) {
    if (shell == "bash") return bash(commands, rules);
    return shell == "zsh" ? zsh(commands, rules) : fish(commands, rules);
}

}  // namespace jsward
