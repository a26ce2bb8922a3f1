// What stands before a route made by hand, and what is missing there.
#include "analyzer/webapp/protections.h"

#include <gtest/gtest.h>

namespace jsward {
namespace {

Handler providing(std::string_view what, Evidence by = Evidence::Package) {
    Handler handler;
    handler.provide(what, by);
    return handler;
}

Route routeOf(std::string method, std::vector<Handler> before = {}) {
    Route route;
    route.method = std::move(method);
    route.path = "/x";
    route.before = std::move(before);
    route.handlers.emplace_back();
    return route;
}

Standing standingOf(const Route& route, Protection protection, const App* app = nullptr, const FlowResult& flow = {}) {
    const ProgramProvider programs;
    return protectionsOf(route, app, flow, programs)[static_cast<std::size_t>(protection)];
}

using State = Standing::State;

TEST(Protections, WhatIsThereAndHowSurely) {
    const Route route = routeOf("POST", {providing("headers"), providing("authentication", Evidence::Name)});
    EXPECT_EQ(standingOf(route, Protection::Headers).state, State::Present);
    EXPECT_EQ(standingOf(route, Protection::Headers).by, &route.before[0]);
    EXPECT_EQ(standingOf(route, Protection::Authentication).evidence, Evidence::Name);
    EXPECT_EQ(standingOf(route, Protection::RateLimit).state, State::Missing);
    EXPECT_EQ(standingOf(route, Protection::Validation).state, State::Missing);
}

TEST(Protections, WhoOnlyReadsNeedsLess) {
    const Route route = routeOf("GET");
    EXPECT_EQ(standingOf(route, Protection::Headers).state, State::Missing);
    EXPECT_EQ(standingOf(route, Protection::RateLimit).state, State::Missing);
    EXPECT_EQ(standingOf(route, Protection::Authentication).state, State::NotNeeded);
    EXPECT_EQ(standingOf(route, Protection::Validation).state, State::NotNeeded);
    EXPECT_EQ(standingOf(route, Protection::BodyLimit).state, State::NotNeeded);
}

TEST(Protections, ForgeryTakesCookies) {
    EXPECT_EQ(standingOf(routeOf("POST"), Protection::Csrf).state, State::NotNeeded);
    EXPECT_EQ(standingOf(routeOf("POST", {providing("session")}), Protection::Csrf).state, State::Missing);
    EXPECT_EQ(standingOf(routeOf("GET", {providing("session")}), Protection::Csrf).state, State::NotNeeded);
}

TEST(Protections, WhoLetsPeopleInAsksNobodyWhoTheyAre) {
    Route route = routeOf("POST");
    route.handlers.back().functions = {{0, 1}};
    FlowResult flow;
    FunctionFacts facts;
    facts.function = {0, 1};
    facts.effects.push_back({"authentication", {}, "bcrypt.compare()"});
    EXPECT_EQ(standingOf(route, Protection::Authentication, nullptr, flow).state, State::Missing);
    flow.functions.push_back(facts);
    const Program program;
    const ProgramProvider programs{[&](FileId) -> const Program& { return program; }, {}, {}};
    const auto standings = protectionsOf(route, nullptr, flow, programs);
    EXPECT_EQ(standings[static_cast<std::size_t>(Protection::Authentication)].state, State::NotNeeded);
}

TEST(Protections, LimitsOfBodies) {
    Handler parser = providing("body-parser");
    parser.bodyLimit = "100kb";
    EXPECT_EQ(standingOf(routeOf("POST", {parser}), Protection::BodyLimit).detail, "100kb");
    Handler careless = providing("body-parser");
    careless.bodyLimit = "none";
    EXPECT_EQ(standingOf(routeOf("POST", {parser, careless}), Protection::BodyLimit).state, State::Missing)
        << "one of them takes everything";
    App app;
    app.bodyLimit = "1048576";
    EXPECT_EQ(standingOf(routeOf("POST"), Protection::BodyLimit, &app).detail, "1048576");
    Route own = routeOf("PUT", {parser});
    own.bodyLimit = "10";
    EXPECT_EQ(standingOf(own, Protection::BodyLimit, &app).detail, "10");
    EXPECT_EQ(standingOf(routeOf("POST"), Protection::BodyLimit).state, State::NotNeeded) << "nobody reads it";
}

}  // namespace
}  // namespace jsward
