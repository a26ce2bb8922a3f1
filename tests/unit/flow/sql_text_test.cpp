#include "analyzer/flow/sql_text.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

bool readsAsSql(std::string_view text) { return statementsCompletedBy(text, statementsBegunBy(text)) != 0; }

TEST(SqlText, StatementsReadAsSql) {
    EXPECT_TRUE(readsAsSql("SELECT name FROM users WHERE id = "));
    EXPECT_TRUE(readsAsSql("  (select 1 from t)"));
    EXPECT_TRUE(readsAsSql("\n  insert into t values ("));
    EXPECT_TRUE(readsAsSql("UPDATE users\nSET name = "));
    EXPECT_TRUE(readsAsSql("delete from t"));
    EXPECT_TRUE(readsAsSql("with x as (select 1) select * from x"));
    EXPECT_TRUE(readsAsSql("CALL report("));
    EXPECT_TRUE(readsAsSql("EXEC dbo.report "));
    EXPECT_TRUE(readsAsSql("CREATE TABLE t (id int)"));
    EXPECT_TRUE(readsAsSql("drop index if exists i"));
    EXPECT_TRUE(readsAsSql("insert ignore into t values ("));
}

TEST(SqlText, ProseDoesNot) {
    EXPECT_FALSE(readsAsSql("Select a file to upload"));
    EXPECT_FALSE(readsAsSql("Update the offset before it is read"));
    EXPECT_FALSE(readsAsSql("call setUp() before this"));
    EXPECT_FALSE(readsAsSql("with a little help"));
    EXPECT_FALSE(readsAsSql("with one click you select the file"));
    EXPECT_FALSE(readsAsSql("selected from the list"));
    EXPECT_FALSE(readsAsSql("Create a table"));
    EXPECT_FALSE(readsAsSql("Delete the entries from it"));
    EXPECT_FALSE(readsAsSql("select"));
    EXPECT_FALSE(readsAsSql(""));
}

TEST(SqlText, TheSecondWordMayStandInAnotherText) {
    const std::uint32_t begun = statementsBegunBy("SELECT ");
    ASSERT_NE(begun, 0U);
    EXPECT_EQ(statementsContinuedBy("SELECT ", begun), 0U);
    EXPECT_NE(statementsContinuedBy(" FROM users", begun), 0U);
    EXPECT_NE(statementsContinuedBy(" from users", begun), 0U);
    EXPECT_NE(statementsContinuedBy("*, id FROM ", begun), 0U);
    EXPECT_EQ(statementsContinuedBy(" fromage", begun), 0U);
    EXPECT_EQ(statementsContinuedBy("read it from the start", begun), 0U);
    EXPECT_EQ(statementsBegunBy("with exception: "), 0U);
    EXPECT_NE(statementsContinuedBy(" SELECT * FROM x", statementsBegunBy("WITH x AS (")), 0U);
    EXPECT_NE(statementsContinuedBy("TABLE ", statementsBegunBy("DROP ")), 0U);
    EXPECT_NE(statementsContinuedBy("FROM", begun), 0U);
    EXPECT_EQ(statementsContinuedBy("from", begun), 0U);
    EXPECT_EQ(statementsContinuedBy("From here on", begun), 0U);
    EXPECT_EQ(statementsContinuedBy("from(source)", begun), 0U);
    EXPECT_NE(statementsContinuedBy(" from", begun), 0U);
}

}  // namespace
}  // namespace jsward
