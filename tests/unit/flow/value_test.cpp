#include "analyzer/flow/value.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

Label labelOf(Tag tag, std::uint32_t a, TraceId trace = 0) {
    Label label;
    label.tag = tag;
    label.a = a;
    label.trace = trace;
    return label;
}

TEST(Values, EqualContentsAreOneNumber) {
    Values values;
    const ValueId text = values.of(labelOf(Tag::Constant, 7));
    EXPECT_EQ(text, values.of(labelOf(Tag::Constant, 7)));
    EXPECT_EQ(values.make({}, {{3, text}, {2, text}}), values.make({}, {{2, text}, {3, text}}));
    EXPECT_EQ(values.make({}), 0U);
}

TEST(Values, HistoriesMakeOtherValuesOfTheSameShape) {
    Values values;
    const ValueId one = values.of(labelOf(Tag::Source, 1, 10));
    const ValueId other = values.of(labelOf(Tag::Source, 1, 20));
    EXPECT_NE(one, other);
    EXPECT_TRUE(values.sameShape(one, other));
    EXPECT_TRUE(values.sameShape(values.make({}, {{5, one}}), values.make({}, {{5, other}})));
    EXPECT_FALSE(values.sameShape(one, values.of(labelOf(Tag::Source, 2, 10))));
}

TEST(Values, JoiningWhatIsKnownKeepsTheOlderHistory) {
    Values values;
    const ValueId one = values.of(labelOf(Tag::Source, 1, 10));
    const ValueId other = values.of(labelOf(Tag::Source, 1, 20));
    EXPECT_EQ(values.join(one, other), one);
    const ValueId holder = values.make({}, {{5, one}});
    EXPECT_EQ(values.join(holder, values.make({}, {{5, other}})), holder);
}

TEST(Values, JoinsKeepEveryLabelAndJoinProperties) {
    Values values;
    const ValueId a = values.make({labelOf(Tag::Function, 1)}, {{1, values.of(labelOf(Tag::Constant, 1))}});
    const ValueId b = values.make({labelOf(Tag::Source, 2)}, {{1, values.of(labelOf(Tag::Constant, 2))}});
    const ValueId both = values.join(a, b);
    EXPECT_EQ(values.labels(both).size(), 2U);
    EXPECT_EQ(values.labels(values.field(both, 1)).size(), 2U);
    EXPECT_TRUE(values.sameShape(both, values.join(b, a)));
    EXPECT_TRUE(values.carriesData(both));
    EXPECT_FALSE(values.isOpen(both));
}

TEST(Values, TooManyObjectsAreACrowdForGood) {
    Values values;
    ValueId crowd = values.of(labelOf(Tag::Source, 1));
    for (std::uint32_t object = 0; object < 100; ++object)
        crowd = values.join(crowd, values.of(labelOf(Tag::Object, object)));
    ASSERT_EQ(values.labels(crowd).size(), 2U);
    EXPECT_EQ(values.labels(crowd)[0].tag, Tag::Source);
    EXPECT_EQ(values.labels(crowd)[1].tag, Tag::Crowd);
    // It was any object; one more changes nothing, while other kinds of labels still count.
    EXPECT_EQ(values.join(crowd, values.of(labelOf(Tag::Object, 5))), crowd);
    EXPECT_EQ(values.labels(values.join(crowd, values.of(labelOf(Tag::Function, 5)))).size(), 3U);
}

TEST(Values, SpansStayValidWhileValuesAreMade) {
    Values values;
    const ValueId first = values.make({labelOf(Tag::Function, 1), labelOf(Tag::Source, 2)});
    const std::span<const Label> labels = values.labels(first);
    for (std::uint32_t i = 0; i < 100000; ++i) values.of(labelOf(Tag::Constant, i));
    EXPECT_EQ(labels.data(), values.labels(first).data());
    EXPECT_EQ(labels[0].a, 1U);
    EXPECT_EQ(labels[1].a, 2U);
}

TEST(Values, MapRewritesEveryLevelOnceAndDropsWhatBecomesEmpty) {
    Values values;
    const ValueId inner = values.of(labelOf(Tag::Source, 1));
    const ValueId outer =
        values.make({labelOf(Tag::Constant, 3)}, {{1, inner}, {2, values.of(labelOf(Tag::Constant, 4))}});
    const auto dropConstants = [](const Label& label, std::vector<Label>& out) {
        if (label.tag != Tag::Constant) out.push_back(label);
    };
    EXPECT_EQ(values.map(outer, true, dropConstants), values.make({}, {{1, inner}}));
    EXPECT_EQ(values.fields(values.map(outer, false, dropConstants)).size(), 2U);
}

}  // namespace
}  // namespace jsward
