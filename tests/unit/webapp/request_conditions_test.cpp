// Which requests the first function of a small program tells apart.
#include "analyzer/webapp/request_conditions.h"

#include <gtest/gtest.h>

#include "analyzer/program/lower.h"
#include "grammar/parser.h"

namespace jsward {
namespace {

std::string toldApart(const std::string& body, const RequestShape& around = {}) {
    Parser parser;
    const Program program = lowerSource(parser, "function handle(req, res) {" + body + "}", "a.js").program;
    std::vector<ToldApart> parts;
    tellApart(program, {0, 1}, around, parts);
    std::string all;
    for (const ToldApart& part : parts) all += (all.empty() ? "" : ", ") + part.method + " " + part.path;
    return all;
}

TEST(RequestConditions, MethodAndPath) {
    EXPECT_EQ(toldApart("if (req.method === 'GET' && req.url === '/a') a();"), "GET /a");
    EXPECT_EQ(toldApart("if (req.url == '/a') a(); else if ('/b' === req.url) b();"), "ALL /a, ALL /b");
    EXPECT_EQ(toldApart("if (req.url === '/a' || req.url === '/b') a();"), "ALL /a, ALL /b");
    EXPECT_EQ(toldApart("const {pathname} = new URL(req.url); if (pathname.startsWith('/files/')) a();"),
              "ALL /files/*");
    EXPECT_EQ(toldApart("if (user.name === '/a') a(); if (req.headers.host === 'GET') b();"), "")
        << "about something else";
}

TEST(RequestConditions, OneInsideTheOther) {
    EXPECT_EQ(
        toldApart("if (req.url === '/a') { if (req.method === 'GET') a(); else if (req.method === 'POST') b(); }"),
        "GET /a, POST /a");
    EXPECT_EQ(toldApart("if (req.method === 'POST') { if (req.url === '/a') a(); if (req.url === '/b') b(); }"),
              "POST /a, POST /b");
}

TEST(RequestConditions, Switches) {
    EXPECT_EQ(toldApart("switch (req.url) { case '/a': case '/b': a(); break; default: c(); }"), "ALL /a, ALL /b");
    EXPECT_EQ(toldApart("switch (`${req.method} ${req.url}`) { case 'GET /a': a(); }"), "GET /a");
    EXPECT_EQ(toldApart("if (path === '/a') switch (req.method) { case 'PUT': a(); break; case 'DELETE': b(); }"),
              "PUT /a, DELETE /a");
}

TEST(RequestConditions, WhereThePathIsKnown) {
    EXPECT_EQ(toldApart("if (req.method === 'GET') a();", {{}, {"/api/a"}}), "GET /api/a");
    EXPECT_EQ(toldApart("if (req.method !== 'POST') return res.status(405); a();", {{}, {"/api/a"}}), "POST /api/a");
    EXPECT_EQ(toldApart("if (req.method !== 'PUT' && req.method !== 'PATCH') return; a();", {{}, {"/x"}}),
              "PUT /x, PATCH /x");
    EXPECT_EQ(toldApart("a();", {{}, {"/x"}}), "");
}

}  // namespace
}  // namespace jsward
