#include "analyzer/project/manifest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jsward {
namespace {

constexpr std::array<std::pair<std::string_view, DependencyKind>, 4> kSections{
    {{"dependencies", DependencyKind::Production},
     {"devDependencies", DependencyKind::Development},
     {"optionalDependencies", DependencyKind::Optional},
     {"peerDependencies", DependencyKind::Peer}}};

}  // namespace

Manifest readManifest(DataValue json) {
    Manifest manifest;
    manifest.json = json;
    manifest.name = json["name"].text();
    manifest.isPrivate = json["private"].isTrue();
    for (const auto& [section, kind] : kSections)
        for (const auto& [name, spec] : json[section].members())
            if (spec.isText())
                manifest.dependencies.push_back({name.text(), spec.text(), kind, name.span(), spec.span()});
    // npm writes `"workspaces": [...]`, yarn also `"workspaces": {"packages": [...]}`.
    const DataValue workspaces = json["workspaces"];
    for (const DataValue pattern : (workspaces.isMap() ? workspaces["packages"] : workspaces).items())
        manifest.workspaces.emplace_back(pattern.text());
    return manifest;
}

const Dependency* Manifest::find(std::string_view dependency) const {
    const auto found = std::ranges::find(dependencies, dependency, &Dependency::name);
    return found == dependencies.end() ? nullptr : &*found;
}

std::string_view Manifest::script(std::string_view script) const { return json["scripts"][script].text(); }

bool Manifest::installsPackages() const {
    return std::ranges::any_of(dependencies, [](const Dependency& each) { return each.kind != DependencyKind::Peer; });
}

}  // namespace jsward
