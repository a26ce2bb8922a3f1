#include "analyzer/webapp/header_writes.h"

#include <gtest/gtest.h>

#include "analyzer/webapp/gapped_text.h"
#include "tests/unit/webapp/scanned.h"

namespace jsward {
namespace {

/// "name: value" of every header that the code sets, parted by " | ".
std::string headers(const std::string& code) {
    const Scanned scanned("const web = require('web');\n" + code, R"j(
        {"topic": "response-header", "at": ["@.header()"], "argument": 1, "named": {"name": 0}},
        {"topic": "response-headers", "at": ["@.header()", "@.headers()", "@.answer(0).headers"]})j");
    const std::vector<FileId> files = {0};
    std::string all;
    for (const HeaderWrite& write : headerWrites(scanned.flow(), files, scanned.programs())) {
        const std::string text = gappedText(scanned.programs(), write.value);
        all += (all.empty() ? "" : " | ") + write.name + ": " + (text == std::string{kGap} ? "?" : text);
    }
    return all;
}

TEST(HeaderWrites, ofOneAndOfSeveral) {
    EXPECT_EQ(headers("web.header('X-A', 'b')"), "x-a: b");
    EXPECT_EQ(headers("web.header(name, value)"), ": ?");
    EXPECT_EQ(headers("web.header('X-A')"), "");
    EXPECT_EQ(headers("web.headers({'X-A': 'b', ['X-C']: 'd'})"), "x-a: b | x-c: d");
    EXPECT_EQ(headers("const all = {'X-A': 'b'}; web.headers({...all, 'X-C': 1})"), "x-a: b | x-c: ?");
    EXPECT_EQ(headers("web.header({'X-A': 'b'})"), "x-a: b");
    EXPECT_EQ(headers("web.answer({headers: {'X-A': 'b'}, body: ''})"), "x-a: b");
}

TEST(HeaderWrites, ofTables) {
    EXPECT_EQ(headers("module.exports = [{key: 'X-A', value: 'b'}, {key: 'plain', value: 'c'}, {key: 'X-D'}]"),
              "x-a: b");
}

}  // namespace
}  // namespace jsward
