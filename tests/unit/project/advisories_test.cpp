#include "analyzer/project/advisories.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace jsward {
namespace {

/// An advisory about `a` with the given parts of its `affected`.
std::string advisory(std::string_view id, std::string_view affected, std::string_view more = "") {
    return R"({"id": ")" + std::string(id) +
           R"(", "summary": "S", "affected": [{"package": {"ecosystem": "npm", "name": "a"}, )" +
           std::string(affected) + "}]" + std::string(more) + "}";
}

std::string ids(const std::string& database, std::string_view version) {
    Advisories advisories({"a"});
    advisories.add(database);
    std::string text;
    for (const AdvisoryMatch& match : advisories.matching("a", version))
        text += match.advisory->id + (match.fixed ? "<" + match.fixed->text() : "") + " ";
    return text;
}

TEST(AdvisoriesTest, MatchesRanges) {
    const std::string database = advisory(
        "X",
        R"("ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.2.0"}, {"introduced": "2.0.0-rc.1"}, {"fixed": "2.3.4"}]}])");
    EXPECT_EQ(ids(database, "1.1.9"), "X<1.2.0 ");
    EXPECT_EQ(ids(database, "1.2.0-beta"), "X<1.2.0 ");
    EXPECT_EQ(ids(database, "1.2.0"), "");
    EXPECT_EQ(ids(database, "2.0.0-beta"), "");
    EXPECT_EQ(ids(database, "2.0.0-rc.2"), "X<2.3.4 ");
    EXPECT_EQ(ids(database, "0.0.0-alpha"), "X<1.2.0 ");
    EXPECT_EQ(ids(database, "not a version"), "");
}

TEST(AdvisoriesTest, HeedsEveryKindOfEvent) {
    const std::string last = advisory(
        "L", R"("ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.0.0"}, {"last_affected": "1.4.0"}]}])");
    EXPECT_EQ(ids(last, "1.4.0"), "L ");
    EXPECT_EQ(ids(last, "1.4.1"), "");
    const std::string limit =
        advisory("M", R"("ranges": [{"type": "SEMVER", "events": [{"introduced": "1.0.0"}, {"limit": "2.0.0"}]}])");
    EXPECT_EQ(ids(limit, "1.9.9"), "M ");
    EXPECT_EQ(ids(limit, "2.0.0"), "");
    EXPECT_EQ(ids(advisory("V", R"("versions": ["1.0.0", "1.0.2"])"), "1.0.2"), "V ");
    EXPECT_EQ(ids(advisory("G", R"("ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}])"), "1.0.0"), "");
    const std::string known = advisory(
        "K",
        R"("ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}], "database_specific": {"last_known_affected_version_range": "<= 1.5.0"})");
    EXPECT_EQ(ids(known, "1.5.0"), "K ");
    EXPECT_EQ(ids(known, "1.5.1"), "");
}

TEST(AdvisoriesTest, ReadsListsAndLines) {
    const std::string one = advisory("A", R"("versions": ["1.0.0"])");
    const std::string two = advisory("B", R"("versions": ["1.0.0"])");
    EXPECT_EQ(ids("[" + one + ",\n" + two + "]", "1.0.0"), "A B ");
    EXPECT_EQ(ids(one + "\n" + two + "\n", "1.0.0"), "A B ");
    EXPECT_EQ(ids(R"({"id": "W", "withdrawn": "2024-01-01T00:00:00Z", )" + one.substr(1), "1.0.0"), "");
    EXPECT_EQ(ids("no JSON at all {", "1.0.0"), "");
    EXPECT_EQ(
        ids(R"({"id": "P", "affected": [{"package": {"ecosystem": "PyPI", "name": "a"}, "versions": ["1.0.0"]}], "x": "npm"})",
            "1.0.0"),
        "");
}

TEST(AdvisoriesTest, RatesThem) {
    const auto level = [](std::string_view id, std::string_view more) {
        Advisories advisories({"a"});
        advisories.add(advisory(id, R"("versions": ["1.0.0"])", more));
        return advisories.matching("a", "1.0.0").at(0).advisory->level;
    };
    EXPECT_EQ(
        level("X", R"(, "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}])"),
        AdvisoryLevel::Critical);
    EXPECT_EQ(
        level(
            "X",
            R"(, "severity": [{"type": "CVSS_V4", "score": "CVSS:4.0/AV:N"}], "database_specific": {"severity": "MODERATE"})"),
        AdvisoryLevel::Moderate);
    EXPECT_EQ(level("MAL-2024-1", ""), AdvisoryLevel::Critical);
    EXPECT_EQ(level("X", ""), AdvisoryLevel::Unknown);
}

// Scores of published vectors (https://www.first.org/cvss/v3.1/examples).
TEST(CvssTest, ComputesBaseScores) {
    const auto score = [](std::string_view vector) { return cvssBaseScore(vector).value_or(-1); };
    EXPECT_DOUBLE_EQ(score("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N"), 6.4);
    EXPECT_DOUBLE_EQ(score("CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N"), 3.1);
    EXPECT_DOUBLE_EQ(score("CVSS:3.0/AV:L/AC:L/PR:H/UI:N/S:U/C:L/I:L/A:L"), 4.2);
    EXPECT_DOUBLE_EQ(score("CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:H"), 9.9);
    EXPECT_DOUBLE_EQ(score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H"), 7.5);
    EXPECT_DOUBLE_EQ(score("CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), 6.8);
    EXPECT_DOUBLE_EQ(score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N"), 0);
    EXPECT_FALSE(cvssBaseScore("CVSS:2.0/AV:N"));
    EXPECT_FALSE(cvssBaseScore("CVSS:3.1/AV:N/AC:L"));
}

}  // namespace
}  // namespace jsward
