// Keys, tokens and logins with a form of their own. What looks secret here is drawn or put together in the test.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "rules/hardcoded-secret/encoding.h"
#include "rules/hardcoded-secret/literal_index.h"
#include "rules/hardcoded-secret/text_scanner.h"

namespace jsward::rules::hardcoded_secret {
namespace {

constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string draw(std::size_t length, std::string_view alphabet = kBase64) {
    static std::mt19937 random(5489);
    std::string text;
    while (text.size() < length)
        text.push_back(alphabet[std::uniform_int_distribution<std::size_t>(0, alphabet.size() - 1)(random)]);
    return text;
}

std::string encode(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text.push_back(i + k <= bytes.size() ? kBase64[(group >> (18 - 6 * k)) & 63U] : '=');
    }
    return text;
}

std::string encodeUrl(std::string_view bytes) {
    std::string text = encode(bytes);
    while (text.ends_with('=')) text.pop_back();
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    return text;
}

std::vector<SecretMatch> scan(std::string_view text) {
    std::vector<SecretMatch> found;
    TextScanner::instance().scan(text, found);
    return found;
}

std::string only(std::string_view text) {
    const std::vector<SecretMatch> found = scan(text);
    return found.size() == 1 ? found[0].what : found.empty() ? "" : "several";
}

std::string pem(std::string_view label, std::string_view body) {
    return "-----BEGIN " + std::string(label) + "-----\n" + std::string(body) + "\n-----END " + std::string(label) +
           "-----\n";
}

TEST(HardcodedSecretText, PrivateKeys) {
    for (const std::string_view label :
         {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"})
        EXPECT_EQ(only(pem(label, "\n" + draw(64) + "\n" + draw(64))), "private key") << label;
    EXPECT_EQ(only("-----BEGIN PRIVATE KEY-----\\n" + draw(64) + "\\n" + draw(64)), "private key");
    EXPECT_EQ(only(pem("ENCRYPTED PRIVATE KEY", draw(64) + "\n" + draw(64))), "encrypted private key");

    EXPECT_EQ(only(pem("PUBLIC KEY", draw(64))), "");
    EXPECT_EQ(only(pem("CERTIFICATE", draw(64))), "");
    EXPECT_EQ(only("-----BEGIN PRIVATE KEY-----"), "");
    EXPECT_EQ(
        only("The key must start with -----BEGIN RSA PRIVATE KEY----- and end with -----END RSA PRIVATE KEY-----"), "");
    EXPECT_EQ(only(pem("PRIVATE KEY", "...")), "");
}

TEST(HardcodedSecretText, JsonWebTokens) {
    const std::string header = encodeUrl(R"({"alg":"HS256","typ":"JWT"})");
    const std::string signature = encodeUrl(draw(32));
    EXPECT_EQ(only(header + "." + encodeUrl(R"({"sub":"42","admin":true})") + "." + signature), "JSON Web Token");
    EXPECT_EQ(only(header + "." + encodeUrl(R"({"sub":"1234567890","name":"John Doe"})") + "." + signature), "")
        << "the sample everybody knows";
    EXPECT_EQ(only(header + "." + encodeUrl(R"({"role":"anon","iss":"supabase"})") + "." + signature), "")
        << "made to be public";
    EXPECT_EQ(only(header + "." + draw(40, "abcdef") + "." + signature), "") << "does not decode";
    EXPECT_EQ(only(header + "." + encodeUrl(R"({"sub":"42"})")), "") << "no signature";
}

TEST(HardcodedSecretText, LoginsInUrls) {
    EXPECT_EQ(only("postgres://app:Tr0ub4dor@db.internal:5432/app"), "password in a `postgres:` URL");
    EXPECT_EQ(only("mongodb+srv://admin:" + draw(16, "abcdef0123456789") + "@cluster0.mongodb.net/test"),
              "password in a `mongodb+srv:` URL");
    EXPECT_EQ(only("redis://:S3cr3tPassw0rd9@cache.internal:6379"), "password in a `redis:` URL");
    EXPECT_EQ(only("https://deploy:hunter2@git.internal/repo.git"), "password in a `https:` URL");
    EXPECT_EQ(only("mysql://root:root@mysql.internal/app"), "password in a `mysql:` URL");

    for (const std::string_view silent :
         {"postgres://user:pass@localhost/db", "mongodb://username:password@host:27017/db",
          "mongodb://<user>:<password>@host/db", "postgres://${user}:${password}@host/db", "redis://localhost:6379",
          "https://example.com:8080/@scope/name", "http://u:p@host", "https://user:hunter2@example.com/",
          "amqp://%s:%s@%s", "mongodb://[username:password@]host1[:port1]", "s3://ACCESSKEY:SECRETKEY@s3/bucket",
          "https://github.com/a/b#c@d:e", "ws://host/path?a=b:c@d", "://:@"})
        EXPECT_EQ(only(silent), "") << silent;
}

TEST(HardcodedSecretText, HowSureALoginIs) {
    EXPECT_EQ(scan("postgres://postgres:postgres@localhost:5432/app").at(0).certainty, Certainty::Slight);
    EXPECT_EQ(scan("postgres://postgres:postgres@db.internal/app").at(0).certainty, Certainty::Fair);
    EXPECT_EQ(scan("postgres://app:Tr0ub4dor@db.internal/app").at(0).certainty, Certainty::Sure);
}

TEST(HardcodedSecretText, Queries) {
    const std::string key = draw(32, "0123456789abcdef");
    EXPECT_EQ(only("https://api.weather.internal/v1?api_key=" + key + "&units=metric"),
              "secret in the query parameter `api_key`");
    EXPECT_EQ(only("https://api.weather.internal/v1?access_token=" + key),
              "secret in the query parameter `access_token`");
    EXPECT_EQ(only("https://api.weather.internal/v1?pageToken=" + key), "");
    EXPECT_EQ(only("https://api.weather.internal/v1?api_key=YOUR_API_KEY"), "");
    EXPECT_EQ(only("https://api.weather.internal/v1?api_key="), "");
}

TEST(HardcodedSecretText, Headers) {
    EXPECT_EQ(only("Basic " + encode("admin:Tr0ub4dor")), "password in a Basic authorization header");
    EXPECT_EQ(only("Bearer " + draw(32, "0123456789abcdef")), "token in a Bearer authorization header");
    EXPECT_EQ(only("Basic " + encode("user:password")), "");
    EXPECT_EQ(only("Basic authentication"), "");
    EXPECT_EQ(only("Bearer token"), "");
    EXPECT_EQ(only("Bearer realm=\"service\""), "");
}

TEST(HardcodedSecretText, ConnectionStrings) {
    EXPECT_EQ(only("Server=tcp:db.internal;Database=app;User ID=app;Password=Tr0ub4dor;Encrypt=true"),
              "password in a connection string");
    EXPECT_EQ(only("DefaultEndpointsProtocol=https;AccountName=app;AccountKey=" + draw(86) + "=="),
              "access key in an Azure connection string");
    EXPECT_EQ(only("Server=localhost;Database=app;User ID=app;Password={password};"), "");
    EXPECT_EQ(only("Password=Tr0ub4dor"), "") << "no connection string";
}

TEST(HardcodedSecretText, Base64OfASecret) {
    std::vector<SecretMatch> found;
    TextScanner::instance().scanDecoded(encode("postgres://app:Tr0ub4dor@db.internal:5432/app"), found);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].what, "password in a `postgres:` URL (base64)");
    found.clear();
    TextScanner::instance().scanDecoded(encode("just some text that nobody minds"), found);
    TextScanner::instance().scanDecoded("anIdentifierThatIsAlsoValidBase64", found);
    EXPECT_TRUE(found.empty());
}

TEST(HardcodedSecretText, SeveralInOneText) {
    const std::vector<SecretMatch> found =
        scan("a postgres://app:Tr0ub4dor@db/x and " + pem("PRIVATE KEY", draw(64) + draw(64)));
    ASSERT_EQ(found.size(), 2U);
    EXPECT_LT(found[0].end, found[1].begin);
}

TEST(HardcodedSecretText, OddTexts) {
    for (const std::string_view text :
         {"", "a", "ab", "eyJ", "://", "PRIVATE KEY", "Basic ", "?key=", "-----BEGIN ", "AccountKey="})
        EXPECT_TRUE(scan(text).empty()) << text;
    EXPECT_TRUE(scan(std::string(100000, '\0')).empty());
    EXPECT_TRUE(scan(std::string(100000, '\xFF')).empty());
}

TEST(HardcodedSecretText, LiteralIndexFindsWhatAScanFinds) {
    LiteralIndex index;
    index.add("abc", 0);
    index.add("abcd", 1);
    index.add("K0[12]", 2);
    index.build();
    std::vector<std::pair<std::uint32_t, std::size_t>> found;
    index.search("xabcdK02K03abc",
                 [&](std::uint32_t owner, std::size_t at, std::size_t) { found.emplace_back(owner, at); });
    const std::vector<std::pair<std::uint32_t, std::size_t>> expected = {{0, 1}, {1, 1}, {2, 5}, {0, 11}};
    EXPECT_EQ(found, expected);
}

TEST(HardcodedSecretText, Base64) {
    EXPECT_EQ(decodeBase64("aGVsbG8="), "hello");
    EXPECT_EQ(decodeBase64("aGVsbG8"), "hello");
    EXPECT_EQ(decodeBase64("_-8"), "\xFF\xEF");
    EXPECT_FALSE(decodeBase64("a"));
    EXPECT_FALSE(decodeBase64("a b="));
}

}  // namespace
}  // namespace jsward::rules::hardcoded_secret
