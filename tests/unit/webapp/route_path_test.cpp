#include "analyzer/webapp/route_path.h"

#include <gtest/gtest.h>

#include "analyzer/webapp/test_code.h"

namespace jsward {
namespace {

TEST(JoinRoutePath, joinsWithOneSlash) {
    EXPECT_EQ(joinRoutePath("", ""), "/");
    EXPECT_EQ(joinRoutePath("/", "/"), "/");
    EXPECT_EQ(joinRoutePath("/api", "/"), "/api");
    EXPECT_EQ(joinRoutePath("/api/", "/users/"), "/api/users");
    EXPECT_EQ(joinRoutePath("/", ":id"), "/:id");
    EXPECT_EQ(joinRoutePath("*", "/login"), "*/login");
    EXPECT_EQ(joinRoutePath("", "*"), "*");
}

TEST(CoversPath, isByWholeSegments) {
    EXPECT_TRUE(coversPath("/", "/users"));
    EXPECT_TRUE(coversPath("/api", "/api"));
    EXPECT_TRUE(coversPath("/API", "/api/users"));
    EXPECT_FALSE(coversPath("/api", "/apis"));
    EXPECT_FALSE(coversPath("/api/users", "/api"));
    EXPECT_FALSE(coversPath("/login", "/users/login"));
}

TEST(CoversPath, parametersOfThePatternMatchAnySegment) {
    EXPECT_TRUE(coversPath("/users/:id", "/users/me/posts"));
    EXPECT_FALSE(coversPath("/users/me", "/users/:id"));
}

TEST(CoversPath, unknownPartsGetTheBenefitOfTheDoubt) {
    EXPECT_TRUE(coversPath("*", "/users"));
    EXPECT_TRUE(coversPath("/login", "*/login"));
    EXPECT_TRUE(coversPath("*/auth", "/v1/auth/login"));
    EXPECT_TRUE(coversPath("/api/*", "/api/users/1"));
    EXPECT_FALSE(coversPath("*/auth", "/v1/users"));
    EXPECT_FALSE(coversPath("*/auth", "*/users"));
    EXPECT_FALSE(coversPath("/admin/*", "/api/users"));
}

TEST(TestCode, isToldByFolderOrName) {
    EXPECT_TRUE(isTestCode("test/app.js"));
    EXPECT_TRUE(isTestCode("packages/server/__tests__/server.ts"));
    EXPECT_TRUE(isTestCode("src/app.spec.ts"));
    EXPECT_TRUE(isTestCode("Examples/hello.js"));
    EXPECT_FALSE(isTestCode("src/testimonials/app.js"));
    EXPECT_FALSE(isTestCode("test.js"));
    EXPECT_FALSE(isTestCode("contest/app.js"));
}

}  // namespace
}  // namespace jsward
