#include "analyzer/scan/findings.h"

#include <gtest/gtest.h>

#include "analyzer/scan/fingerprint.h"

namespace jsward {
namespace {

Finding finding(std::string rule, FileId file, Span span, Confidence confidence = Confidence::High) {
    Finding made;
    made.rule = std::move(rule);
    made.at = {file, span};
    made.confidence = confidence;
    return made;
}

std::vector<std::string> fingerprintsOf(const std::string& text, const std::vector<std::string>& needles) {
    std::vector<Finding> findings;
    std::size_t from = 0;
    for (const std::string& needle : needles) {
        const auto at = static_cast<std::uint32_t>(text.find(needle, from));
        findings.push_back(finding("rule", 0, {at, at + static_cast<std::uint32_t>(needle.size())}));
        from = at + 1;
    }
    addFingerprints(findings, [&](FileId) { return text; });
    std::vector<std::string> prints;
    for (const Finding& each : findings) prints.push_back(each.fingerprint);
    return prints;
}

TEST(SortFindings, ByFilePlaceAndRule) {
    std::vector<Finding> findings{finding("b", 1, {0, 5}), finding("b", 0, {9, 12}), finding("a", 1, {0, 5}),
                                  finding("a", 0, {2, 4})};
    sortFindings(findings);
    std::vector<std::pair<FileId, std::string>> order;
    for (const Finding& each : findings) order.emplace_back(each.at.file, each.rule);
    EXPECT_EQ(order, (std::vector<std::pair<FileId, std::string>>{{0, "a"}, {0, "b"}, {1, "a"}, {1, "b"}}));
}

TEST(SortFindings, KeepsTheSurestThenTheShortestOfOnePlace) {
    std::vector<Finding> findings{finding("a", 0, {0, 5}, Confidence::Medium), finding("a", 0, {0, 5}),
                                  finding("a", 0, {0, 5}), finding("a", 0, {0, 6})};
    findings[1].flow.resize(4);
    findings[2].flow.resize(2);
    sortFindings(findings);
    ASSERT_EQ(findings.size(), 2U) << "another span is another place";
    EXPECT_EQ(findings[0].confidence, Confidence::High);
    EXPECT_EQ(findings[0].flow.size(), 2U);
}

TEST(KeepConfident, DropsWhatIsLessSure) {
    std::vector<Finding> findings{finding("a", 0, {0, 1}, Confidence::Low),
                                  finding("a", 0, {1, 2}, Confidence::Medium)};
    keepConfident(findings, Confidence::Medium);
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].confidence, Confidence::Medium);
}

TEST(SortNotices, ByPathAndPlace) {
    std::vector<Notice> notices{{Notice::Level::Info, "b.js", "x", "", {}},
                                {Notice::Level::Info, "a.js", "x", "", {5, 6}},
                                {Notice::Level::Info, "a.js", "x", "", {1, 2}}};
    sortNotices(notices);
    EXPECT_EQ(notices[0].span.begin, 1U);
    EXPECT_EQ(notices[2].path, "b.js");
}

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
    const std::string print = fingerprint("rule", "look", "symbol", 0);
    EXPECT_EQ(print.size(), 16U);
    EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, DependsOnEachPart) {
    const std::string print = fingerprint("rule", "look", "symbol", 0);
    EXPECT_NE(print, fingerprint("rules", "look", "symbol", 0));
    EXPECT_NE(print, fingerprint("rule", "looks", "symbol", 0));
    EXPECT_NE(print, fingerprint("rule", "look", "symbols", 0));
    EXPECT_NE(print, fingerprint("rule", "look", "symbol", 1));
    EXPECT_NE(fingerprint("ab", "c", "", 0), fingerprint("a", "bc", "", 0));
}

TEST(Fingerprint, SurvivesMovedAndReindentedLines) {
    const auto before = fingerprintsOf("db.query(q);\nfoo();\n", {"db.query(q)"});
    const auto after = fingerprintsOf("// moved\n\n\t\tdb.query(q);\r\nbar();\n", {"db.query(q)"});
    EXPECT_EQ(before, after);
    EXPECT_NE(before, fingerprintsOf("db.query(r);\n", {"db.query(r)"}));
}

TEST(Fingerprint, TellsEqualLinesApartByTheirOrder) {
    const auto prints = fingerprintsOf("run(x);\nrun(x);\n", {"run(x)", "run(x)"});
    EXPECT_NE(prints[0], prints[1]);
    EXPECT_EQ(prints, fingerprintsOf("run(x);\n// between\nrun(x);\n", {"run(x)", "run(x)"}));
}

TEST(Fingerprint, StaleSpansDoNoHarm) {
    std::vector<Finding> findings{finding("rule", 0, {500, 600})};
    addFingerprints(findings, [](FileId) { return std::string("short"); });
    EXPECT_EQ(findings[0].fingerprint.size(), 16U);
    addFingerprints(findings, [](FileId) { return std::string(); });
    EXPECT_EQ(findings[0].fingerprint.size(), 16U);
}

}  // namespace
}  // namespace jsward
