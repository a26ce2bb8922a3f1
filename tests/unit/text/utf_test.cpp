#include "analyzer/text/utf.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

using namespace std::string_literals;

TEST(FirstInvalidUtf8, AcceptsEveryLengthAtEveryAlignment) {
    for (std::size_t padding = 0; padding < 20; ++padding) {
        const std::string text = std::string(padding, 'a') + "é€😀" + std::string(padding, 'b') + "é";
        EXPECT_EQ(firstInvalidUtf8(text), text.size()) << padding;
    }
}

TEST(FirstInvalidUtf8, PointsAtTheFirstBadByte) {
    for (std::size_t padding = 0; padding < 20; ++padding) {
        const std::string start = std::string(padding, 'a') + "é";
        for (const std::string& bad :
             {"\xFF"s, "\x80"s, "\xC3"s, "\xC0\x80"s, "\xE2\x82"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF0\x9F\x98"s,
              "\xF0\x80\x80\x80"s, "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s}) {
            EXPECT_EQ(firstInvalidUtf8(start + bad), start.size()) << padding;
            EXPECT_EQ(firstInvalidUtf8(start + bad + "tail of text"), start.size()) << padding;
        }
    }
}

TEST(DecodeText, PlainUtf8IsTakenOverAsItIs) {
    const DecodedText decoded = decodeText("const name = 'Zoë';\r\n");
    EXPECT_EQ(decoded.text, "const name = 'Zoë';\r\n");
    EXPECT_EQ(decoded.encoding, TextEncoding::Utf8);
    EXPECT_EQ(decoded.replacements, 0U);
    EXPECT_FALSE(decoded.firstReplacement);
}

TEST(DecodeText, ByteOrderMarkIsStripped) {
    const DecodedText decoded = decodeText("\xEF\xBB\xBFrun();");
    EXPECT_EQ(decoded.text, "run();");
    EXPECT_EQ(decoded.encoding, TextEncoding::Utf8WithBom);
}

TEST(DecodeText, InvalidBytesAreReplacedOneByOne) {
    const DecodedText decoded = decodeText("'caf\xE9' + '\xE2\x82' + '€'");
    EXPECT_EQ(decoded.text, "'caf\uFFFD' + '\uFFFD\uFFFD' + '€'");
    EXPECT_EQ(decoded.replacements, 3U);
    EXPECT_EQ(decoded.firstReplacement, 4U);
}

TEST(DecodeText, Utf16InBothByteOrders) {
    const DecodedText little = decodeText("\xFF\xFE"
                                          "a\0\xE9\0\xAC\x20\x3D\xD8\x00\xDE"s);
    EXPECT_EQ(little.text, "aé€😀");
    EXPECT_EQ(little.encoding, TextEncoding::Utf16LittleEndian);
    const DecodedText big = decodeText("\xFE\xFF"
                                       "\0a\0\xE9\x20\xAC\xD8\x3D\xDE\x00"s);
    EXPECT_EQ(big.text, "aé€😀");
    EXPECT_EQ(big.encoding, TextEncoding::Utf16BigEndian);
    EXPECT_EQ(big.replacements, 0U);
}

TEST(DecodeText, BrokenUtf16IsReplaced) {
    const DecodedText loneLead = decodeText("\xFF\xFE"
                                            "\x3D\xD8"
                                            "a\0"s);
    EXPECT_EQ(loneLead.text, "\uFFFDa");
    const DecodedText loneTrail = decodeText("\xFF\xFE"
                                             "\x00\xDE"
                                             "a\0"s);
    EXPECT_EQ(loneTrail.text, "\uFFFDa");
    const DecodedText halfUnit = decodeText("\xFF\xFE"
                                            "a\0b"s);
    EXPECT_EQ(halfUnit.text, "a\uFFFD");
    EXPECT_EQ(halfUnit.replacements, 1U);
    EXPECT_EQ(halfUnit.firstReplacement, 1U);
}

TEST(DecodeText, EmptyAndBomAlone) {
    EXPECT_EQ(decodeText("").text, "");
    EXPECT_EQ(decodeText("\xEF\xBB\xBF").text, "");
    EXPECT_EQ(decodeText("\xFF\xFE").text, "");
}

TEST(LooksBinary, ByNulBytesNearTheStart) {
    EXPECT_TRUE(looksBinary("\x7F"
                            "ELF\0"s));
    EXPECT_FALSE(looksBinary("var a;"));
    EXPECT_FALSE(looksBinary("\xFF\xFE"
                             "a\0"s))
        << "UTF-16 with a byte order mark is text";
    EXPECT_FALSE(looksBinary(std::string(9000, 'x') + '\0')) << "a stray NUL far into a script";
}

TEST(AppendUtf8, EncodesAndReplaces) {
    std::string out;
    for (const char32_t c : {U'a', U'é', U'€', U'😀', char32_t{0xD800}, char32_t{0x110000}}) appendUtf8(out, c);
    EXPECT_EQ(out, "aé€😀\uFFFD\uFFFD");
}

}  // namespace
}  // namespace jsward
