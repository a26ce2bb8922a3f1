#include "analyzer/project/dockerfile.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jsward {
namespace {

std::vector<std::string> keywords(const Dockerfile& file) {
    std::vector<std::string> result;
    for (const DockerInstruction& each : file.instructions) result.push_back(each.keyword);
    return result;
}

std::string joined(const std::vector<ShellWord>& words) {
    std::string text;
    for (const ShellWord& word : words) text += (text.empty() ? "" : "|") + word.text;
    return text;
}

TEST(DockerfileTest, JoinsLinesAndDropsComments) {
    constexpr std::string_view text =
        "# syntax=docker/dockerfile:1\nFROM node\n\nRUN a && \\\n  # comment\n\n  npm install \\\n  --x\nuser node\n";
    const Dockerfile file = readDockerfile(text);
    EXPECT_EQ(keywords(file), (std::vector<std::string>{"FROM", "RUN", "USER"}));
    const auto commands = commandsOf(file);
    ASSERT_EQ(commands.size(), 2U);
    EXPECT_EQ(joined(commands[1].words), "npm|install|--x");
    EXPECT_EQ(text.substr(commands[1].words[0].span.begin, 3), "npm");
    EXPECT_EQ(text.substr(file.instructions[2].span.begin, file.instructions[2].span.size()), "user node");
}

TEST(DockerfileTest, ReadsExecFormsFlagsAndDocuments) {
    constexpr std::string_view text =
        "FROM node\nRUN [\"npm\", \"install\"]\nRUN --mount=type=cache,target=/x npm ci\nRUN <<EOF\nset -e\nnpm "
        "install\nEOF\n"
        "COPY <<-A <<B /x/\n\tnpm install\n\tA\nFROM inside\nB\nRUN python3 <<P\nnpm install\nP\n";
    const Dockerfile file = readDockerfile(text);
    EXPECT_EQ(keywords(file), (std::vector<std::string>{"FROM", "RUN", "RUN", "RUN", "COPY", "RUN"}));
    std::vector<std::string> commands;
    for (const ShellCommand& command : commandsOf(file)) commands.push_back(joined(command.words));
    EXPECT_EQ(commands, (std::vector<std::string>{"npm|install", "npm|ci", "set|-e", "npm|install", "python3"}));
}

TEST(DockerfileTest, HeedsTheEscapeDirective) {
    const Dockerfile file = readDockerfile("# escape=`\nFROM x\nRUN a `\n b\\\nUSER c\n");
    EXPECT_EQ(keywords(file), (std::vector<std::string>{"FROM", "RUN", "USER"}));
}

TEST(DockerfileTest, FindsStages) {
    const Dockerfile file = readDockerfile(
        "ARG V=22\nFROM --platform=$BUILDPLATFORM node:${V} AS Base\nUSER node\nFROM base\nFROM scratch\nCMD x\n");
    ASSERT_EQ(file.stages.size(), 3U);
    EXPECT_EQ(file.stages[0].image, "node:${V}");
    EXPECT_EQ(file.stages[0].name, "base");
    EXPECT_EQ(baseStage(file, file.stages[1]), &file.stages[0]);
    EXPECT_EQ(baseStage(file, file.stages[2]), nullptr);
    EXPECT_EQ(DockerVariables(file, file.stages[0].from).expand("node:${V}"), "node:22");
}

TEST(DockerfileTest, ExpandsVariables) {
    const Dockerfile file = readDockerfile("ARG A=1\nARG N\nFROM x AS b\nENV E=\"two words\" F=$A\nARG A\nENV OLD old "
                                           "value\nFROM b\nARG D=${A:-none}\nUSER $E\n");
    const DockerVariables last(file, file.instructions.size() - 1);
    EXPECT_EQ(last.expand("${D}"), "none");
    EXPECT_EQ(last.expand("$F"), std::nullopt);
    EXPECT_EQ(last.expand("${E:+set}"), "set");
    EXPECT_EQ(last.expand("${X:-d}"), "d");
    EXPECT_EQ(last.expand("$X"), std::nullopt);
    EXPECT_EQ(last.expand("\\$X"), "$X");
    EXPECT_EQ(last.expand("${unclosed"), std::nullopt);
}

TEST(DockerfileTest, SurvivesAnything) {
    for (const char* text : {"", "FROM", "RUN", "\\", "RUN \\", "FROM x\nRUN <<EOF", "RUN [\"a\"", "ARG =\nFROM $",
                             "# escape=\n", "ENV\nENV =\n"})
        EXPECT_NO_THROW((void)commandsOf(readDockerfile(text))) << text;
}

}  // namespace
}  // namespace jsward
