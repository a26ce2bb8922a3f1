// What names and values are taken for.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rules/hardcoded-secret/file_roles.h"
#include "rules/hardcoded-secret/judgement.h"
#include "rules/hardcoded-secret/secret_names.h"
#include "rules/hardcoded-secret/value_reading.h"
#include "rules/hardcoded-secret/words.h"

namespace jsward::rules::hardcoded_secret {
namespace {

TEST(HardcodedSecretReading, SplitsWords) {
    using Words = std::vector<std::string>;
    EXPECT_EQ(splitWords("dbPassword2"), (Words{"db", "password", "2"}));
    EXPECT_EQ(splitWords("APIKey"), (Words{"api", "key"}));
    EXPECT_EQ(splitWords("X-Api-Key"), (Words{"x", "api", "key"}));
    EXPECT_EQ(splitWords("AWS_SECRET_ACCESS_KEY"), (Words{"aws", "secret", "access", "key"}));
    EXPECT_EQ(splitWords("jwt.secret"), (Words{"jwt", "secret"}));
    EXPECT_EQ(splitWords("__"), Words{});
}

TEST(HardcodedSecretReading, NamesOfSecrets) {
    const std::vector<std::pair<std::string_view, SecretKind>> names = {
        {"password", SecretKind::Password},
        {"PASSWORD", SecretKind::Password},
        {"dbPassword", SecretKind::Password},
        {"DB_PASS", SecretKind::Password},
        {"smtp_pass", SecretKind::Password},
        {"pwd", SecretKind::Password},
        {"rootPasswordProd", SecretKind::Password},
        {"DEFAULT_PASSWORD", SecretKind::Password},
        {"password1", SecretKind::Password},
        {"secret", SecretKind::Secret},
        {"cookieSecret", SecretKind::Secret},
        {"clientSecret", SecretKind::Secret},
        {"JWT_SECRET_DEV", SecretKind::Secret},
        {"apiKey", SecretKind::Key},
        {"api_key", SecretKind::Key},
        {"zapApiKey", SecretKind::Key},
        {"cryptoKey", SecretKind::Key},
        {"accessKey", SecretKind::Key},
        {"privateKey", SecretKind::Key},
        {"encryption_key", SecretKind::Key},
        {"X-Api-Key", SecretKind::Key},
        {"AWS_SECRET_ACCESS_KEY", SecretKind::Key},
        {"token", SecretKind::Token},
        {"accessToken", SecretKind::Token},
        {"authTokenValue", SecretKind::Token},
        {"BOT_TOKEN", SecretKind::Token},
        {"credentials", SecretKind::Credentials},
    };
    for (const auto& [name, kind] : names) EXPECT_EQ(label(readName(name).kind), label(kind)) << name;
}

TEST(HardcodedSecretReading, NamesOfOtherThings) {
    for (const std::string_view name : {"passwordField",
                                        "tokenType",
                                        "secretName",
                                        "passwordLabel",
                                        "csrfTokenHeader",
                                        "resetPasswordUrl",
                                        "keyCode",
                                        "publicKey",
                                        "tokenExpiry",
                                        "passwordMinLength",
                                        "forgotPassword",
                                        "resetPassword",
                                        "isPassword",
                                        "showPassword",
                                        "csrfToken",
                                        "nextPageToken",
                                        "cancelToken",
                                        "secretary",
                                        "passport",
                                        "compass",
                                        "bypass",
                                        "tokenize",
                                        "keyboard",
                                        "monkey",
                                        "primaryKey",
                                        "foreignKey",
                                        "cacheKey",
                                        "objectKey",
                                        "accessKeyId",
                                        "passwordHash",
                                        "siteKey",
                                        "passwordPlaceholder",
                                        "invalidPassword",
                                        "author",
                                        "pattern",
                                        "path",
                                        "storageKey",
                                        "INVALID_TOKEN",
                                        "key",
                                        "i18nKey",
                                        "confirmPassword",
                                        "tokenEndpoint",
                                        "secretKeyRef",
                                        "passThrough",
                                        "continuationToken",
                                        "idempotencyKey",
                                        "Enter your password",
                                        ""})
        EXPECT_EQ(label(readName(name).kind), "") << name;
}

TEST(HardcodedSecretReading, Values) {
    const std::vector<std::pair<std::string_view, Reading>> values = {
        {"v9dn0balpqas1pcc281tn5ood1", Reading::Random},
        {"3f8a9c0e7b1d4f62a5e8c9d0b7f1a2e4", Reading::Random},
        {"kJ8s/Qz0+Lw7vXnR2tYb5uHcM1pEdGfA==", Reading::Random},
        {"Orchid_481", Reading::Chosen},
        {"asdfpiuw981", Reading::Chosen},
        {"S3cure!Pass", Reading::Chosen},
        {"hunter2", Reading::Passphrase},
        {"changeme", Reading::Passphrase},
        {"CHANGE_ME", Reading::Passphrase},
        {"keyboard cat", Reading::Passphrase},
        {"my-super-secret-key", Reading::Passphrase},
        {"session_cookie_secret_key_here", Reading::Passphrase},
        {"a_secure_key_for_crypto_here", Reading::Passphrase},
        {"mysupersecret", Reading::Passphrase},
        {"password", Reading::CommonWord},
        {"postgres", Reading::CommonWord},
    };
    for (const auto& [value, reading] : values) EXPECT_EQ(read(value), reading) << value;
}

TEST(HardcodedSecretReading, Placeholders) {
    for (const std::string_view value : {"your-api-key",
                                         "YOUR_API_KEY",
                                         "<token>",
                                         "xxx",
                                         "xxxxxxxxxxxx",
                                         "********",
                                         "${API_KEY}",
                                         "{{apiKey}}",
                                         "TODO",
                                         "example",
                                         "[token]",
                                         "%TOKEN%",
                                         "abcdefghijklmnop",
                                         "1234567890abcdef1234567890abcdef",
                                         "fake-token",
                                         "insert-key-here",
                                         "sk-...",
                                         "my-api-key",
                                         "0123456789abcdef",
                                         "AAAAAAAAAAAAAAAAAAAA",
                                         "dummyPassword",
                                         "__SECRET__",
                                         "$SECRET",
                                         "dead0000dead0000dead0000"})
        EXPECT_EQ(read(value), Reading::Nothing) << value;
}

TEST(HardcodedSecretReading, ProgramText) {
    for (const std::string_view value : {"/reset-password",
                                         "./keys/private.pem",
                                         "https://auth.internal/oauth/token",
                                         "application/x-www-form-urlencoded",
                                         "2024-01-31T10:00:00Z",
                                         "1.2.3",
                                         "123e4567-e89b-12d3-a456-426614174000",
                                         "sha512-kJ8sQz0Lw7vXnR2tYb5uHcM1pEdGfA",
                                         "^[A-Za-z0-9]{8,}$",
                                         "#password-input",
                                         ".password",
                                         "REPLACE_ME",
                                         "auth.login.password",
                                         "X-Auth-Token",
                                         "Password*",
                                         "JWT_SECRET",
                                         "admin@mail.internal",
                                         "%s:%s",
                                         "#a1b2c3",
                                         "getToken()",
                                         "user[password]",
                                         "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                                         "pk_live_kJ8sQz0Lw7vXnR2tYb5uHcM1"})
        EXPECT_LE(read(value), Reading::Label) << value;
}

TEST(HardcodedSecretReading, WordsAndIdentifiers) {
    for (const std::string_view value : {"Enter the password", "authorizationHeaderName", "oauth2", "sha256",
                                         "new-password", "Token provided is too old", "step2"}) {
        const Reading reading = read(value);
        EXPECT_TRUE(reading == Reading::Words || reading == Reading::Label || reading == Reading::Ordinary) << value;
    }
}

TEST(HardcodedSecretReading, MasksNeverShowMoreThanAQuarter) {
    EXPECT_EQ(mask("v9dn0balpqas1pcc281tn5ood1"), "v9dn\xE2\x80\xA6");
    EXPECT_EQ(mask("Admin_123"), "Ad\xE2\x80\xA6");
    EXPECT_EQ(mask("abc"), "a\xE2\x80\xA6");
    EXPECT_EQ(mask("\n\nMIIE12345678901234"), "MIIE\xE2\x80\xA6");
    EXPECT_EQ(mask("\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"), "\xE2\x80\xA6");
    EXPECT_EQ(mask(""), "\xE2\x80\xA6");
}

TEST(HardcodedSecretReading, Paths) {
    EXPECT_TRUE(holdsTests("src/__tests__/login.ts"));
    EXPECT_TRUE(holdsTests("packages/a/fixtures/users.js"));
    EXPECT_TRUE(holdsTests("src/login.test.ts"));
    EXPECT_FALSE(holdsTests("config/env/test.js"));
    EXPECT_FALSE(holdsTests("src/latest/contest.js"));
    EXPECT_TRUE(holdsTranslations("src/locales/en.ts"));
    EXPECT_TRUE(holdsTranslations("src/i18n.ts"));
    EXPECT_FALSE(holdsTranslations("src/language-server.ts"));
}

}  // namespace
}  // namespace jsward::rules::hardcoded_secret
