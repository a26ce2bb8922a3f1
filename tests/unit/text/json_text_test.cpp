#include "analyzer/text/json_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace jsward {
namespace {

struct Case {
    const char* written;
    const char* strict;
};

TEST(StrictJson, BlanksWhatJsonDoesNotKnow) {
    const Case cases[] = {
        {R"({"a": 1})", R"({"a": 1})"},
        {R"({"a": 1,})", R"({"a": 1 })"},
        {"[1, // one\n 2, /* two */ ]", "[1,       \n 2            ]"},
        {"[1,\r\n // end\r\n]", "[1 \r\n       \r\n]"},
        {R"(["//", "/* x */", ",]", "\",}"])", R"(["//", "/* x */", ",]", "\",}"])"},
        {"\xEF\xBB\xBF{}", "   {}"},
        {"{} /* open", "{}        "},
        {"[1,,]", "[1, ]"},
        {R"({"open)", R"({"open)"},
        {"", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(strictJson(c.written), c.strict) << c.written;
}

TEST(StrictJson, KeepsOffsets) {
    const std::string written =
        "{\n  // the compiler\n  \"target\": \"es2022\", /* not 5 */\n  \"lib\": [\"es\",],\n}\n";
    const std::string strict = strictJson(written);
    EXPECT_EQ(strict.size(), written.size());
    EXPECT_EQ(strict.find("\"lib\""), written.find("\"lib\""));
    EXPECT_EQ(nlohmann::json::parse(strict)["lib"].size(), 1U);
}

}  // namespace
}  // namespace jsward
