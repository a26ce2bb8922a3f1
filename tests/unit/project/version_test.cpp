#include "analyzer/project/version.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

bool contains(std::string_view range, std::string_view version, Prereleases prereleases = Prereleases::WhereNamed) {
    return VersionRange::parse(range, prereleases)->contains(*Version::parse(version));
}

// The long comparison with npm's own reading is tests/semver.
TEST(VersionTest, OrdersByPrecedence) {
    const auto less = [](std::string_view a, std::string_view b) { return *Version::parse(a) < *Version::parse(b); };
    EXPECT_TRUE(less("1.2.3-beta.2", "1.2.3-beta.11"));
    EXPECT_TRUE(less("1.2.3-beta", "1.2.3"));
    EXPECT_TRUE(less("1.2.3-1", "1.2.3-a"));
    EXPECT_TRUE(less("1.9.0", "1.10.0"));
    EXPECT_EQ(*Version::parse("1.2.3+a"), *Version::parse("v1.2.3+b"));
    EXPECT_EQ(Version::parse("1.2.3-rc.1+b")->text(), "1.2.3-rc.1");
    for (const char* wrong :
         {"1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "a", "", "1.2.x", "9007199254740992.0.0"})
        EXPECT_FALSE(Version::parse(wrong)) << wrong;
}

TEST(VersionTest, RangesHoldWhatTheySay) {
    EXPECT_TRUE(contains("^1.2.3", "1.9.0"));
    EXPECT_FALSE(contains("^1.2.3", "2.0.0"));
    EXPECT_FALSE(contains("^0.2.3", "0.3.0"));
    EXPECT_FALSE(contains("^0.0.3", "0.0.4"));
    EXPECT_TRUE(contains("~1.2", "1.2.9"));
    EXPECT_TRUE(contains("1.2.3 - 2", "2.9.9"));
    EXPECT_TRUE(contains("<1 || >=3.0.0-rc.1", "3.0.0-rc.2"));
    EXPECT_FALSE(contains("^1.2.3", "1.3.0-beta"));
    EXPECT_TRUE(contains("^1.2.3", "1.3.0-beta", Prereleases::All));
    EXPECT_FALSE(VersionRange::parse("latest"));
    EXPECT_FALSE(VersionRange::parse("github:a/b"));
}

TEST(VersionTest, SaysHowWideARangeIs) {
    const auto range = [](std::string_view text) { return *VersionRange::parse(text); };
    for (const char* any : {"", "*", "x", ">=0.0.0", "X.x", "^1 || *"})
        EXPECT_TRUE(range(any).containsEverything()) << any;
    for (const char* some : {"1", ">=1", ">0.0.0", "^0"}) EXPECT_FALSE(range(some).containsEverything()) << some;
    EXPECT_TRUE(range("1.2.3").isExact());
    EXPECT_TRUE(range("=v1.2.3-rc.1").isExact());
    EXPECT_FALSE(range("1.2").isExact());
    EXPECT_TRUE(range(">=2").isOpen());
    EXPECT_TRUE(range("^1 || >=3").isOpen());
    EXPECT_FALSE(range(">=2 <4").isOpen());
}

}  // namespace
}  // namespace jsward
