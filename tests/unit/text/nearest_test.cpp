#include "analyzer/text/nearest.h"

#include <gtest/gtest.h>

#include <array>

namespace jsward {
namespace {

constexpr std::array kKeys = {std::string_view("sources"), std::string_view("sinks"), std::string_view("message"),
                              std::string_view("unknownOrigin")};

TEST(EditDistance, countsInsertionsDeletionsReplacementsAndSwaps) {
    EXPECT_EQ(editDistance("", ""), 0U);
    EXPECT_EQ(editDistance("", "abc"), 3U);
    EXPECT_EQ(editDistance("sink", "sinks"), 1U);
    EXPECT_EQ(editDistance("snik", "sink"), 1U);
    EXPECT_EQ(editDistance("kitten", "sitting"), 3U);
}

TEST(Nearest, findsTheMisspeltWord) {
    EXPECT_EQ(nearest("mesage", kKeys), "message");
    EXPECT_EQ(nearest("sniks", kKeys), "sinks");
    EXPECT_EQ(nearest("source", kKeys), "sources");
}

TEST(Nearest, ignoresCaseAndSeparators) {
    EXPECT_EQ(nearest("unknown_origin", kKeys), "unknownOrigin");
    EXPECT_EQ(nearest("UNKNOWNORIGIN", kKeys), "unknownOrigin");
}

TEST(Nearest, isEmptyWhenNothingIsNear) {
    EXPECT_EQ(nearest("severity", kKeys), "");
    EXPECT_EQ(nearest("x", kKeys), "");
}

TEST(Suggest, offersTheNearestWordOrAllOfThem) {
    EXPECT_EQ(suggest("mesage", kKeys), "did you mean \"message\"?");
    EXPECT_EQ(suggest("colour", kKeys), "possible are sources, sinks, message, unknownOrigin");
}

}  // namespace
}  // namespace jsward
