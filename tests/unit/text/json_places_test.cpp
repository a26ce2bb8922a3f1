#include "analyzer/text/json_places.h"

#include <gtest/gtest.h>

#include <string>

namespace jsward {
namespace {

constexpr std::string_view kJson = R"json({
  "id": "a \" } ] id",
  "numbers": [1, -2.5e+3, true, null],
  "flows": [
    {"sinks": []},
    {"sources": {"deep": [[1], [2, 3]]}, "sinks": ["sql",
       "nosql"]}
  ],
  "a/b": {}, "last": 1
})json";

/// The text that stands at a pointer, up to the end of its line.
std::string at(std::string_view pointer) {
    const std::size_t offset = locateInJson(kJson, pointer);
    return std::string(kJson.substr(offset, kJson.find('\n', offset) - offset));
}

TEST(LocateInJson, findsKeysOfObjects) {
    EXPECT_EQ(at("/id"), R"("id": "a \" } ] id",)");
    EXPECT_EQ(at("/last"), R"("last": 1)");
    EXPECT_EQ(at("/a~1b"), R"("a/b": {}, "last": 1)");
}

TEST(LocateInJson, findsElementsOfArrays) {
    EXPECT_EQ(at("/numbers/1"), "-2.5e+3, true, null],");
    EXPECT_EQ(at("/flows/0/sinks"), R"("sinks": []},)");
    EXPECT_EQ(at("/flows/1/sinks/1"), R"("nosql"]})");
    EXPECT_EQ(at("/flows/1/sources/deep/1/1"), R"(3]]}, "sinks": ["sql",)");
}

TEST(LocateInJson, stopsAtTheLastPartThatExists) {
    EXPECT_EQ(at("/flows/0/sources"), R"({"sinks": []},)");
    EXPECT_EQ(at("/numbers/9"), R"("numbers": [1, -2.5e+3, true, null],)");
    EXPECT_EQ(locateInJson(kJson, ""), 0U);
    EXPECT_EQ(locateInJson(kJson, "/nothing"), 0U);
}

TEST(LineOfOffset, countsFromOne) {
    EXPECT_EQ(lineOfOffset("a\nb", 0), 1U);
    EXPECT_EQ(lineOfOffset("a\nb", 2), 2U);
    EXPECT_EQ(lineOfOffset("a\nb", 99), 2U);
}

}  // namespace
}  // namespace jsward
