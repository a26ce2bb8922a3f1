#include "cli/report/markdown.h"

#include <gtest/gtest.h>

#include <sstream>

#include "cli/report/cells.h"
#include "cli/report/report.h"
#include "tests/unit/report/sample.h"

namespace jsward {
namespace {

std::string rendered(std::string_view markdown, unsigned width = 40) {
    return renderMarkdown(markdown, Paint(false), width);
}

TEST(RenderMarkdown, wrapsParagraphs) {
    EXPECT_EQ(rendered("one two\nthree four five six seven eight nine ten\n\nnext"),
              "one two three four five six seven eight\nnine ten\n\nnext\n");
}

TEST(RenderMarkdown, drawsHeadings) {
    EXPECT_EQ(rendered("# Title\ntext\n## Part `x`\ntext"), "Title\n─────\n\ntext\n\nPart x\n──────\n\ntext\n");
    EXPECT_EQ(renderMarkdown("# Title", Paint(true), 40), "\x1b[1;4mTitle\x1b[0m\n");
}

TEST(RenderMarkdown, drawsLists) {
    EXPECT_EQ(rendered("- one\n- two that is so long that it goes on below\n  and below\n  1. nested\n\ntext"),
              "• one\n• two that is so long that it goes on\n  below and below\n  1. nested\n\ntext\n");
}

TEST(RenderMarkdown, drawsCode) {
    EXPECT_EQ(rendered("```js bad\nrun(x);\n\n\tok\n```\n```js good\nrun();\n```\n```sh\nls\n```\n"),
              "  ✘ bad\n  │ run(x);\n  │\n  │     ok\n\n  ✔ good\n  │ run();\n\n  │ ls\n");
}

TEST(RenderMarkdown, losesNoCode) {
    EXPECT_EQ(rendered("```js\n0123456789012345678901234567890123456789\n```", 30),
              "  │ 01234567890123456789012345\n  │ 67890123456789\n");
}

TEST(RenderMarkdown, drawsTables) {
    EXPECT_EQ(rendered("| a | long head |\n| --- | --- |\n| `x|y` | 1 \\| 2 |\n| zzz | |\n"),
              "a      long head\n─────  ─────────\n`x|y`  1 | 2\nzzz\n");
    EXPECT_EQ(rendered("| a | text |\n|-|-|\n| b | one two three four five six seven eight nine |\n", 30),
              "a  text\n─  ───────────────────────────\nb  one two three four five six\n   seven eight nine\n");
}

TEST(RenderMarkdown, drawsQuotes) { EXPECT_EQ(rendered("> one\n> two\n"), "▎ one two\n"); }

TEST(RenderMarkdown, endsUnclosedCode) { EXPECT_EQ(rendered("```\ncode"), "  │ code\n"); }

TEST(PlainText, dropsMarks) { EXPECT_EQ(plainText("a `b` **c** [d](e)"), "a b c d (e)"); }

TEST(FirstParagraph, isProse) {
    EXPECT_EQ(firstParagraph("# Title\n\nOne `two`\nthree.\n\nFour.\n"), "One two three.");
    EXPECT_EQ(firstParagraph("# Title\n"), "");
}

TEST(Explain, showsAPage) {
    Rule rule = report_test::sampleRules().back();
    rule.page = "# SQL injection\n\nText.\n";
    EXPECT_EQ(explain(rule, {.width = 100}), "SQL injection (sql-injection)\nerror · score 8.8 · CWE-89 · OWASP "
                                             "A03:2021 Injection · preset recommended, strict\n"
                                             "\nText.\n");
}

TEST(ListRules, groupsByChapter) {
    std::vector<Rule> rules = report_test::sampleRules();
    rules[3].presets = {"strict"};
    EXPECT_EQ(listRules(rules, {}), "Web armour: headers\n"
                                    "  missing-helmet    note     No security headers\n"
                                    "\n"
                                    "Web armour: input\n"
                                    "  nosql-injection   error    NoSQL injection (strict)\n"
                                    "  sql-injection     error    SQL injection\n"
                                    "\n"
                                    "Secrets\n"
                                    "  hardcoded-secret  error    Secret in the code\n"
                                    "\n"
                                    "Errors\n"
                                    "  error-leak        warning  Error details sent to the client\n"
                                    "\n"
                                    "5 rules; `jsward explain RULE` prints the page of one.\n");
}

TEST(Pages, fitEveryWidth) {
    Rule rule = report_test::sampleRules().back();
    rule.page =
        "# T\n\nSome text with `code that is long` and averyveryveryveryveryverylongword indeed.\n\n- item item item "
        "item\n"
        "| a | bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | cccccccccccccccccccccccc |\n|-|-|-|\n| x | y z w | 1 2 3 |\n";
    for (unsigned width = 30; width < 120; ++width) {
        std::istringstream lines(explain(rule, {.width = width}) +
                                 listRules(report_test::sampleRules(), {.width = width}));
        for (std::string line; std::getline(lines, line);) EXPECT_LE(widthOf(line), width) << line;
    }
}

}  // namespace
}  // namespace jsward
