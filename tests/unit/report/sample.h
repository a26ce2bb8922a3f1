// A result made by hand over the files of testdata/report/project: every shape of finding that a report must show.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/rule/rule.h"
#include "analyzer/scan/scan.h"

namespace jsward::report_test {

std::vector<Rule> sampleRules();

/// The root is "/srv/shop", whatever the machine.
ScanResult sampleResult();

/// The place of the `n`-th occurrence (from 1) of a snippet in a file of the sample.
Location place(const ScanResult& result, std::string_view path, std::string_view snippet, int n = 1);

std::string readFile(const std::string& path);

/// Compares a report with a file of testdata/report. With JSWARD_UPDATE_GOLDEN in the environment the file is written
/// instead.
void expectGolden(std::string actual, std::string_view file);

}  // namespace jsward::report_test
