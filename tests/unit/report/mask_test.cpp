#include "cli/report/mask.h"

#include <gtest/gtest.h>

#include "cli/report/report.h"
#include "tests/unit/report/sample.h"

namespace jsward {
namespace {

/// The text with what is secret in `part` of it as dots.
std::string masked(std::string text, std::string_view part) {
    const std::size_t begin = text.find(part);
    EXPECT_NE(begin, std::string::npos);
    const Span span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
    for (const Span secret : secretParts(text, span))
        for (std::uint32_t at = secret.begin; at < secret.end; ++at) text[at] = '.';
    return text;
}

std::string maskedWhole(const std::string& text) { return masked(text, text); }

TEST(SecretParts, hideTheContentsOfLiterals) {
    EXPECT_EQ(maskedWhole("'abcdefghijklmnop'"), "'abcd............'");
    EXPECT_EQ(maskedWhole("\"abcdefgh\""), "\"ab......\"");
    EXPECT_EQ(maskedWhole("password: 'hunter22'"), "password: 'hu......'");
    EXPECT_EQ(maskedWhole("x = f('abcd', `efgh`)"), "x = f('a...', `e...`)");
}

TEST(SecretParts, hideShortSecretsWhole) {
    EXPECT_EQ(maskedWhole("'abc'"), "'...'");
    EXPECT_EQ(maskedWhole("''"), "''");
}

TEST(SecretParts, understandEscapes) { EXPECT_EQ(maskedWhole(R"('ab\'cdefgh' + x)"), R"('ab........' + x)"); }

TEST(SecretParts, leaveCodeInTemplatesAlone) {
    EXPECT_EQ(maskedWhole("`mongodb://admin:pw@${f({a: 1})}/shop`"), "`mong...............${f({a: 1})}/....`");
}

TEST(SecretParts, leaveKeysAlone) {
    EXPECT_EQ(maskedWhole("{'password': 'hunter22'}"), "{'password': 'hu......'}");
    EXPECT_EQ(maskedWhole("x ? 'hunter22' : 'hunter33'"), "x ? 'hu......' : 'hu......'");
}

TEST(SecretParts, hideASpanInsideOfALiteral) {
    EXPECT_EQ(masked("const url = 'redis://:hunter22@host';", "hunter22"), "const url = 'redis://:hu......@host';");
    EXPECT_EQ(masked("-----BEGIN KEY-----\nMIIEvQ+/abcd\n", "MIIEvQ+/abcd"), "-----BEGIN KEY-----\nMII.........\n");
}

TEST(SecretParts, leaveNamesAlone) {
    EXPECT_EQ(masked("jwt.sign(payload, config.SECRET)", "config.SECRET"), "jwt.sign(payload, config.SECRET)");
}

TEST(SecretParts, surviveUnclosedLiterals) {
    EXPECT_EQ(maskedWhole("'abcdefgh"), "'ab......");
    EXPECT_EQ(maskedWhole("`abcdefgh${x"), "`ab......${x");
    EXPECT_EQ(maskedWhole("'abc\\"), "'a...");
}

TEST(Reports, nameNoSecret) {
    const ScanResult result = report_test::sampleResult();
    const std::vector<Rule> rules = report_test::sampleRules();
    for (const std::string& report :
         {renderText(result, rules, {.width = 200}), renderJson(result, rules), renderSarif(result, rules)})
        for (const char* secret : {"hunter2", "Tr0ub4dor", "51Hx0aLqVvN3u"})
            EXPECT_EQ(report.find(secret), std::string::npos) << secret;
}

}  // namespace
}  // namespace jsward
