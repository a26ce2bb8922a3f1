#include "analyzer/webapp/gapped_text.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/webapp/scanned.h"

namespace jsward {
namespace {

/// The text of what `look()` is given, with '?' for each gap.
std::string look(const std::string& code) {
    const Scanned scanned(code, R"j({"topic": "t", "at": ["@()"]})j");
    const Program& program = scanned.program();
    for (NodeId id = 1; id < program.nodes.size(); ++id) {
        if (program[id].kind != Kind::Call || program[program.callee(id)].kind != Kind::Global) continue;
        if (program.atom(program[program.callee(id)].a) != "look") continue;
        std::string text = gappedText(scanned.programs(), {0, program.arguments(id)[0]});
        std::ranges::replace(text, kGap, '?');
        return text;
    }
    return "no call";
}

TEST(GappedText, keepsWhatIsConstant) {
    EXPECT_EQ(look("look('a')"), "a");
    EXPECT_EQ(look("look('sid=' + id + '; HttpOnly')"), "sid=?; HttpOnly");
    EXPECT_EQ(look("look(`sid=${id}; ${rest}`)"), "sid=?; ?");
    EXPECT_EQ(look("look(id)"), "?");
    EXPECT_EQ(look("look(make(id))"), "?");
}

TEST(GappedText, followsVariablesListsAndHelpers) {
    EXPECT_EQ(look("const a = `x${id}`; look(a + '!')"), "x?!");
    EXPECT_EQ(look("look(['a', id, 'c'].join('; '))"), "a; ?; c");
    EXPECT_EQ(look("const all = ['a', 'b']; look(all.join())"), "a,b");
    EXPECT_EQ(look("look(`a\n b`.replace(/\\n/g, ''))"), "a\n b");
    EXPECT_EQ(look("function make() { return `a${id}`; } look(make())"), "a?");
    EXPECT_EQ(look("let a = 'x'; a += 'y'; look(a)"), "?");
    EXPECT_EQ(look("look(all.join('; '))"), "?");
}

}  // namespace
}  // namespace jsward
