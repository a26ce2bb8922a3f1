// Every token here is made in the test, from the format's description: none was ever issued, and none stands in the file.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "rules/hardcoded-secret/checksum.h"
#include "rules/hardcoded-secret/text_scanner.h"
#include "rules/hardcoded-secret/token_formats.h"
#include "tests/unit/rules/hardcoded_secret_samples.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr unsigned kSeed = 20220601;
constexpr int kDraws = 20;

std::vector<SecretMatch> scan(std::string_view text) {
    std::vector<SecretMatch> found;
    TextScanner::instance().scan(text, found);
    return found;
}

std::string quoted(const std::string& text) { return "const value = '" + text + "';"; }

const TokenFormat* formatOf(std::string_view id) {
    for (const auto table : tokenFormats())
        for (const TokenFormat& format : table)
            if (format.id == id) return &format;
    return nullptr;
}

std::string nameOf(const TokenFormat& format) {
    return (format.provider.empty() ? "" : std::string(format.provider) + " ") + std::string(format.what);
}

TEST(HardcodedSecretFormats, HaveASampleEach) {
    std::set<std::string_view> formats;
    std::set<std::string_view> samples;
    for (const auto table : tokenFormats())
        for (const TokenFormat& format : table)
            EXPECT_TRUE(formats.insert(format.id).second) << format.id << " stands in the tables twice";
    for (const TokenSample& sample : tokenSamples()) samples.insert(sample.id);
    EXPECT_EQ(formats, samples);
    EXPECT_GE(formats.size(), 150U);
}

TEST(HardcodedSecretFormats, FindTheirTokens) {
    TokenDraw draw(kSeed);
    for (const TokenSample& sample : tokenSamples()) {
        const TokenFormat* format = formatOf(sample.id);
        ASSERT_NE(format, nullptr) << sample.id;
        for (int i = 0; i < kDraws; ++i) {
            const std::string token = draw.token(sample.token);
            const std::vector<SecretMatch> found = scan(quoted(token));
            EXPECT_EQ(found.size(), 1U) << sample.id << ": " << token;
            if (found.empty()) continue;
            EXPECT_EQ(found[0].what, nameOf(*format)) << sample.id << ": " << token;
            EXPECT_EQ(found[0].issued, !format->provider.empty()) << sample.id;
        }
    }
}

TEST(HardcodedSecretFormats, LeaveNearMissesAlone) {
    TokenDraw draw(kSeed);
    for (const TokenSample& sample : tokenSamples()) {
        for (int i = 0; i < kDraws; ++i) {
            const std::string text = draw.token(sample.nearMiss);
            const std::vector<SecretMatch> found = scan(quoted(text));
            EXPECT_TRUE(found.empty()) << sample.id << ": " << text << " is taken for a " << found[0].what;
        }
    }
}

TEST(HardcodedSecretFormats, ProveWhatHasAChecksum) {
    TokenDraw draw(kSeed);
    for (const TokenSample& sample : tokenSamples()) {
        if (formatOf(sample.id)->traits.checksum == Checksum::None) continue;
        const std::string token = draw.token(sample.token);
        EXPECT_EQ(scan(token).at(0).certainty, Certainty::Proven) << sample.id << ": " << token;
    }
}

TEST(HardcodedSecretFormats, DoubtAChecksumThatOnlySourceCodeDescribes) {
    TokenDraw draw(kSeed);
    for (const std::string_view description :
         {"glpat-{url:35}.01.0z{az9:7}", "glsa_{62:32}_{hex:8}", "{64:76}+ASt{64:5}g==", "{62:52}JQQJ99{62:26}"}) {
        const std::string token = draw.token(description);
        ASSERT_EQ(scan(token).size(), 1U) << token;
        EXPECT_EQ(scan(token)[0].certainty, Certainty::Fair) << token;
    }
}

TEST(HardcodedSecretFormats, KnowAChecksumWhenTheySeeIt) {
    // Published by those who specified them: CRC-32 of "123456789", a string of BIP 173, two vectors of Marvin32.
    EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
    EXPECT_EQ(bech32Checksum("a", ""), "2uel5l");
    EXPECT_EQ(bech32Checksum("a", "b"), "") << "no digit";
    EXPECT_EQ(marvin32("", 0x004FB61A001BDBCCU), 0x30ED35C1U ^ 0x00CD3C7DU);
    EXPECT_EQ(marvin32("\xAF", 0x004FB61A001BDBCCU), 0x48E73FC7U ^ 0x7D75DDC1U);
    EXPECT_EQ(base62(0, 6), "000000");
    EXPECT_EQ(base62(61, 1), "z");
    EXPECT_EQ(base36(35, 2), "0z");
}

TEST(HardcodedSecretFormats, LeaveLookAlikesAlone) {
    TokenDraw draw(13);
    const std::string body = draw.token("{b32:16}");
    EXPECT_EQ(scan("AKIA" + body).size(), 1U);
    EXPECT_TRUE(scan("XAKIA" + body).empty()) << "begins inside a word";
    EXPECT_TRUE(scan("AKIA" + body + "A").empty()) << "too long";
    EXPECT_TRUE(scan("AKIA" + body.substr(0, 9) + "EXAMPLE").empty()) << "an example";
    EXPECT_TRUE(scan("AKIA" + std::string(16, 'A')).empty()) << "monotonous";
    EXPECT_TRUE(scan("sk_live_" + std::string(24, 'x')).empty());
    EXPECT_TRUE(scan(draw.token("pk_live_{62:24}")).empty()) << "publishable";
    EXPECT_TRUE(scan("md-button-group-wide-1-col").empty()) << "readable";
    EXPECT_TRUE(scan(draw.token("{62:400}/AKIA") + body + draw.token("/{62:400}")).empty()) << "inside base64";
}

}  // namespace
}  // namespace jsward::rules::hardcoded_secret
