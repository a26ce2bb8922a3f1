#include "analyzer/syntax/literals.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

std::string escapes(std::string_view raw) {
    std::string out;
    decodeEscapes(raw, out);
    return out;
}
std::string entities(std::string_view raw) {
    std::string out;
    decodeEntities(raw, out);
    return out;
}
std::string jsxText(std::string_view raw) {
    std::string out;
    decodeJsxText(raw, out);
    return out;
}

TEST(Escapes, OfOneCharacter) { EXPECT_EQ(escapes(R"(\n\t\r\b\f\v\'\"\\\q\ )"), "\n\t\r\b\f\v'\"\\q "); }

TEST(Escapes, OfCodes) {
    EXPECT_EQ(escapes(R"(\x41\u00e9\u{1F600})"), "A\xC3\xA9\xF0\x9F\x98\x80");
    EXPECT_EQ(escapes(R"(\ud83d\ude00)"), "\xF0\x9F\x98\x80") << "a surrogate pair is one character";
    EXPECT_EQ(escapes(R"(\ud83d!)"), "\xEF\xBF\xBD!") << "half of one is none";
    EXPECT_EQ(escapes(R"(\ud83d\u0041)"), "\xEF\xBF\xBD"
                                          "A");
}

TEST(Escapes, OfOctalDigits) {
    EXPECT_EQ(escapes(R"(\0)"), std::string(1, '\0'));
    EXPECT_EQ(escapes(R"(\101\60\4567\8)"), "A0%678");
}

TEST(Escapes, OfLines) {
    EXPECT_EQ(escapes("a\\\nb\\\r\nc\\\rd\\\xE2\x80\xA8"
                      "e"),
              "abcde");
}

TEST(Escapes, LineEndsOfTemplatesAreLineFeeds) { EXPECT_EQ(escapes("a\r\nb\rc\n"), "a\nb\nc\n"); }

TEST(Escapes, ThatAreInvalidStandForThemselves) {
    EXPECT_EQ(escapes(R"(\x4 \u12 \u{} \u{110000} \u{zz} \u{12)"), "x4 u12 u{} u{110000} u{zz} u{12");
    EXPECT_EQ(escapes("a\\"), "a");
}

TEST(Regex, IsSplitAtTheLastSlash) {
    EXPECT_EQ(splitRegex("/a[/]b/gi").pattern, "a[/]b");
    EXPECT_EQ(splitRegex("/a[/]b/gi").flags, "gi");
    EXPECT_EQ(splitRegex("/").pattern, "");
    EXPECT_EQ(splitRegex("").pattern, "");
}

TEST(Entities, AreReplacedWhenTheyAreKnown) {
    EXPECT_EQ(entities("a &amp; b &lt;&#65;&#x42;&nbsp;"), "a & b <AB\xC2\xA0");
    EXPECT_EQ(entities("&unknown; & &; &#; &#xZ; &amp"), "&unknown; & &; &#; &#xZ; &amp");
    EXPECT_EQ(entities("\\n"), "\\n");
}

TEST(JsxText, IsTrimmedByLines) {
    EXPECT_EQ(jsxText(" a b "), " a b ");
    EXPECT_EQ(jsxText("\n  a  \n\n  b\n"), "a b");
    EXPECT_EQ(jsxText("\n   \n"), "");
    EXPECT_EQ(jsxText(" a\r\n b "), " a b ");
}

}  // namespace
}  // namespace jsward
