// The files of a database of advisories on disk: a folder of JSON files, one file, or the zip archives that OSV publishes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/text/result.h"

namespace jsward {

class AdvisoryFiles {
public:
    /// None.
    AdvisoryFiles() = default;

    /// Fails when there is no such path or nothing in it that could hold advisories (.json, .jsonl, .ndjson, .zip).
    static Result<AdvisoryFiles> open(const std::string& path);

    [[nodiscard]] bool empty() const { return paths_.empty(); }
    /// Hands over the text of every file, in an order that depends on their names alone.
    void forEach(const std::function<void(std::string_view json)>& take) const;

private:
    std::vector<std::string> paths_;
};

/// Hands over the content of every file of an archive whose name `wanted` accepts; false when the bytes are no zip archive or one in
/// a form that is not known (encrypted, of several parts).
bool unzip(std::string_view archive, const std::function<bool(std::string_view name)>& wanted,
           const std::function<void(std::string_view content)>& take);

}  // namespace jsward
