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

/// What bash offers for a line.
std::string bashOffers(const std::string& line) {
    const TemporaryTree tree;
    tree.write("app.js", "");
    tree.write("script", script("bash"));
    tree.write("try", "cd '" + tree.root() + "'\nsource ./script\ncompopt() { :; }\nCOMP_WORDS=(" + line +
                          ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_jsward\necho \"${COMPREPLY[@]}\"\n");
    std::string out;
    FILE* pipe = ::popen(("bash " + tree.path("try")).c_str(), "r");
    if (pipe == nullptr) return out;
    char buffer[4096];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, count);
    ::pclose(pipe);
    return out;
}

TEST(Completions, OfBashOfferWhatFits) {
    if (!hasShell("bash")) GTEST_SKIP() << "bash is not installed";
    EXPECT_EQ(bashOffers("jsward expl"), "explain\n");
    EXPECT_EQ(bashOffers("jsward explain sql"), "sql-injection\n");
    EXPECT_EQ(bashOffers("jsward scan --format s"), "sarif\n");
    EXPECT_EQ(bashOffers("jsward --min-c"), "--min-confidence\n");
    EXPECT_EQ(bashOffers("jsward scan ap"), "app.js\n");
    EXPECT_EQ(bashOffers("jsward completions z"), "zsh\n");
}

}  // namespace
}  // namespace jsward
