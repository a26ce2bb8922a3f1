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
    const std::size_t offset = locateInJson(kJson, pointer, JsonPart::Key);
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
    EXPECT_EQ(locateInJson(kJson, "", JsonPart::Key), 0U);
    EXPECT_EQ(locateInJson(kJson, "/nothing", JsonPart::Key), 0U);
}

TEST(LocateInJson, findsValuesOfMembers) {
    const std::size_t offset = locateInJson(kJson, "/flows/0/sinks", JsonPart::Value);
    EXPECT_EQ(kJson.substr(offset, 3), "[]}");
}

TEST(RepeatedKeys, areThoseThatAnObjectHasHadBefore) {
    EXPECT_TRUE(repeatedKeys(kJson).empty());
    const std::string_view json = R"json({"a": {"b": 1}, "c": ["b", {"a": "a"}], "a": 2, "a": 3})json";
    const auto repeated = repeatedKeys(json);
    ASSERT_EQ(repeated.size(), 2U);
    EXPECT_EQ(repeated[0].key, "a");
    EXPECT_EQ(json.substr(repeated[0].offset), R"json("a": 2, "a": 3})json");
    EXPECT_EQ(json.substr(repeated[1].offset), R"json("a": 3})json");
}

}  // namespace
}  // namespace jsward
