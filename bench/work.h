// The pieces of work that a benchmark compares, all over the same files.
#pragma once

#include <string>
#include <vector>

#include "bench/child.h"

namespace jsward::bench {

/// The files that a scan of `folder` analyses, found by a scan, which also brings them into the page cache. The paths go
/// through `listFile`, so that the caller's own memory stays small.
Work listFiles(const std::string& folder, const std::string& listFile);

/// Reads every byte.
Work readAll(const std::string& listFile);

/// Parses with the bare parser and frees the tree; its CPU time is the parser's alone.
Work parseAll(const std::string& listFile, unsigned threads);

/// A whole scan, from finding the files to the sorted findings.
Work scanAll(const std::string& folder, unsigned threads);

}  // namespace jsward::bench
