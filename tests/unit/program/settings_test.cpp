// Settings files as programs: every setting stands where its file says, whatever the notation, and no text breaks the
// reader.
#include "analyzer/program/settings.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "analyzer/program/validate.h"

namespace jsward {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

/// Name and value of each property whose value is a text, in order of the text; spans must fit the source.
Settings settingsIn(std::string_view source, SettingsFormat format) {
    const Program program = lowerSettings(source, format);
    EXPECT_TRUE(isConsistent(program)) << source;
    Settings found;
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        EXPECT_LE(program.span(id).end, source.size());
        if (program[id].kind != Kind::Property || program[id - 1].kind != Kind::String) continue;
        EXPECT_TRUE(program.span(id).contains(program.span(id - 1)));
        found.emplace_back(program.atom(program[id].a), program.atom(program[id - 1].a));
    }
    return found;
}

TEST(Settings, AreToldByName) {
    EXPECT_EQ(settingsFormatOf("config/default.json"), SettingsFormat::Json);
    EXPECT_EQ(settingsFormatOf("docker-compose.yml"), SettingsFormat::Yaml);
    EXPECT_EQ(settingsFormatOf(".env.production"), SettingsFormat::Lines);
    EXPECT_EQ(settingsFormatOf("certs/Server.KEY"), SettingsFormat::Keys);
    for (const char* other :
         {"app.js", ".env.js", "package.json", "package-lock.json", "tsconfig.build.json", "README.md", "key"})
        EXPECT_FALSE(settingsFormatOf(other)) << other;
}

TEST(Settings, Json) {
    const Settings expected = {{"host", "db"}, {"password", "a\"b"}, {"single", "x"}};
    EXPECT_EQ(settingsIn(R"({"db": {"host": "db", /* c */ "port": 1, "password": "a\"b",}, single: 'x'} // end)",
                         SettingsFormat::Json),
              expected);
}

TEST(Settings, Yaml) {
    constexpr std::string_view kSource = "# comment\n"
                                         "services:\n"
                                         "  db:\n"
                                         "    image: postgres:16 # the database\n"
                                         "    environment:\n"
                                         "    - POSTGRES_PASSWORD=swordfish\n"
                                         "    - name: USER\n"
                                         "      value: 'root'\n"
                                         "  flow: {user: app, \"pass\": \"x y\"}\n"
                                         "key: |\n"
                                         "  one\n"
                                         "  two\n"
                                         "empty:\n"
                                         "---\n"
                                         "url: http://host:80/a\n";
    const Settings expected = {{"image", "postgres:16"}, {"POSTGRES_PASSWORD", "swordfish"},
                               {"name", "USER"},         {"value", "root"},
                               {"user", "app"},          {"pass", "x y"},
                               {"key", "one\ntwo\n"},    {"url", "http://host:80/a"}};
    EXPECT_EQ(settingsIn(kSource, SettingsFormat::Yaml), expected);
}

TEST(Settings, Lines) {
    constexpr std::string_view kSource = "# A=b\n"
                                         "export A = plain # comment\r\n"
                                         "B=\"two\nlines\"\n"
                                         "//packages.example/:_authToken='t'\n"
                                         "no setting\n"
                                         "C=\n";
    const Settings expected = {{"A", "plain"}, {"B", "two\nlines"}, {"_authToken", "t"}, {"C", ""}};
    EXPECT_EQ(settingsIn(kSource, SettingsFormat::Lines), expected);
}

TEST(Settings, KeysAreTheBlocksOfAFile) {
    constexpr std::string_view kSource = "text\n-----BEGIN A-----\nx\n-----END A-----\n\n-----BEGIN B-----\ny\n";
    const Program program = lowerSettings(kSource, SettingsFormat::Keys);
    std::vector<std::string> blocks;
    for (const Node& node : program.nodes)
        if (node.kind == Kind::String) blocks.emplace_back(program.atom(node.a));
    EXPECT_EQ(blocks, (std::vector<std::string>{"-----BEGIN A-----\nx\n-----END A-----", "-----BEGIN B-----\ny\n"}));
    EXPECT_EQ(settingsIn(" s3cr3t \n", SettingsFormat::Keys), (Settings{{"secretKey", "s3cr3t"}}));
}

/// Everything cut off anywhere, brackets without end, deep nesting: a program comes out, and it is intact.
TEST(Settings, BrokenTextsGiveAProgram) {
    const std::string json = R"({"a": [1, {"b": 'c'}], d: "e\n", /*)";
    const std::string yaml = "a: [x, {b: \"c\"\n- - - d: 'e\n  - |\n   f\n\"g\": >\n? h\n: i\n";
    const std::string lines = "A=\"b\nC='d\\\n=e\n";
    for (std::size_t length = 0; length <= yaml.size(); ++length) {
        settingsIn(std::string_view(json).substr(0, length), SettingsFormat::Json);
        settingsIn(std::string_view(yaml).substr(0, length), SettingsFormat::Yaml);
        settingsIn(std::string_view(lines).substr(0, length), SettingsFormat::Lines);
        settingsIn(std::string_view(json).substr(0, length), SettingsFormat::Keys);
    }
    settingsIn(std::string(100000, '['), SettingsFormat::Json);
    settingsIn("]]},:" + std::string(100000, '{'), SettingsFormat::Json);
    std::string dashes;
    for (int i = 0; i < 50000; ++i) dashes += "- ";
    settingsIn(dashes + "x", SettingsFormat::Yaml);
    std::string steps;
    for (std::size_t i = 0; i < 500; ++i) steps += std::string(i, ' ') + "k:\n";
    settingsIn(steps, SettingsFormat::Yaml);
}

}  // namespace
}  // namespace jsward
