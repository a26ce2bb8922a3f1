// Programs as bytes: the same back, and nothing that is not intact.
#include <gtest/gtest.h>

#include "tests/unit/program/lowered.h"

namespace jsward {
namespace {

constexpr std::string_view kSource = R"(
import a, {type B} from 'a';
export default class C<T> extends a.D { constructor(private e: B[], f?: 'x' | 1) { super(); } @g() h = () => this.e; }
export const {i, j: [k = 1]} = require(`m`);
enum E { F = 'f' }
)";

TEST(Serialise, GivesTheSameBack) {
    const Program program = lowered(kSource, "a.ts");
    const std::string bytes = program.serialise();
    const Result<Program> back = Program::deserialise(bytes);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->serialise(), bytes);
    EXPECT_EQ(dump(*back), dump(program));
    EXPECT_EQ(dumpTables(*back), dumpTables(program));
    EXPECT_EQ(back->isModule, true);
    EXPECT_EQ(back->sourceSize, kSource.size());
}

TEST(Serialise, IsDeterministic) {
    EXPECT_EQ(lowered(kSource, "a.ts").serialise(), lowered(kSource, "a.ts").serialise());
}

TEST(Serialise, KeepsTheProgramOfAFileThatWasNotParsed) { EXPECT_TRUE(Program::deserialise(Program().serialise())); }

TEST(Serialise, RejectsWhatIsTruncated) {
    const std::string bytes = lowered(kSource, "a.ts").serialise();
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        EXPECT_FALSE(Program::deserialise(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(Program::deserialise(bytes + "x"));
}

TEST(Serialise, RejectsWhatHasChanged) {
    const std::string bytes = lowered(kSource, "a.ts").serialise();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string changed = bytes;
        changed[at] = static_cast<char>(changed[at] ^ 0x20);
        EXPECT_FALSE(Program::deserialise(changed)) << at;
    }
}

TEST(Serialise, RejectsIndicesThatLeaveTheirArrays) {
    const auto rejected = [](auto change) {
        Program program = lowered(kSource, "a.ts");
        change(program);
        return !Program::deserialise(program.serialise());
    };
    EXPECT_TRUE(rejected([](Program& p) { p.extra.resize(p.extra.size() / 2); }));
    EXPECT_TRUE(rejected([](Program& p) { p.atomOffsets.pop_back(); }));
    EXPECT_TRUE(rejected([](Program& p) { p.functions[1].body = 1U << 30; }));
    EXPECT_TRUE(rejected([](Program& p) { p.bindings.clear(); }));
    EXPECT_TRUE(rejected([](Program& p) { p.classes[0].firstMember = 100; }));
    EXPECT_TRUE(rejected([](Program& p) { p.nodes[3].kind = Kind::Count; }));
    EXPECT_TRUE(rejected([](Program& p) { p.types.pop_back(); }));
    EXPECT_TRUE(rejected([](Program& p) { p.longSpans.push_back({1, 2}); }));
    EXPECT_FALSE(rejected([](Program&) {}));
}

TEST(Spans, AreThoseOfTheSource) {
    const std::string source = "const x = f( a.b , 'c');";
    const Program p = lowered(source);
    const auto textOf = [&](Kind kind) {
        for (NodeId id = 1; id < p.nodes.size(); ++id) {
            if (p[id].kind == kind) return source.substr(p.span(id).begin, p.span(id).size());
        }
        return std::string();
    };
    EXPECT_EQ(textOf(Kind::Call), "f( a.b , 'c')");
    EXPECT_EQ(textOf(Kind::Member), "a.b");
    EXPECT_EQ(textOf(Kind::String), "'c'");
    EXPECT_EQ(textOf(Kind::Declarator), "x = f( a.b , 'c')");
    EXPECT_EQ(textOf(Kind::VarDecl), source);
}

TEST(Spans, CanBeLong) {
    const std::string source = "f(" + std::string(70000, ' ') + "a);";
    const Program p = lowered(source);
    EXPECT_EQ(p.span(p.functions[0].body), (Span{0, 70005}));
    EXPECT_EQ(p.span(p.functions[0].body - 1), (Span{0, 70005}));
    EXPECT_EQ(p.span(p.functions[0].body - 2), (Span{0, 70004}));
}

TEST(Names, OfKinds) {
    EXPECT_EQ(kindName(Kind::None), "None");
    EXPECT_EQ(kindName(Kind::JsxAttribute), "JsxAttribute");
    EXPECT_EQ(kindName(Kind::ExpressionStatement), "ExpressionStatement");
    EXPECT_EQ(kindName(Kind::Empty), "Empty");
}

}  // namespace
}  // namespace jsward
