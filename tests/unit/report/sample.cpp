#include "tests/unit/report/sample.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace jsward::report_test {
namespace {

const std::string kData = std::string(JSWARD_SOURCE_DIR) + "/testdata/report/";

Rule rule(std::string id, std::string title, std::string pillar, Severity severity, double score, int cwe,
          std::string fix) {
    Rule result;
    result.id = std::move(id);
    result.title = std::move(title);
    result.pillar = std::move(pillar);
    result.severity = severity;
    result.securitySeverity = score;
    result.cwe = {cwe};
    result.owasp = "A03:2021 Injection";
    result.message = "{source} reaches {sink}";
    result.fix = std::move(fix);
    result.presets = {"recommended", "strict"};
    result.page =
        "# " + result.title +
        "\n\nWhy it matters: *data* becomes code.\n\n```js bad\nrun(req.body.x);\n```\n\n```js good\nrun('x');\n```\n";
    return result;
}

class Builder {
public:
    Builder() {
        result_.root = "/srv/shop";
        add("src/app\nevil.js", "src/odd.js");
        for (const std::string path : {"src/bundle.js", "src/config.js", "src/db/users.js", "src/routes/users.js"})
            add(path, path);
        result_.times.wall = 0.214;
    }

    ScanResult build() {
        missingHelmet();
        minified();
        secrets();
        farFlow();
        nearFlows();
        result_.notices = {
            {Notice::Level::Warning,
             "src/legacy.js",
             "syntax-error",
             "line 3 could not be understood; the rest was analysed",
             {}},
            {Notice::Level::Error, "src/huge.js", "timeout", "the time limit of 5 s ran out", {}},
        };
        result_.complete = false;
        return std::move(result_);
    }

private:
    void add(const std::string& path, const std::string& disk) {
        result_.files.push_back(
            {path, kData + "project/" + disk, std::filesystem::file_size(kData + "project/" + disk)});
        result_.bytes += result_.files.back().bytes;
    }

    Location at(std::string_view path, std::string_view snippet, int n = 1) { return place(result_, path, snippet, n); }

    Finding& finding(std::string rule, Location location, std::string message, Severity severity) {
        Finding& added = result_.findings.emplace_back();
        added.rule = std::move(rule);
        added.at = location;
        added.message = std::move(message);
        added.severity = severity;
        added.fingerprint = "0123456789abcdef" + std::to_string(result_.findings.size());
        return added;
    }

    void missingHelmet() {
        Finding& helmet = finding("missing-helmet", at("src/app\nevil.js", "express()"),
                                  "the Express app answers without security headers", Severity::Note);
        helmet.related = {{at("src/app\nevil.js", "app.listen(3000)"), "it listens here"}};
        helmet.fixes = {
            {"Use helmet", {{at("src/app\nevil.js", "app.listen"), "app.use(helmet());\napp.listen"}}, false}};
    }

    void minified() {
        finding("sql-injection", at("src/bundle.js", "'SELECT * FROM t WHERE 名前 = '+req.query.name"),
                "req.query.name becomes part of the SQL that db.query() runs", Severity::Error)
            .confidence = Confidence::Medium;
    }

    void secrets() {
        Finding& jwt = finding("hardcoded-secret", at("src/config.js", "'kR8vQ2mZ-hunter2-x9'"),
                               "`jwtSecret` holds a secret that stands in the code", Severity::Error);
        jwt.symbol = "";
        SuppressedFinding hidden;
        hidden.finding = jwt;
        hidden.finding.at = at("src/config.js", "\"pk_demo_51Hx0aLqVvN3u\"");
        hidden.finding.message = "`apiKey` holds a secret that stands in the code";
        hidden.justification = "a public key of the sandbox";
        result_.suppressed.push_back(hidden);
        finding("hardcoded-secret",
                at("src/config.js", "databaseUrl: `mongodb://admin:Tr0ub4dor&3@${process.env.DB_HOST}/app`"),
                "`databaseUrl` holds a password that stands in the code", Severity::Error);
    }

