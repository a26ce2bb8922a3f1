#include "cli/completions.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include <gtest/gtest.h>

#include "tests/unit/scan/temporary_tree.h"

namespace jsward {
namespace {

const std::vector<std::string> kRules{"error-leak", "sql-injection"};

std::string script(std::string_view shell) { return completionScript(shell, describeCommands(), kRules); }

bool hasShell(const std::string& shell) {
    return std::system(("command -v " + shell + " > /dev/null 2>&1").c_str()) == 0;
}

TEST(Completions, NameEveryOptionAndRule) {
    for (const char* shell : {"bash", "zsh", "fish"}) {
        const std::string text = script(shell);
        for (const std::string& rule : kRules) EXPECT_NE(text.find(rule), std::string::npos) << shell;
        for (const CommandDescription& command : describeCommands()) {
            EXPECT_NE(text.find(command.name), std::string::npos) << shell;
            for (const auto& option : command.options) {
                const std::string name = option.names.back().substr(2);
                EXPECT_NE(text.find(name), std::string::npos) << shell << " " << name;
            }
        }
    }
}

TEST(Completions, AreValidForTheirShell) {
    const TemporaryTree tree;
    for (const std::string shell : {"bash", "zsh", "fish"}) {
        if (!hasShell(shell)) continue;
        tree.write(shell, script(shell));
        EXPECT_EQ(std::system((shell + " -n " + tree.path(shell)).c_str()), 0) << shell;
    }
}

/// What a command of the shell prints in a folder with the completion script and two files.
std::string shellPrints(const std::string& shell, const std::string& commands) {
    const TemporaryTree tree;
    tree.write("app.js", "");
    tree.write("with space.js", "");
    tree.write("script", script(shell));
    tree.write("try", "cd '" + tree.root() + "'\n" + commands);
    std::string out;
    FILE* pipe = ::popen(("timeout 30 " + shell + " " + tree.path("try")).c_str(), "r");
    if (pipe == nullptr) return out;
    char buffer[4096];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, count);
    ::pclose(pipe);
    return out;
}

/// What bash offers for a line, a line each. An equals sign is a word to bash.
std::string bashOffers(const std::string& words) {
    return shellPrints("bash", "source ./script\ncompopt() { :; }\nCOMP_WORDS=(" + words +
                                   ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_jsward\n"
                                   "printf '%s\\n' \"${COMPREPLY[@]}\"\n");
}

/// What fish offers for a line, a line each, without the descriptions.
std::string fishOffers(const std::string& line) {
    return shellPrints("fish", "source ./script\ncomplete -C '" + line + "' | string replace -r '\\t.*' ''\n");
}

/// What zsh makes of a line when the tab key is pressed in a terminal.
std::string zshCompletes(const std::string& line) {
    return shellPrints("zsh", R"(
zmodload zsh/zpty
zpty shell "PROMPT= TERM=dumb zsh -f -i"
zpty -w shell "unsetopt beep zle_bracketed_paste; autoload -Uz compinit; compinit -u -D; source ./script; echo rea''dy"
zpty -r shell out '*ready*'
zpty -w shell "show() { zle -I; print -r -- '<'\$BUFFER'>' }; zle -N show; bindkey '^X' show; echo bou''nd"
zpty -r shell out '*bound*'
zpty -w -n shell ')" + line + R"('$'\t\x18'
zpty -r shell out '*<*>*'
print -r -- ${${out##*<}%%>*}
)");
}

TEST(Completions, OfBashOfferWhatFits) {
    if (!hasShell("bash")) GTEST_SKIP() << "bash is not installed";
    EXPECT_EQ(bashOffers("jsward expl"), "explain\n");
    EXPECT_EQ(bashOffers("jsward explain sql"), "sql-injection\n");
    EXPECT_EQ(bashOffers("jsward scan --format s"), "sarif\n");
    EXPECT_EQ(bashOffers("jsward --min-c"), "--min-confidence\n");
    EXPECT_EQ(bashOffers("jsward scan ap"), "app.js\n");
    EXPECT_EQ(bashOffers("jsward completions z"), "zsh\n");
    EXPECT_EQ(bashOffers("jsward --format = s"), "sarif\n");
    EXPECT_EQ(bashOffers("jsward --vers"), "--version\n");
    EXPECT_EQ(bashOffers("jsward models c"), "check\n");
    EXPECT_EQ(bashOffers("jsward models check ap"), "app.js\n");
    EXPECT_EQ(bashOffers("jsward wi"), "with space.js\n") << "one name, not two words";
    EXPECT_EQ(bashOffers("jsward ''").find("scan\nroutes\nrules\nexplain\nmodels\ncompletions\n"), 0U) << "and then the files";
    EXPECT_NE(bashOffers("jsward ''").find("\nwith space.js\n"), std::string::npos);
}

TEST(Completions, OfFishOfferWhatFits) {
    if (!hasShell("fish")) GTEST_SKIP() << "fish is not installed";
    EXPECT_EQ(fishOffers("jsward expl"), "explain\n");
    EXPECT_EQ(fishOffers("jsward explain sql"), "sql-injection\n");
    EXPECT_EQ(fishOffers("jsward scan --format s"), "sarif\n");
    EXPECT_EQ(fishOffers("jsward --format=s"), "--format=sarif\n");
    EXPECT_EQ(fishOffers("jsward --min-c"), "--min-confidence\n");
    EXPECT_EQ(fishOffers("jsward --vers"), "--version\n");
    EXPECT_EQ(fishOffers("jsward models c"), "check\n");
    EXPECT_EQ(fishOffers("jsward models check ap"), "app.js\n");
    EXPECT_EQ(fishOffers("jsward scan wi"), "with space.js\n");
}

TEST(Completions, OfZshOfferWhatFits) {
    if (!hasShell("zsh")) GTEST_SKIP() << "zsh is not installed";
    EXPECT_EQ(zshCompletes("jsward expl"), "jsward explain \n");
    EXPECT_EQ(zshCompletes("jsward explain sql"), "jsward explain sql-injection \n");
    EXPECT_EQ(zshCompletes("jsward scan --format s"), "jsward scan --format sarif \n");
    EXPECT_EQ(zshCompletes("jsward --format=s"), "jsward --format=sarif \n");
    EXPECT_EQ(zshCompletes("jsward -f s"), "jsward -f sarif \n");
    EXPECT_EQ(zshCompletes("jsward -fs"), "jsward -fsarif \n");
    EXPECT_EQ(zshCompletes("jsward --min-c"), "jsward --min-confidence=\n");
    EXPECT_EQ(zshCompletes("jsward --vers"), "jsward --version \n");
    EXPECT_EQ(zshCompletes("jsward models c"), "jsward models check \n");
    EXPECT_EQ(zshCompletes("jsward models check ap"), "jsward models check app.js \n");
    EXPECT_EQ(zshCompletes("jsward scan wi"), "jsward scan with\\ space.js \n");
}

}  // namespace
}  // namespace jsward
