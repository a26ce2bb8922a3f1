// Reading the JSON report of a scan.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "program.h"

namespace jsward {

/// A file with exactly one finding of sql-injection, on line 5.
inline constexpr const char* kVulnerable = R"(const express = require('express');
const db = require('mysql').createConnection({});
const app = express();
app.get('/user', (req, res) => {
    db.query('SELECT * FROM users WHERE id = ' + req.query.id, (error, rows) => res.json(rows));
});
)";

/// Scans with the one rule and parses what is printed; a broken report is an exception.
struct ScanRun {
    ScanRun(const std::string& directory, std::vector<std::string> arguments);

    /// "path:line" of every finding.
    [[nodiscard]] std::vector<std::string> findings() const;
    /// "code path" of every notice.
    [[nodiscard]] std::vector<std::string> notices() const;

    Outcome outcome;
    nlohmann::json report;
};

inline ScanRun::ScanRun(const std::string& directory, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"scan", "--format", "json", "--rule", "sql-injection"});
    outcome = jsward(directory, std::move(arguments));
    report = nlohmann::json::parse(outcome.output);
}

inline std::vector<std::string> ScanRun::findings() const {
    std::vector<std::string> out;
    for (const auto& finding : report["findings"]) {
        const auto& at = finding["location"];
        out.push_back(at["path"].get<std::string>() + ":" + std::to_string(at["line"].get<int>()));
    }
    return out;
}

inline std::vector<std::string> ScanRun::notices() const {
    std::vector<std::string> out;
    for (const auto& notice : report["notices"]) {
        out.push_back(notice["code"].get<std::string>() + " " + notice["path"].get<std::string>());
    }
    return out;
}

}  // namespace jsward
