// Every token here is made in the test, from the format's description: none was ever issued, and none stands in the file.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "rules/hardcoded-secret/checksum.h"
#include "rules/hardcoded-secret/text_scanner.h"
#include "rules/hardcoded-secret/token_formats.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::string_view kAlnum = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase64Url = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

class Draw {
public:
    explicit Draw(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

    std::string from(std::string_view alphabet, std::size_t length) {
        std::string text;
        while (text.size() < length) text.push_back(alphabet[below(alphabet.size())]);
        return text;
    }

private:
    std::mt19937 random_;
};

/// Writes a text that a pattern matches. Knows the part of the syntax that the tables use.
class Sampler {
public:
    Sampler(std::string_view pattern, Draw& draw) : pattern_(pattern), draw_(draw) {}

    std::string sample() { return alternatives(); }

private:
    bool done() const { return at_ >= pattern_.size(); }

    std::string alternatives() {
        std::vector<std::string> options = {sequence()};
        while (!done() && pattern_[at_] == '|') {
            ++at_;
            options.push_back(sequence());
        }
        return options[draw_.below(options.size())];
    }

    std::string sequence() {
        std::string text;
        while (!done() && pattern_[at_] != '|' && pattern_[at_] != ')') text += repeated();
        return text;
    }

    std::string repeated() {
        const std::size_t begin = at_;
        std::string text = item();
        const std::size_t end = at_;
        std::size_t low = 1;
        std::size_t high = 1;
        quantifier(low, high);
        const std::size_t after = at_;
        const std::size_t times = low + draw_.below(std::min<std::size_t>(high - low, 8) + 1);
        if (times == 0) return "";
        for (std::size_t i = 1; i < times; ++i) {
            at_ = begin;
            text += item();
        }
        EXPECT_GE(after, end);
        at_ = after;
        return text;
    }

    void quantifier(std::size_t& low, std::size_t& high) {
        if (done()) return;
        const char c = pattern_[at_];
        if (c == '?' || c == '*' || c == '+') {
            low = c == '+' ? 1 : 0;
            high = c == '?' ? 1 : low + 8;
            ++at_;
        } else if (c == '{') {
            const std::size_t close = pattern_.find('}', at_);
            const std::string bounds(pattern_.substr(at_ + 1, close - at_ - 1));
            const std::size_t comma = bounds.find(',');
            low = std::stoul(bounds);
            high = comma == std::string::npos  ? low
                   : comma + 1 < bounds.size() ? std::stoul(bounds.substr(comma + 1))
                                               : low + 8;
            at_ = close + 1;
        }
    }

    std::string item() {
        const char c = pattern_[at_++];
        if (c == '[') return {classMember()};
        if (c == '(') {
            at_ += 2;  // Groups of the tables are all "(?:".
            std::string text = alternatives();
            ++at_;
            return text;
        }
        if (c == '\\') return escape(pattern_[at_++]);
        return {c};
    }

    std::string escape(char c) {
        if (c == 'd') return draw_.from("0123456789", 1);
        if (c == 's') return "";
        return {c};
    }

    char classMember() {
        const bool negated = pattern_[at_] == '^';
        std::string members;
        for (; pattern_[at_] != ']'; ++at_) {
            const char c = pattern_[at_];
            if (c == '\\') {
                ++at_;
            } else if (pattern_[at_ + 1] == '-' && pattern_[at_ + 2] != ']') {
                for (int value = static_cast<unsigned char>(c); value <= pattern_[at_ + 2]; ++value)
                    members.push_back(static_cast<char>(value));
                at_ += 2;
            } else {
                members.push_back(c);
            }
        }
        ++at_;
        return negated ? kAlnum[draw_.below(kAlnum.size())] : members[draw_.below(members.size())];
    }

