#include "analyzer/project/pipeline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzer/project/package_manager.h"

namespace jsward {
namespace {

using Texts = std::vector<std::string>;

Texts commands(PipelineFormat format, std::string_view text) {
    const DataTree tree = parseYaml(text);
    Texts result;
    for (const ShellCommand& command : readPipeline(format, text, tree).commands)
        result.emplace_back(text.substr(command.span().begin, command.span().size()));
    return result;
}

TEST(PipelineTest, ReadsTheScriptsOfEveryService) {
    EXPECT_EQ(commands(PipelineFormat::GitHub, "on: push\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n      - run: "
                                               "npm ci\n      - run: |\n          one\n          two ${{ a.b }} c\n"),
              (Texts{"npm ci", "one", "two ${{ a.b }} c"}));
    EXPECT_EQ(commands(PipelineFormat::GitLab, ".s: &s\n  - one\na:\n  before_script: *s\n  script:\n    - [two, "
                                               "three]\n    - four\nimage: npm install\n"),
              (Texts{"one", "two", "three", "four"}));
    EXPECT_EQ(commands(PipelineFormat::CircleCi, "jobs:\n  a:\n    steps:\n      - checkout\n      - run: one\n      - "
                                                 "run:\n          name: x\n          command: two\n"),
              (Texts{"one", "two"}));
    EXPECT_EQ(commands(PipelineFormat::Azure, "steps:\n- script: one\n- bash: |\n    two\n- pwsh: three\n"),
              (Texts{"one", "two", "three"}));
    EXPECT_EQ(commands(PipelineFormat::Travis, "install: one\nscript:\n  - two\n"), (Texts{"one", "two"}));
    EXPECT_EQ(commands(PipelineFormat::AppVeyor, "install:\n  - ps: one\n  - two\n  - cmd: three\n"),
              (Texts{"one", "two", "three"}));
    EXPECT_EQ(commands(PipelineFormat::Drone, "steps:\n- name: x\n  image: node\n  commands:\n  - one\n"),
              (Texts{"one"}));
    EXPECT_EQ(commands(PipelineFormat::CodeBuild, "phases:\n  install:\n    commands:\n      - one\n"), (Texts{"one"}));
    EXPECT_EQ(commands(PipelineFormat::CloudBuild, "steps:\n- name: gcr.io/x/npm\n  args: [install]\n").size(), 1U);
    EXPECT_EQ(commands(PipelineFormat::Shell, "one\ntwo\n"), (Texts{"one", "two"}));
}

TEST(PipelineTest, NamesActions) {
    constexpr std::string_view text = "steps:\n- task: Npm@1\n  inputs:\n    command: ci\n";
    const DataTree tree = parseYaml(text);
    const Pipeline pipeline = readPipeline(PipelineFormat::Azure, text, tree);
    ASSERT_EQ(pipeline.actions.size(), 1U);
    EXPECT_EQ(pipeline.actions[0].name, "Npm@1");
    EXPECT_EQ(pipeline.actions[0].inputs["command"].text(), "ci");
}

TEST(PipelineTest, ReadsJenkinsfiles) {
    const auto scripts = [](std::string_view text) {
        Texts result;
        for (const MappedText& script : jenkinsScripts(text)) result.emplace_back(script.text());
        return result;
    };
    EXPECT_EQ(scripts("steps { sh 'one'\n sh \"two $X\" }"), (Texts{"one", "two $X"}));
    EXPECT_EQ(scripts("sh(script: 'one', returnStdout: true)\nsh label: 'no', script: '''two\nthree'''\nbat(\"four\")"),
              (Texts{"one", "two\nthree", "four"}));
    EXPECT_EQ(scripts("// sh 'no'\n/* sh 'no' */ echo 'sh no'\ndef sh = 'no'\nsh 'it\\'s'"), (Texts{"it's"}));
    EXPECT_EQ(scripts("sh"), Texts{});
    EXPECT_EQ(scripts("sh '''open"), Texts{"open"});
}

// --- commands of package managers ----------------------------------------------------------------------------------------

std::string described(std::string_view script) {
    const auto all = readShell(script);
    const auto command = all.empty() ? std::nullopt : readPackageCommand(all.front());
    if (!command) return "none";
    std::string text = std::string(name(command->manager)) + " " + std::string(command->verb);
    for (const std::string_view argument : command->arguments) text += " " + std::string(argument);
    return text + (installsProject(*command) ? " (project)" : "");
}

TEST(PackageCommandTest, KnowsInstallations) {
    EXPECT_EQ(described("npm install"), "npm install (project)");
    EXPECT_EQ(described("npm i --omit=dev --loglevel verbose"), "npm i (project)");
    EXPECT_EQ(described("npm --prefix web install"), "npm install (project)");
    EXPECT_EQ(described("yarn"), "yarn  (project)");
    EXPECT_EQ(described("yarn --cwd web --production"), "yarn  (project)");
    EXPECT_EQ(described("pnpm -C web i"), "pnpm i (project)");
    EXPECT_EQ(described("bun install"), "bun install (project)");
    EXPECT_EQ(described("sudo -E -u node npm install"), "npm install (project)");
    EXPECT_EQ(described("NODE_ENV=x env A=b npm install"), "npm install (project)");
    EXPECT_EQ(described("npx --yes pnpm@9 install"), "pnpm install (project)");
    EXPECT_EQ(described("gosu node npm install"), "npm install (project)");
    EXPECT_EQ(described("timeout 60 npm install"), "npm install (project)");
    EXPECT_EQ(described("/usr/bin/npm.cmd install"), "npm install (project)");
}

TEST(PackageCommandTest, KnowsWhatIsSomethingElse) {
    EXPECT_EQ(described("npm install -g yarn@1.22.19"), "npm install yarn@1.22.19");
    EXPECT_EQ(described("npm install express"), "npm install express");
    EXPECT_EQ(described("npm install $PKG"), "npm install $PKG");
    EXPECT_EQ(described("npm ci"), "npm ci");
    EXPECT_EQ(described("yarn --version"), "yarn ");
    EXPECT_EQ(described("yarn build"), "yarn build");
    EXPECT_EQ(described("pnpm add x"), "pnpm add x");
    EXPECT_EQ(described("apt-get install npm"), "none");
    EXPECT_EQ(described("sudo apt-get install npm"), "none");
    EXPECT_EQ(described("echo npm install"), "none");
    EXPECT_EQ(described("npm run install:all"), "npm run install:all");
}

}  // namespace
}  // namespace jsward
