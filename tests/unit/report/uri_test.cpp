#include "cli/report/uri.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

TEST(UriOf, encodesWhatAUriCannotHold) {
    EXPECT_EQ(uriOf({"src/a b.js", "/srv/shop/src/a b.js", 0}), "src/a%20b.js");
    EXPECT_EQ(uriOf({"src/ä#?.js", "/srv/shop/src/ä#?.js", 0}), "src/%C3%A4%23%3F.js");
    EXPECT_EQ(uriOf({"a\nb.js", "a\nb.js", 0}), "a%0Ab.js");
    EXPECT_EQ(uriOf({"c:d.js", "./c:d.js", 0}), "c%3Ad.js");
    EXPECT_EQ(uriOf({"pages/[id].js", "/x/pages/[id].js", 0}), "pages/%5Bid%5D.js");
}

TEST(UriOf, tellsAPercentSignFromABrokenByte) {
    EXPECT_EQ(uriOf({"100%.js", "/srv/100%.js", 0}), "100%25.js");
    EXPECT_EQ(uriOf({"dir/%FF.js", "/srv/dir/\xff.js", 0}), "dir/%FF.js");
    EXPECT_EQ(uriOf({"dir/%FF.js", "/srv/dir/%FF.js", 0}), "dir/%25FF.js");
}

TEST(UriOf, takesThePathWhenThereIsNoFile) { EXPECT_EQ(uriOf({"stdin.js", "", 0}), "stdin.js"); }

TEST(FolderUri, endsWithASlash) {
    EXPECT_EQ(folderUri("/srv/my shop"), "file:///srv/my%20shop/");
    EXPECT_EQ(folderUri("/"), "file:///");
}

}  // namespace
}  // namespace jsward
