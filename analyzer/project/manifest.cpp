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

bool isApplication(const Manifest& manifest) {
    if (manifest.isPrivate) return true;
    constexpr auto kPublished = std::to_array<std::string_view>(
        {"files", "publishConfig", "exports", "types", "typings", "module", "bin", "peerDependencies"});
    if (std::ranges::any_of(kPublished, [&](std::string_view key) { return static_cast<bool>(manifest.json[key]); }))
        return false;
    if (!manifest.script("start").empty()) return true;
    constexpr auto kServers = std::to_array<std::string_view>(
        {"express", "koa", "fastify", "@hapi/hapi", "@nestjs/core", "next", "nuxt", "restify", "hono", "sails", "polka",
         "apollo-server", "@apollo/server", "socket.io", "@adonisjs/core", "@feathersjs/feathers"});
    // `npm init` gives every package a main file; one that serves is rarely meant to be imported.
    constexpr auto kMains = std::to_array<std::string_view>({"server", "app", "main", "index", "bin/www", "src/server",
                                                             "src/app", "src/index", "src/main", "dist/server",
                                                             "dist/app", "dist/index", "dist/main", "build/index"});
    std::string_view main = manifest.json["main"].text();
    if (main.starts_with("./")) main.remove_prefix(2);
    const bool serves = std::ranges::any_of(manifest.dependencies, [&](const Dependency& each) {
        return each.kind == DependencyKind::Production && std::ranges::find(kServers, each.name) != kServers.end();
    });
    return serves && std::ranges::find(kMains, main.substr(0, main.rfind('.'))) != kMains.end();
}

std::string_view Manifest::script(std::string_view script) const { return json["scripts"][script].text(); }

bool Manifest::installsPackages() const {
    return std::ranges::any_of(dependencies, [](const Dependency& each) { return each.kind != DependencyKind::Peer; });
}

}  // namespace jsward
