#include "analyzer/scan/advisory_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "analyzer/scan/read_file.h"
#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxFile = 4ULL << 30U;

bool hasEnding(std::string_view name, const auto& endings) {
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

bool isJson(std::string_view name) {
    return hasEnding(name, std::to_array<std::string_view>({".json", ".jsonl", ".ndjson"}));
}

bool holdsAdvisories(std::string_view name) { return isJson(name) || name.ends_with(".zip"); }

}  // namespace

Result<AdvisoryFiles> AdvisoryFiles::open(const std::string& path) {
    AdvisoryFiles files;
    std::error_code error;
    if (fs::is_directory(path, error)) {
        for (fs::recursive_directory_iterator it(path, error), end; !error && it != end; it.increment(error))
            if (it->is_regular_file(error) && holdsAdvisories(it->path().filename().string()))
                files.paths_.push_back(it->path().string());
        std::ranges::sort(files.paths_);
        if (!error && files.paths_.empty())
            return Error{fmt::format("there are no advisories (.json, .jsonl, .zip) in {}", escapeInvalidBytes(path))};
    } else if (fs::exists(path, error)) {
        files.paths_.push_back(path);
    } else if (!error) {
        error = std::make_error_code(std::errc::no_such_file_or_directory);
    }
    if (error)
        return Error{fmt::format("cannot read the advisories {}: {}", escapeInvalidBytes(path), error.message())};
    return files;
}

void AdvisoryFiles::forEach(const std::function<void(std::string_view)>& take) const {
    for (const std::string& path : paths_) {
        const FileBytes file = readFile(path, kMaxFile, Links::Follow);
        if (file.bytes.starts_with("PK"))
            unzip(file.bytes, isJson, take);
        else
            take(file.bytes);
    }
}

}  // namespace jsward
