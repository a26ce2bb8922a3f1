#include "rules/insecure-lockfile/registries.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyzer/project/workspace_root.h"
#include "analyzer/text/path_text.h"

namespace jsward::rules::insecure_lockfile {
namespace {

/// The public registries, their mirrors and the hosts that forges serve packages from: (name, ending) of "any.thing.name.ending".
constexpr auto kPublic = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"npmjs", "org"},
    {"npmjs", "com"},
    {"yarnpkg", "com"},
    {"npmmirror", "com"},
    {"jsr", "io"},
    {"github", "com"},
    {"githubusercontent", "com"},
    {"gitlab", "com"},
    {"bitbucket", "org"},
});

/// Products that companies run as their registry; a part of the host or of the path gives them away.
constexpr auto kPrivateMarks = std::to_array<std::string_view>(
    {"/artifactory/", "/_packaging/", "/repository/", "/api/npm/", "/packages/npm/", "/nexus/", "/verdaccio/"});
constexpr auto kPrivateHosts =
    std::to_array<std::string_view>({".jfrog.io", ".codeartifact.", "pkgs.dev.azure.com", ".pkgs.visualstudio.com",
                                     ".pkg.dev", "cloudsmith.io", "packagecloud.io", ".fury.io"});

bool isPublic(std::string_view host) {
    const std::size_t last = host.rfind('.');
    if (last == std::string_view::npos) return false;
    const std::size_t before = host.rfind('.', last - 1);
    const std::string_view name = host.substr(before == std::string_view::npos ? 0 : before + 1,
                                              last - (before == std::string_view::npos ? 0 : before + 1));
    return std::ranges::any_of(
        kPublic, [&](const auto& known) { return known.first == name && known.second == host.substr(last + 1); });
}

bool isPrivateRegistry(const PackageUrl& url) {
    return std::ranges::any_of(kPrivateMarks,
                               [&](std::string_view mark) { return url.path.find(mark) != std::string_view::npos; }) ||
           std::ranges::any_of(kPrivateHosts,
                               [&](std::string_view part) { return url.host.find(part) != std::string_view::npos; });
}

}  // namespace

Registries::Registries(const ProjectContext& context, const ProjectFile& lock) {
    for (const std::string& host : context.settings().registries) {
        const PackageUrl url = parsePackageUrl(host);
        named_.emplace(url.host.empty() ? std::string_view(host) : url.host);
    }
    for (const std::string& folder : {std::string(), folderOf(lock.path)})
        for (const std::string_view name : {".npmrc", ".yarnrc", ".yarnrc.yml"})
            if (const auto text = context.project().access().read(joinPath(folder, name))) readSettings(*text);
}

/// Every URL on a line about a registry.
void Registries::readSettings(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t scheme = line.find("http");
        if (line.find("egistry") == std::string_view::npos || scheme == std::string_view::npos) continue;
        const PackageUrl url = parsePackageUrl(line.substr(scheme));
        named_.emplace(url.host.substr(0, url.host.find_first_of("\"' \t\r")));
    }
}

void Registries::count(std::string_view host) {
    if (host.empty()) return;
    ++counts_[std::string(host)];
    ++total_;
}

bool Registries::isForeign(const PackageUrl& url) const {
    if (url.host.empty() || isPublic(url.host) || isPrivateRegistry(url)) return false;
    const std::string host(url.host);
    if (named_.contains(host) || host == "localhost" || host == "127.0.0.1") return false;
    const auto count = counts_.find(host);
    return count == counts_.end() || count->second * 2 <= total_;
}

}  // namespace jsward::rules::insecure_lockfile
