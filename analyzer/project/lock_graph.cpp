// Every format has its own way to say which package answers a request:
//
//   npm     by folder: the nearest node_modules above whoever asks
//   bun     the same, with "a/b" for the b that a sees
//   yarn    by the words of the request: they stand in the key of the answer
//   pnpm    by the key of the answer, which the request holds more or less whole
#include "analyzer/project/lock_graph.h"

#include <algorithm>

#include <fmt/format.h>

namespace jsward {
namespace {

std::string_view unquoted(std::string_view text) {
    return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2) : text;
}

/// The folder around a folder: "a/node_modules/b" -> "a", "packages/x" -> "packages".
std::string_view folderAbove(std::string_view folder) {
    constexpr std::string_view kFolder = "node_modules";
    const std::size_t installed = folder.rfind(kFolder);
    if (installed != std::string_view::npos) return folder.substr(0, installed == 0 ? 0 : installed - 1);
    const std::size_t slash = folder.rfind('/');
    return folder.substr(0, slash == std::string_view::npos ? 0 : slash);
}

/// "a/@s/b/c" -> "a/@s/b"; "" above a package of the top.
std::string_view pathAbove(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return {};
    std::string_view above = path.substr(0, slash);
    const std::size_t scope = above.rfind('/') == std::string_view::npos ? 0 : above.rfind('/') + 1;
    if (above.substr(scope).starts_with('@'))  // The last slash was the one in a scoped name.
        return scope == 0 ? std::string_view() : above.substr(0, scope - 1);
    return above;
}

}  // namespace

LockGraph::LockGraph(const LockFile& lock, const std::vector<LockedImporter>& importers)
    : lock_(lock), arrivals_(lock.packages.size()) {
    indexKeys();
    walk(importers);
}

void LockGraph::indexKeys() {
    const bool severalRanges = lock_.format == LockFormat::Yarn || lock_.format == LockFormat::Berry;
    for (std::uint32_t i = 0; i < lock_.packages.size(); ++i) {
        std::string_view key = lock_.packages[i].key;
        while (severalRanges && key.find(", ") != std::string_view::npos) {
            keys_.emplace(unquoted(key.substr(0, key.find(", "))), i);
            key.remove_prefix(key.find(", ") + 2);
        }
        keys_.emplace(severalRanges ? unquoted(key) : key, i);
    }
}

void LockGraph::walk(const std::vector<LockedImporter>& importers) {
    std::vector<std::uint32_t> queue;
    const auto arrive = [&](std::uint32_t package, Arrival arrival) {
        if (package == kNoPackage || arrivals_[package].importer != kNoPackage) return;
        arrivals_[package] = arrival;
        queue.push_back(package);
    };
    for (std::uint32_t i = 0; i < importers.size(); ++i)
        for (const LockedRequest& request : importers[i].requests)
            arrive(resolve(importers[i].directory, request), {kNoPackage, i});
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const std::uint32_t from = queue[next];
        for (const LockedRequest& request : lock_.packages[from].requests)
            arrive(resolve(lock_.packages[from].key, request), {from, arrivals_[from].importer});
    }
}

std::uint32_t LockGraph::find(std::string_view key) const {
    const auto found = keys_.find(key);
    return found == keys_.end() ? kNoPackage : found->second;
}

std::uint32_t LockGraph::resolve(std::string_view from, const LockedRequest& request) const {
    switch (lock_.format) {
        case LockFormat::Npm: return throughFolders(from, request.name);
        case LockFormat::Bun: return throughPath(from, request.name);
        case LockFormat::Yarn:
        case LockFormat::Berry: return byRange(request);
        case LockFormat::Pnpm: return byKey(request);
    }
    return kNoPackage;
}

std::uint32_t LockGraph::throughFolders(std::string_view folder, std::string_view name) const {
    while (true) {
        const std::uint32_t found = find(fmt::format("{}{}node_modules/{}", folder, folder.empty() ? "" : "/", name));
        if (found != kNoPackage || folder.empty()) return found;
        folder = folderAbove(folder);
    }
}

std::uint32_t LockGraph::throughPath(std::string_view path, std::string_view name) const {
    while (true) {
        const std::uint32_t found = path.empty() ? find(name) : find(fmt::format("{}/{}", path, name));
        if (found != kNoPackage || path.empty()) return found;
        path = pathAbove(path);
    }
}

std::uint32_t LockGraph::byRange(const LockedRequest& request) const {
    const std::uint32_t found = find(fmt::format("{}@{}", request.name, request.target));
    if (found != kNoPackage) return found;
    // Older files of berry leave the protocol of the registry out of requests.
    return find(fmt::format("{}@npm:{}", request.name, request.target));
}

std::uint32_t LockGraph::byKey(const LockedRequest& request) const {
    const std::string_view whole = request.target;
    for (const std::string_view target : {whole, whole.substr(0, whole.find('('))}) {
        for (const std::string& key :
             {std::string(target), fmt::format("{}@{}", request.name, target),
              fmt::format("/{}@{}", request.name, target), fmt::format("/{}/{}", request.name, target)})
            if (const std::uint32_t found = find(key); found != kNoPackage) return found;
    }
    return kNoPackage;
}

std::vector<std::uint32_t> LockGraph::wayTo(std::uint32_t package) const {
    std::vector<std::uint32_t> way;
    for (; package != kNoPackage; package = arrivals_[package].from) way.push_back(package);
    std::ranges::reverse(way);
    return way;
}

std::uint32_t LockGraph::importerOf(std::uint32_t package) const { return arrivals_[package].importer; }

}  // namespace jsward
