#include <gtest/gtest.h>

#include "tests/unit/webapp/hand_made.h"

namespace jsward {
namespace {

class MiddlewareEvidenceTest : public testing::Test {
protected:
    MiddlewareEvidenceTest() : file(made.file("lib/app.js")), app(made.create(file, "app")) {}

    /// What the model says of one middleware.
    std::string provided(const ArgumentValue& argument, const std::vector<std::string>& limiters = {}) {
        made.use(app, {argument});
        made.get(app, "/");
        std::vector<OwnMiddleware> own;
        for (const std::string& name : limiters) own.push_back({"rate-limit", name});
        return before(made.model(own).apps.front().routes.front());
    }

    HandMade made;
    FileId file;
    ObjectRef app;
};

TEST_F(MiddlewareEvidenceTest, namesSpeakLast) { EXPECT_EQ(provided(made.named(file, "loginLimiter")), "rate-limit"); }

TEST_F(MiddlewareEvidenceTest, namesOfGuards) {
    for (const char* name : {"requireAuth", "isLoggedIn", "ensureLoggedIn", "authenticate", "verifyToken", "is_admin",
                             "auth", "checkJwt", "authMiddleware", "restrictTo"}) {
        HandMade one;
        const FileId source = one.file("app.js");
        const ObjectRef server = one.create(source, "app");
        one.use(server, {one.named(source, name)});
        one.get(server, "/");
        EXPECT_EQ(before(one.model().apps.front().routes.front()), "authentication") << name;
    }
}

TEST_F(MiddlewareEvidenceTest, namesThatOnlySoundAlike) {
    for (const char* name :
         {"author", "validateBody", "authorController", "limitless", "session", "isValid", "tokenize"}) {
        HandMade one;
        const FileId source = one.file("app.js");
        const ObjectRef server = one.create(source, "app");
        one.use(server, {one.named(source, name)});
        one.get(server, "/");
        EXPECT_EQ(before(one.model().apps.front().routes.front()), "") << name;
    }
}

TEST_F(MiddlewareEvidenceTest, answering429IsLimiting) {
    const FunctionRef function = made.beginFunction(file);
    made.methodCall(file, "status", {made.number(file, "429")});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "rate-limit");
}

TEST_F(MiddlewareEvidenceTest, comparingWith429IsNot) {
    const FunctionRef function = made.beginFunction(file);
    const NodeRef status = made.node(file, Kind::Opaque);
    made.number(file, "429");
    made.node(file, Kind::Binary, status.node, static_cast<std::uint8_t>(BinaryOp::StrictEqual));
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "");
}

TEST_F(MiddlewareEvidenceTest, whatCalleesDoCounts) {
    const FunctionRef callee = made.beginFunction(file);
    made.node(file, Kind::Member, made.atom(file, "TOO_MANY_REQUESTS"));
    made.endFunction(callee);
    const FunctionRef function = made.emptyFunction(file);
    made.calls(function, callee);
    EXPECT_EQ(provided(made.function(function)), "rate-limit");
}

TEST_F(MiddlewareEvidenceTest, answering403ToARoleIsAuthentication) {
    const FunctionRef function = made.beginFunction(file);
    made.node(file, Kind::Member, made.atom(file, "role"));
    made.methodCall(file, "status", {made.number(file, "403")});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "authentication");
}

TEST_F(MiddlewareEvidenceTest, answering403ToAForgedRequestIsCsrfProtection) {
    const FunctionRef function = made.beginFunction(file);
    made.node(file, Kind::Member, made.atom(file, "csrfToken"));
    made.methodCall(file, "status", {made.number(file, "403")});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "csrf");
}

TEST_F(MiddlewareEvidenceTest, settingSeveralProtectiveHeadersIsHeaders) {
    const FunctionRef function = made.beginFunction(file);
    for (const char* header : {"X-Frame-Options", "X-Content-Type-Options"})
        made.methodCall(file, "setHeader", {made.string(file, header), made.string(file, "value")});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "headers");
}

TEST_F(MiddlewareEvidenceTest, oneProtectiveHeaderIsNotEnough) {
    const FunctionRef function = made.beginFunction(file);
    made.methodCall(file, "setHeader", {made.string(file, "X-Frame-Options"), made.string(file, "DENY")});
    made.methodCall(file, "setHeader", {made.string(file, "X-Frame-Options"), made.string(file, "SAMEORIGIN")});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "");
}

TEST_F(MiddlewareEvidenceTest, readingProtectiveHeadersSetsNone) {
    const FunctionRef function = made.beginFunction(file);
    for (const char* header : {"x-frame-options", "referrer-policy"})
        made.methodCall(file, "get", {made.string(file, header)});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "");
}

TEST_F(MiddlewareEvidenceTest, sendingToTheLoginPageIsAuthentication) {
    const FunctionRef function = made.beginFunction(file);
    made.methodCall(file, "redirect", {made.string(file, "/login")});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "authentication");
}

TEST_F(MiddlewareEvidenceTest, modelledMiddlewareCalledInABodyCounts) {
    const FunctionRef function = made.beginFunction(file);
    const NodeRef consume = made.methodCall(file, "consume", {});
    made.flow.roles.push_back({"middleware", "rateLimiter", "consume", "rate-limit", consume, function, {}, {}});
    made.endFunction(function);
    EXPECT_EQ(provided(made.function(function)), "rate-limit");
}

TEST_F(MiddlewareEvidenceTest, theUserNamesALimiter) {
    EXPECT_EQ(provided(made.named(file, "gate"), {"gate"}), "rate-limit");
}

TEST_F(MiddlewareEvidenceTest, theUserNamesAnExportOfAFile) {
    const FileId limiter = made.file("lib/gate/index.js");
    made.resolves("./gate", limiter);
    const BindingId gate = made.import(file, "./gate", "knock", "gate");
    ArgumentValue argument = made.named(file, "gate");
    argument.node = made.node(file, Kind::Name, gate);
    EXPECT_EQ(provided(argument, {"./lib/gate#default"}), "");
    EXPECT_EQ(provided(argument, {"./lib/gate#knock"}), "rate-limit");
}

TEST_F(MiddlewareEvidenceTest, theUserNamesWhatAFileExportsAsAWhole) {
    const FileId limiter = made.file("limiter.ts");
    made.resolves("./limiter", limiter);
    ArgumentValue argument = made.named(file, "gate");
    const BindingId gate = made.import(file, "./limiter", "default", "gate");
    argument.node = made.node(file, Kind::Name, gate);
    EXPECT_EQ(provided(argument, {"./limiter"}), "rate-limit");
}

}  // namespace
}  // namespace jsward
