#include "analyzer/program/path_pattern.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

bool matches(std::string_view pattern, std::string_view path) { return PathPattern(pattern).matches(path); }

TEST(PathPattern, NamesAndFolders) {
    EXPECT_TRUE(matches("src/routes/*", "src/routes/users.js"));
    EXPECT_FALSE(matches("src/routes/*", "src/routes/admin/users.js"));
    EXPECT_TRUE(matches("src/routes/**/*", "src/routes/users.js"));
    EXPECT_TRUE(matches("src/routes/**/*", "src/routes/admin/deep/users.js"));
    EXPECT_TRUE(matches("**/pages/api/**/*", "pages/api/a.ts"));
    EXPECT_TRUE(matches("**/pages/api/**/*", "apps/web/src/pages/api/b/a.ts"));
    EXPECT_FALSE(matches("**/pages/api/**/*", "webpages/api/a.ts"));
    EXPECT_TRUE(matches("a?.js", "ab.js"));
}

TEST(PathPattern, Alternatives) {
    EXPECT_TRUE(matches("**/{middleware,proxy}.*", "src/proxy.ts"));
    EXPECT_TRUE(matches("lib/*.@(js|ts)", "lib/a.ts"));
    EXPECT_FALSE(matches("**/{middleware,proxy}.*", "src/other.ts"));
    EXPECT_FALSE(matches("a.b", "axb")) << "a dot is a dot";
}

TEST(PathPattern, ModulesGoWithoutTheirExtension) {
    EXPECT_TRUE(matches("routes/*.route", "routes/users.route.ts"));
    EXPECT_TRUE(matches("routes/*.js", "routes/users.ts")) << "what is compiled from it";
    EXPECT_TRUE(matches("modules/*", "modules/users/index.js"));
    EXPECT_FALSE(matches("modules/*", "modules/users/other.js"));
    EXPECT_FALSE(matches("routes/*", "routes/users.d.ts"));
}

}  // namespace
}  // namespace jsward
