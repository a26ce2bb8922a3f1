#include "analyzer/webapp/webapp.h"

#include <gtest/gtest.h>

#include "tests/unit/webapp/hand_made.h"

namespace jsward {
namespace {

class WebAppTest : public testing::Test {
protected:
    WebAppTest() : file(made.file("app.js")), app(made.create(file, "app")) {}

    /// The only route of the only app.
    Route onlyRoute() {
        model = made.model();
        EXPECT_EQ(model.apps.size(), 1U);
        EXPECT_EQ(model.apps.front().routes.size(), 1U);
        return model.apps.front().routes.front();
    }

    HandMade made;
    FileId file;
    ObjectRef app;
    WebModel model;
};

TEST_F(WebAppTest, middlewareProtectsWhatIsRegisteredBehindIt) {
    made.get(app, "/early");
    made.use(app, {made.providing(file, "headers")});
    made.get(app, "/late");
    model = made.model();
    ASSERT_EQ(model.apps.size(), 1U);
    const App& only = model.apps.front();
    EXPECT_EQ(only.framework, "express");
    EXPECT_EQ(only.object, app);
    EXPECT_EQ(only.middleware.size(), 1U);
    ASSERT_EQ(only.routes.size(), 2U);
    EXPECT_EQ(before(only.routes[0]), "");
    EXPECT_EQ(before(only.routes[1]), "headers");
    EXPECT_EQ(only.routes[1].method, "GET");
    EXPECT_EQ(only.routes[1].path, "/late");
}

TEST_F(WebAppTest, middlewareProtectsTheRoutesBelowItsPath) {
    made.use(app, {made.path(file, "/api"), made.providing(file, "rate-limit")});
    made.use(app,
             {made.array(file, {made.path(file, "/login"), made.path(file, "/signup")}), made.providing(file, "csrf")});
    made.get(app, "/api/users/:id");
    made.get(app, "/apis");
    made.get(app, "/signup");
    model = made.model();
    const std::vector<Route>& routes = model.apps.front().routes;
    EXPECT_EQ(before(routes[0]), "rate-limit");
    EXPECT_EQ(before(routes[1]), "");
    EXPECT_EQ(before(routes[2]), "csrf");
}

TEST_F(WebAppTest, routersAreReadWhereTheyAreMounted) {
    const ObjectRef router = made.create(file, "router");
    made.use(router, {made.providing(file, "authentication")});
    made.get(router, "/:id");
    made.use(app, {made.providing(file, "headers")});
    made.use(app, {made.path(file, "/users"), made.providing(file, "csrf"), made.object(router)});
    made.use(app, {made.providing(file, "rate-limit")});
    const Route route = onlyRoute();
    EXPECT_EQ(route.path, "/users/:id");
    EXPECT_EQ(before(route), "headers csrf authentication");
    EXPECT_TRUE(model.looseRoutes.empty());
}

TEST_F(WebAppTest, whatARouterUsesAtTheRootRunsForLaterRoutesOfItsParent) {
    const ObjectRef common = made.create(file, "router");
    made.use(common, {made.providing(file, "rate-limit")});
    made.use(app, {made.object(common)});
    made.get(app, "/login");
    EXPECT_EQ(before(onlyRoute()), "rate-limit");
}

TEST_F(WebAppTest, aRouterMountedTwiceHasItsRoutesTwice) {
    const ObjectRef router = made.create(file, "router");
    made.get(router, "/ping");
    made.use(app, {made.path(file, "/v1"), made.object(router)});
    made.use(app, {made.path(file, "/v2"), made.object(router)});
    model = made.model();
    ASSERT_EQ(model.apps.front().routes.size(), 2U);
    EXPECT_EQ(model.apps.front().routes[0].path, "/v1/ping");
    EXPECT_EQ(model.apps.front().routes[1].path, "/v2/ping");
}

TEST_F(WebAppTest, mountsInALoopOverATableLeaveThePrefixOpen) {
    const ObjectRef a = made.create(file, "router");
    const ObjectRef b = made.create(file, "router");
    made.get(a, "/login");
    ArgumentValue paths = made.named(file, "path");
    paths.constants = {"/a", "/b"};
    ArgumentValue routers = made.object(a);
    routers.objects.push_back(b);
    made.use(app, {paths, routers});
    EXPECT_EQ(onlyRoute().path, "*/login");
}

TEST_F(WebAppTest, aMountedAppAppearsInItsParentOnly) {
    const ObjectRef child = made.create(file, "app");
    made.get(child, "/");
    made.use(app, {made.path(file, "/admin"), made.object(child)});
    EXPECT_EQ(onlyRoute().path, "/admin");
}

TEST_F(WebAppTest, aMountMayCarryThePath) {
    const ObjectRef child = made.create(file, "app");
    made.get(child, "/");
    ArgumentValue mounted = made.object(child);
    mounted.constants = {"/admin"};
    made.use(app, {mounted});
    EXPECT_EQ(onlyRoute().path, "/admin");
}

TEST_F(WebAppTest, prefixesOfRoutersGoBeforeTheirRoutes) {
    const ObjectRef router = made.create(file, "router");
    made.get(router, "/:id");
    made.call("prefix", "prefix", router, {made.path(file, "/users")});
    made.use(app, {made.object(router)});
    EXPECT_EQ(onlyRoute().path, "/users/:id");
}

TEST_F(WebAppTest, whatExistsOutsideProductionOnlyIsLeftOut) {
    const ObjectRef tools = made.create(file, "router");
    made.get(tools, "/reset");
    made.use(app, {made.providing(file, "headers")});
    made.flow.roles.back().development = true;
    made.use(app, {made.object(tools)});
    made.flow.roles.back().development = true;
    made.get(app, "/crash");
    made.flow.roles.back().development = true;
    made.get(app, "/");
    EXPECT_EQ(onlyRoute().path, "/");
    EXPECT_EQ(before(model.apps.front().routes.front()), "");
    EXPECT_TRUE(model.looseRoutes.empty());
}

TEST_F(WebAppTest, testsRunLast) {
    HandMade one;
    const FileId test = one.file("app.test.js");
    const FileId source = one.file("app.js");
    const ObjectRef server = one.create(source, "app");
    const FunctionRef init = one.emptyFunction(source);
    one.call("route", "get", server, {one.path(source, "/late"), one.named(source, "answer")}, init);
    one.use(server, {one.providing(source, "rate-limit")});
    one.calls({source, 0}, init);
    one.calls({test, 0}, init);
    EXPECT_EQ(before(one.model().apps.front().routes.front()), "rate-limit");
}

TEST_F(WebAppTest, severalAppsStayApart) {
    const ObjectRef other = made.create(file, "app");
    made.use(app, {made.providing(file, "headers")});
    made.get(other, "/metrics");
    model = made.model();
    ASSERT_EQ(model.apps.size(), 2U);
    EXPECT_EQ(before(model.apps[1].routes.front()), "");
}

TEST_F(WebAppTest, routeObjectsHaveThePathOfTheirCall) {
    const NodeRef chain = made.call("mount", "route", app, {made.path(file, "/book")});
    made.flow.roles.push_back({"router", "express", "route", "", chain, {file, 0}, {chain}, {}});
    made.call("route", "get", chain, {made.named(file, "show")});
    made.call("route", "post", chain, {made.providing(file, "rate-limit"), made.named(file, "save")});
    model = made.model();
    ASSERT_EQ(model.apps.front().routes.size(), 2U);
    EXPECT_EQ(model.apps.front().routes[1].path, "/book");
    EXPECT_EQ(model.apps.front().routes[1].method, "POST");
    EXPECT_EQ(model.apps.front().routes[1].handlers.size(), 2U);
}

TEST_F(WebAppTest, aMountThatIsToldTwiceCountsOnce) {
    const NodeRef chain = made.call("mount", "route", app, {made.path(file, "/book")});
    made.flow.roles.push_back({"router", "express", "route", "", chain, {file, 0}, {chain}, {}});
    made.flow.roles.push_back(
        {"mount", "express", "route", "", chain, {file, 0}, {app}, {made.path(file, "/book"), made.object(chain)}});
    made.call("route", "get", chain, {made.named(file, "show")});
    EXPECT_EQ(onlyRoute().path, "/book");
}

TEST_F(WebAppTest, listsOfHandlersAreHandlersInOrder) {
    ArgumentValue variable = made.named(file, "common");
    variable.elements = {made.providing(file, "headers"), made.providing(file, "csrf")};
    made.use(app, {variable});
    made.get(app, "/",
             {made.array(file, {made.providing(file, "rate-limit"), made.named(file, "validate")}),
              made.named(file, "show")});
    const Route route = onlyRoute();
    EXPECT_EQ(before(route), "headers csrf");
    ASSERT_EQ(route.handlers.size(), 3U);
    EXPECT_EQ(route.handlers[0].provides, std::vector<std::string>{"rate-limit"});
}

TEST_F(WebAppTest, aRouterWithPropertiesIsStillARouter) {
    const ObjectRef router = made.create(file, "router");
    made.get(router, "/x");
    ArgumentValue argument = made.object(router);
    argument.elements = {made.named(file, "version")};
    argument.methods = {"version"};
    made.use(app, {argument});
    EXPECT_EQ(onlyRoute().path, "/x");
}

TEST_F(WebAppTest, aFunctionOfAnotherFileRunsWhereItIsCalled) {
    const FileId routes = made.file("routes.js");
    const FunctionRef setUp = made.beginFunction(routes, 1);
    made.call("route", "get", app, {made.path(routes, "/x"), made.named(routes, "answer")}, setUp);
    made.endFunction(setUp);
    made.require(file, routes);
    made.use(app, {made.providing(file, "headers")});
    made.calls({file, 0}, setUp);
    made.use(app, {made.providing(file, "rate-limit")});
    EXPECT_EQ(before(onlyRoute()), "headers");
}

TEST_F(WebAppTest, aModuleRunsWhereItIsRequired) {
    const FileId routes = made.file("routes.js");
    made.call("route", "get", app, {made.path(routes, "/x"), made.named(routes, "answer")}, {routes, 0});
    made.flow.roles.back().function = {routes, 0};
    made.use(app, {made.providing(file, "headers")});
    made.require(file, routes);
    made.use(app, {made.providing(file, "rate-limit")});
    EXPECT_EQ(before(onlyRoute()), "headers");
}

TEST_F(WebAppTest, routesOnAReceiverThatNobodySuppliesAreLoose) {
    const FileId routes = made.file("routes.js");
    const FunctionRef setUp = made.beginFunction(routes, 1);
    made.call("mount", "use", {}, {made.providing(routes, "rate-limit")}, setUp);
    made.flow.roles.back().receivers.clear();
    made.call("route", "get", {}, {made.path(routes, "/x"), made.named(routes, "answer")}, setUp);
    made.flow.roles.back().receivers.clear();
    made.endFunction(setUp);
    model = made.model();
    EXPECT_TRUE(model.apps.front().routes.empty());
    ASSERT_EQ(model.looseRoutes.size(), 1U);
    EXPECT_EQ(before(model.looseRoutes.front()), "rate-limit");
}

TEST_F(WebAppTest, serversAreStartedByThemselvesOrByWhoGetsThem) {
    const ObjectRef handed = made.create(file, "app");
    const ObjectRef idle = made.create(file, "app");
    made.call("listen", "listen", app, {});
    made.call("listen", "createServer", {}, {made.object(handed)});
    model = made.model();
    ASSERT_EQ(model.apps.size(), 3U);
    EXPECT_TRUE(model.apps[0].listens);
    EXPECT_TRUE(model.apps[1].listens);
    EXPECT_EQ(model.apps[2].object, idle);
    EXPECT_FALSE(model.apps[2].listens);
}

TEST_F(WebAppTest, handlersOfAnEarlierRouteForTheSamePathStandBefore) {
    made.call("route", "all", app, {made.path(file, "/admin/*"), made.providing(file, "authentication")});
    made.call("route", "post", app, {made.path(file, "/login"), made.providing(file, "rate-limit")});
    made.call("route", "post", app, {made.path(file, "/login"), made.named(file, "logIn")});
    made.get(app, "/login");
    made.get(app, "/admin/users");
    model = made.model();
    const std::vector<Route>& routes = model.apps.front().routes;
    EXPECT_EQ(before(routes[2]), "rate-limit");
    EXPECT_EQ(before(routes[3]), "");
    EXPECT_EQ(before(routes[4]), "authentication");
}

TEST_F(WebAppTest, errorHandlersStandBeforeNothing) {
    made.use(app, {made.function(made.emptyFunction(file, 4))});
    made.get(app, "/");
    EXPECT_TRUE(onlyRoute().before.empty());
    EXPECT_TRUE(model.apps.front().middleware.empty());
}

TEST_F(WebAppTest, readingASettingIsNoRoute) {
    made.call("route", "get", app, {made.path(file, "port")});
    EXPECT_TRUE(made.model().apps.front().routes.empty());
}

TEST_F(WebAppTest, routersThatMountEachOtherEnd) {
    const ObjectRef a = made.create(file, "router");
    const ObjectRef b = made.create(file, "router");
    made.use(app, {made.object(a)});
    made.use(a, {made.object(b)});
    made.use(b, {made.object(a)});
    made.get(b, "/x");
    EXPECT_EQ(onlyRoute().path, "/x");
}

}  // namespace
}  // namespace jsward
