#include "analyzer/syntax/shell.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jsward {
namespace {

std::string joined(const ShellCommand& command) {
    std::string text;
    for (const ShellWord& word : command.words) text += (text.empty() ? "" : "|") + word.text;
    return text;
}

using Texts = std::vector<std::string>;

Texts commands(std::string_view script) {
    Texts texts;
    for (const ShellCommand& command : readShell(script)) texts.push_back(joined(command));
    return texts;
}

TEST(ShellTest, SplitsCommands) {
    EXPECT_EQ(commands("a && b || c; d | e & f\ng"), (Texts{"a", "b", "c", "d", "e", "f", "g"}));
    EXPECT_EQ(commands("npm \\\n  install --x='a b' \"c d\"e"), (Texts{"npm|install|--x=a b|c de"}));
    EXPECT_EQ(commands("NODE_ENV=x npm ci > log 2>&1 # npm install"), (Texts{"npm|ci"}));
}

TEST(ShellTest, FindsThemHoweverDeep) {
    EXPECT_EQ(commands("if test a; then b; else c; fi"), (Texts{"test|a", "b", "c"}));
    EXPECT_EQ(commands("for i in 1 2; do (a); done"), (Texts{"a"}));
    EXPECT_EQ(commands("f() { a; }; x=$(b); case $y in z) c;; esac"), (Texts{"a", "b", "c"}));
    EXPECT_EQ(commands("! a"), (Texts{"a"}));
}

TEST(ShellTest, ReadsScriptsInScripts) {
    EXPECT_EQ(commands("sh -c 'a && b'"), (Texts{"sh|-c|a && b", "a", "b"}));
    EXPECT_EQ(commands("su node -c \"a b\""), (Texts{"su|node|-c|a b", "a|b"}));
    const std::string_view script = "bash -lc 'x; npm install'";
    const auto all = readShell(script);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(script.substr(all[2].span().begin, all[2].span().size()), "npm install");
}

TEST(ShellTest, LeavesDocumentsAlone) {
    EXPECT_EQ(commands("cat <<EOF > x\nnpm install\nEOF\nb"), (Texts{"cat", "b"}));
}

TEST(ShellTest, SaysWhatIsConstant) {
    const auto all = readShell("npm install $PKG '$x' \"a$b\"");
    ASSERT_EQ(all.size(), 1U);
    std::vector<bool> constant;
    for (const ShellWord& word : all[0].words) constant.push_back(word.constant);
    EXPECT_EQ(constant, (std::vector{true, true, false, true, false}));
}

TEST(ShellTest, SurvivesWhatIsNoShell) {
    EXPECT_EQ(commands(""), Texts{});
    EXPECT_FALSE(commands("if (Test-Path x) { npm install }").empty());
    EXPECT_NO_THROW(commands(std::string(50'000, '(')));
    EXPECT_NO_THROW(commands("\"'`$(((<<"));
}

}  // namespace
}  // namespace jsward
