// A name that is also that of a package of the scan does not always mean it: a tutorial calls itself "express", a folder of
// unrelated packages holds a "lodash". A name means a package of the scan when the package manager would link it: within
// its own package, through a path or `workspace:` version, or among the members of one workspace.

#include "analyzer/program/package_set.h"

#include <algorithm>

#include "analyzer/program/module_path.h"
#include "analyzer/program/specifier.h"
#include "analyzer/text/path_text.h"

namespace jsward {
namespace {

constexpr std::string_view kLinkProtocols[] = {"file:", "link:", "portal:", "workspace:"};
constexpr std::string_view kRegistryAlias = "npm:";

bool isInNodeModules(std::string_view path) {
    return path.starts_with("node_modules/") || path.find("/node_modules/") != std::string_view::npos;
}

/// The value of a name in pairs, or nullptr.
const std::string* valueOf(const PackageJson::Pairs& pairs, std::string_view name) {
    const auto found = std::ranges::find(pairs, name, &PackageJson::Pairs::value_type::first);
    return found == pairs.end() ? nullptr : &found->second;
}

std::size_t commonLength(std::string_view a, std::string_view b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

std::vector<std::string> workspacePatternsAt(std::string_view directory, const PackageJson* package,
                                             const PackageSet::ReadText& read) {
    if (package != nullptr && !package->workspaces.empty()) return package->workspaces;
    if (const auto pnpm = read(joinPath(directory, "pnpm-workspace.yaml"))) return pnpmWorkspacePatterns(*pnpm);
    if (const auto lerna = read(joinPath(directory, "lerna.json"))) return lernaPatterns(*lerna);
    return {};
}

}  // namespace

PackageSet::PackageSet(const std::vector<std::string>& configs, const ReadText& read) {
    readPackages(configs, read);
    findWorkspaces(read);
}

void PackageSet::readPackages(const std::vector<std::string>& configs, const ReadText& read) {
    for (const std::string& path : configs) {
        if (baseName(path) != "package.json" || isInNodeModules(path)) continue;
        const auto text = read(path);
        if (!text) continue;
        if (auto package = parsePackageJson(std::string(directoryOf(path)), *text))
            packages_.push_back(std::move(*package));
    }
    std::ranges::sort(packages_, {}, &PackageJson::directory);
    for (PackageId id = 0; id < packages_.size(); ++id) {
        const PackageJson& package = packages_[id];
        // A package comes after those around it, so that the nearest one is found already.
        parents_.push_back(package.directory.empty() ? kNone : around(directoryOf(package.directory)));
        byDirectory_.emplace(package.directory, id);
        if (!package.name.empty()) byName_[package.name].push_back(id);
    }
}

/// Only a directory with packages below it can be a workspace; its own package.json is not required.
void PackageSet::findWorkspaces(const ReadText& read) {
    std::vector<bool> hasInner(packages_.size(), false);
    for (const PackageId parent : parents_)
        if (parent != kNone) hasInner[parent] = true;
    if (at("") == kNone && !packages_.empty())
        addWorkspace("", WorkspacePatterns(workspacePatternsAt("", nullptr, read)));
    for (PackageId id = 0; id < packages_.size(); ++id) {
        const PackageJson& package = packages_[id];
        if (hasInner[id])
            addWorkspace(package.directory, WorkspacePatterns(workspacePatternsAt(package.directory, &package, read)));
    }
}

void PackageSet::addWorkspace(std::string_view directory, const WorkspacePatterns& patterns) {
    if (patterns.empty()) return;
    Workspace workspace;
    workspace.directory = directory;
    workspace.parent = workspaceAround(directory);
    for (PackageId id = 0; id < packages_.size(); ++id) {
        const PackageJson& package = packages_[id];
        if (package.name.empty() || package.directory == directory || !isWithin(directory, package.directory)) continue;
        if (patterns.contains(relativeTo(directory, package.directory))) workspace.members[package.name].push_back(id);
    }
    workspaces_.push_back(std::move(workspace));
}

PackageId PackageSet::at(std::string_view directory) const {
    const auto found = byDirectory_.find(directory);
    return found == byDirectory_.end() ? kNone : found->second;
}

PackageId PackageSet::around(std::string_view directory) const {
    for (;; directory = directoryOf(directory)) {
        const PackageId package = at(directory);
        if (package != kNone || directory.empty()) return package;
    }
}

WorkspaceId PackageSet::workspaceAround(std::string_view directory) const {
    for (auto id = static_cast<WorkspaceId>(workspaces_.size()); id-- > 0;)
        if (isWithin(workspaces_[id].directory, directory)) return id;
    return kNone;
}

PackageId PackageSet::find(PackageId from, WorkspaceId workspace, std::string_view name) const {
    if (!byName_.contains(name) && (from == kNone || valueOf(packages_[from].elsewhere, name) == nullptr)) return kNone;
    if (const PackageId own = itself(from, name); own != kNone) return own;
    if (const PackageId linked = fromElsewhere(from, name); linked != kNone) return linked;
    for (; workspace != kNone; workspace = workspaces_[workspace].parent) {
        const auto found = workspaces_[workspace].members.find(name);
        if (found != workspaces_[workspace].members.end()) return nearestOf(found->second, from);
    }
    return kNone;
}

/// The package or one around it (an example inside the package that it shows), unless it depends on another one of that name.
PackageId PackageSet::itself(PackageId from, std::string_view name) const {
    for (; from != kNone; from = parents_[from]) {
        if (packages_[from].dependsOn(name)) return kNone;
        if (packages_[from].name == name) return from;
    }
    return kNone;
}

PackageId PackageSet::fromElsewhere(PackageId from, std::string_view name) const {
    if (from == kNone) return kNone;
    const std::string* version = valueOf(packages_[from].elsewhere, name);
    if (version == nullptr) return kNone;
    for (const std::string_view protocol : kLinkProtocols) {
        if (!version->starts_with(protocol)) continue;
        const std::string_view target = std::string_view(*version).substr(protocol.size());
        if (const auto path = pathFrom(packages_[from].directory, target))
            if (const PackageId package = at(*path); package != kNone && package != from) return package;
        if (protocol != "workspace:") return kNone;
        const std::size_t at = target.rfind('@');  // "workspace:@acme/db@^1" gives the package another name here
        const auto found = byName_.find(at == std::string_view::npos || at == 0 ? name : target.substr(0, at));
        return found == byName_.end() ? kNone : nearestOf(found->second, from);
    }
    return kNone;
}

PackageId PackageSet::nearestOf(const std::vector<PackageId>& candidates, PackageId from) const {
    if (from == kNone) return candidates.front();
    const std::string& directory = packages_[from].directory;
    return *std::ranges::max_element(candidates, {},
                                     [&](PackageId id) { return commonLength(packages_[id].directory, directory); });
}

std::optional<std::string> PackageSet::renamed(PackageId from, std::string_view name) const {
    if (from == kNone) return std::nullopt;
    const std::string* version = valueOf(packages_[from].elsewhere, name);
    if (version == nullptr || !version->starts_with(kRegistryAlias)) return std::nullopt;
    return packageOfScheme(*version);
}

}  // namespace jsward
