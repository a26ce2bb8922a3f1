// Versions and ranges as we read them against npm's own semver, which node runs over thousands of pairs (pairs.js).
#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/project/version.h"

namespace jsward {
namespace {

std::vector<std::string> linesOf(const std::string& command) {
    struct Close {
        void operator()(FILE* pipe) const { ::pclose(pipe); }
    };
    const std::unique_ptr<FILE, Close> pipe(::popen(command.c_str(), "r"));
    std::vector<std::string> lines(1);
    for (int c = std::fgetc(pipe.get()); c != EOF; c = std::fgetc(pipe.get())) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += static_cast<char>(c);
    }
    lines.pop_back();
    return lines;
}

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t')
            fields.emplace_back();
        else
            fields.back() += c;
    }
    return fields;
}

std::string answersOf(const std::string& version, const std::string& range) {
    const auto parsed = Version::parse(version);
    const auto npm = VersionRange::parse(range);
    const auto all = VersionRange::parse(range, Prereleases::All);
    std::string answers;
    for (const bool answer : {parsed.has_value(), npm.has_value(), parsed && npm && npm->contains(*parsed),
                              parsed && all && all->contains(*parsed)})
        answers += answer ? '1' : '0';
    return answers;
}

void compare(const std::vector<std::string>& fields) {
    const auto a = Version::parse(fields[1]);
    const auto b = Version::parse(fields[2]);
    ASSERT_TRUE(a && b) << fields[1] << " and " << fields[2];
    const int order = *a < *b ? -1 : *a > *b ? 1 : 0;
    EXPECT_EQ(std::to_string(order), fields[3]) << fields[1] << " against " << fields[2];
}

TEST(SemverTest, SaysWhatNpmSays) {
    for (const char* seed : {"1", "2", "3"}) {
        const auto lines = linesOf(std::string("node " JSWARD_SOURCE_DIR "/tests/semver/pairs.js ") + seed + " 10000");
        ASSERT_GT(lines.size(), 10000U) << "node did not run";
        for (const std::string& line : lines) {
            const std::vector<std::string> fields = fieldsOf(line);
            if (fields[0] == "compare")
                compare(fields);
            else
                EXPECT_EQ(answersOf(fields[0], fields[1]), fields[2]) << fields[0] << " in \"" << fields[1] << '"';
        }
    }
}

}  // namespace
}  // namespace jsward