    std::string_view pattern_;
    Draw& draw_;
    std::size_t at_ = 0;
};

std::string githubToken(std::string_view prefix, Draw& draw) {
    const std::string random = draw.from(kAlnum, 30);
    return std::string(prefix) + random + base62(crc32(random), 6);
}

/// Discord: the number of the account, a time and a signature.
std::string discordToken(Draw& draw) {
    return "MTA4" + std::string("MzE0NjU5ODM3MjE0NTc2") + "." + "G" + draw.from(kBase64Url, 5) + "." +
           draw.from(kBase64Url, 38);
}

std::string grafanaCloudToken(Draw& draw) {
    // {"o":"123456","n":"stack-…","k":"…"} as Grafana writes it, with the same text after the first key.
    static const std::string prefix = "glc_eyJvIjoiMTIzNDU2IiwibiI6InN0YWNrLTEiLCJrIjoi";
    std::string key;
    for (int i = 0; i < 8; ++i)
        key += "M" + draw.from("DTjz", 1) + draw.from("AEIMQUYcg", 1) + draw.from("wxyz012345", 1);
    return prefix + key + "In0=";
}

/// Patterns that leave the beginning to the anchor give tokens without it.
std::string withAnchor(const TokenFormat& format, const std::string& token) {
    const std::string_view anchor = format.anchors.substr(0, format.anchors.find('|'));
    if (format.before > 0 || anchor.find('[') != std::string_view::npos) return token;
    for (std::string_view rest = format.anchors; !rest.empty();) {
        const std::size_t bar = rest.find('|');
        if (token.starts_with(rest.substr(0, bar))) return token;
        rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
    }
    return std::string(anchor) + token.substr(anchor.size());
}

std::string sampleOf(const TokenFormat& format, Draw& draw) {
    std::string token = Sampler(format.pattern, draw).sample();
    switch (format.proof) {
        case Proof::None: return withAnchor(format, token);
        case Proof::Base62Crc: return githubToken(token.substr(0, 4), draw);
        case Proof::Base64Digits: return discordToken(draw);
        case Proof::Base64Json: return grafanaCloudToken(draw);
        case Proof::Bech32: {
            const std::size_t separator = token.rfind('1');
            std::string lower = token;
            std::ranges::transform(lower, lower.begin(),
                                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
            const std::string data = lower.substr(separator + 1, lower.size() - separator - 7);
            std::string whole =
                lower.substr(0, separator + 1) + data + bech32Checksum(lower.substr(0, separator), data);
            if (std::isupper(static_cast<unsigned char>(token[0])) != 0)
                std::ranges::transform(whole, whole.begin(),
                                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
            return whole;
        }
    }
    return token;
}

std::vector<TokenFormat> allFormats() {
    std::vector<TokenFormat> formats;
    for (const auto table : {cloudFormats(), codeFormats(), modelFormats(), messagingFormats(), paymentFormats(),
                             monitoringFormats(), workplaceFormats(), keyFormats()})
        formats.insert(formats.end(), table.begin(), table.end());
    return formats;
}

std::vector<SecretMatch> scan(std::string_view text) {
    std::vector<SecretMatch> found;
    TextScanner::instance().scan(text, found);
    return found;
}

bool finds(std::string_view text, std::string_view what) {
    return std::ranges::any_of(scan(text), [&](const SecretMatch& match) { return match.what == what; });
}

TEST(HardcodedSecretFormats, FindATokenOfEveryFormat) {
    Draw draw(20220601);
    for (const TokenFormat& format : allFormats()) {
        if (format.what == "PuTTY private key") continue;
        for (int i = 0; i < 20; ++i) {
            const std::string token = sampleOf(format, draw);
            const std::vector<SecretMatch> found = scan("const key = '" + token + "';");
            EXPECT_EQ(found.size(), 1U) << format.what << ": " << token;
        }
    }
}

TEST(HardcodedSecretFormats, AreMany) { EXPECT_GE(allFormats().size(), 250U); }

TEST(HardcodedSecretFormats, FollowTheirPublishedDescriptions) {
    struct Published {
        std::string_view what;
        std::string_view prefix;
        std::string_view alphabet;
        std::size_t length;
    };
    constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const std::vector<Published> published = {
        {"AWS access key ID", "AKIA", kBase32, 16},
        {"Google API key", "AIza", kBase64Url, 35},
        {"Google OAuth client secret", "GOCSPX-", kBase64Url, 28},
        {"DigitalOcean personal access token", "dop_v1_", kHex, 64},
        {"GitLab personal access token", "glpat-", kBase64Url, 20},
        {"GitLab pipeline trigger token", "glptt-", kHex, 40},
        {"Stripe secret key", "sk_live_", kAlnum, 24},
        {"Stripe secret key", "sk_live_", kAlnum, 99},
        {"Square access token", "sq0atp-", kBase64Url, 22},
        {"Shopify access token", "shpat_", kHex, 32},
        {"RubyGems API key", "rubygems_", kHex, 48},
        {"Hugging Face token", "hf_", kAlnum.substr(10), 34},
        {"Databricks access token", "dapi", kHex, 32},
        {"Sentry user token", "sntryu_", kHex, 64},
        {"Linear API key", "lin_api_", kAlnum, 40},
        {"Groq API key", "gsk_", kAlnum, 52},
        {"Mailgun API key", "key-", kHex, 32},
        {"SonarQube token", "squ_", kHex, 40},
        {"Doppler personal token", "dp.pt.", kAlnum, 43},
        {"PlanetScale password", "pscale_pw_", kAlnum, 43},
        {"Pulumi access token", "pul-", kHex, 40},
        {"Airtable personal access token", "pat", "", 0},
    };
    Draw draw(7);
    for (const Published& format : published) {
        const bool airtable = format.length == 0;
        const std::string token = airtable ? "pat" + draw.from(kAlnum, 14) + "." + draw.from(kHex, 64)
                                           : std::string(format.prefix) + draw.from(format.alphabet, format.length);
        EXPECT_TRUE(finds(token, format.what)) << format.what << ": " << token;
    }
}

TEST(HardcodedSecretFormats, VerifyChecksums) {
    Draw draw(11);
    for (const std::string_view prefix : {"ghp_", "gho_", "ghu_", "ghs_", "npm_"}) {
        std::string token = githubToken(prefix, draw);
        ASSERT_EQ(scan(token).size(), 1U) << token;
        EXPECT_EQ(scan(token)[0].certainty, Certainty::Proven);
        token[10] = token[10] == 'x' ? 'y' : 'x';
        EXPECT_TRUE(scan(token).empty()) << "A wrong checksum: " << token;
    }
}

TEST(HardcodedSecretFormats, KnowAChecksumWhenTheySeeIt) {
    // Published by those who specified the two checksums: CRC-32 of "123456789", and a string of BIP 173.
    EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
    EXPECT_TRUE(hasBech32Checksum("A12UEL5L"));
    EXPECT_FALSE(hasBech32Checksum("A12UEL5M"));
    EXPECT_EQ(base62(0, 6), "000000");
    EXPECT_EQ(base62(61, 1), "z");
}

TEST(HardcodedSecretFormats, LeaveLookAlikesAlone) {
    Draw draw(13);
    const std::string body = draw.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16);
    EXPECT_TRUE(finds("AKIA" + body, "AWS access key ID"));
    EXPECT_TRUE(scan("XAKIA" + body).empty()) << "begins inside a word";
    EXPECT_TRUE(scan("AKIA" + body + "A").empty()) << "too long";
    EXPECT_TRUE(scan("AKIA" + body.substr(1)).empty()) << "too short";
    EXPECT_TRUE(scan("AKIA" + body.substr(0, 9) + "EXAMPLE").empty()) << "an example";
    EXPECT_TRUE(scan("AKIA" + std::string(16, 'A')).empty()) << "monotonous";
    EXPECT_TRUE(scan("sk_live_" + std::string(24, 'x')).empty());
    EXPECT_TRUE(scan("pk_live_" + draw.from(kAlnum, 24)).empty()) << "publishable";
    EXPECT_TRUE(scan(draw.from(kAlnum, 400) + "/AKIA" + body + "/" + draw.from(kAlnum, 400)).empty())
        << "inside base64";
}

}  // namespace
}  // namespace jsward::rules::hardcoded_secret
