#include "analyzer/webapp/route_helpers.h"

#include <gtest/gtest.h>

#include "tests/unit/webapp/hand_made.h"

namespace jsward {
namespace {

/// `function setup(router, path, handler) { router.get(path, handler) }`
class RouteHelpersTest : public testing::Test {
protected:
    RouteHelpersTest() : file(made.file("app.js")), app(made.create(file, "app")), setup(made.beginFunction(file, 3)) {
        ArgumentValue path;
        path.node = made.parameter(setup, 1);
        ArgumentValue handler;
        handler.node = made.parameter(setup, 2);
        made.endFunction(setup);
        first = made.emptyFunction(file);
        second = made.emptyFunction(file);
        handler.functions = {first, second};  // all callers' in one
        declared = made.call("route", "get", app, {path, handler}, setup);
    }

    std::vector<Route> routes() {
        model = made.model();
        EXPECT_EQ(model.apps.size(), 1U);
        return model.apps.front().routes;
    }

    HandMade made;
    FileId file;
    ObjectRef app;
    FunctionRef setup;
    FunctionRef first;
    FunctionRef second;
    NodeRef declared;
    WebModel model;
};

TEST_F(RouteHelpersTest, everyCallDeclaresItsOwnRoute) {
    const NodeRef a = made.callHelper(file, setup, {made.object(app), made.path(file, "/a"), made.function(first)});
    const NodeRef b = made.callHelper(file, setup, {made.object(app), made.path(file, "/b"), made.function(second)});
    const std::vector<Route> all = routes();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].path, "/a");
    EXPECT_EQ(all[0].node, a);
    EXPECT_EQ(all[0].handlers.front().functions, std::vector{first});
    EXPECT_EQ(all[1].path, "/b");
    EXPECT_EQ(all[1].node, b);
    EXPECT_EQ(all[1].handlers.front().functions, std::vector{second});
}

TEST_F(RouteHelpersTest, routesStandWhereTheHelperIsCalled) {
    made.callHelper(file, setup, {made.object(app), made.path(file, "/early"), made.function(first)});
    made.use(app, {made.providing(file, "rate-limit")});
    made.callHelper(file, setup, {made.object(app), made.path(file, "/late"), made.function(second)});
    const std::vector<Route> all = routes();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(before(all[0]), "");
    EXPECT_EQ(before(all[1]), "rate-limit");
}

TEST_F(RouteHelpersTest, withoutKnownCallersARouteStandsWhereItIsWritten) {
    const std::vector<Route> all = routes();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].node, declared);
}

TEST_F(RouteHelpersTest, aHandlerThatACallLeavesOutIsNone) {
    made.callHelper(file, setup, {made.object(app), made.path(file, "/setting")});
    EXPECT_TRUE(routes().empty());
}

}  // namespace
}  // namespace jsward
