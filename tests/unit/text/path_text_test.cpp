#include "analyzer/text/path_text.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

TEST(EscapeInvalidBytes, LeavesValidNamesAlone) {
    EXPECT_EQ(escapeInvalidBytes("src/ü b\n100%.js"), "src/ü b\n100%.js");
    EXPECT_EQ(escapeInvalidBytes(""), "");
}

TEST(EscapeInvalidBytes, WritesBadBytesInHex) {
    EXPECT_EQ(escapeInvalidBytes("caf\xE9/\xFF\xFEx.js"), "caf%E9/%FF%FEx.js");
}

TEST(PathText, BaseNameAndJoin) {
    EXPECT_EQ(baseName("a/b/c.js"), "c.js");
    EXPECT_EQ(baseName("c.js"), "c.js");
    EXPECT_EQ(joinPath("", "c.js"), "c.js");
    EXPECT_EQ(joinPath("a/b", "c.js"), "a/b/c.js");
    EXPECT_EQ(joinPath("/", "c.js"), "/c.js");
}

}  // namespace
}  // namespace jsward
