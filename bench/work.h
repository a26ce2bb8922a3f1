// The pieces of work that a benchmark compares, all over the same files.
#pragma once

#include <string>
#include <vector>

#include "bench/child.h"

namespace jsward::bench {

/// The files that a scan of `folder` analyses, found by a scan, which also brings them into the page cache. The paths go
/// through `listFile`, so that the caller's own memory stays small.
Work listFiles(std::string folder, std::string listFile);

/// Reads every byte.
Work readAll(std::string listFile);

/// Parses with the bare parser and frees the tree; its CPU time is the parser's alone.
Work parseAll(std::string listFile, unsigned threads);

/// A whole scan, from finding the files to the sorted findings.
Work scanAll(std::string folder, unsigned threads);

}  // namespace jsward::bench