    void farFlow() {
        const std::string routes = "src/routes/users.js";
        const std::string db = "src/db/users.js";
        const std::string query =
            "`\n    SELECT id, name, email, created_at\n    FROM users\n    WHERE ${condition}\n    AND deleted_at IS "
            "NULL\n    AND confirmed_at IS NOT NULL\n    LIMIT 1\n  `";
        Finding& sql = finding("sql-injection", at(db, query),
                               "req.params.id becomes part of the SQL that pool.query() runs", Severity::Error);
        sql.symbol = "find";
        sql.flow = {{at(routes, "req.params.id"), "request path"},
                    {at(routes, "users.find(req.params.id)"), "passed to find()"},
                    {at(db, "id", 4), "parameter id"},
                    {at(db, "where(id)", 2), "passed to where()"},
                    {at(db, "\"id = '\" + id + \"'\""), "becomes part of a string"},
                    {at(db, "where(id)", 2), "returned"},
                    {at(db, query), "pool.query()"}};
    }

    void nearFlows() {
        const std::string routes = "src/routes/users.js";
        Finding& filter = finding("nosql-injection", at(routes, "{ name, password: req.body.password }"),
                                  "req.body.password decides the filter of Model.findOne()", Severity::Error);
        filter.flow = {{at(routes, "req.body", 2), "request body"},
                       {at(routes, "{ name, password: req.body.password }"), "Model.findOne()"}};
        filter.related = {{at(routes, "name"), "req.body.name gets here too"}};
        Finding& leak = finding("error-leak", at(routes, "`Error: ${error.message}`"),
                                "error.message is sent to the client by res.send()", Severity::Warning);
        leak.flow = {{at(routes, "error"), "caught error"}, {at(routes, "`Error: ${error.message}`"), "res.send()"}};
    }

    ScanResult result_;
};

}  // namespace

std::vector<Rule> sampleRules() {
    return {
        rule("error-leak", "Error details sent to the client", "errors", Severity::Warning, 4.3, 209,
             "Log the error and answer with a generic text."),
        rule("hardcoded-secret", "Secret in the code", "secrets", Severity::Error, 9.1, 798,
             "Read the secret from the environment (`process.env.NAME`) and fail at the start when it is missing."),
        rule("missing-helmet", "No security headers", "headers", Severity::Note, 5, 693,
             "Call `app.use(helmet())` before the routes."),
        rule("nosql-injection", "NoSQL injection", "input", Severity::Error, 8.8, 943,
             "Cast the value (`String(x)`) or wrap it in `{ $eq: x }`."),
        rule("sql-injection", "SQL injection", "input", Severity::Error, 8.8, 89,
             "Write a placeholder (`?`, `$1`) into the SQL and pass the value separately."),
    };
}

ScanResult sampleResult() { return Builder().build(); }

Location place(const ScanResult& result, std::string_view path, std::string_view snippet, int n) {
    for (FileId file = 0; file < result.files.size(); ++file) {
        if (result.files[file].path != path) continue;
        const std::string text = readFile(result.files[file].diskPath);
        std::size_t found = text.find(snippet);
        for (int i = 1; i < n && found != std::string::npos; ++i) found = text.find(snippet, found + 1);
        EXPECT_NE(found, std::string::npos) << path << ": " << snippet;
        return {file, {static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + snippet.size())}};
    }
    ADD_FAILURE() << "no file " << path;
    return {};
}

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void expectGolden(std::string actual, std::string_view file) {
    // A release must not change the golden files.
    const std::string version = "\"" JSWARD_VERSION "\"";
    for (std::size_t at = actual.find(version); at != std::string::npos; at = actual.find(version, at + 1))
        actual.replace(at, version.size(), "\"0.0.0\"");
    const std::string path = kData + std::string(file);
    if (std::getenv("JSWARD_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << actual;
    std::istringstream expectedLines(readFile(path));
    std::istringstream actualLines(actual);
    std::string expectedLine;
    std::string actualLine;
    for (int number = 1; std::getline(actualLines, actualLine); ++number) {
        std::getline(expectedLines, expectedLine);
        ASSERT_EQ(actualLine, expectedLine)
            << file << ":" << number << " differs; JSWARD_UPDATE_GOLDEN=1 in the environment writes it anew";
    }
    EXPECT_EQ(actual, readFile(path)) << file << " goes on";
}

}  // namespace jsward::report_test
