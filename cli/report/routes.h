// What `jsward routes` prints: every route with its handler and what stands before it. As in report.h every function gives complete,
// valid UTF-8 with a final newline, and the same input gives the same bytes.
#pragma once

#include <string>

#include "analyzer/scan/scan.h"
#include "cli/report/report.h"

namespace jsward {

/// A line a route, never broken: for eyes and for grep.
std::string renderRoutesText(const ScanResult& result, const TextOptions& options);

/// docs/routes.md describes it, docs/schema/routes.schema.json checks it.
std::string renderRoutesJson(const ScanResult& result);

/// One page that holds all it needs and asks no network for anything.
std::string renderRoutesHtml(const ScanResult& result);

}  // namespace jsward
